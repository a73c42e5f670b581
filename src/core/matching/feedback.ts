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
  private readonly alike: Cosines;
  /** Per seed its weight and its cosine to the query. */
  private readonly weights: Float64Array;
  private readonly cosines: Float64Array;
  /** Of the weights, and of the squared cosines, with those of the query itself. */
  private readonly total: number;
  private readonly squares: number;

  /**
   * Best seeds first; as many count as `Cosines` takes.
   * @param holders empty, with room for every term
   */
  constructor(seeds: readonly Seed[], holders: Sparse<Int32Array>) {
    this.alike = new Cosines(
      seeds.map(({ bag }) => bag),
      holders,
    );
    const taken = seeds.slice(0, this.alike.count);
    this.weights = Float64Array.from(taken, ({ prior }) => prior ** 2);
    this.cosines = Float64Array.from(taken, ({ cosine }) => cosine);
    this.total = this.weights.reduce((sum, weight) => sum + weight, 1);
    this.squares = this.cosines.reduce((sum, cosine) => sum + cosine * cosine, 1);
  }

  /** @param cosine the passage's cosine to the query, which counts as the surest seed */
  of(bag: Bag, cosine: number): Echo {
    const { weights, cosines } = this;
    let sum = cosine;
    let dot = cosine;
    let own = cosine * cosine;
    const all = this.alike.to(bag);
    for (let index = 0; index < all.length; index++) {
      const alike = all[index] ?? 0;
      sum += (weights[index] ?? 0) * alike;
      dot += alike * (cosines[index] ?? 0);
      own += alike * alike;
    }
    return { feedback: sum / this.total, profile: own > 0 ? dot / Math.sqrt(own * this.squares) : 0 };
  }
}
