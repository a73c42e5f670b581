import type { Anchoring, Candidate } from '../model/anchor.ts';
import type { Selectors } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import { detectLanguage } from '../language/detect.ts';
import { areInConflict, classifyChanges } from '../text/changes.ts';
import { sameWords, unfold } from '../text/fold.ts';
import type { Pair } from '../text/rising.ts';
import { Vocabulary } from '../text/tokens.ts';
import type { Work } from '../work.ts';
import { finish } from '../work.ts';
import type { Alignment } from './align.ts';
import { align, LONGEST } from './align.ts';
import { Difference } from './difference.ts';
import { anchorEmpty } from './empty.ts';
import type { Evidence } from './evidence.ts';
import { Lookalikes } from './lookalikes.ts';
import { Neighbours, pairsOf } from './neighbours.ts';
import { Occupied } from './occupied.ts';
import { Passage } from './passage.ts';
import { PassageIndex, weigher } from './passageIndex.ts';
import type { Place } from './place.ts';
import { best, fitness, repeats, standing, worthOffering } from './place.ts';
import { Places } from './places.ts';
import { Scratch } from './scratch.ts';
import { occurrences } from './search.ts';
import {
  acceptedByDifference,
  acceptedByQuote,
  acceptedVerbatim,
  hasNearlyAllWords,
  isAtHome,
  isDoubtful,
  isPlain,
  speaksForItself,
} from './verdict.ts';

/** How many places with the very words are told apart. */
const OCCURRENCES = 64;
/** How many places are offered where none is taken. */
const OFFERED = 3;
/** Of two places with the very words the better has to lead by this much. */
const LEAD = 0.15;
/** Aligning with a region longer than this many passages finds nothing that searching does not. */
const REGION = 8;

interface OldPlace {
  readonly first: number;
  readonly last: number;
  readonly start: number;
}

/**
 * A text in which annotations are to be anchored, and the text their positions refer to where it can be had. What
 * it takes (cutting into words, the word difference) is worked out once for all of them, when first needed.
 */
export class AnchoringContext {
  private readonly vocabulary: Vocabulary;
  private readonly scratch = new Scratch();
  private readonly text: PassageIndex;
  private readonly old: PassageIndex | undefined;
  private readonly weight: (key: number) => number;
  private known: Difference | undefined;
  private readonly places: Places;
  private readonly lookalikes: Lookalikes;
  /** Where those stand that were found with their very words, once all were looked for. */
  private occupied: Occupied | undefined;
  private detected: { readonly language: string | undefined } | undefined;

  /**
   * @param described the selectors were made by a `Describer`: where they name no look-alikes there were none
   * @param texts both texts where they are ready already
   */
  constructor(
    newText: string,
    oldText?: string,
    private readonly described = false,
    texts: Texts = finish(prepared(newText, oldText)),
  ) {
    this.vocabulary = texts.text.vocabulary;
    this.text = texts.text;
    this.old = texts.old;
    this.weight = weigher(this.vocabulary, this.old ? [this.text, this.old] : [this.text]);
    this.lookalikes = new Lookalikes(this.text, this.weight, this.scratch);
    this.places = new Places(this.text, this.weight, this.scratch, this.lookalikes, described);
  }

  private get language(): string | undefined {
    this.detected ??= { language: detectLanguage(this.text.original) };
    return this.detected.language;
  }

  /** The same as the constructor makes, in pieces. */
  static *over(newText: string, oldText: string | undefined, described: boolean): Work<AnchoringContext> {
    return new AnchoringContext(newText, oldText, described, yield* prepared(newText, oldText));
  }

  /** Resolves the annotations of the text, in the order given: those found for certain tell where the others may be. */
  anchorAll(all: readonly Selectors[]): Anchoring[] {
    return finish(this.anchoring(all));
  }

