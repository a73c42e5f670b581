import type { Anchoring } from '../model/anchor.ts';
import { isSilent } from '../model/anchor.ts';
import type { Range } from '../model/range.ts';
import type { Passage } from './passage.ts';

/** A passage that stands with its very words, where it did and where it does. */
interface Standing {
  readonly from: Range;
  readonly to: Range;
}

/** From this much in common, of what two ranges cover together, they are one place. */
const SAME_PLACE = 0.5;

/**
 * Places of passages that were found with their very words. What stands there is that passage, and no other that has come
 * to look like it: of two near-twins both annotated the one that was deleted is not where the other is.
 */
export class Occupied {
  private readonly standing: readonly Standing[];

  /** What the passages of one text resolved to, in their order. */
  constructor(passages: readonly Passage[], anchorings: readonly Anchoring[]) {
    this.standing = passages.flatMap((passage, index) => {
      const { state, range } = anchorings[index] ?? {};
      const from = rangeOf(passage);
      return state && isSilent(state) && range && from ? [{ from, to: range }] : [];
    });
  }

  /** Whether a place is one of another passage, which stood apart from this one. */
  isOthers(passage: Passage, place: Range): boolean {
    const own = rangeOf(passage);
    if (!own) return false;
    return this.standing.some(({ from, to }) => common(from, own) <= 0 && areOnePlace(to, place));
  }
}

function rangeOf({ selectors: { position } }: Passage): Range | undefined {
  return position && { start: position[0], end: position[1] };
}

const common = (a: Range, b: Range): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

const areOnePlace = (a: Range, b: Range): boolean =>
  common(a, b) >= SAME_PLACE * (Math.max(a.end, b.end) - Math.min(a.start, b.start));
