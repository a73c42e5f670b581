import type { Work } from '../work.ts';
import { finish } from '../work.ts';

/** Something that stood at `from` in one text and stands at `to` in another. */
export interface Pair {
  readonly from: number;
  readonly to: number;
}

/**
 * The longest subsequence, of pairs sorted by `from`, in which `to` rises as well: what kept its order
 * (C. Schensted, "Longest increasing and decreasing subsequences", 1961). n log n.
 */
export function longestRising(pairs: readonly Pair[]): Pair[] {
  return finish(rising(pairs));
}

/** Pairs between two pauses. */
const PIECE = 20_000;

/** The same in pieces. */
export function* rising(pairs: readonly Pair[]): Work<Pair[]> {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, pair] of pairs.entries()) {
    let high = tails.length;
    // Most pairs of two versions of a text keep their order: they go at the end.
    let low = high > 0 && (pairs[tails[high - 1] ?? 0]?.to ?? 0) < pair.to ? high : 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.to ?? 0) < pair.to) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
    if (index % PIECE === PIECE - 1) yield;
  }
  const chosen: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}