  /** The same in pieces. */
  *anchoring(all: readonly Selectors[]): Work<Anchoring[]> {
    const passages = all.map((selectors) => new Passage(selectors, this.vocabulary, this.weight));
    // With the old text at hand the word difference tells more than neighbours could.
    if (this.old) {
      if (this.old !== this.text && passages.some((passage) => this.oldPlace(passage)))
        this.known ??= yield* Difference.between(this.old, this.text, this.weight);
      return yield* this.resolveAll(passages);
    }
    this.occupied = undefined;
    this.places.neighbours = new Neighbours(this.certain(passages), this.text.original.length);
    const first = yield* this.resolveAll(passages);
    this.occupied = new Occupied(passages, first);
    for (const [index, passage] of passages.entries()) {
      const { state, range } = first[index] ?? {};
      if (state !== 'altered' || !range || !this.occupied.isOthers(passage, range)) continue;
      first[index] = this.resolve(passage);
      yield;
    }
    // Where look-alikes are known, those found altered tell as well where the others are to be expected.
    if (!this.described || first.every(({ range }) => range !== undefined)) return first;
    this.places.neighbours = new Neighbours(pairsOf(passages, first), this.text.original.length);
    for (const [index, passage] of passages.entries()) {
      if (first[index]?.range !== undefined) continue;
      first[index] = this.resolve(passage);
      yield;
    }
    return first;
  }

  private *resolveAll(passages: readonly Passage[]): Work<Anchoring[]> {
    const anchorings: Anchoring[] = [];
    for (const passage of passages) {
      anchorings.push(this.resolve(passage));
      yield;
    }
    return anchorings;
  }

  anchor(selectors: Selectors): Anchoring {
    return this.resolve(new Passage(selectors, this.vocabulary, this.weight));
  }

  /**
   * What there is to judge the best place by, for a passage whose very words are not found: what the weights are
   * fitted to. Expects the annotations of the text to be anchored.
   */
  weighed(selectors: Selectors): { readonly range: Range; readonly evidence: Evidence } | undefined {
    const passage = new Passage(selectors, this.vocabulary, this.weight);
    if (
      this.amongEqual(
        passage,
        this.occurrences(passage).map((at) => this.places.verbatim(passage, at)),
      )
    )
      return undefined;
    const places = this.places.similar(passage);
    const place = this.places.mostLikely(passage, places);
    return (
      place && {
        range: unfold(this.text.folded, place),
        evidence: this.places.evidence(passage, place, places),
      }
    );
  }

  private resolve(passage: Passage): Anchoring {
    if (passage.quote === '') return anchorEmpty(passage.selectors, this.text.original, this.old?.original);
    const oldPlace = this.oldPlace(passage);
    if (!oldPlace || !this.old) return this.byQuote(passage);
    if (this.old === this.text) return this.sameWordsAt(passage, oldPlace.start);
    return this.byDifference(passage, oldPlace, this.old);
  }

  /** Passages whose words stand in the text once and say enough to be no accident. */
  private certain(passages: readonly Passage[]): Pair[] {
    const pairs: Pair[] = [];
    for (const passage of passages) {
      const { position } = passage.selectors;
      if (!position || passage.weight < CERTAIN || passage.hasCopies) continue;
      const [found, ...others] = this.occurrences(passage);
      if (found === undefined || others.length > 0) continue;
      pairs.push({ from: position[0], to: this.originalOffset(found) });
    }
    return pairs;
  }

  /** Where the very words of a passage stand. */
  private occurrences(passage: Passage): readonly number[] {
    passage.occurrences ??= occurrences(passage, this.text, OCCURRENCES);
    return passage.occurrences;
  }

  private originalOffset(folded: number): number {
    return this.text.folded.offsets[folded] ?? this.text.original.length;
  }

  /** Where a passage stands in the old text, if its words do stand at its position. */
  private oldPlace(passage: Passage): OldPlace | undefined {
    const { position, quote } = passage.selectors;
    if (!this.old || !position) return undefined;
    if (!sameWords(this.old.original.slice(position[0], position[1]), quote)) return undefined;
    const start = this.old.foldedOffset(position[0]);
    // A quote that begins with white space folds to what follows it.
    const from = this.old.text.startsWith(passage.quote, start) ? start : start + 1;
    const end = from + passage.quote.length;
    return { first: this.old.tokenAt(from), last: this.old.tokenAt(end - 1), start: from };
  }

