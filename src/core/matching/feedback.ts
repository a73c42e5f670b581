import type { Vocabulary } from './vocabulary.ts';

interface Seed {
  readonly candidate: { readonly slot: number; readonly sentence: number };
  readonly terms: Int32Array;
  readonly prior: number;
}

/**
 * How alike a passage is to the passages that look best so far: what carries a claim in several articles' words
 * is found through its neighbours though it shares little with the query itself (pseudo-relevance feedback,
 * Lavrenko & Croft 2001).
 */
export class Feedback {
  /** Term to bit set of the seeds that hold it. */
  private readonly holders = new Map<number, number>();
  private readonly seeds: readonly (Seed & { readonly squares: number })[];
  private readonly vocabulary: Vocabulary;

  constructor(seeds: readonly Seed[], vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.seeds = seeds.slice(0, 30).map((seed, index) => {
      let squares = 0;
      for (const term of new Set(seed.terms)) {
        squares += vocabulary.weight(term) ** 2;
        this.holders.set(term, (this.holders.get(term) ?? 0) | (1 << index));
      }
      return { ...seed, squares };
    });
  }

  /** Mean cosine to the seeds of other articles than the passage's own, weighed by how good each looks. 0..1 */
  of(terms: Int32Array, slot: number, sentence: number): number {
    const dots = new Float64Array(this.seeds.length);
    let squares = 0;
    for (const term of new Set(terms)) {
      const square = this.vocabulary.weight(term) ** 2;
      squares += square;
      let bits = this.holders.get(term) ?? 0;
      while (bits !== 0) {
        const index = 31 - Math.clz32(bits & -bits);
        dots[index] = (dots[index] ?? 0) + square;
        bits &= bits - 1;
      }
    }
    let sum = 0;
    let total = 0;
    this.seeds.forEach((seed, index) => {
      if (seed.candidate.slot === slot && seed.candidate.sentence === sentence) return;
      const product = squares * seed.squares;
      const weight = seed.prior ** 2;
      total += weight;
      if (product > 0) sum += (weight * (dots[index] ?? 0)) / Math.sqrt(product);
    });
    return total > 0 ? sum / total : 0;
  }
}
