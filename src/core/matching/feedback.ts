import type { Bag } from './bags.ts';
import { Cosines } from './cosines.ts';
import type { Sparse } from './queryScratch.ts';

/** A passage that looks like an answer before the full comparison. */
export interface Seed {
  readonly bag: Bag;
  /** Its cosine to the query. */
  readonly cosine: number;
  /** How good it looks, at least 0. */
  readonly prior: number;
}

export interface Echo {
  /** Mean cosine to the query and the seeds, weighed by how good each looks. 0..1 */
  readonly feedback: number;
  /** How far the passage and the query are alike to the same seeds. 0..1 */
  readonly profile: number;
}

/**
 * How alike a passage is to the passages that look best so far: what carries a claim in other words is found
 * through its neighbours though it shares little with the query itself (pseudo-relevance feedback, Lavrenko &
 * Croft 2001).
 */
export class Feedback {
  private readonly seeds: readonly Seed[];
  private readonly cosines: Cosines;

  /**
   * Best seeds first.
   * @param holders empty, with room for every term
   */
  constructor(seeds: readonly Seed[], holders: Sparse<Int32Array>) {
    this.seeds = seeds;
    this.cosines = new Cosines(
      seeds.map(({ bag }) => bag),
      holders,
    );
  }

  /** @param cosine the passage's cosine to the query, which counts as the surest seed */
  of(bag: Bag, cosine: number): Echo {
    let sum = cosine;
    let total = 1;
    let dot = cosine;
    let own = cosine * cosine;
    let theirs = 1;
    const cosines = this.cosines.to(bag);
    for (let index = 0; index < cosines.length; index++) {
      const seed = this.seeds[index];
      if (seed === undefined) break;
      const alike = cosines[index] ?? 0;
      const weight = seed.prior ** 2;
      total += weight;
      sum += weight * alike;
      dot += alike * seed.cosine;
      own += alike * alike;
      theirs += seed.cosine * seed.cosine;
    }
    return { feedback: sum / total, profile: own > 0 ? dot / Math.sqrt(own * theirs) : 0 };
  }
}
