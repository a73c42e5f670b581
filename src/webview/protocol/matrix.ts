import { count, either, fields, flag, list, oneOf, text, words, type Checked } from './checks.ts';
import { STANCES, VERDICTS } from './values.ts';

export const SORTS = ['key', 'articles', 'disputes', 'first'] as const;

/** The words of the matrix that do not come from claims or articles. */
export const MATRIX_WORDS = [
  'title',
  'matrix',
  'timeline',
  'filter',
  'filterHint',
  'verdict',
  'anyVerdict',
  ...VERDICTS,
  'tag',
  'anyTag',
  'outlet',
  'anyOutlet',
  'stance',
  'asserts',
  'reports',
  'disputes',
  'unset',
  'denied',
  'troubled',
  'sort',
  'byKey',
  'byArticles',
  'byDisputes',
  'byFirst',
  'clear',
  'shown',
  'none',
  'noneFiltered',
  'claimColumn',
  'keys',
  'ctrl',
  'appearances',
  'empty',
  'undated',
  'undatedHint',
  'unlisted',
  'later',
  'laterOne',
  'laterMonths',
  'laterYears',
  'partial',
  'oneArticle',
  'articleCount',
] as const;

const cell = fields({
  column: count,
  stance: oneOf(STANCES),
  denied: flag,
  appearances: count,
  troubled: flag,
});

/** `key` names the claim to the host, `name` to people. */
const row = fields({
  key: text,
  name: text,
  statement: text,
  verdict: oneOf(VERDICTS),
  tags: list(text),
  words: text,
  cells: list(cell),
  disputes: count,
});

/** `date`: for people, '' where unknown. */
const column = fields({ article: text, outlet: text, title: text, date: text });

const datedColumns = fields(
  { label: text, partial: flag, columns: list(count) },
  /** Days surely passed since the date before. */
  { after: count },
);

const timeline = fields({ dated: list(datedColumns), undated: list(count) });

/** Everything but the rows, which come after it in batches: thousands at once would hold up the host and the page. */
const head = fields({ type: oneOf(['head']), words: words(MATRIX_WORDS), columns: list(column), timeline });

/** `last`: the matrix is complete and can be shown. */
const batch = fields({ type: oneOf(['rows']), rows: list(row), last: flag });

/** What the host tells the matrix. */
export const toMatrix = either(head, batch);

/** What a person did in the matrix. */
export const fromMatrix = either(
  fields({ type: oneOf(['ready']) }),
  fields({ type: oneOf(['refused']), reason: text }),
  fields({ type: oneOf(['claim']), claim: text }),
  fields({ type: oneOf(['article']), article: text }),
  fields({ type: oneOf(['cell']), claim: text, article: text }),
);

const matrixFilter = fields({
  text,
  verdict: text,
  tag: text,
  outlet: text,
  stances: list(oneOf(STANCES)),
  sort: oneOf(SORTS),
});

/** What the matrix remembers while it is hidden or the window reloads. */
export const matrixState = fields({
  tab: oneOf(['matrix', 'timeline']),
  filter: matrixFilter,
  top: count,
  left: count,
});

export interface MatrixModel {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly timeline: Checked<typeof timeline>;
}
export type MatrixRow = Checked<typeof row>;
export type MatrixCell = Checked<typeof cell>;
export type MatrixColumn = Checked<typeof column>;
export type DatedColumns = Checked<typeof datedColumns>;
export type ToMatrix = Checked<typeof toMatrix>;
export type MatrixHead = Checked<typeof head>;
export type MatrixWords = MatrixHead['words'];
export type FromMatrix = Checked<typeof fromMatrix>;
export type MatrixFilter = Checked<typeof matrixFilter>;
export type MatrixState = Checked<typeof matrixState>;

/** The cells of one batch of rows: a few milliseconds to send, to check and to take in. */
const CELLS_AT_ONCE = 1000;

/** The messages that tell a matrix, in their order. */
export function* matrixMessages(
  { rows, columns, timeline: dates }: MatrixModel,
  shownWords: MatrixWords,
): Generator<ToMatrix, void, void> {
  yield { type: 'head', words: shownWords, columns, timeline: dates };
  let from = 0;
  let cells = 0;
  for (const [index, { cells: own }] of rows.entries()) {
    cells += own.length + 1;
    if (cells < CELLS_AT_ONCE) continue;
    yield { type: 'rows', rows: rows.slice(from, index + 1), last: false };
    from = index + 1;
    cells = 0;
  }
  yield { type: 'rows', rows: rows.slice(from), last: true };
}
