import type { Postings } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An article and how much weight of the wanted terms it holds. */
export interface Holding {
  readonly slot: number;
  readonly weight: number;
}

/** Scratch space for adding up, one number a slot. */
export class Accumulator {
  private sums = new Float64Array(64);
  private touched: number[] = [];

  add(slot: number, weight: number): void {
    if (slot >= this.sums.length) {
      const grown = new Float64Array(Math.max(slot + 1, this.sums.length * 2));
      grown.set(this.sums);
      this.sums = grown;
    }
    const sum = this.sums[slot] ?? 0;
    if (sum === 0) this.touched.push(slot);
    this.sums[slot] = sum + weight;
  }

  /** What was added up, heaviest first, and starts anew. */
  take(limit: number): Holding[] {
    const all = this.touched.map((slot) => ({ slot, weight: this.sums[slot] ?? 0 }));
    for (const slot of this.touched) this.sums[slot] = 0;
    this.touched = [];
    all.sort((a, b) => b.weight - a.weight || a.slot - b.slot);
    return all.slice(0, limit);
  }
}

/**
 * The articles that hold most of the terms' weight. No sentence of an article can share more with the query than the
 * whole article does, so going through articles from the heaviest finds the best sentences first.
 */
export function holdingArticles(
  terms: Iterable<number>,
  weightOf: (term: number) => number,
  postings: Postings,
  vocabulary: Vocabulary,
  accumulator: Accumulator,
  limit: number,
): Holding[] {
  // A word that stands in a tenth of a large archive decides nothing and costs most.
  const tooCommon = Math.max(400, vocabulary.articles / 10);
  const rare: number[] = [];
  const common: number[] = [];
  for (const term of terms)
    if (!vocabulary.isStop(term)) (vocabulary.articleCount(term) > tooCommon ? common : rare).push(term);
  for (const term of rare.length > 0 ? rare : common) {
    const weight = weightOf(term);
    for (const slot of postings.slotsOf(term)) accumulator.add(slot, weight);
  }
  return accumulator.take(limit);
}
