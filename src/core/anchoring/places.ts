import type { Alignment } from './align.ts';
import type { Bounds } from './boundaries.ts';
import { withinParagraph, withReplacedEnds } from './boundaries.ts';
import type { Evidence } from './evidence.ts';
import type { Lookalikes } from './lookalikes.ts';
import { Neighbours } from './neighbours.ts';
import type { Passage } from './passage.ts';
import type { PassageIndex } from './passageIndex.ts';
import type { Place } from './place.ts';
import { best, repeats } from './place.ts';
import type { Scratch } from './scratch.ts';
import { similarPlaces } from './search.ts';
import { surroundings } from './surroundings.ts';
import { isAtHome } from './verdict.ts';

/** Finds places for passages in one text and measures what speaks for and against them. */
export class Places {
  /** Where passages are to be expected by where others were found. */
  neighbours: Neighbours;

  /** @param described what looked like a passage in its own text is known */
  constructor(
    private readonly text: PassageIndex,
    private readonly weight: (key: number) => number,
    private readonly scratch: Scratch,
    private readonly lookalikes: Lookalikes,
    private readonly described: boolean,
  ) {
    this.neighbours = new Neighbours([], text.original.length);
  }

  /** A place with the very words. Offsets are of the folded text. */
  verbatim(passage: Passage, start: number, wasOther?: (token: number) => boolean): Place {
    const end = start + passage.quote.length;
    const first = this.text.tokenAt(start);
    const last = this.text.tokenAt(end - 1);
    return {
      start,
      end,
      first,
      last,
      similarity: 1,
      ...surroundings(passage, this.text, first, last, this.weight, this.scratch),
      nearness: this.nearness(passage, start),
      claimed: this.claimed(first, last, wasOther),
      origin: 'words',
    };
  }

  /** The place an alignment leads to, with the words that replaced the first and last ones. */
  placeOf(
    passage: Passage,
    found: Alignment,
    origin: Place['origin'],
    wasOther?: (token: number) => boolean,
    bounds?: Bounds,
  ): Place {
    const alignment = withinParagraph(passage, found, this.text, this.weight);
    let weight = 0;
    for (let token = alignment.first; token <= alignment.last; token++)
      weight += this.weight(this.text.key(token));
    const { first, last } = withReplacedEnds(passage, alignment, this.text, bounds);
    const start = this.text.start(first);
    return {
      start,
      end: this.text.end(last),
      first,
      last,
      similarity: (2 * alignment.matched) / (passage.weight + weight || 1),
      ...surroundings(passage, this.text, first, last, this.weight, this.scratch),
      nearness: this.nearness(passage, start),
      claimed: this.claimed(alignment.first, alignment.last, wasOther),
      origin,
    };
  }

  private nearness(passage: Passage, start: number): number {
    return this.neighbours.nearness(
      passage.selectors.position?.[0],
      this.text.folded.offsets[start] ?? this.text.original.length,
    );
  }

  private claimed(first: number, last: number, wasOther?: (token: number) => boolean): number {
    if (!wasOther) return 0;
    let all = 0;
    let claimed = 0;
    for (let token = first; token <= last; token++) {
      const weight = this.weight(this.text.key(token));
      all += weight;
      if (wasOther(token)) claimed += weight;
    }
    return all === 0 ? 0 : claimed / all;
  }
  /**
   * Places with most of the words.
   * @param wasOther which tokens were other text before
   * @param skip which tokens are not to lead to a place
   */
  similar(passage: Passage, wasOther?: (token: number) => boolean, skip = wasOther): Place[] {
    return similarPlaces(passage, this.text, this.weight, this.scratch, skip).map((found) =>
      this.placeOf(passage, found, 'search', wasOther),
    );
  }

  /** The fittest place that is not a look-alike's. */
  mostLikely(passage: Passage, places: readonly Place[]): Place | undefined {
    // Between its own neighbours a passage is itself, however much it has come to look like another.
    return best(places.filter((place) => isAtHome(place) || !this.lookalikes.isTaken(passage, place)));
  }

  /** What there is to judge one of some places by. */
  evidence(passage: Passage, place: Place, places: readonly Place[]): Evidence {
    const others = places.filter((other) => !repeats(other, [place]));
    return {
      similarity: place.similarity,
      better: Math.max(place.before, place.after),
      worse: Math.min(place.before, place.after),
      nearness: place.nearness,
      lead: place.similarity - Math.max(0, ...others.map(({ similarity }) => similarity)),
      shared: this.shared(passage, place),
      weight: passage.weight,
      described: this.described,
      distinction: this.lookalikes.distinction(passage, place),
    };
  }

  private shared(passage: Passage, { first, last }: Place): number {
    const left = new Map<number, number>();
    for (const key of passage.keys) left.set(key, (left.get(key) ?? 0) + 1);
    let shared = 0;
    let weight = passage.weight;
    for (let token = first; token <= last; token++) {
      const key = this.text.key(token);
      weight += this.weight(key);
      const count = left.get(key) ?? 0;
      if (count > 0) shared += this.weight(key);
      left.set(key, count - 1);
    }
    return (2 * shared) / (weight || 1);
  }
}
