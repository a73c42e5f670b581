import { isFate, isTraded } from '../language/outcomes.ts';
import { addsUp, magnitudes, outcomeNear } from './figureDifferences.ts';
import { comparable, disagree } from './figureComparison.ts';
import type { Figure } from './figures.ts';
import { countedApart } from './oneCount.ts';
import { traded } from './markets.ts';
import { otherNames, speaks } from './nameDifferences.ts';
import type { Pairing } from './pairing.ts';
import { isCharging } from '../language/reporting.ts';
import type { AnalysedPassage } from './passage.ts';
import { sharedAround } from './surroundings.ts';

/** Two figures that answer one question. */
export interface FigurePair {
  readonly a: Figure;
  readonly b: Figure;
}

/** An age is somebody's, and "one" and "many" seldom count what a claim is about. */
const asked = ({ ordinal, unit, precision, value }: Figure): boolean =>
  !ordinal && precision !== 'vague' && unit?.dimension !== 'age' && (value > 1 || unit !== undefined);

const WHOLE = /^(?:them|whom|these|those|ihnen|denen|davon|eux|elles|ellos|ellas|них|которых)$/u;

/** "304 of them passengers": a part of what another figure counts. */
const isPart = ({ list: { words } }: AnalysedPassage, { words: [, end] }: Figure): boolean =>
  words.slice(end, end + 2).some(({ lower, before }) => before === 0 && WHOLE.test(lower));

const TOTAL =
  /^(?:makes?|made|total|totalling|altogether|all|insgesamt|zusammen|macht|tout|totalise|suman|hacen|всего|итого)$/u;

/** "287 adults and fourteen crew. That makes 301": what the others add up to stands for them all. */
function isTotal(passage: AnalysedPassage, figure: Figure): boolean {
  const { words } = passage.list;
  const [first, end] = figure.words;
  const beside = [...words.slice(Math.max(0, first - 3), first), ...words.slice(end, end + 3)];
  if (!beside.some(({ lower }) => TOTAL.test(lower))) return false;
  const others = passage.figures.filter((other) => other !== figure && asked(other));
  return others.length > 1 && others.reduce((sum, { value }) => sum + value, 0) === figure.value;
}

function standing(passage: AnalysedPassage): readonly Figure[] {
  const counting = passage.figures.filter((figure) => asked(figure) && !isPart(passage, figure));
  const total = counting.find((figure) => isTotal(passage, figure));
  return total === undefined ? counting : [total];
}

/**
 * Figures of two passages that people gave one claim, and that cannot both be right. Then the frame need not answer
 * word for word: it is enough that each passage has one figure of the kind. "The toll rose to eleven", "twelve died".
 */
export function claimFigures(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
): readonly FigurePair[] {
  const [figuresA, figuresB] = [standing(a), standing(b)];
  const likeness = Math.min(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1));
  return figuresA.flatMap((figure) => {
    const candidates = figuresB.filter((other) => answers(a, figure, b, other, pairing));
    const [other] = candidates;
    if (other === undefined || candidates.length > 1 || !disagree(figure, other)) return [];
    // Another figure of this passage could be meant as well.
    if (figuresA.filter((one) => answers(a, one, b, other, pairing)).length > 1) return [];
    const fate = (outcomeNear(a, figure.words) ?? outcomeNear(b, other.words)) !== undefined;
    return addsUp(a, figure, other) ||
      addsUp(b, other, figure) ||
      countedApart(a, figure, b, other, pairing, likeness, fate)
      ? []
      : [{ a: figure, b: other }];
  });
}

/** Passages of so little weight say one thing, and a figure alone in one is what it says. */
const SHORT = 8;

const NEAR = 8;

/** Whether two figures are of one kind for sure, or each is all the figures of a short passage. */
function answers(
  a: AnalysedPassage,
  figure: Figure,
  b: AnalysedPassage,
  other: Figure,
  pairing: Pairing,
): boolean {
  if (perSomething(a, figure) !== perSomething(b, other)) return false;
  // What a market or an account says is one moment's.
  if (priced(a, figure) || priced(b, other)) return false;
  if (figure.unit !== undefined && otherNames(namingNear(a, figure), namingNear(b, other), pairing))
    return false;
  const outcome = outcomeNear(a, figure.words);
  const against = outcomeNear(b, other.words);
  if (outcome !== undefined && against !== undefined)
    return outcome === against && isFate(outcome) && figure.unit === undefined && other.unit === undefined;
  if (!comparable(figure, other) || figure.unit?.dimension === 'duration') return false;
  if (wanted(a, figure) !== wanted(b, other)) return false;
  if (isTotal(a, figure) || isTotal(b, other)) return true;
  const [first, second] = [a, b].map((passage) => passage.weight <= SHORT && standing(passage).length === 1);
  if (first === true && second === true) return true;
  // "20 points" in the match and "nine points" to the record: beside what is counted something else has to answer.
  const headed = figure.unit !== undefined || figure.heads.some((head) => other.heads.includes(head));
  return (
    headed &&
    !magnitudes(figure, other) &&
    sharedAround(a, figure.words, b, other.words, pairing, NEAR) >= (figure.unit === undefined ? 2 : 1)
  );
}

/** "Needed nine points": what was wanted is no count of what was had. */
const wanted = ({ list: { words, language } }: AnalysedPassage, { words: [first] }: Figure): boolean =>
  words.slice(Math.max(0, first - 3), first).some(({ lower }) => isCharging(lower, language));

/** A passage with no names but those near a figure, and without those of who said it. */
const namingNear = (passage: AnalysedPassage, { words: [first, end] }: Figure): AnalysedPassage => ({
  ...passage,
  names: passage.names.filter(
    (name) => name.words[0] <= end + NEAR && name.words[1] >= first - NEAR && !speaks(passage, name),
  ),
});

/** Whether a figure is one of markets or accounts: of a passage about them, a measure or a count of shares or points. */
const priced = (passage: AnalysedPassage, { unit, words: [, end] }: Figure): boolean =>
  traded(passage) && (unit !== undefined || isTraded(passage.list.words[end]?.lower ?? ''));

const PER = /^(?:per|a|an|each|pro|je|par|por|за|в)$/u;

/** "$22 million per season" is no part of a sum, nor the sum. */
const perSomething = ({ list: { words } }: AnalysedPassage, { words: [, end] }: Figure): boolean =>
  words[end]?.before === 0 && PER.test(words[end]?.lower ?? '');
