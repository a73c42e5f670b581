import { outcomeOf } from '../language/outcomes.ts';
import { isCharging } from '../language/reporting.ts';
import { BREAK } from '../language/words.ts';
import type { Difference } from '../model/anchor.ts';
import { comparable, disagree } from './figureComparison.ts';
import type { Figure } from './figures.ts';
import { traded } from './markets.ts';
import { mayBeOneName } from './names.ts';
import { otherNames, subjectsDiffer } from './nameDifferences.ts';
import { countedApart } from './oneCount.ts';
import type { Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';
import { adjacent, difference, sharedAround, type Span } from './surroundings.ts';

/** Whether a passage has no other figure of the kind. */
const alone = (passage: AnalysedPassage, figure: Figure): boolean =>
  passage.figures.every((other) => other === figure || !comparable(figure, other));

/** Whether two ordinals count the same: the words after them agree. */
const sameFollowing = (figure: Figure, other: Figure): boolean =>
  figure.heads.length > 0 && figure.heads.join(' ') === other.heads.join(' ');

/** The outcome nearest to a figure, looking ahead first: "12 killed and 20 injured". */
export function outcomeNear(passage: AnalysedPassage, span: Span): number | undefined {
  const { words, language } = passage.list;
  const at = (index: number): number | undefined => {
    const word = words[index];
    return word === undefined ? undefined : outcomeOf(word.stem, language);
  };
  // "Killing 10 people and injuring 80": a verb right before its figure is the figure's own.
  const lead = passage.slots[span[0] - 1] === 0 && words[span[0]]?.before === 0 ? at(span[0] - 1) : undefined;
  if (lead !== undefined) return lead;
  for (let index = span[1]; index < Math.min(words.length, span[1] + 5); index++) {
    if ((words[index]?.before ?? 0) >= BREAK.comma || passage.slots[index] === 1) break;
    if (/^(?:and|und|et|y|и|while)$/u.test(words[index]?.lower ?? '')) break;
    if (isCharging(words[index]?.lower ?? '', language)) return undefined;
    const outcome = at(index);
    if (outcome !== undefined) return outcome;
  }
  // "A mother of 12": the figure belongs to the noun.
  const owned = /^(?:of|de|von)$/u.test(words[span[0] - 1]?.lower ?? '');
  const from = owned ? span[0] - 2 : span[0] - 1;
  const to = owned ? from : Math.max(0, span[0] - 6);
  for (let index = from; index >= to; index--) {
    if (passage.slots[index] === 1 || (words[index + 1]?.before ?? 0) >= BREAK.comma) break;
    const outcome = at(index);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

/** Figures that count one thing and cannot both be right, each with its opposite number. */
export function figureDifferences(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
): readonly Difference[] {
  const found: Difference[] = [];
  const alike = Math.min(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1));
  const strangers = otherNames(a, b, pairing) || traded(a) || traded(b);
  for (const figure of a.figures) {
    const other = counterpart(a, figure, b, pairing);
    if (other === undefined || !disagree(figure, other)) continue;
    // Of two bodies, or of a price at two moments, two figures are right; what became of people at one event is counted once, whoever is named.
    if (strangers && outcomeNear(a, figure.words) === undefined) continue;
    if (figure.unit?.dimension === 'age' && (strangers || !onePerson(a, figure, b, alike, ONE_WORDING)))
      continue;
    const outcome = outcomeNear(a, figure.words);
    const fate = outcome !== undefined && outcome === outcomeNear(b, other.words);
    if (
      !(fate
        ? sameFate(a, figure, b, pairing, alike, strangers)
        : framed(a, figure, b, other, pairing, alike))
    )
      continue;
    if (countedApart(a, figure, b, other, pairing, alike)) continue;
    if (listed(a, figure) !== listed(b, other)) continue;
    if (magnitudes(figure, other) && !fate) continue;
    const rival = b.figures.some(
      (one) => one !== other && likeSlot(a, figure, b, one) && !disagree(figure, one),
    );
    const mirrored = a.figures.some(
      (one) => one !== figure && likeSlot(a, one, b, other) && !disagree(one, other),
    );
    if (rival || mirrored || addsUp(a, figure, other) || addsUp(b, other, figure)) continue;
    // "10 miles" against "10 km": the figure agrees and the unit does not.
    const unitsOnly =
      figure.unit !== undefined &&
      other.unit !== undefined &&
      figure.unit.factor !== other.unit.factor &&
      figure.value === other.value;
    found.push(difference(unitsOnly ? 'unit' : 'number', a, figure.range, b, other.range));
  }
  return found;
}

/** How much of the longer passage the other has to have where nothing but its words says what a figure counts. */
const LEAST_FRAME = 0.6;
/** The same of one wording that was changed in a word. */
const ONE_WORDING = 0.85;
/** The same for a percentage, which is one of whatever the other words say. */
const LEAST_SHARE = 0.7;
/** The same of the shorter passage, where both name one measure once. */
const LEAST_MEASURED = 0.5;

/** How far from a figure whose it is may be said. */
const NAMED_NEAR = 4;

/** Whether an age or a sentence is one person's: somebody named beside it whom both name, or all other words agree. */
function onePerson(
  a: AnalysedPassage,
  { words: [first, end] }: Figure,
  b: AnalysedPassage,
  alike: number,
  least: number,
): boolean {
  const near = a.names.filter(({ words }) => words[0] <= end + NAMED_NEAR && words[1] >= first - NAMED_NEAR);
  return alike >= least || near.some((name) => b.names.some((known) => mayBeOneName(name, known)));
}

/** The least share of the shorter passage that tells one event's victims from another's, and where each names others. */
const LEAST_EVENT = 0.3;
const LEAST_AMONG_STRANGERS = 0.4;

/** Whether two figures of people who met one fate may be of one event. */
function sameFate(
  a: AnalysedPassage,
  figure: Figure,
  b: AnalysedPassage,
  pairing: Pairing,
  alike: number,
  strangers: boolean,
): boolean {
  // So many years in prison.
  if (figure.unit?.dimension === 'duration') return onePerson(a, figure, b, alike, LEAST_FRAME);
  const close = Math.max(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1));
  return close >= (strangers ? LEAST_AMONG_STRANGERS : LEAST_EVENT);
}

/** Whether two figures that no outcome explains stand in one frame. */
function framed(
  a: AnalysedPassage,
  figure: Figure,
  b: AnalysedPassage,
  other: Figure,
  pairing: Pairing,
  alike: number,
): boolean {
  const dimension = figure.unit?.dimension;
  if (subjectsDiffer(a, b, pairing)) return false;
  if (alike >= (dimension === 'percent' ? LEAST_SHARE : LEAST_FRAME)) return true;
  if (dimension === undefined || dimension === 'percent' || !alone(a, figure) || !alone(b, other))
    return false;
  return Math.max(pairing.sharedA / (a.weight || 1), pairing.sharedB / (b.weight || 1)) >= LEAST_MEASURED;
}

/** Figures so far apart that they hardly measure one thing: 88 cases in one county, 11,844 in the state. */
export function magnitudes(a: Figure, b: Figure): boolean {
  const one = Math.abs(a.value * (a.unit?.factor ?? 1));
  const other = Math.abs(b.value * (b.unit?.factor ?? 1));
  return Math.max(one, other) > 4 * Math.min(one, other);
}

/** "Coupons of $75 and $80": one of several figures of a kind, of which each may be right. */
const listed = (passage: AnalysedPassage, figure: Figure): boolean =>
  passage.figures.some(
    (other) =>
      other !== figure &&
      // "Coupons of $75 and 80": what is counted is named once.
      (comparable(figure, other) || (other.unit === undefined && other.heads.length === 0)) &&
      (joined(passage, figure, other) || joined(passage, other, figure)),
  );

const joined = ({ list: { words } }: AnalysedPassage, one: Figure, next: Figure): boolean =>
  next.words[0] - one.words[1] === 1 &&
  /^(?:and|or|und|oder|et|ou|y|o|и|или)$/u.test(words[one.words[1]]?.lower ?? '');

/** Whether an indefinite article follows "and", or stands before it. */
const saysOne = (passage: AnalysedPassage): boolean =>
  passage.list.words.some((word, at, words) => {
    const beside =
      words[at + 1]?.lower === 'and' || words[at - 1]?.lower === 'and' || words[at + 2]?.lower === 'and';
    return beside && /^(?:an?|one|another)$/u.test(word.lower);
  });

/** "Two women and a man" against "three": the figure of one side is a part of the other's. */
export function addsUp(passage: AnalysedPassage, part: Figure, whole: Figure): boolean {
  if (part.unit !== undefined || part.ordinal || part.value >= whole.value) return false;
  const rest = whole.value - part.value;
  // "A man" counts one, though no figure says so.
  return (
    (rest === 1 && part.value < 10 && saysOne(passage)) ||
    passage.figures.some((other) => other !== part && other.unit === undefined && other.value === rest)
  );
}

/** Whether two figures may count one thing: one kind, and not two outcomes. */
function likeSlot(a: AnalysedPassage, figure: Figure, b: AnalysedPassage, other: Figure): boolean {
  if (!comparable(figure, other)) return false;
  const outcomeA = outcomeNear(a, figure.words);
  const outcomeB = outcomeNear(b, other.words);
  return outcomeA === undefined || outcomeB === undefined || outcomeA === outcomeB;
}

/** The figure of `b` that answers the same question as one of `a`, or undefined where that is not certain. */
function counterpart(
  a: AnalysedPassage,
  figure: Figure,
  b: AnalysedPassage,
  pairing: Pairing,
): Figure | undefined {
  const outcome = outcomeNear(a, figure.words);
  let best: Figure | undefined;
  let most = 0;
  let second = 0;
  for (const candidate of b.figures) {
    if (!comparable(figure, candidate)) continue;
    if (figure.ordinal && !sameFollowing(figure, candidate)) continue;
    const other = outcomeNear(b, candidate.words);
    if (outcome !== undefined && other !== undefined && outcome !== other) continue;
    const headed = figure.heads.some((head) => candidate.heads.includes(head)) ? 1 : 0;
    const measured = figure.unit !== undefined ? 0.5 : 0;
    const sameOutcome = outcome !== undefined && outcome === other ? 2 : 0;
    const context = sharedAround(a, figure.words, b, candidate.words, pairing);
    // An age belongs to whoever is named beside it.
    if (figure.unit?.dimension === 'age' && !adjacent(a, figure.words, b, candidate.words, pairing)) continue;
    const score = context + headed * 0.5 + measured + sameOutcome;
    // Of people whose fate only one side tells, the other may count all.
    const half = (outcome === undefined) !== (other === undefined);
    const money =
      figure.unit?.dimension.startsWith('money') === true && alone(a, figure) && alone(b, candidate);
    const near = adjacent(a, figure.words, b, candidate.words, pairing, figure.heads, money ? 2 : 1);
    const least = half
      ? 4
      : !near
        ? figure.unit === undefined
          ? 4
          : 3
        : headed > 0 || figure.unit !== undefined
          ? 2
          : 3;
    const enough = sameOutcome > 0 || context >= least;
    if (!enough) continue;
    if (score > most) {
      second = most;
      most = score;
      best = candidate;
    } else if (score > second) second = score;
  }
  return most > second ? best : undefined;
}
