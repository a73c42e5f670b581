import type { Anchoring, Candidate } from '../model/anchor.ts';
import type { Selectors } from '../model/annotation.ts';
import { classifyChanges } from '../text/changes.ts';
import { sameWords, unfold } from '../text/fold.ts';
import { Vocabulary } from '../text/tokens.ts';
import { alignTokens } from '../text/wordDiff.ts';
import type { Passage } from './passage.ts';
import { preparePassage } from './passage.ts';
import { PassageIndex, weigher } from './passageIndex.ts';
import { occurrences, similarPlaces } from './search.ts';
import { surroundings } from './surroundings.ts';

/** A place found for a passage, with what speaks for and against it. Tokens are inclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  /** Part of the passage's weight found here. */
  readonly coverage: number;
  /** Weight shared, of the weight of both (Dice): 1 for the same words. */
  readonly similarity: number;
  readonly before: number;
  readonly after: number;
  /** Part of the place that the word difference says was other text. */
  readonly claimed: number;
  readonly origin: 'words' | 'difference' | 'search';
}

const OCCURRENCES = 64;

export class AnchoringContext {
  private readonly vocabulary = new Vocabulary();
  private readonly text: PassageIndex;
  private readonly old: PassageIndex | undefined;
  private readonly weight: (key: number) => number;
  private difference: { readonly forward: Int32Array; readonly backward: Int32Array } | undefined;
  readonly trace: Place[] = [];

  constructor(newText: string, oldText?: string) {
    this.text = new PassageIndex(newText, this.vocabulary);
    this.old = oldText === undefined ? undefined : new PassageIndex(oldText, this.vocabulary);
    this.weight = weigher(this.vocabulary, this.old ? [this.text, this.old] : [this.text]);
  }

  anchor(selectors: Selectors): Anchoring {
    const passage = preparePassage(selectors, this.vocabulary, this.weight);
    const oldRange = this.oldRange(passage);
    return oldRange ? this.byDifference(passage, oldRange) : this.byQuote(passage);
  }

  /** The old tokens [first, last] of a passage, where the old text has its words at its position. */
  private oldRange(
    passage: Passage,
  ): { first: number; last: number; start: number; end: number } | undefined {
    const { position } = passage.selectors;
    if (!this.old || !position) return undefined;
    if (!sameWords(this.old.original.slice(position[0], position[1]), passage.selectors.quote))
      return undefined;
    const start = this.old.foldedOffset(position[0]);
    const end = start + passage.quote.length;
    const first = this.old.tokenAt(start);
    const last = this.old.tokenAt(end - 1);
    return { first, last, start, end };
  }

  private aligned(old: PassageIndex): { readonly forward: Int32Array; readonly backward: Int32Array } {
    if (this.difference) return this.difference;
    const forward = alignTokens(old.tokens.keys, this.text.tokens.keys, this.weight);
    const backward = new Int32Array(this.text.tokens.count).fill(-1);
    for (let token = 0; token < forward.length; token++) {
      const place = forward[token] ?? -1;
      if (place >= 0) backward[place] = token;
    }
    this.difference = { forward, backward };
    return this.difference;
  }

  private byDifference(
    passage: Passage,
    oldRange: { first: number; last: number; start: number; end: number },
  ): Anchoring {
    const old = this.old;
    if (!old) return this.byQuote(passage);
    const { forward, backward } = this.aligned(old);
    const { first, last } = oldRange;
    const begin = forward[first] ?? -1;
    if (begin >= 0 && (forward[last] ?? -1) === begin + last - first) {
      const start = this.text.start(begin) + oldRange.start - old.start(first);
      if (this.text.text.startsWith(passage.quote, start)) return this.sameWordsAt(passage, start);
    }
    const foreign = (token: number): boolean => {
      const from = backward[token] ?? -1;
      if (from < 0 || (from >= first && from <= last)) return false;
      // A single word aligned by chance claims nothing.
      return (backward[token - 1] ?? -1) === from - 1 && (backward[token + 1] ?? -1) === from + 1;
    };
    const places: Place[] = [];
    let low = -1;
    let high = -1;
    let matched = 0;
    for (let token = first; token <= last; token++) {
      const place = forward[token] ?? -1;
      if (place < 0) continue;
      if (low < 0) low = place;
      high = place;
      matched += this.weight(old.key(token));
    }
    if (low >= 0) places.push(this.place(passage, low, high, matched, 'difference', foreign));
    for (const at of occurrences(passage, this.text, OCCURRENCES))
      places.push(this.verbatim(passage, at, foreign));
    for (const found of similarPlaces(passage, this.text, this.weight, foreign))
      places.push(this.place(passage, found.first, found.last, found.matched, 'search', foreign));
    return this.decide(passage, places);
  }

