import type { Bag, Bags } from './bags.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import type { Sparse } from './queryScratch.ts';

/**
 * How alike the passages around two passages are. Two reports tell the same things side by side, so what stands around
 * a passage tells its counterpart from others with the same words, and finds the one that says it in other words.
 */
export class Surroundings {
  /** Per term the square of its weight where it stands around the query, otherwise 0. */
  private readonly squares: Float64Array;
  private readonly own: Bag;

  /**
   * @param sentence the one the query is of, or -1
   * @param query its terms
   * @param squares empty, with room for every term
   */
  constructor(
    article: IndexedArticle,
    sentence: number,
    query: Int32Array,
    private readonly bags: Bags,
    squares: Sparse<Float64Array>,
  ) {
    const around =
      sentence < 0
        ? new Int32Array(0)
        : article.terms.subarray(firstAround(article, sentence), lastAround(article, sentence));
    const all = new Int32Array(around.length + query.length);
    all.set(around);
    all.set(query, around.length);
    this.own = bags.of(all);
    for (let at = this.own.from; at < this.own.to; at++)
      squares.set(this.own.terms[at] ?? 0, this.own.squares[at] ?? 0);
    this.squares = squares.values;
  }

  /** Cosine in 0..1 of what is around the query and what is around another article's sentence, both included. */
  likeness(article: IndexedArticle, sentence: number): number {
    const first = firstAround(article, sentence);
    const last = lastAround(article, sentence);
    return this.bags.cosine(article.terms, first, last, this.squares, this.own.length);
  }
}

/** Where the terms of a sentence and of the ones beside it begin and end. */
const firstAround = ({ offsets }: IndexedArticle, sentence: number): number =>
  offsets[Math.max(0, sentence - 1)] ?? 0;
const lastAround = ({ offsets, sentenceCount }: IndexedArticle, sentence: number): number =>
  offsets[Math.min(sentenceCount, sentence + 2)] ?? 0;
