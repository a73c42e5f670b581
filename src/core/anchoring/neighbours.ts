import type { Anchoring } from '../model/anchor.ts';
import type { Passage } from './passage.ts';
import type { Pair } from '../text/rising.ts';
import { longestRising } from '../text/rising.ts';

/**
 * Where passages are to be expected, by where others of the same text are found: a passage edited in place stays
 * between its neighbours, a look-alike elsewhere does not.
 */
export class Neighbours {
  private readonly pairs: readonly Pair[];

  /** Pairs in any order; those that contradict the order most others keep are left out. */
  constructor(
    pairs: readonly Pair[],
    private readonly length: number,
  ) {
    this.pairs = longestRising([...pairs].sort((a, b) => a.from - b.from));
  }

  /** 1 for a place where the passage is to be expected, falling towards 0 with the distance. */
  nearness(position: number | undefined, place: number): number {
    if (position === undefined) return UNKNOWN;
    const { expected, tolerance } = this.expect(position);
    const off = Math.abs(place - expected) / tolerance;
    return 1 / (1 + off * off);
  }

  private expect(position: number): { readonly expected: number; readonly tolerance: number } {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pairs[middle]?.from ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    const after = this.pairs[low];
    // The beginning of a text stays its beginning.
    const before = this.pairs[low - 1] ?? (after && BEGINNING);
    const loose = Math.max(SMALLEST, DRIFT * this.length);
    if (before && after) {
      const part = (position - before.from) / (after.from - before.from || 1);
      const expected = before.to + part * (after.to - before.to);
      return { expected, tolerance: Math.min(loose, Math.max(SMALLEST, (after.to - before.to) / 2)) };
    }
    return { expected: position + (before ? before.to - before.from : 0), tolerance: loose };
  }
}

/** Where passages stood, and where they were found. */
export function pairsOf(passages: readonly Passage[], anchorings: readonly Anchoring[]): Pair[] {
  return passages.flatMap(({ selectors: { position } }, index) => {
    const range = anchorings[index]?.range;
    return position && range ? [{ from: position[0], to: range.start }] : [];
  });
}

const BEGINNING: Pair = { from: 0, to: 0 };

/** Said of a place where nothing is known of the position. */
const UNKNOWN = 0.5;
/** By how much of a text's length passages commonly drift in a revision. */
const DRIFT = 0.06;
/** Less than this many characters of drift says nothing. */
const SMALLEST = 200;
