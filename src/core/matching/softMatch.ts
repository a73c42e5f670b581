import type { Vocabulary } from './vocabulary.ts';

/** A word of the query that resembles another word, and how much, in 0..1. */
export interface Resemblance {
  readonly place: number;
  readonly degree: number;
}

const LEAST = 0.55;
const LIKE_MEANING = 0.8;

/**
 * Words that are not the same stem but resemble each other: "Russia" and "Russian", "declare" and "declaration",
 * two spellings of a foreign name; and words of like meaning. For spelling only words with the same first two letters are compared, which finds nearly all
 * of them at a fraction of the cost.
 */
export class SoftMatcher {
  /** By the two letters words begin with: see `Vocabulary.start`. */
  private readonly byStart = new Map<number, number[]>();
  private readonly byGroup = new Map<string, number>();
  private readonly memo = new Map<number, Resemblance | null>();
  private readonly distinct: Int32Array;
  private readonly vocabulary: Vocabulary;

  constructor(distinct: Int32Array, vocabulary: Vocabulary) {
    this.distinct = distinct;
    this.vocabulary = vocabulary;
    distinct.forEach((term, place) => {
      if (vocabulary.isStop(term) || vocabulary.isNumber(term)) return;
      for (const group of vocabulary.groupsOf(term)) this.byGroup.set(group, place);
      const start = vocabulary.start(term);
      if (start === 0) return;
      const places = this.byStart.get(start);
      if (places === undefined) this.byStart.set(start, [place]);
      else places.push(place);
    });
  }

  /** The query word that a word not in the query resembles most. */
  find(term: number): Resemblance | undefined {
    if (!this.byStart.has(this.vocabulary.start(term)) && this.vocabulary.groupsOf(term).length === 0)
      return undefined;
    const known = this.memo.get(term);
    if (known !== undefined) return known ?? undefined;
    const found = this.look(term);
    this.memo.set(term, found ?? null);
    return found;
  }

  private look(term: number): Resemblance | undefined {
    if (this.vocabulary.isStop(term) || this.vocabulary.isNumber(term)) return undefined;
    let best: Resemblance | undefined;
    for (const group of this.vocabulary.groupsOf(term)) {
      const place = this.byGroup.get(group);
      if (place !== undefined) best = { place, degree: LIKE_MEANING };
    }
    const places = this.byStart.get(this.vocabulary.start(term));
    if (places === undefined) return best;
    const word = this.vocabulary.word(term);
    for (const place of places) {
      const degree = resemblance(word, this.vocabulary.word(this.distinct[place] ?? 0));
      if (degree >= LEAST && degree > (best?.degree ?? 0)) best = { place, degree };
    }
    return best;
  }
}

/** Dice's coefficient over neighbouring letters, raised where one word begins with the other. */
function resemblance(a: string, b: string): number {
  let shared = 0;
  let taken = 0;
  for (let at = 0; at + 1 < b.length; at++)
    for (let from = 0; from + 1 < a.length; from++) {
      const bit = 1 << Math.min(from, 31);
      if ((taken & bit) !== 0 || a.charCodeAt(from) !== b.charCodeAt(at)) continue;
      if (a.charCodeAt(from + 1) !== b.charCodeAt(at + 1)) continue;
      taken |= bit;
      shared++;
      break;
    }
  const dice = (2 * shared) / (a.length + b.length - 2);
  const shorter = Math.min(a.length, b.length);
  const begins = shorter >= 5 && (a.startsWith(b) || b.startsWith(a));
  return begins ? Math.max(dice, 0.8) : dice;
}
