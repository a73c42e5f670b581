import type { ArticleId } from '../ports.ts';
import { daysOfIso, type Days } from '../slots/days.ts';

/** Articles published on one date, as far as it is known. */
export interface DatedArticles {
  /** ISO without a time of day: `2031`, `2031-05` or `2031-05-04`. */
  readonly date: string;
  readonly days: Days;
  /** Days surely passed since the date before; undefined for the first one. */
  readonly after: number | undefined;
  readonly articles: readonly ArticleId[];
}

export interface Timeline {
  /** The earliest first; a month stands before its days, a year before its months. */
  readonly dated: readonly DatedArticles[];
  /** Those that state no date, or one that is none: nothing shows where they belong. */
  readonly undated: readonly ArticleId[];
}

/** Orders articles by publication; what is published on the same date stays in the order of time of day. */
export function timelineOf(
  articles: readonly { readonly id: ArticleId; readonly published: string | undefined }[],
): Timeline {
  const byDate = new Map<string, { days: Days; articles: ArticleId[] }>();
  const undated: ArticleId[] = [];
  const inOrder = articles.toSorted((a, b) => compare(a.published ?? '', b.published ?? ''));
  for (const { id, published } of inOrder) {
    const days = daysOfIso(published);
    const date = published?.slice(0, 10).replace(/[T ].*$/, '');
    if (!days || date === undefined) {
      undated.push(id);
      continue;
    }
    const known = byDate.get(date);
    if (known) known.articles.push(id);
    else byDate.set(date, { days, articles: [id] });
  }
  let last: Days | undefined;
  const dated = Array.from(byDate)
    .toSorted(([a], [b]) => compare(a, b))
    .map(([date, { days, articles }]) => {
      const after = last && Math.max(0, days.from - last.to);
      if (!last || days.to > last.to) last = days;
      return { date, days, after, articles };
    });
  return { dated, undated };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
