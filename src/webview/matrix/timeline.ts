import type { DatedColumns, FromMatrix, MatrixModel, MatrixRow, MatrixWords } from '../protocol/matrix.ts';
import { fact, h } from '../shared/dom.ts';
import { format } from '../shared/format.ts';
import { stanceMark } from '../shared/stanceMark.ts';
import type { Selection } from './select.ts';

/** At most so many articles are listed: beyond, a filter finds more than the eye. */
const LISTED = 400;

/** The claims that are shown by the date of the articles that carry them; what has no date stands apart. */
export function timelineNodes(
  words: MatrixWords,
  { columns, timeline }: MatrixModel,
  selection: Selection,
  tell: (message: FromMatrix) => void,
): Node[] {
  const byColumn = new Map<number, { row: MatrixRow; cell: MatrixRow['cells'][number] }[]>();
  for (const row of selection.rows)
    for (const cell of row.cells) {
      const known = byColumn.get(cell.column);
      if (known) known.push({ row, cell });
      else byColumn.set(cell.column, [{ row, cell }]);
    }
  let left = LISTED;
  const articles = (indices: readonly number[]): HTMLElement[] =>
    indices.flatMap((index) => {
      const column = columns[index];
      const carried = byColumn.get(index);
      if (!column || !carried || (selection.placeOf[index] ?? -1) < 0) return [];
      if (--left < 0) return [];
      const { article, outlet, title } = column;
      return h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            class: 'link outlet',
            dir: 'auto',
            onclick: () => tell({ type: 'article', article }),
          },
          outlet,
        ),
        title !== '' && fact(title),
        h(
          'ul',
          { class: 'carried' },
          ...carried.map(({ row, cell }) =>
            h(
              'li',
              {},
              stanceMark(cell.stance, cell.denied),
              h(
                'button',
                {
                  type: 'button',
                  class: 'link',
                  dir: 'auto',
                  title: row.statement,
                  onclick: () => tell({ type: 'cell', claim: row.key, article }),
                },
                row.name,
              ),
              fact([words[cell.stance], cell.denied && words.denied].filter(Boolean).join(', ')),
            ),
          ),
        ),
      );
    });
  const nodes: Node[] = [];
  for (const date of timeline.dated) {
    const items = articles(date.columns);
    if (items.length === 0) continue;
    nodes.push(
      h(
        'section',
        { class: date.partial ? 'date partial' : 'date' },
        h('h2', {}, date.label),
        h('p', { class: 'hint' }, remark(words, date, nodes.length > 0)),
        h('ul', { class: 'articles' }, ...items),
      ),
    );
  }
  const undated = articles(timeline.undated);
  if (undated.length > 0)
    nodes.push(
      h(
        'section',
        { class: 'date undated' },
        h('h2', {}, words.undated),
        h('p', { class: 'hint' }, words.undatedHint),
        h('ul', { class: 'articles' }, ...undated),
      ),
    );
  if (left < 0) nodes.push(h('p', { class: 'hint' }, format(words.unlisted, -left)));
  return nodes;
}

function remark(words: MatrixWords, { after, partial }: DatedColumns, follows: boolean): string {
  const later = follows && after ? passed(words, after) : '';
  return [later, partial ? words.partial : ''].filter(Boolean).join(' · ');
}

/** How much later, in days as long as one counts in days. */
function passed(words: MatrixWords, days: number): string {
  if (days === 1) return words.laterOne;
  if (days < 60) return format(words.later, days);
  const months = Math.round(days / 30.44);
  return months < 24
    ? format(words.laterMonths, months)
    : format(words.laterYears, Math.round(days / 365.25));
}
