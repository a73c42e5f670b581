import type { Annotations } from '../../../core/corpus/annotations.ts';
import { claimMatrix } from '../../../core/corpus/claimMatrix.ts';
import type { Claims } from '../../../core/corpus/claims.ts';
import { timelineOf } from '../../../core/corpus/timeline.ts';
import type { ArticleId } from '../../../core/ports.ts';
import type { MatrixModel } from '../../../webview/protocol/matrix.ts';
import { dateLabel, headlineBeside, outletLabel } from '../../describe.ts';
import { shorten } from '../../markdown.ts';

/** How much of a claim's quotes can be searched. */
const SEARCHED = 4000;

/** Claims against articles, and the articles' dates, in words for people. */
export function matrixModel(annotations: Annotations, claims: Claims): MatrixModel {
  const articles = Array.from(annotations.all(), ({ id, particulars }) => ({
    id,
    published: particulars.published,
  }));
  const timeline = timelineOf(articles);
  const { rows, columns } = claimMatrix(claims.all(), timeline);
  const indexOf = new Map(columns.map((id, index) => [id, index]));
  const known = (ids: readonly ArticleId[]): number[] => ids.flatMap((id) => indexOf.get(id) ?? []);
  return {
    rows: rows.map(({ key, statement, tags, words, cells, ...row }) => ({
      ...row,
      key,
      name: shorten(key, 200),
      statement: shorten(statement ?? '', 300),
      tags: tags.slice(0, 40).map((tag) => shorten(tag, 60)),
      words: words.slice(0, SEARCHED),
      cells: cells.map(({ stance, ...cell }) => ({ ...cell, stance: stance ?? 'unset' })),
    })),
    columns: columns.map((article) => {
      const particulars = annotations.of(article)?.particulars ?? {};
      return {
        article,
        outlet: shorten(outletLabel(article, particulars), 80),
        title: shorten(headlineBeside(particulars) ?? '', 160),
        date: particulars.published === undefined ? '' : dateLabel(particulars.published),
      };
    }),
    timeline: {
      dated: timeline.dated
        .map(({ date, after, articles, days }) => ({
          label: dateLabel(date),
          partial: days.from !== days.to,
          columns: known(articles),
          ...(after === undefined ? {} : { after }),
        }))
        .filter((date) => date.columns.length > 0),
      undated: known(timeline.undated),
    },
  };
}
