import type { Selectors } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import { unfold } from '../text/fold.ts';
import { Vocabulary } from '../text/tokens.ts';
import { withReplacedEnds } from './boundaries.ts';
import { finish, type Work } from '../work.ts';
import { LONGEST as LONGEST_ALIGNED } from './align.ts';
import { Passage } from './passage.ts';
import { PassageIndex, weigher } from './passageIndex.ts';
import { Scratch } from './scratch.ts';
import { similarPlaces } from './search.ts';
import { describe } from './describe.ts';

/** Passages less alike than this are not mistaken for one another. */
const ALIKE = 0.5;
/** How many look-alikes are kept, and how long one may be in UTF-16 units: a sidecar stays small and readable. */
const KEPT = 2;
const LONGEST = 400;
/** The key of no word. */
const NOTHING = -2;

/**
 * Describes passages of one text, each with those of its other passages that look like it. The text is cut into words
 * once for all of them.
 */
export class Describer {
  private readonly vocabulary: Vocabulary;
  private readonly scratch = new Scratch();
  private readonly weight: (key: number) => number;

  /** `text` is the normalised text. */
  constructor(
    private readonly text: string,
    private readonly index = finish(PassageIndex.of(text, new Vocabulary())),
  ) {
    this.vocabulary = index.vocabulary;
    this.weight = weigher(this.vocabulary, [this.index]);
  }

  /** The same as the constructor makes, in pieces. */
  static *over(text: string): Work<Describer> {
    return new Describer(text, yield* PassageIndex.of(text, new Vocabulary()));
  }

  describe(range: Range): Selectors {
    const selectors = describe(this.text, range);
    const lookalikes = this.lookalikes(selectors);
    return lookalikes.length > 0 ? { ...selectors, lookalikes } : selectors;
  }

  private lookalikes(selectors: Selectors): string[] {
    const { position, quote } = selectors;
    if (!position || quote.trim() === '') return [];
    const passage = new Passage(selectors, this.vocabulary, this.weight);
    // What looks like a passage of pages is itself too long to be kept.
    if (passage.keys.length > LONGEST_ALIGNED) return [];
    const ownFirst = this.index.tokenAt(this.index.foldedOffset(position[0]));
    const ownLast = ownFirst + passage.keys.length - 1;
    const isOwn = (token: number): boolean => token >= ownFirst && token <= ownLast;
    // Beside its twin a passage would be found itself, being the better match.
    const others = this.index.tokens.keys.slice().fill(NOTHING, ownFirst, ownLast + 1);
    const found: { readonly text: string; readonly similarity: number }[] = [];
    for (const alignment of similarPlaces(passage, this.index, this.weight, this.scratch, isOwn, others)) {
      const { first, last } = withReplacedEnds(passage, alignment, this.index);
      if (last >= ownFirst && first <= ownLast) continue;
      let weight = passage.weight;
      for (let token = first; token <= last; token++) weight += this.weight(this.index.key(token));
      const similarity = (2 * alignment.matched) / (weight || 1);
      const place = unfold(this.index.folded, { start: this.index.start(first), end: this.index.end(last) });
      const text = this.text.slice(place.start, place.end);
      if (similarity >= ALIKE && text.length <= LONGEST && found.every((other) => other.text !== text))
        found.push({ text, similarity });
    }
    found.sort((a, b) => b.similarity - a.similarity);
    return found.slice(0, KEPT).map(({ text }) => text);
  }
}