  private byDifference(passage: Passage, oldPlace: OldPlace, old: PassageIndex): Anchoring {
    this.known ??= finish(Difference.between(old, this.text, this.weight));
    const difference = this.known;
    const { first, last } = oldPlace;
    const begin = difference.to(first);
    if (begin >= 0 && difference.to(last) === begin + last - first) {
      const start = this.text.start(begin) + oldPlace.start - old.start(first);
      if (this.text.text.startsWith(passage.quote, start)) return this.sameWordsAt(passage, start);
    }
    const wasOther = (token: number): boolean => difference.wasOther(token, first, last);
    const places: Place[] = [];
    const inPlace = this.betweenNeighbours(passage, difference, first, last);
    if (inPlace) {
      const bounds = difference.bounds(first, last);
      places.push(this.places.placeOf(passage, inPlace, 'difference', wasOther, bounds));
    }
    const elsewhere = this.occurrences(passage)
      .map((at) => this.places.verbatim(passage, at, wasOther))
      .filter((place) => place.claimed === 0 && acceptedVerbatim(place, passage));
    const moved = best(elsewhere);
    if (moved && (!places[0] || fitness(moved) > fitness(places[0])))
      return this.sameWordsAt(passage, moved.start);
    if (!places[0] || !isPlain(places[0])) {
      places.push(...this.places.similar(passage, wasOther));
      if (places.every((place) => !hasNearlyAllWords(place)))
        places.push(...this.mistakenForOther(passage, wasOther));
    }
    const chosen = best(places.filter(acceptedByDifference));
    if (!chosen || (isDoubtful(chosen) && this.disagrees(passage, chosen)))
      return this.orphaned(places.some(worthOffering) ? places : this.places.similar(passage));
    return this.found(passage, chosen);
  }

  /**
   * Places with nearly all the words that the word difference gave to other text, yet not in full: of two passages that
   * changed places and look alike it can follow but one.
   */
  private mistakenForOther(passage: Passage, wasOther: (token: number) => boolean): Place[] {
    return this.places
      .similar(passage, wasOther, () => false)
      .filter((place) => hasNearlyAllWords(place) && place.claimed < MOSTLY)
      .map((place) => ({ ...place, claimed: 0 }));
  }

  /** How the passage stands between what stood before and behind it. */
  private betweenNeighbours(
    passage: Passage,
    difference: Difference,
    first: number,
    last: number,
  ): Alignment | undefined {
    const { start, end } = difference.between(first, last);
    const length = last - first + 1;
    if (length <= LONGEST && end - start <= REGION * length + 64)
      return align(passage.keys, this.text.tokens.keys, start, end, this.weight, this.scratch);
    return this.mapped(passage, difference, first, last);
  }

  /** How the word difference itself has the passage: for passages and regions too long to align anew. */
  private mapped(
    passage: Passage,
    difference: Difference,
    first: number,
    last: number,
  ): Alignment | undefined {
    const places = new Int32Array(passage.keys.length).fill(-1);
    let low = -1;
    let high = -1;
    let matched = 0;
    for (let token = first; token <= last; token++) {
      const place = difference.to(token);
      if (place < 0) continue;
      places[token - first] = place;
      if (low < 0) low = place;
      high = place;
      matched += this.weight(passage.keys[token - first] ?? -1);
    }
    return low < 0 ? undefined : { places, first: low, last: high, matched };
  }

