import type { Difference } from '../model/anchor.ts';
import type { Relation } from '../model/claim.ts';
import { NEARLY_ALL, polarityEvidence, type PolarityEvidence } from '../slots/contradiction.ts';
import { claimDenial } from '../slots/claimDenial.ts';
import { claimFigures } from '../slots/claimFigures.ts';
import { type DateConflict, dateConflicts } from '../slots/dateConflicts.ts';
import { figureDifferences } from '../slots/figureDifferences.ts';
import { nameDifferences } from '../slots/nameDifferences.ts';
import { type Pairing, pair } from '../slots/pairing.ts';
import { analysisWork, analyse, type AnalysedPassage, type PassageInContext } from '../slots/passage.ts';
import { difference } from '../slots/surroundings.ts';
import { sameWords } from '../text/fold.ts';
import { contradictionScore } from './contradictionScore.ts';
import { anchored, type Footing } from './footing.ts';
import { claimForecast, forecastAgainstOutcome } from './forecast.ts';

export { analyse, analysisWork, type AnalysedPassage, type PassageInContext };

/** How two passages relate, and the words that show it. */
export interface RelationFound {
  readonly relation: Relation;
  /** `from` the query's words, `to` the match's; empty for `same`. */
  readonly differences: readonly Difference[];
  /** How surely the one denies what the other says, 0..1. */
  readonly contradiction: number;
}

/** Above this score a pair is shown as contradicting; chosen for a precision of .9, see `eval:pairs`. */
const CONTRADICTION_THRESHOLD = 0.6;

/** How much of the shorter passage the other has to have for a denial in the one to be of what the other says. */
const LEAST_FRAME = 0.65;
/** The same where one passage denies squarely what the other says, which denies nothing at all. */
const LEAST_PLAIN_FRAME = 0.5;

/** Days between two articles from which on their dates belong to two occasions. */
const OTHER_OCCASION = 30;

const asAnalysed = (passage: PassageInContext | AnalysedPassage): AnalysedPassage =>
  'list' in passage ? passage : analyse(passage);

/**
 * How a match stands to the passage asked about. Either may be analysed beforehand, which is what costs. They are
 * taken to be about the same thing as far as `footing` says so; otherwise their own words have to show it before
 * they are said to disagree.
 */
export function relate(
  query: PassageInContext | AnalysedPassage,
  match: PassageInContext | AnalysedPassage,
  footing: Footing = 'event',
): RelationFound {
  const a = asAnalysed(query);
  const b = asAnalysed(match);
  if (sameWords(a.passage.text, b.passage.text) && a.dates.every((date) => !date.relative))
    return { relation: 'same', differences: [], contradiction: 0 };
  if (a.list.language !== b.list.language)
    return { relation: oneUtterance(a, b, 1) ? 'same-quote' : 'same', differences: [], contradiction: 0 };
  const pairing = pair(a, b);
  const evidence = polarityEvidence(a, b, pairing);
  const contradiction = contradictionScore(a, b, pairing, evidence);
  const close = closeness(a, b, pairing);
  if (footing === 'unknown' && !anchored(a, b, pairing))
    return { relation: oneUtterance(a, b, close) ? 'same-quote' : 'same', differences: [], contradiction };
  if (
    (contradiction >= CONTRADICTION_THRESHOLD || deniedByOne(a, b, evidence)) &&
    isShown(a, b, pairing, evidence, footing)
  )
    return { relation: 'contradicts', differences: evidence.differences, contradiction };
  const dated = a.published !== undefined && b.published !== undefined;
  const conflicts = (close >= 0.5 ? dateConflicts(a, b, pairing) : []).filter(
    // "On Monday", nobody knows of which week, is no other day than Tuesday.
    (conflict) => footing !== 'unknown' || dated || !(conflict.a.relative || conflict.b.relative),
  );
  const occasion = otherOccasion(a, b, conflicts);
  if (occasion !== undefined)
    return { relation: occasion, differences: conflicts.map(({ difference }) => difference), contradiction };
  const differences = [
    ...(close >= 0.25 ? figureDifferences(a, b, pairing) : []),
    ...conflicts.map(({ difference }) => difference),
  ];
  // A name is the one thing that differs, or the passages are of two things.
  if (differences.length === 0 && close >= 0.6) differences.push(...nameDifferences(a, b, pairing));
  if (differences.length > 0) return { relation: 'differs', differences, contradiction };
  if (footing === 'claim') {
    const denial = claimDenial(a, b, pairing);
    if (denial !== undefined) return { relation: 'contradicts', differences: denial, contradiction };
    const figures = claimFigures(a, b, pairing).map((found) =>
      difference('number', a, found.a.range, b, found.b.range),
    );
    if (figures.length > 0) return { relation: 'differs', differences: figures, contradiction };
    const later = claimForecast(a, b);
    if (later !== undefined) return { relation: later, differences: [], contradiction };
  }
  const forecast = evidence.denied > 0 ? undefined : forecastAgainstOutcome(a, b, pairing, close);
  if (forecast !== undefined) return { relation: forecast, differences: [], contradiction };
  return { relation: oneUtterance(a, b, close) ? 'same-quote' : 'same', differences: [], contradiction };
}

