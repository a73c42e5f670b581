import type { Reason } from '../model/match.ts';
import { traded } from '../slots/markets.ts';
import { otherNames } from '../slots/nameDifferences.ts';
import { mayBeOneName } from '../slots/names.ts';
import type { Pairing } from '../slots/pairing.ts';
import type { AnalysedPassage } from '../slots/passage.ts';

/**
 * What is known, beyond their words, of two passages being about one thing: that people said so (`claim`), that
 * their articles report one event, or nothing.
 */
export type Footing = 'claim' | 'event' | 'unknown';

/** What the reasons of a match say of it: the same that people are shown. */
export const footingOf = (reasons: readonly Reason[]): Footing =>
  reasons.some(({ kind }) => kind === 'same-event') ? 'event' : 'unknown';

/** The share of the longer passage that has to answer where both name somebody, and where nobody is named. */
const LEAST_NAMED = 0.65;
const LEAST_NAMELESS = 0.7;
/** So many words a passage has to have that names nobody: "more than a dozen people were killed" is said of much. */
const LEAST_WORDS = 6;

/**
 * Whether the words themselves show that both passages are about one thing: without it, "four people were killed"
 * here and "two people were killed" there are two accidents, and nobody is wrong.
 */
export function anchored(a: AnalysedPassage, b: AnalysedPassage, pairing: Pairing): boolean {
  // What a market does on one day it undoes on another.
  if (otherNames(a, b, pairing) || traded(a) || traded(b)) return false;
  const alike = Math.min(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1));
  const named = a.names.some((name) => b.names.some((known) => mayBeOneName(name, known)));
  if (named) return alike >= LEAST_NAMED;
  return alike >= LEAST_NAMELESS && Math.min(a.weight, b.weight) >= LEAST_WORDS;
}