  private byQuote(passage: Passage): Anchoring {
    const places: Place[] = [];
    for (const at of occurrences(passage, this.text, OCCURRENCES)) places.push(this.verbatim(passage, at));
    if (places.length === 0)
      for (const found of similarPlaces(passage, this.text, this.weight))
        places.push(this.place(passage, found.first, found.last, found.matched, 'search'));
    return this.decide(passage, places);
  }

  private decide(passage: Passage, places: Place[]): Anchoring {
    this.trace.length = 0;
    this.trace.push(...places);
    const value = (place: Place): number =>
      place.similarity +
      0.2 * (place.before + place.after) +
      (place.origin === 'difference' ? 0.3 : 0) -
      place.claimed;
    const sorted = [...places].sort((a, b) => value(b) - value(a));
    const best = sorted[0];
    const threshold = this.old ? 0.5 : 0.7;
    if (!best || value(best) < threshold)
      return { state: 'orphaned', changes: [], candidates: this.candidates(sorted) };
    if (best.similarity === 1 && best.origin === 'words') return this.sameWordsAt(passage, best.start);
    const range = unfold(this.text.folded, best);
    const text = this.text.original.slice(range.start, range.end);
    if (sameWords(text, passage.selectors.quote)) return this.sameWordsAt(passage, best.start);
    return {
      state: 'altered',
      range,
      changes: classifyChanges(passage.selectors.quote, text),
      candidates: [],
    };
  }

  private candidates(places: readonly Place[]): Candidate[] {
    return places.slice(0, 3).map((place) => {
      const range = unfold(this.text.folded, place);
      return {
        range,
        text: this.text.original.slice(range.start, range.end),
        score: Math.min(1, place.similarity),
      };
    });
  }

  private sameWordsAt(passage: Passage, start: number): Anchoring {
    const range = unfold(this.text.folded, { start, end: start + passage.quote.length });
    const { position } = passage.selectors;
    const state = position === undefined || position[0] === range.start ? 'exact' : 'moved';
    return { state, range, changes: [], candidates: [] };
  }

  private verbatim(passage: Passage, start: number, foreign?: (token: number) => boolean): Place {
    const end = start + passage.quote.length;
    const first = this.text.tokenAt(start);
    const last = this.text.tokenAt(end - 1);
    const around = surroundings(passage, this.text, first, last, this.weight);
    return {
      start,
      end,
      first,
      last,
      coverage: 1,
      similarity: 1,
      ...around,
      claimed: this.claimed(first, last, foreign),
      origin: 'words',
    };
  }

  private claimed(first: number, last: number, foreign?: (token: number) => boolean): number {
    if (!foreign) return 0;
    let all = 0;
    let claimed = 0;
    for (let token = first; token <= last; token++) {
      const weight = this.weight(this.text.key(token));
      all += weight;
      if (foreign(token)) claimed += weight;
    }
    return all === 0 ? 0 : claimed / all;
  }

  private place(
    passage: Passage,
    first: number,
    last: number,
    matched: number,
    origin: Place['origin'],
    foreign?: (token: number) => boolean,
  ): Place {
    let weight = 0;
    for (let token = first; token <= last; token++) weight += this.weight(this.text.key(token));
    return {
      start: this.text.start(first),
      end: this.text.end(last),
      first,
      last,
      coverage: passage.weight === 0 ? 0 : matched / passage.weight,
      similarity: (2 * matched) / (passage.weight + weight || 1),
      ...surroundings(passage, this.text, first, last, this.weight),
      claimed: this.claimed(first, last, foreign),
      origin,
    };
  }
}

/** What is known of the text the positions of selectors refer to. */
export interface AnchorOptions {
  /** The text the position refers to, where it can be had. */
  readonly oldText?: string;
  /** The position refers to this very text: its digest is the one the selectors were made with. */
  readonly digestMatches?: boolean;
}

/** Resolves one annotation. For several of one text {@link anchorAll} shares the work. */
export function anchor(text: string, selectors: Selectors, options: AnchorOptions = {}): Anchoring {
  return anchorAll(text, [selectors], options)[0] ?? NOWHERE;
}

/** Resolves the annotations of one text, in the order given. */
export function anchorAll(text: string, all: readonly Selectors[], options: AnchorOptions = {}): Anchoring[] {
  const context = new AnchoringContext(text, options.digestMatches ? text : options.oldText);
  return all.map((selectors) => context.anchor(selectors));
}

const NOWHERE: Anchoring = { state: 'orphaned', changes: [], candidates: [] };
