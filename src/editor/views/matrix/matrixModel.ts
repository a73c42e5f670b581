import type { Annotations } from '../../../core/corpus/annotations.ts';
import { claimMatrix, type MatrixRow as ClaimRow } from '../../../core/corpus/claimMatrix.ts';
import type { Claims } from '../../../core/corpus/claims.ts';
import { timelineOf } from '../../../core/corpus/timeline.ts';
import type { Particulars } from '../../../core/model/annotation.ts';
import type { ArticleId } from '../../../core/ports.ts';
import type { Work } from '../../../core/work.ts';
import type { DatedColumns, MatrixColumn, MatrixModel, MatrixRow } from '../../../webview/protocol/matrix.ts';
import { dateLabel, headlineBeside, outletLabel } from '../../describe.ts';
import { shorten } from '../../markdown.ts';

/** How much of a claim's quotes can be searched. */
const SEARCHED = 4000;

/** How many columns are made between two pauses. */
const COLUMNS_AT_ONCE = 16;

/** Claims against articles, and the articles' dates, in words for people. */
export function* matrixModel(annotations: Annotations, claims: Claims): Work<MatrixModel> {
  const articles = Array.from(annotations.all(), ({ id, particulars }) => ({
    id,
    published: particulars.published,
  }));
  const timeline = timelineOf(articles);
  yield undefined;
  const { rows, columns } = yield* claimMatrix(claims.all(), timeline);
  const indexOf = new Map(columns.map((id, index) => [id, index]));
  const known = (ids: readonly ArticleId[]): number[] => ids.flatMap((id) => indexOf.get(id) ?? []);
  const shownRows: MatrixRow[] = [];
  for (const row of rows) {
    shownRows.push(shownRow(row));
    yield undefined;
  }
  const shownColumns: MatrixColumn[] = [];
  for (const [index, article] of columns.entries()) {
    shownColumns.push(columnOf(article, annotations.of(article)?.particulars ?? {}));
    if (index % COLUMNS_AT_ONCE === 0) yield undefined;
  }
  const dated: DatedColumns[] = [];
  for (const { date, after, articles: published, days } of timeline.dated) {
    const carrying = known(published);
    yield undefined;
    if (carrying.length === 0) continue;
    dated.push({
      label: dateLabel(date),
      partial: days.from !== days.to,
      columns: carrying,
      ...(after === undefined ? {} : { after }),
    });
  }
  return {
    rows: shownRows,
    columns: shownColumns,
    timeline: { dated, undated: known(timeline.undated) },
  };
}

function shownRow({ key, statement, tags, words, cells, ...row }: ClaimRow): MatrixRow {
  return {
    ...row,
    key,
    name: shorten(key, 200),
    statement: shorten(statement ?? '', 300),
    tags: tags.slice(0, 40).map((tag) => shorten(tag, 60)),
    words: words.slice(0, SEARCHED),
    cells: cells.map(({ stance, ...cell }) => ({ ...cell, stance: stance ?? 'unset' })),
  };
}

function columnOf(article: ArticleId, particulars: Particulars): MatrixColumn {
  return {
    article,
    outlet: shorten(outletLabel(article, particulars), 80),
    title: shorten(headlineBeside(particulars) ?? '', 160),
    date: particulars.published === undefined ? '' : dateLabel(particulars.published),
  };
}
