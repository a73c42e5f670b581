import { kthLargest } from './accumulator.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import type { Sparse } from './queryScratch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How two articles compare as reports of an event. Similarities are cosines in 0..1. */
export interface ArticleLikeness {
  readonly words: number;
  /** Of the names alone. */
  readonly names: number;
  /** Of the figures alone. */
  readonly numbers: number;
  /** Shared weight against the smaller of the two, so that a brief and a long report compare. */
  readonly containment: number;
  /** The lesser of the squared lengths of the two articles' names. */
  readonly named: number;
}

/** Squared lengths of an article's vectors. */
export interface Norms {
  readonly words: number;
  readonly names: number;
  readonly numbers: number;
}

/** The tenth mention says little more than the ninth. Counts end at 255. */
const DAMPED = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)));
const damped = (count: number): number => DAMPED[count] ?? 1;

/** One number for how alike two articles are: names and figures tell events apart better than other words do. */
export const kinship = ({ words, names, numbers }: ArticleLikeness): number =>
  words + 0.3 * names + 0.2 * numbers;

/** Compares one article with others: a pass over the distinct terms of each. */
export class ArticleComparer {
  /** Per term of the article the square of its weight times how often it occurs, damped; otherwise 0. */
  private readonly held: Float64Array;

  /** @param held empty, with room for every term */
  constructor(
    article: IndexedArticle,
    private readonly norms: Norms,
    private readonly vocabulary: Vocabulary,
    held: Sparse<Float64Array>,
  ) {
    const { articleTerms, articleCounts } = article;
    for (let at = 0; at < articleTerms.length; at++) {
      const term = articleTerms[at] ?? 0;
      const weight = vocabulary.articleWeight(term);
      held.set(term, weight * weight * damped(articleCounts[at] ?? 1));
    }
    this.held = held.values;
  }

  /** @param norms of the other article */
  likeness({ articleTerms, articleCounts }: IndexedArticle, norms: Norms): ArticleLikeness {
    const { held, vocabulary } = this;
    let dot = 0;
    let nameDot = 0;
    let numberDot = 0;
    for (let at = 0; at < articleTerms.length; at++) {
      const term = articleTerms[at] ?? 0;
      const share = held[term] ?? 0;
      if (share === 0) continue;
      const product = share * damped(articleCounts[at] ?? 1);
      dot += product;
      if (vocabulary.isNumber(term)) numberDot += product;
      else nameDot += product * vocabulary.nameness(term) ** 2;
    }
    return {
      words: ratio(dot, Math.sqrt(this.norms.words * norms.words)),
      names: ratio(nameDot, Math.sqrt(this.norms.names * norms.names)),
      numbers: ratio(numberDot, Math.sqrt(this.norms.numbers * norms.numbers)),
      containment: ratio(dot, Math.min(this.norms.words, norms.words)),
      named: Math.min(this.norms.names, norms.names),
    };
  }
}

/** What half a dozen names that a single article has come to: with less nobody in particular is told of. */
const NAMED = 80;
const FEW_NAMES = 0.2;

/**
 * Whether two articles tell the same sort of story of other people in other places: they share hardly a name, fewer
 * than they share words. Where there are few articles all have the same neighbours, and only this tells events apart.
 */
export const tellsOfOthers = ({ words, names, named }: ArticleLikeness): boolean =>
  named >= NAMED && names < FEW_NAMES && names < 0.9 * words;

const ratio = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

export function normsOf(article: IndexedArticle, vocabulary: Vocabulary): Norms {
  let words = 0;
  let names = 0;
  let numbers = 0;
  const { articleTerms, articleCounts } = article;
  for (let at = 0; at < articleTerms.length; at++) {
    const term = articleTerms[at] ?? 0;
    const square = (vocabulary.articleWeight(term) * damped(articleCounts[at] ?? 1)) ** 2;
    words += square;
    if (vocabulary.isNumber(term)) numbers += square;
    else names += square * vocabulary.nameness(term) ** 2;
  }
  return { words, names, numbers };
}

/** The terms an article is looked up by: its weightiest, so that the cost does not grow with its length. */
export function keyTerms(article: IndexedArticle, vocabulary: Vocabulary, limit: number): Int32Array {
  const { articleTerms, articleCounts } = article;
  if (articleTerms.length <= limit) return articleTerms;
  const weights = new Float64Array(articleTerms.length);
  for (let at = 0; at < weights.length; at++)
    weights[at] = vocabulary.articleWeight(articleTerms[at] ?? 0) * damped(articleCounts[at] ?? 1);
  const least = kthLargest(weights.slice(), weights.length, limit);
  return articleTerms.filter((_, at) => (weights[at] ?? 0) >= least);
}
