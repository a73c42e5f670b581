import type { QueryScratch } from './queryScratch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A passage as the set of its terms, which lie among those of other bags: a view for each would cost more than filling it. */
export interface Bag {
  /** Distinct terms from one place to another, in the order in which the passage brings them up. */
  readonly terms: Int32Array;
  readonly from: number;
  readonly to: number;
  /** For each of `terms` the square of its weight. */
  readonly squares: Float64Array;
  /** Of the vector of weights. */
  readonly length: number;
}

/** Makes bags of passages, for one query: weights must not change meanwhile. */
export class Bags {
  private used = 0;

  /** @param scratch in which the bags lie until bags are made for another query */
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly scratch: QueryScratch,
  ) {}

  /** Of the terms from one place to another. */
  of(terms: Int32Array, first = 0, last = terms.length): Bag {
    const { vocabulary, scratch } = this;
    const pass = scratch.seen.begin(vocabulary.size);
    const met = scratch.seen.in;
    if (this.used + last - first > scratch.distinct.length) {
      scratch.makeRoom(last - first);
      this.used = 0;
    }
    const { distinct, squares } = scratch;
    const start = this.used;
    let end = start;
    let sum = 0;
    for (let at = first; at < last; at++) {
      const term = terms[at] ?? 0;
      if (met[term] === pass) continue;
      met[term] = pass;
      const square = vocabulary.weight(term) ** 2;
      distinct[end] = term;
      squares[end++] = square;
      sum += square;
    }
    this.used = end;
    return { terms: distinct, from: start, to: end, squares, length: Math.sqrt(sum) };
  }

  /**
   * The cosine of the terms from one place to another to a passage whose terms are given, without making a bag of them.
   * @param squares per term the square of its weight where the other passage holds it, otherwise 0
   * @param length of the other passage's vector
   */
  cosine(terms: Int32Array, first: number, last: number, squares: Float64Array, length: number): number {
    const { vocabulary } = this;
    const { seen } = this.scratch;
    const pass = seen.begin(vocabulary.size);
    const met = seen.in;
    let sum = 0;
    let dot = 0;
    for (let at = first; at < last; at++) {
      const term = terms[at] ?? 0;
      if (met[term] === pass) continue;
      met[term] = pass;
      sum += vocabulary.weight(term) ** 2;
      dot += squares[term] ?? 0;
    }
    const product = Math.sqrt(sum) * length;
    return product > 0 ? dot / product : 0;
  }
}
