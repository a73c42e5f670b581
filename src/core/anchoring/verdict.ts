import type { Passage } from './passage.ts';
import type { Place } from './place.ts';
import { context } from './place.ts';

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
/** Both neighbours still there, as near as this: what stands between them has taken the passage's place. */
const BOTH_NEIGHBOURS = 0.8;

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

/** Without the old text: words, context and position together have to reach this. */
const BY_QUOTE = 0.76;
/** What standing between both neighbours adds. */
const BETWEEN_NEIGHBOURS = 0.12;
/** Where the context is gone on either side, it takes nearly the same words, the more so the farther off they are. */
const BY_POSITION = 1;
const NEARLY_ALL_WORDS = 0.965;
const NEAR = 0.6;
const VERY_NEAR = 0.8;
/**
 * Where it is known that nothing in the text looked like the passage when it was described, fewer of its words will do,
 * the fewer the nearer the place is.
 */
const WITHOUT_LOOKALIKES = 0.8;
const BY_NEARNESS = 0.25;

/** Whether a place is where the passage is to be expected, between the passage's own neighbours on both sides. */
export function isAtHome(place: Place): boolean {
  return place.nearness >= VERY_NEAR && isBetweenNeighbours(place);
}

/** A place nearly as similar as the best makes it a guess. */
const RIVAL = 0.05;

/**
 * Whether a place is the passage's by its words, context and position alone. A passage that merely looks alike has
 * other neighbours, stands elsewhere and speaks of other figures, days or people: `disagrees` says whether it does.
 * `described`: what looked like the passage in its own text is known, and has been told from it already.
 */
export function acceptedByQuote(
  place: Place,
  runnerUp: Place | undefined,
  described: boolean,
  disagrees: () => boolean,
): boolean {
  if (!hasContext(place)) {
    if (runnerUp !== undefined && runnerUp.similarity > place.similarity - RIVAL) return false;
    const enough = described
      ? place.similarity + BY_NEARNESS * place.nearness >= WITHOUT_LOOKALIKES
      : place.nearness >= NEAR
        ? place.similarity + 0.3 * place.nearness >= BY_POSITION
        : place.similarity >= NEARLY_ALL_WORDS;
    return enough && (place.nearness >= VERY_NEAR || !disagrees());
  }
  const between = isBetweenNeighbours(place) ? BETWEEN_NEIGHBOURS : 0;
  return place.similarity + 0.25 * context(place) + 0.15 * place.nearness + between >= BY_QUOTE;
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
