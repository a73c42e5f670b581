import type { Vocabulary } from './vocabulary.ts';

/** As many passages as a number has bits. */
const MOST = 30;

/** Cosines of a passage to several fixed ones in a single pass over its words. */
export class Cosines {
  /** Term to bit set of the passages that hold it. */
  private readonly holders = new Map<number, number>();
  private readonly lengths: readonly number[];
  private readonly vocabulary: Vocabulary;

  /** Of more than thirty passages the first thirty are taken. */
  constructor(passages: readonly Int32Array[], vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.lengths = passages.slice(0, MOST).map((terms, index) => {
      let squares = 0;
      for (const term of terms) {
        const bits = this.holders.get(term) ?? 0;
        if (bits & (1 << index)) continue;
        squares += vocabulary.weight(term) ** 2;
        this.holders.set(term, bits | (1 << index));
      }
      return Math.sqrt(squares);
    });
  }

  /** One cosine in 0..1 a fixed passage, in their order. */
  to(terms: Int32Array): Float64Array {
    const dots = new Float64Array(this.lengths.length);
    let squares = 0;
    const seen = new Set<number>();
    for (const term of terms) {
      if (seen.has(term)) continue;
      seen.add(term);
      const square = this.vocabulary.weight(term) ** 2;
      squares += square;
      let bits = this.holders.get(term) ?? 0;
      while (bits !== 0) {
        const index = 31 - Math.clz32(bits & -bits);
        dots[index] = (dots[index] ?? 0) + square;
        bits &= bits - 1;
      }
    }
    const length = Math.sqrt(squares);
    return dots.map((dot, index) => {
      const product = length * (this.lengths[index] ?? 0);
      return product > 0 ? Math.min(1, dot / product) : 0;
    });
  }
}
