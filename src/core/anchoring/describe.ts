import type { Selectors } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import { unfold } from '../text/fold.ts';
import { Vocabulary } from '../text/tokens.ts';
import { Passage } from './passage.ts';
import { PassageIndex, weigher } from './passageIndex.ts';
import { Scratch } from './scratch.ts';
import { similarPlaces } from './search.ts';

/** How many UTF-16 units of context a selector keeps on either side (as Hypothesis does). */
export const CONTEXT_LENGTH = 32;

/**
 * Describes a passage so that it can be found again. `text` is the normalised text; the range is clamped to it.
 * The quote is verbatim; prefix and suffix are up to 32 UTF-16 units, a surrogate pair never split.
 */
export function describe(text: string, range: Range): Selectors {
  const start = Math.max(0, Math.min(range.start, text.length));
  const end = Math.max(start, Math.min(range.end, text.length));
  let from = Math.max(0, start - CONTEXT_LENGTH);
  if (from > 0 && splitsPair(text, from)) from++;
  let to = Math.min(text.length, end + CONTEXT_LENGTH);
  if (to < text.length && splitsPair(text, to)) to--;
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.min(from, start), start),
    suffix: text.slice(end, Math.max(to, end)),
    position: [start, end],
  };
}

/** Whether an offset lies between the halves of a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  const code = text.codePointAt(offset - 1) ?? 0;
  return offset > 0 && code > 0xffff;
}

/** Passages less alike than this are not mistaken for one another. */
const ALIKE = 0.5;
/** How many look-alikes are kept, and how long one may be in UTF-16 units: a sidecar stays small and readable. */
const KEPT = 2;
const LONGEST = 400;

/**
 * Describes passages of one text, each with those of its other passages that look like it. The text is cut into words
 * once for all of them.
 */
export class Describer {
  private readonly index: PassageIndex;
  private readonly vocabulary = new Vocabulary();
  private readonly scratch = new Scratch();
  private readonly weight: (key: number) => number;

  /** `text` is the normalised text. */
  constructor(private readonly text: string) {
    this.index = new PassageIndex(text, this.vocabulary);
    this.weight = weigher(this.vocabulary, [this.index]);
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
    const first = this.index.tokenAt(this.index.foldedOffset(position[0]));
    const last = first + passage.keys.length - 1;
    const isOwn = (token: number): boolean => token >= first && token <= last;
    const found: { readonly text: string; readonly similarity: number }[] = [];
    for (const { first, last, matched } of similarPlaces(
      passage,
      this.index,
      this.weight,
      this.scratch,
      isOwn,
    )) {
      if (isOwn(first) || isOwn(last)) continue;
      let weight = passage.weight;
      for (let token = first; token <= last; token++) weight += this.weight(this.index.key(token));
      const similarity = (2 * matched) / (weight || 1);
      const place = unfold(this.index.folded, { start: this.index.start(first), end: this.index.end(last) });
      const text = this.text.slice(place.start, place.end);
      // The very words elsewhere are told apart by their context.
      if (similarity >= ALIKE && text !== quote && text.length <= LONGEST) found.push({ text, similarity });
    }
    found.sort((a, b) => b.similarity - a.similarity);
    return found.slice(0, KEPT).map(({ text }) => text);
  }
}
