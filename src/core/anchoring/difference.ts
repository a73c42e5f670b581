import type { Bounds } from './boundaries.ts';
import type { PassageIndex } from './passageIndex.ts';
import { aligning } from '../text/wordDiff.ts';
import type { Work } from '../work.ts';

/** Where the words of an old text went, and where those of the new one came from; -1 for nowhere. In tokens. */
export class Difference {
  private readonly backward: Int32Array;

  private constructor(
    private readonly old: PassageIndex,
    private readonly text: PassageIndex,
    private readonly forward: Int32Array,
  ) {
    this.backward = new Int32Array(text.tokens.count).fill(-1);
    this.forward.forEach((place, token) => {
      if (place >= 0) this.backward[place] = token;
    });
  }

  static *between(old: PassageIndex, text: PassageIndex, weight: (key: number) => number): Work<Difference> {
    const forward = yield* aligning(old.tokens.keys, text.tokens.keys, weight);
    yield;
    return new Difference(old, text, forward);
  }

  /** The new token of an old one. */
  to(token: number): number {
    return this.forward[token] ?? -1;
  }

  /** The old token of a new one. */
  from(token: number): number {
    return this.backward[token] ?? -1;
  }

  /** Whether a new token was, together with a neighbour on either side, other text than the old tokens [first, last]. */
  wasOther(token: number, first: number, last: number): boolean {
    const from = this.from(token);
    if (from < 0 || (from >= first && from <= last)) return false;
    // A word that stands alone among changed ones may have been aligned by chance: it claims nothing.
    return this.from(token - 1) === from - 1 || this.from(token + 1) === from + 1;
  }

  /**
   * The new tokens [start, end) between what stood before and behind the old tokens [first, last] and is still there.
   */
  between(first: number, last: number): { readonly start: number; readonly end: number } {
    let start = 0;
    for (let token = first - 1; token >= 0; token--) {
      if (!this.isFirm(token)) continue;
      start = this.to(token) + 1;
      break;
    }
    let end = this.text.tokens.count;
    for (let token = last + 1; token < this.forward.length; token++) {
      if (!this.isFirm(token)) continue;
      end = this.to(token);
      break;
    }
    return { start, end };
  }

  /** The new tokens beside which the words next to the old tokens [first, last] stand, where they are still there. */
  bounds(first: number, last: number): Bounds {
    let before = first - 1;
    while (before >= 0 && !this.old.vocabulary.isWord(this.old.key(before))) before--;
    let after = last + 1;
    while (after < this.forward.length && !this.old.vocabulary.isWord(this.old.key(after))) after++;
    return {
      first: this.isFirm(before) ? this.to(before) + 1 : undefined,
      last: this.isFirm(after) ? this.to(after) - 1 : undefined,
    };
  }

  /** Whether an old token is still there with a neighbour. */
  private isFirm(token: number): boolean {
    const place = this.to(token);
    return place >= 0 && (this.to(token - 1) === place - 1 || this.to(token + 1) === place + 1);
  }
}
