import type { Bag } from './bags.ts';
import type { Sparse } from './queryScratch.ts';

/** As many passages as a number has bits. */
const MOST = 30;

/** Cosines of a passage to several fixed ones in a single pass over its words. */
export class Cosines {
  /** Per term the bit set of the passages that hold it. */
  private readonly holders: Int32Array;
  private readonly lengths: readonly number[];
  private readonly dots: Float64Array;

  /**
   * Of more than thirty passages the first thirty are taken.
   * @param holders empty, with room for every term
   */
  constructor(passages: readonly Bag[], holders: Sparse<Int32Array>) {
    const taken = passages.slice(0, MOST);
    taken.forEach(({ terms, from, to }, index) => {
      for (let at = from; at < to; at++) {
        const term = terms[at] ?? 0;
        holders.set(term, (holders.values[term] ?? 0) | (1 << index));
      }
    });
    this.holders = holders.values;
    this.lengths = taken.map(({ length }) => length);
    this.dots = new Float64Array(taken.length);
  }

  /** How many passages were taken. */
  get count(): number {
    return this.dots.length;
  }

  /** One cosine in 0..1 a fixed passage, in their order; overwritten by the next call. */
  to({ terms, from, to, squares, length }: Bag): Float64Array {
    const { dots, holders, lengths } = this;
    dots.fill(0);
    for (let at = from; at < to; at++) {
      let bits = holders[terms[at] ?? 0] ?? 0;
      while (bits !== 0) {
        const index = 31 - Math.clz32(bits & -bits);
        dots[index] = (dots[index] ?? 0) + (squares[at] ?? 0);
        bits &= bits - 1;
      }
    }
    for (let index = 0; index < dots.length; index++) {
      const product = length * (lengths[index] ?? 0);
      dots[index] = product > 0 ? Math.min(1, (dots[index] ?? 0) / product) : 0;
    }
    return dots;
  }

  /** The highest of them, at least 0. */
  highest(bag: Bag): number {
    const cosines = this.to(bag);
    let most = 0;
    for (let index = 0; index < cosines.length; index++) most = Math.max(most, cosines[index] ?? 0);
    return most;
  }
}
