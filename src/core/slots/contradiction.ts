import { converses } from '../language/opposites.ts';
import { BREAK } from '../language/words.ts';
import type { Difference } from '../model/anchor.ts';
import type { Range } from '../model/range.ts';
import {
  affirmsToo,
  begunAnew,
  comparesOnly,
  endedSince,
  firm,
  limited,
  namesDoer,
  takenBack,
  wishes,
} from './affirmation.ts';

import type { Negation } from './negations.ts';
import { PAIRED, type Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';
import { adjacent, difference } from './surroundings.ts';

/** What speaks for and against the two passages denying one another. Counts unless said otherwise. */
export interface PolarityEvidence {
  /** Negations that fall on a word the other passage affirms. */
  readonly denied: number;
  /** Those of them where what follows the word denied has its counterpart, too. */
  readonly squarely: number;
  /** Negations whose words the other passage mostly affirms, though it lacks the very word denied. */
  readonly loosely: number;
  /** Those of them that deny nothing but the word itself which the other passage lacks. */
  readonly wholly: number;
  /** Negations both passages make, or that an opposite makes good. */
  readonly agreed: number;
  /** Negations of what the other passage does not speak of. */
  readonly alone: number;
  /** Opposites in like places under like polarity. */
  readonly opposed: number;
  /** The pairs of words that disagree, for people to read. */
  readonly differences: readonly Difference[];
}

/** The share of both passages from which on they are one wording with a change. */
export const NEARLY_ALL = 0.7;
/** The share from which on they differ in a word: what is denied of a name then is denied of what is said of it. */
const ONE_WORDING = 0.8;

/** Whether something one passage denies is affirmed by the other, and nothing is denied by both. */
export const isDenied = ({ denied, opposed, agreed, differences }: PolarityEvidence): boolean =>
  denied + opposed > 0 && agreed === 0 && differences.length > 0;

/**
 * Weighs every negation and every pair of opposites of two passages.
 * @param ofOneClaim people said that both are about one claim: a word need not have answering words beside it
 */
export function polarityEvidence(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
  ofOneClaim = false,
): PolarityEvidence {
  const differences: Difference[] = [];
  const counts = { denied: 0, squarely: 0, loosely: 0, wholly: 0, agreed: 0, alone: 0, opposed: 0 };
  const settledA = new Set<number>();
  const likeness = Math.min(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1));
  const alike = likeness >= NEARLY_ALL;
  const oneWording = likeness >= ONE_WORDING;
  /** "Nobody found blood", "found no blood": all the same is denied, if not by way of the same word. */
  const othersAgree = (side: 'a' | 'b', { focus, scope }: Negation): boolean => {
    const own = side === 'a' ? a : b;
    const partner = side === 'a' ? pairing.partner : pairing.back;
    let balance = 0;
    for (let k = scope[0]; k < scope[1]; k++) {
      const counter = partner[k] ?? -1;
      if (k === focus || counter < 0 || (own.weights[k] ?? 0) === 0 || own.slots[k] !== 0) continue;
      balance += flips(a, side === 'a' ? k : counter, b, side === 'a' ? counter : k, pairing) ? -1 : 1;
    }
    return balance > 0;
  };
  const weigh = (side: 'a' | 'b', negation: Negation): void => {
    const own = side === 'a' ? a : b;
    const partner = side === 'a' ? pairing.partner : pairing.back;
    const at = focusOf(own, negation);
    // "Never failed to": the inner negation stands for both.
    if (own.polarity.cue[at] === 1) return;
    const match = at < 0 ? -1 : (partner[at] ?? -1);
    if (match >= 0 && own.slots[at] === 0 && (oneWording || !isName(own, at))) {
      const i = side === 'a' ? at : match;
      const j = side === 'a' ? match : at;
      const meeting =
        side === 'a'
          ? { denying: a, denied: i, affirming: b, affirmed: j }
          : { denying: b, denied: j, affirming: a, affirmed: i };
      if (
        takenBack(meeting) ||
        affirmsToo(meeting) ||
        namesDoer(meeting) ||
        endedSince(meeting) ||
        begunAnew(meeting) ||
        comparesOnly(meeting) ||
        wishes(meeting) ||
        limited(a, b) ||
        isKin(a, i, pairing) ||
        (!alike && (negation.aside || !firm(meeting, a, pairing, ofOneClaim)))
      ) {
        counts.alone++;
        return;
      }
      if (settledA.has(i)) return;
      settledA.add(i);
      if (flips(a, i, b, j, pairing) && !othersAgree(side, negation)) {
        counts.denied++;
        if (ofOneClaim || complete(own, negation, partner)) {
          counts.squarely++;
          differences.push(spans(a, i, b, j));
        }
      } else counts.agreed++;
      return;
    }
    // The very word denied has no counterpart: see how the words around it fare.
    let against = 0;
    let along = 0;
    let unanswered = 0;
    let place: readonly [number, number] | undefined;
    for (let k = negation.scope[0]; k < negation.scope[1]; k++) {
      const counter = partner[k] ?? -1;
      if (counter < 0 && (own.weights[k] ?? 0) > 0 && k !== at) unanswered++;
      if (
        counter < 0 ||
        (own.weights[k] ?? 0) === 0 ||
        own.slots[k] !== 0 ||
        negation.aside ||
        (!oneWording && isName(own, k))
      )
        continue;
      const i = side === 'a' ? k : counter;
      const j = side === 'a' ? counter : k;
      if (flips(a, i, b, j, pairing)) {
        against++;
        place ??= [i, j];
      } else along++;
    }
    if (along > against) counts.agreed++;
    else if (against > 0 && place !== undefined) {
      counts.loosely++;
      if (unanswered === 0) counts.wholly++;
      differences.push(spans(a, place[0], b, place[1]));
    } else counts.alone++;
  };
  for (const negation of a.polarity.negations) weigh('a', negation);
  for (const negation of b.polarity.negations) weigh('b', negation);
  for (let i = 0; i < pairing.partner.length; i++) {
    const j = pairing.partner[i] ?? -1;
    if (j < 0 || pairing.kind[i] !== PAIRED.opposite || settledA.has(i)) continue;
    // Opposites said of different things oppose nothing: something beside them has to answer, too.
    if (!alike && !adjacent(a, [i, i + 1], b, [j, j + 1], pairing)) continue;
    if (!alike && !(answered(a, i, pairing.partner) && answered(b, j, pairing.back))) continue;
    if (isName(a, i) || isName(b, j)) continue;
    // "Never opened" against "always opened" was weighed by what it denies.
    if (settled(a, i, pairing.partner) || settled(b, j, pairing.back)) continue;
    if (converses(a.poles[i] ?? [], b.poles[j] ?? []) && !sameSubject(a, i, b, j, pairing)) continue;
    // A negator may itself be one of the opposites: "refused" against "accepted".
    if (flips(a, i, b, j, pairing)) {
      counts.opposed++;
      differences.push(difference('negation', a, wordRange(a, i), b, wordRange(b, j)));
    } else counts.agreed++;
  }
  return { ...counts, differences };
}

