import { similarity } from './align.ts';
import type { Passage } from './passage.ts';
import type { PassageIndex } from './passageIndex.ts';
import type { Place } from './place.ts';
import { repeats } from './place.ts';
import type { Scratch } from './scratch.ts';
import { similarPlaces } from './search.ts';

/** Of a place with the very words, but for rounding. */
const SAME = 0.999;

/** Tells a passage from those that stood elsewhere in its text and looked like it when it was described. */
export class Lookalikes {
  constructor(
    private readonly text: PassageIndex,
    private readonly weight: (key: number) => number,
    private readonly scratch: Scratch,
  ) {}

  /** By how much a place is more like the passage than like any of its look-alikes, -1..1. */
  distinction(passage: Passage, place: Place): number {
    const own = this.likeness(passage, place);
    return passage.lookalikes.reduce(
      (least, lookalike) => Math.min(least, own - this.likeness(lookalike, place)),
      own,
    );
  }

  /** Whether a place is more like a look-alike than like the passage. */
  resembles(passage: Passage, place: Place): boolean {
    return isCopy(passage, place) || this.distinction(passage, place) < 0;
  }

  /** Whether a place is a look-alike's: more like it than like the passage, and the look-alike stands nowhere else. */
  isTaken(passage: Passage, place: Place): boolean {
    if (isCopy(passage, place)) return true;
    const own = this.likeness(passage, place);
    return passage.lookalikes.some((lookalike) => {
      const here = this.likeness(lookalike, place);
      return here > own && this.elsewhere(lookalike, place) < here;
    });
  }

  private likeness(passage: Passage, { first, last }: Place): number {
    const stretch = this.text.tokens.keys.subarray(first, last + 1);
    return similarity(passage.keys, stretch, this.weight, this.scratch);
  }

  /** How similar the most similar place is that shares no word with the given one. */
  private elsewhere(lookalike: Passage, place: Place): number {
    let most = 0;
    for (const other of similarPlaces(lookalike, this.text, this.weight, this.scratch)) {
      if (repeats(other, [place])) continue;
      let weight = lookalike.weight;
      for (let token = other.first; token <= other.last; token++) weight += this.weight(this.text.key(token));
      most = Math.max(most, (2 * other.matched) / (weight || 1));
    }
    return most;
  }
}

/** Whether a place has the very words of a passage that stood elsewhere as well. */
const isCopy = (passage: Passage, place: Place): boolean => passage.hasCopies && place.similarity > SAME;
