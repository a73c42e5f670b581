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

const matrix = fields({
  rows: list(row),
  columns: list(column),
  timeline: fields({ dated: list(datedColumns), undated: list(count) }),
});

/** What the host tells the matrix. */
export const toMatrix = fields({ type: oneOf(['matrix']), words: words(MATRIX_WORDS), matrix });

/** What a person did in the matrix. */
export const fromMatrix = either(
  fields({ type: oneOf(['ready']) }),
  fields({ type: oneOf(['refused']), reason: text }),
  fields({ type: oneOf(['claim']), claim: text }),
  fields({ type: oneOf(['article']), article: text }),
  fields({ type: oneOf(['cell']), claim: text, article: text }),
);

export const matrixFilter = fields({
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

export type MatrixModel = Checked<typeof matrix>;
export type MatrixRow = Checked<typeof row>;
export type MatrixCell = Checked<typeof cell>;
export type MatrixColumn = Checked<typeof column>;
export type DatedColumns = Checked<typeof datedColumns>;
export type ToMatrix = Checked<typeof toMatrix>;
export type MatrixWords = ToMatrix['words'];
export type FromMatrix = Checked<typeof fromMatrix>;
export type MatrixFilter = Checked<typeof matrixFilter>;
export type MatrixState = Checked<typeof matrixState>;