/** What a negation falls on: not a figure or a date, where its scope has anything else. */
function focusOf(own: AnalysedPassage, { focus, scope }: Negation): number {
  if (focus < 0 || own.slots[focus] === 0) return focus;
  let best = focus;
  for (let at = scope[0]; at < scope[1]; at++)
    if (
      (own.weights[at] ?? 0) > 0 &&
      own.slots[at] === 0 &&
      (best === focus || Math.abs(at - focus) < Math.abs(best - focus))
    )
      best = at;
  return best;
}

/** "Won't freeze rates" denies no freeze of something else: what follows the word denied has to answer, too. */
const complete = (own: AnalysedPassage, { focus, scope }: Negation, partner: Int16Array): boolean =>
  answered(own, focus, partner, scope[1]);

/** Whether the first content word soon after a word, if there is one, has its counterpart. */
function answered(
  own: AnalysedPassage,
  word: number,
  partner: Int16Array,
  end = own.weights.length,
): boolean {
  for (let at = word + 1; at < Math.min(end, word + 4); at++) {
    if ((own.list.words[at]?.before ?? 0) > 0) return true;
    if ((own.weights[at] ?? 0) > 0) return (partner[at] ?? -1) >= 0;
  }
  return true;
}

/** Words that only begin alike, in a language whose endings are known: "missing" and "missile". */
const isKin = (a: AnalysedPassage, at: number, pairing: Pairing): boolean =>
  pairing.kind[at] === PAIRED.kin && a.list.language === 'en';

/** Whether a word is a negator that was weighed by what it denies, or one that denies nothing. */
function settled(passage: AnalysedPassage, at: number, partner: Int16Array): boolean {
  const { cue, negations } = passage.polarity;
  if (cue[at] !== 1) return false;
  const own = negations.find(({ words }) => at >= words[0] && at < words[1]);
  return own === undefined || cue[own.focus] === 1 || (partner[own.focus] ?? -1) >= 0;
}

/** Whether the nearest content word before either is one, or there is none before both. */
function sameSubject(
  a: AnalysedPassage,
  i: number,
  b: AnalysedPassage,
  j: number,
  pairing: Pairing,
): boolean {
  const before = (passage: AnalysedPassage, at: number): number => {
    let index = at - 1;
    while (index >= 0 && passage.list.words[index]?.content !== true) index--;
    return index;
  };
  const left = before(a, i);
  const right = before(b, j);
  return left < 0 || right < 0 ? left === right : pairing.partner[left] === right;
}

/** Whether two paired words say opposite things, all negations and opposites taken together. */
function flips(a: AnalysedPassage, i: number, b: AnalysedPassage, j: number, pairing: Pairing): boolean {
  const opposite = pairing.kind[i] === PAIRED.opposite ? 1 : 0;
  return ((a.polarity.parity[i] ?? 0) ^ (b.polarity.parity[j] ?? 0) ^ opposite) === 1;
}

/** Capitalised inside a sentence: what is denied of somebody says nothing where only the name returns. */
function isName(passage: AnalysedPassage, at: number): boolean {
  const word = passage.list.words[at];
  return (
    passage.list.language !== 'de' &&
    word !== undefined &&
    word.capital &&
    at > 0 &&
    word.before < BREAK.sentence
  );
}

const wordRange = (passage: AnalysedPassage, at: number): Range => {
  const word = passage.list.words[at];
  return { start: word?.start ?? 0, end: word?.end ?? 0 };
};

/** The word on either side, with the negation that acts on it where there is one. */
function spans(a: AnalysedPassage, i: number, b: AnalysedPassage, j: number): Difference {
  return difference('negation', a, withNegation(a, i), b, withNegation(b, j));
}

function withNegation(passage: AnalysedPassage, at: number): Range {
  const own = wordRange(passage, at);
  const acting = passage.polarity.negations.find(({ scope }) => at >= scope[0] && at < scope[1]);
  if (acting === undefined) return own;
  const start = Math.min(own.start, acting.range.start);
  const end = Math.max(own.end, acting.range.end);
  // A far-off negator is shown alone: a span over half the sentence shows nothing.
  return end - start > 60 ? acting.range : { start, end };
}
