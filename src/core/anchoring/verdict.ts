import type { Passage } from './passage.ts';
import type { Place } from './place.ts';
import { BOTH_NEIGHBOURS, logOdds } from './evidence.ts';
import type { Evidence } from './evidence.ts';

/*
 * What is accepted. The figures were set on revisions of real prose (`npm run eval:anchoring`) with room on either
 * side: nearly all that was edited in place scores well above them, what was deleted well below.
 */

/** With the old text, of a place the word difference leads to: words, and words with context. */
const MOST_WORDS = 0.49;
const BY_DIFFERENCE = 0.57;
/** Between neighbours that both stayed a passage may have lost most of its words. */
const SOME_WORDS = 0.3;
/** Of a place found by searching text that the word difference says is new. */
const BY_SEARCH_OF_NEW_TEXT = 0.62;
/** More of it was other text than this: a look-alike that stood there all the time. */
const CLAIMED = 0.25;

/** Fewer words than this are few, where the neighbours changed as well. */
const FEW_WORDS = 0.56;
const WHOLE_NEIGHBOUR = 0.85;

/** Less context than this on either side is none. */
const NO_CONTEXT = 0.4;

/** Whether a place is the passage's, given where all other text went. */
export function acceptedByDifference(place: Place): boolean {
  if (place.claimed > CLAIMED) return false;
  const score = place.similarity + 0.1 * (place.before + place.after);
  if (place.origin === 'search') return score >= BY_SEARCH_OF_NEW_TEXT;
  if (place.similarity >= MOST_WORDS) return score >= BY_DIFFERENCE;
  return place.similarity >= SOME_WORDS && isBetweenNeighbours(place);
}

/**
 * Whether a place could be another passage: found elsewhere among other neighbours, or where the passage was, but with
 * few of its words and neither neighbour whole. If such a place disagrees in a detail, it is another passage.
 */
export function isDoubtful(place: Place): boolean {
  if (place.origin === 'search') return !hasContext(place);
  return place.similarity < FEW_WORDS && Math.max(place.before, place.after) < WHOLE_NEIGHBOUR;
}

/** Whether a place has all the words but for a slip. */
export const hasNearlyAllWords = ({ similarity }: Place): boolean => similarity >= NEARLY_ALL_WORDS;

function hasContext(place: Place): boolean {
  return Math.max(place.before, place.after) >= NO_CONTEXT;
}

/** Whether a place the word difference leads to leaves no doubt, so that searching elsewhere can be saved. */
export function isPlain(place: Place): boolean {
  return place.similarity >= 0.6 && Math.max(place.before, place.after) >= 0.5 && acceptedByDifference(place);
}

function isBetweenNeighbours(place: Place): boolean {
  return Math.min(place.before, place.after) >= BOTH_NEIGHBOURS;
}

/** Nearly all the words of a passage. */
const NEARLY_ALL_WORDS = 0.965;
const VERY_NEAR = 0.8;

/** Whether a place is where the passage is to be expected, between the passage's own neighbours on both sides. */
export function isAtHome(place: Place): boolean {
  return place.nearness >= VERY_NEAR && isBetweenNeighbours(place);
}

/** Odds, as natural logarithms, from which on a place is taken: more where what looked like the passage is not known. */
const ODDS = -0.25;
const ODDS_UNDESCRIBED = 0.5;
/** Words, context and position together; less will do with context on both sides. */
const BY_CONTEXT = 0.84;
const BY_CONTEXT_BOTH_SIDES = 0.76;
/** What standing between both neighbours adds. */
const BETWEEN_NEIGHBOURS = 0.12;
/** Nearly the same words, of which nothing else in the text has nearly as many. */
const BY_WORDS = 0.84;
const RIVAL = 0.05;

/**
 * Whether a place is the passage's by its words, context and position alone: by the odds; or by context that could
 * hardly stand there by chance, however few the words; or by words that could not.
 * @param resembles it looks more like a passage that stood elsewhere than like this one: then only the odds count
 * @param disagrees whether it speaks of other figures, days or people
 */
export function acceptedByQuote(evidence: Evidence, resembles: boolean, disagrees: () => boolean): boolean {
  const { similarity, better, worse, nearness, lead, described } = evidence;
  // Among other neighbours and elsewhere, what speaks of other figures, days or people is a copy, not the passage.
  const isElsewhere = better < NO_CONTEXT && nearness < VERY_NEAR;
  if (logOdds(evidence) >= (described ? ODDS : ODDS_UNDESCRIBED)) return !isElsewhere || !disagrees();
  if (resembles) return false;
  const together =
    similarity +
    0.25 * (0.7 * better + 0.3 * worse) +
    0.15 * nearness +
    (worse >= BOTH_NEIGHBOURS ? BETWEEN_NEIGHBOURS : 0);
  if (
    described
      ? better >= NO_CONTEXT && together >= BY_CONTEXT
      : worse >= NO_CONTEXT && together >= BY_CONTEXT_BOTH_SIDES
  )
    return true;
  if (!described || lead < RIVAL || similarity + 0.25 * nearness < BY_WORDS) return false;
  return nearness >= VERY_NEAR || !disagrees();
}

/** A quote of less weight (a word or two, or common ones) is found everywhere: it takes context or position as well. */
const SPEAKS_FOR_ITSELF = 2;
const SOME_CONTEXT = 0.3;

/** Whether a passage's words are no accident where they stand, whatever is around them. */
export const speaksForItself = (passage: Passage): boolean =>
  passage.weight >= SPEAKS_FOR_ITSELF && !passage.hasCopies;

/** Whether a place with the very words of a passage is the passage. */
export function acceptedVerbatim(place: Place, passage: Passage): boolean {
  return (
    speaksForItself(passage) || place.nearness === 1 || Math.max(place.before, place.after) >= SOME_CONTEXT
  );
}
