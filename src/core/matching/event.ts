import { likenessOf, type ArticleLikeness } from './article-vectors.ts';
import type { IndexedArticle } from './indexed-article.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How another article stands to the article asked about. */
export interface EventLink {
  readonly likeness: ArticleLikeness;
  /** Mean likeness to the core of the event: the articles surely of the query's event, itself included. */
  readonly core: number;
  /** 0..1: how likely both report the same event. */
  readonly probability: number;
}

/** An article in the light of all others. */
export interface EventContext {
  readonly links: ReadonlyMap<number, EventLink>;
  /** The best likeness any other article has. */
  readonly best: number;
  /** For terms of the event's core: the share of its articles that hold the term. */
  readonly spread: ReadonlyMap<number, number>;
}

export const NO_CONTEXT: EventContext = { links: new Map(), best: 0, spread: new Map() };

/** The terms an article is looked up by: its weightiest, so that the cost does not grow with its length. */
export function keyTerms(article: IndexedArticle, vocabulary: Vocabulary, limit: number): Int32Array {
  const weighed = Array.from(article.articleTerms, (term, at) => ({
    term,
    weight: vocabulary.articleWeight(term) * (1 + Math.log(article.articleCounts[at] ?? 1)),
  }));
  weighed.sort((a, b) => b.weight - a.weight || a.term - b.term);
  return Int32Array.from(weighed.slice(0, limit), ({ term }) => term);
}

/** Places the likely articles of the query's event: those given, most alike first. */
export function eventContext(
  query: IndexedArticle,
  candidates: readonly { readonly slot: number; readonly article: IndexedArticle }[],
  vocabulary: Vocabulary,
): EventContext {
  const likenesses = candidates.map(({ slot, article }) => ({
    slot,
    article,
    likeness: likenessOf(query, article, vocabulary),
  }));
  likenesses.sort((a, b) => b.likeness.words - a.likeness.words || a.slot - b.slot);
  const best = likenesses[0]?.likeness.words ?? 0;
  const members = likenesses
    .filter(({ likeness }) => likeness.words >= Math.max(0.12, best * 0.6))
    .slice(0, 12);
  const links = new Map<number, EventLink>();
  likenesses.forEach(({ slot, article, likeness }, rank) => {
    let sum = likeness.words;
    let count = 1;
    if (rank < 60)
      for (const member of members) {
        if (member.slot === slot) continue;
        sum += likenessOf(member.article, article, vocabulary).words;
        count++;
      }
    const core = rank < 60 ? sum / count : likeness.words / 2;
    links.set(slot, { likeness, core, probability: probabilityOf(likeness, core) });
  });
  const spread = new Map<number, number>();
  const core = [query, ...members.map(({ article }) => article)];
  for (const article of core)
    for (const term of article.articleTerms) spread.set(term, (spread.get(term) ?? 0) + 1 / core.length);
  return { links, best, spread };
}

function probabilityOf(likeness: ArticleLikeness, core: number): number {
  const evidence = -4 + 12 * likeness.words + 8 * core + 2 * likeness.names;
  return 1 / (1 + Math.exp(-evidence));
}
