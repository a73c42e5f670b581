import type { ArticleId } from '../ports.ts';

/** Tells which texts derive from one another. */
export interface Independence {
  /** Whether the texts of two annotated articles are independent; undefined where nothing shows it. */
  between(a: ArticleId, b: ArticleId): boolean | undefined;
  /** Does what comparing needs of an article by itself, so that it need not be done for many at once. */
  prepare(article: ArticleId): void;
}

/** Articles that are one text, as one derives from the other or both from a third; in the order given. */
export interface TextGroup {
  readonly articles: readonly [ArticleId, ...ArticleId[]];
  /** How many of the other groups nothing shows this one to be independent of. */
  readonly unknown: number;
}

/** Gathers articles that derive from one another, directly or through a third. O(n²) in the articles. */
export function groupTexts(articles: readonly ArticleId[], independence: Independence): readonly TextGroup[] {
  const root = articles.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] ?? at;
    return at;
  };
  const undecided: (readonly [number, number])[] = [];
  for (const [later, b] of articles.entries())
    for (const [earlier, a] of articles.slice(0, later).entries()) {
      const independent = independence.between(a, b);
      if (independent === undefined) undecided.push([earlier, later]);
      else if (!independent) root[rootOf(later)] = rootOf(earlier);
    }
  const members = new Map<number, [ArticleId, ...ArticleId[]]>();
  for (const [index, id] of articles.entries()) {
    const known = members.get(rootOf(index));
    if (known) known.push(id);
    else members.set(rootOf(index), [id]);
  }
  const doubts = new Map<number, Set<number>>();
  const doubt = (group: number, other: number): void => {
    doubts.set(group, (doubts.get(group) ?? new Set()).add(other));
  };
  for (const [a, b] of undecided.map(([a, b]) => [rootOf(a), rootOf(b)] as const)) {
    if (a === b) continue;
    doubt(a, b);
    doubt(b, a);
  }
  return Array.from(members, ([group, articles]) => ({ articles, unknown: doubts.get(group)?.size ?? 0 }));
}
