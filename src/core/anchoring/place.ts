import type { Range } from '../model/range.ts';

/** Tokens of a text, inclusive. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * A place found for a passage, with what speaks for and against it. The range is of the folded text, the tokens are
 * inclusive; every measure is in 0..1.
 */
export interface Place extends Range, Stretch {
  /** Weight of the words shared, of the weight of both passages (Dice's coefficient): 1 for the same words. */
  readonly similarity: number;
  /** How much of what stood before and after the passage stands here. */
  readonly before: number;
  readonly after: number;
  /** How near it is to where the passage is to be expected. */
  readonly nearness: number;
  /** How much of it was other text before, as the word difference has it. */
  readonly claimed: number;
  /** By the very words, by the word difference, or by searching. */
  readonly origin: 'words' | 'difference' | 'search';
}

/** How well a place fits, for comparing places of one passage. */
export function fitness(place: Place): number {
  const bonus = place.origin === 'difference' ? 0.15 : 0;
  return place.similarity + 0.1 * (place.before + place.after) + 0.1 * place.nearness + bonus - place.claimed;
}

/** The better side's context counts most: an edit beside the passage spoils only one. */
export function context(place: Place): number {
  return 0.7 * Math.max(place.before, place.after) + 0.3 * Math.min(place.before, place.after);
}

/** What tells places with the very words apart: their neighbours first, then where they are. */
export function standing(place: Place): number {
  return place.before + place.after + 0.5 * place.nearness;
}

/** The fittest of some places. */
export function best(places: readonly Place[]): Place | undefined {
  return places.reduce<Place | undefined>(
    (best, place) => (best && fitness(best) >= fitness(place) ? best : place),
    undefined,
  );
}

/** Places less like the passage than this are not worth a person's time. */
const WORTH_OFFERING = 0.4;

export const worthOffering = ({ similarity }: Place): boolean => similarity >= WORTH_OFFERING;

/** Whether a place shares words with one of the others. */
export const repeats = (place: Stretch, others: readonly Stretch[]): boolean =>
  others.some((other) => other.first <= place.last && place.first <= other.last);
