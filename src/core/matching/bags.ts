import type { Seen } from './queryScratch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A passage as the set of its terms. */
export interface Bag {
  /** Distinct terms, in the order in which the passage brings them up. */
  readonly terms: Int32Array;
  /** Per term the square of its weight. */
  readonly squares: Float64Array;
  /** Of the vector of weights. */
  readonly length: number;
}

/** Makes bags of passages, for one query: weights must not change meanwhile. */
export class Bags {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly seen: Seen,
  ) {}

  of(terms: Int32Array): Bag {
    const { vocabulary } = this;
    const pass = this.seen.begin(vocabulary.size);
    const met = this.seen.in;
    const distinct = new Int32Array(terms.length);
    const squares = new Float64Array(terms.length);
    let size = 0;
    let sum = 0;
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] ?? 0;
      if (met[term] === pass) continue;
      met[term] = pass;
      const square = vocabulary.weight(term) ** 2;
      distinct[size] = term;
      squares[size++] = square;
      sum += square;
    }
    return {
      terms: distinct.subarray(0, size),
      squares: squares.subarray(0, size),
      length: Math.sqrt(sum),
    };
  }

  /**
   * The cosine of a passage to one whose terms are given, without making a bag of it.
   * @param squares per term the square of its weight where the other passage holds it, otherwise 0
   * @param length of the other passage's vector
   */
  cosine(terms: Int32Array, squares: Float64Array, length: number): number {
    const { vocabulary } = this;
    const pass = this.seen.begin(vocabulary.size);
    const met = this.seen.in;
    let sum = 0;
    let dot = 0;
    for (let at = 0; at < terms.length; at++) {
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