/** Whether all that is denied is denied by one passage, squarely, and said by the other. */
const deniedByOne = (a: AnalysedPassage, b: AnalysedPassage, evidence: PolarityEvidence): boolean =>
  evidence.squarely + evidence.opposed > 0 &&
  evidence.agreed === 0 &&
  a.polarity.negations.length > 0 !== b.polarity.negations.length > 0;

/** Whether a contradiction is sure to be about one thing, so that people may see it. */
function isShown(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
  evidence: PolarityEvidence,
  footing: Footing,
): boolean {
  if (footing !== 'claim' && ownWords(a) && ownWords(b) && !knownAsOneSpeaker(a, b)) return false;
  const alike = likeness(a, b, pairing) >= NEARLY_ALL;
  const least = deniedByOne(a, b, evidence) ? LEAST_PLAIN_FRAME : LEAST_FRAME;
  if (!alike && closeness(a, b, pairing) < least) return false;
  // Where both deny something, and even the same, what is left over is seldom the one denying the other.
  const [deniedA, deniedB] = [a.polarity.negations.length, b.polarity.negations.length];
  if (deniedA > 0 && deniedB > 0 && (evidence.agreed > 0 || !alike)) return false;
  if (deniedA > 0 && deniedA === deniedB && evidence.opposed === 0) return false;
  // Words denied together with others, none of them squarely, show nothing.
  return evidence.squarely + evidence.opposed > 0;
}

const FIRST_PERSON =
  /^(?:i|i'm|i've|i'd|i'll|me|my|we|we're|we've|we'd|we'll|us|our|ich|mein|meine|wir|uns|unser|unsere|je|j'|mon|ma|mes|nous|notre|nos|yo|mi|mis|nosotros|nuestro|nuestra|я|мы|мой|моя|наш|наша)$/u;

/** Whether somebody speaks of themselves: "I want" here and "I don't want" there are two people's own affairs. */
const ownWords = ({ list }: AnalysedPassage): boolean =>
  list.words.some(({ lower }) => FIRST_PERSON.test(lower));

const knownAsOneSpeaker = (a: AnalysedPassage, b: AnalysedPassage): boolean =>
  a.passage.speaker !== undefined &&
  b.passage.speaker !== undefined &&
  sameSpeaker(a.passage.speaker, b.passage.speaker);

/** The share of the shorter passage that the other one has, 0..1. */
function closeness(a: AnalysedPassage, b: AnalysedPassage, pairing: Pairing): number {
  return Math.max(
    a.weight === 0 ? 0 : pairing.sharedA / a.weight,
    b.weight === 0 ? 0 : pairing.sharedB / b.weight,
  );
}

/** The share of the longer passage that the other one has, 0..1. */
function likeness(a: AnalysedPassage, b: AnalysedPassage, pairing: Pairing): number {
  return Math.min(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1));
}

/** One utterance: quoted on both sides or quoted and told, not by two different speakers, and with words in common. */
function oneUtterance(a: AnalysedPassage, b: AnalysedPassage, close: number): boolean {
  const { isQuote: quotedA = false, speaker: speakerA } = a.passage;
  const { isQuote: quotedB = false, speaker: speakerB } = b.passage;
  const named = speakerA !== undefined && speakerB !== undefined;
  if (named && !sameSpeaker(speakerA, speakerB)) return false;
  // Two translations may share a single word; who said it makes up for the rest.
  if (quotedA && quotedB) return close >= (named ? 0.1 : 0.3);
  return (quotedA || quotedB) && named && close >= 0.2;
}

/** Whether two names are one person's: the last word of a name is the one that recurs, "Dana Perino", "Ms Perino". */
export function sameSpeaker(a: string, b: string): boolean {
  const last = (name: string): string => name.toLowerCase().split(/\s+/u).at(-1) ?? '';
  return a === b || last(a) === last(b);
}

/**
 * Dates far apart, each near its own article's: the same was said or happened twice. The match is `earlier` or
 * `later` than the query.
 */
function otherOccasion(
  a: AnalysedPassage,
  b: AnalysedPassage,
  conflicts: readonly DateConflict[],
): 'earlier' | 'later' | undefined {
  const apart =
    a.published === undefined || b.published === undefined ? undefined : b.published.from - a.published.from;
  if (apart === undefined || Math.abs(apart) < OTHER_OCCASION) return undefined;
  for (const conflict of conflicts) {
    const dayA = conflict.a.days[0];
    const dayB = conflict.b.days[0];
    if (dayA === undefined || dayB === undefined) continue;
    const gap = dayB.from - dayA.from;
    if (Math.abs(gap) >= OTHER_OCCASION / 2 && Math.sign(gap) === Math.sign(apart))
      return gap < 0 ? 'earlier' : 'later';
  }
  return undefined;
}