  private byQuote(passage: Passage): Anchoring {
    const standing = this.occurrences(passage);
    // The only place with words that say enough: nothing could speak against it.
    if (standing.length === 1 && speaksForItself(passage)) return this.sameWordsAt(passage, standing[0] ?? 0);
    const verbatim = standing.map((at) => this.places.verbatim(passage, at));
    const chosen = this.amongEqual(passage, verbatim);
    if (chosen) return chosen;
    const places = this.places.similar(passage);
    const free = places.filter((place) => !this.occupied?.isOthers(passage, unfold(this.text.folded, place)));
    const first = this.places.mostLikely(passage, free);
    if (first) {
      const resembles = !isAtHome(first) && this.lookalikes.resembles(passage, first);
      const evidence = this.places.evidence(passage, first, places);
      if (acceptedByQuote(evidence, resembles, () => this.disagrees(passage, first)))
        return this.found(passage, first);
    }
    return this.orphaned([...verbatim, ...places]);
  }

  /** Which of the places with the very words is the passage; undefined where none is good enough. */
  private amongEqual(passage: Passage, places: readonly Place[]): Anchoring | undefined {
    const good = places
      .filter((place) => acceptedVerbatim(place, passage))
      .sort((a, b) => standing(b) - standing(a));
    const [first] = good;
    if (!first) return undefined;
    const equal = good.filter((place) => standing(first) - standing(place) < LEAD);
    const { position } = passage.selectors;
    const unmoved = equal.find((place) => this.originalOffset(place.start) === position?.[0]);
    if (unmoved ?? equal.length === 1) return this.sameWordsAt(passage, (unmoved ?? first).start);
    return { state: 'ambiguous', changes: [], candidates: this.candidates(equal) };
  }

  private found(passage: Passage, place: Place): Anchoring {
    const range = unfold(this.text.folded, place);
    const words = this.text.original.slice(range.start, range.end);
    if (sameWords(words, passage.selectors.quote)) return this.sameWordsAt(passage, place.start);
    return {
      state: 'altered',
      range,
      changes: classifyChanges(passage.selectors.quote, words, this.language),
      candidates: [],
    };
  }

  /** Whether a place names other figures, days or people than the passage, or denies what it says. */
  private disagrees(passage: Passage, place: Place): boolean {
    const range = unfold(this.text.folded, place);
    const words = this.text.original.slice(range.start, range.end);
    return areInConflict(passage.selectors.quote, words, this.language);
  }

  private orphaned(places: readonly Place[]): Anchoring {
    const offered = places
      .filter((place, index) => worthOffering(place) && !repeats(place, places.slice(0, index)))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, OFFERED);
    return { state: 'orphaned', changes: [], candidates: this.candidates(offered) };
  }

  private candidates(places: readonly Place[]): Candidate[] {
    return places.map((place) => {
      const range = unfold(this.text.folded, place);
      return { range, text: this.text.original.slice(range.start, range.end), score: place.similarity };
    });
  }

  private sameWordsAt(passage: Passage, start: number): Anchoring {
    const range = unfold(this.text.folded, { start, end: start + passage.quote.length });
    const { position, quote } = passage.selectors;
    if (
      position &&
      quote.length === position[1] - position[0] &&
      this.text.original.startsWith(quote, position[0])
    )
      if (range.start >= position[0] && range.end <= position[1])
        return {
          state: 'exact',
          range: { start: position[0], end: position[1] },
          changes: [],
          candidates: [],
        };
    const state = position === undefined || position[0] === range.start ? 'exact' : 'moved';
    return { state, range, changes: [], candidates: [] };
  }
}

/** Two texts ready to be compared: `old` is the same as `text` where nothing changed. */
interface Texts {
  readonly text: PassageIndex;
  readonly old: PassageIndex | undefined;
}

function* prepared(newText: string, oldText: string | undefined): Work<Texts> {
  const vocabulary = new Vocabulary();
  const text = yield* PassageIndex.of(newText, vocabulary);
  if (oldText === undefined) return { text, old: undefined };
  return { text, old: oldText === newText ? text : yield* PassageIndex.of(oldText, vocabulary) };
}

/** Text of which this much was other text before is that other text. */
const MOSTLY = 0.97;

/** Words of this weight that stand in a text once are the passage's, whatever is around them. */
const CERTAIN = 4;
