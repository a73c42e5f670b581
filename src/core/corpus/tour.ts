import type { ArticleId } from '../ports.ts';

/** A place in an article that people go to one after another. */
export interface Stop {
  readonly article: ArticleId;
  readonly start: number;
  /** Tells it from another at the same place. */
  readonly id: string;
}

/** Where somebody is; `last` is the stop they went to last, if any. */
export interface Whereabouts {
  readonly article: ArticleId;
  readonly offset: number;
  readonly last?: string | undefined;
}

/** The order of a tour: by article, then by place. */
export const byPlace = (a: Stop, b: Stop): number =>
  a.article < b.article ? -1 : a.article > b.article ? 1 : a.start - b.start || (a.id < b.id ? -1 : 1);

/**
 * The next or previous stop, round at the ends: from the last one where somebody is still there (several may share a
 * place), else from where they are. Without a place it begins at an end.
 * @param stops in the order of {@link byPlace}
 */
export function nextStop<T extends Stop>(
  stops: readonly T[],
  from: Whereabouts | undefined,
  direction: 1 | -1,
): T | undefined {
  const at = stops.findIndex(
    ({ id, article, start }) => id === from?.last && article === from.article && start === from.offset,
  );
  if (at !== -1) return stops[(at + direction + stops.length) % stops.length];
  const ends = direction === 1 ? stops[0] : stops.at(-1);
  if (!from) return ends;
  const compare = ({ article, start }: Stop): number =>
    article < from.article ? -1 : article > from.article ? 1 : start - from.offset;
  const beyond =
    direction === 1 ? stops.find((stop) => compare(stop) > 0) : stops.findLast((stop) => compare(stop) < 0);
  return beyond ?? ends;
}
