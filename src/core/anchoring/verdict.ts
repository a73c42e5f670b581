import type { Place } from './place.ts';
import { context } from './place.ts';

/*
 * What is accepted. The figures were set on revisions of real prose (`npm run eval:anchoring`) with room on either
 * side: nearly all that was edited in place scores well above them, what was deleted well below.
 */

/** A place the word difference leads to, between neighbours that stayed, may have lost most of its words. */
const BY_DIFFERENCE = 0.48;
/** A place found by searching text that the word difference says is new. */
const BY_SEARCH_OF_NEW_TEXT = 0.62;
/** More of it was other text than this: a look-alike that stood there all the time. */
const CLAIMED = 0.25;

/** Whether a place is the passage's, given where all other text went. */
export function acceptedByDifference(place: Place): boolean {
  if (place.claimed > CLAIMED) return false;
  const score = place.similarity + 0.1 * (place.before + place.after);
  return score >= (place.origin === 'difference' ? BY_DIFFERENCE : BY_SEARCH_OF_NEW_TEXT);
}

/** Without the old text: words, context and position together have to reach this. */
const BY_QUOTE = 0.84;
/** Where the context is gone on either side, the place has to be near where it was, and much the same. */
const NO_CONTEXT = 0.4;
const SAME_BUT_FOR_CONTEXT = 0.75;
const NEAR = 0.6;

/**
 * Whether a place is the passage's by its words, context and position alone. A passage that merely looks alike has
 * other neighbours and stands elsewhere.
 */
export function acceptedByQuote(place: Place, runnerUp: Place | undefined): boolean {
  const around = context(place);
  if (Math.max(place.before, place.after) < NO_CONTEXT) {
    const rival = runnerUp !== undefined && runnerUp.similarity > place.similarity - 0.1;
    return place.similarity >= SAME_BUT_FOR_CONTEXT && place.nearness >= NEAR && !rival;
  }
  return place.similarity + 0.25 * around + 0.15 * place.nearness >= BY_QUOTE;
}

/** A quote of less weight (a word or two, or common ones) is found everywhere: it takes context or position as well. */
const SPEAKS_FOR_ITSELF = 2;
const SOME_CONTEXT = 0.3;

/** Whether the very words of a passage are the passage. */
export function acceptedVerbatim(place: Place, weight: number): boolean {
  return (
    weight >= SPEAKS_FOR_ITSELF || place.nearness === 1 || Math.max(place.before, place.after) >= SOME_CONTEXT
  );
}
