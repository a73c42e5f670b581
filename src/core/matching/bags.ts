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
  /** Per term the bag it was last put into. */
  private readonly lastIn: Int32Array;
  private count = 0;

  constructor(private readonly vocabulary: Vocabulary) {
    this.lastIn = new Int32Array(vocabulary.size);
  }

  of(terms: Int32Array): Bag {
    const { lastIn, vocabulary } = this;
    const number = ++this.count;
    const distinct = new Int32Array(terms.length);
    const squares = new Float64Array(terms.length);
    let size = 0;
    let sum = 0;
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] ?? 0;
      if (lastIn[term] === number) continue;
      lastIn[term] = number;
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
}
