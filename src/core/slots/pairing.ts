import { poleRelation, prefixOpposites } from '../language/opposites.ts';
import type { AnalysedPassage } from './passage.ts';

/** How two paired words stand to each other; `kin` only share a beginning. */
export const PAIRED = { no: 0, same: 1, alike: 2, kin: 3, opposite: 4 } as const;

/** Which word of the one passage answers to which of the other, whatever their order. */
export interface Pairing {
  /** For each word of `a` the index in `b`, or -1. */
  readonly partner: Int16Array;
  /** The same from `b`. */
  readonly back: Int16Array;
  /** For each word of `a`: one of `PAIRED`. */
  readonly kind: Uint8Array;
  /** Weight of the paired words of either side. */
  readonly sharedA: number;
  readonly sharedB: number;
  /** How many content words are paired. */
  readonly pairs: number;
}

/**
 * Pairs the content words of two passages: equal stems first, each with the candidate nearest to where the last
 * pair leads, then forms that share a long beginning, words of one meaning, and opposites.
 */
export function pair(a: AnalysedPassage, b: AnalysedPassage): Pairing {
  const wordsA = a.list.words;
  const wordsB = b.list.words;
  const partner = new Int16Array(wordsA.length).fill(-1);
  const back = new Int16Array(wordsB.length).fill(-1);
  const kind = new Uint8Array(wordsA.length);
  const places = new Map<string, number[]>();
  for (let j = 0; j < wordsB.length; j++) {
    const word = wordsB[j];
    if (word === undefined || !word.content) continue;
    const known = places.get(word.stem);
    if (known === undefined) places.set(word.stem, [j]);
    else known.push(j);
  }
  let expected = 0;
  for (let i = 0; i < wordsA.length; i++) {
    const word = wordsA[i];
    if (word === undefined || !word.content) continue;
    const at = nearest(places.get(word.stem), back, expected);
    if (at < 0) continue;
    partner[i] = at;
    back[at] = i;
    kind[i] = PAIRED.same;
    expected = at + 1;
  }
  const openB: number[] = [];
  for (let j = 0; j < wordsB.length; j++) if (wordsB[j]?.content === true && back[j] === -1) openB.push(j);
  if (openB.length > 0)
    for (let i = 0; i < wordsA.length; i++) {
      if (wordsA[i]?.content !== true || partner[i] !== -1) continue;
      let best = -1;
      let bestKind: number = PAIRED.no;
      for (const j of openB) {
        if (back[j] !== -1) continue;
        const found = likeness(a, i, b, j);
        if (found !== PAIRED.no && (best < 0 || found < bestKind)) {
          best = j;
          bestKind = found;
        }
      }
      if (best < 0) continue;
      partner[i] = best;
      back[best] = i;
      kind[i] = bestKind;
    }
  let sharedA = 0;
  let sharedB = 0;
  let pairs = 0;
  for (let i = 0; i < wordsA.length; i++) {
    const j = partner[i] ?? -1;
    if (j < 0) continue;
    sharedA += a.weights[i] ?? 0;
    sharedB += b.weights[j] ?? 0;
    pairs++;
  }
  return { partner, back, kind, sharedA, sharedB, pairs };
}

function nearest(places: readonly number[] | undefined, taken: Int16Array, expected: number): number {
  let best = -1;
  if (places === undefined) return best;
  for (const at of places)
    if (taken[at] === -1 && (best < 0 || Math.abs(at - expected) < Math.abs(best - expected))) best = at;
  return best;
}

function likeness(a: AnalysedPassage, i: number, b: AnalysedPassage, j: number): number {
  const wordA = a.list.words[i];
  const wordB = b.list.words[j];
  if (wordA === undefined || wordB === undefined) return PAIRED.no;
  if (wordA.value !== undefined || wordB.value !== undefined)
    return wordA.value !== undefined && wordA.value === wordB.value ? PAIRED.same : PAIRED.no;
  const groupsA = a.groups[i] ?? [];
  if (groupsA.length > 0) {
    const groupsB = b.groups[j] ?? [];
    for (const group of groupsA) if (groupsB.includes(group)) return PAIRED.alike;
  }
  const poles = poleRelation(a.poles[i] ?? [], b.poles[j] ?? []);
  if (poles === -1) return PAIRED.opposite;
  if (poles === 1) return PAIRED.alike;
  if (wordA.capital !== wordB.capital && (wordA.stem.length < 5 || wordB.stem.length < 5)) return PAIRED.no;
  if (
    prefixOpposites(wordA.lower, wordB.lower, a.list.language) ||
    prefixOpposites(wordA.stem, wordB.stem, a.list.language)
  )
    return PAIRED.opposite;
  return sharesBeginning(wordA.lower, wordB.lower) ? PAIRED.kin : PAIRED.no;
}

function sharesBeginning(a: string, b: string): boolean {
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return false;
  const short = Math.min(a.length, b.length);
  const long = Math.max(a.length, b.length);
  if (short < 4 || long - short > 5) return false;
  let shared = 0;
  while (shared < short && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared >= 5 ? shared >= long * 0.6 : shared === 4 && short <= 5 && long <= 6;
}
