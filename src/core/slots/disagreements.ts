import { isCharging, isSaying } from '../language/reporting.ts';
import { isTraded, outcomeOf } from '../language/outcomes.ts';
import { BREAK } from '../language/words.ts';
import type { Difference } from '../model/anchor.ts';
import type { Range } from '../model/range.ts';
import { type DateMention, datesDisagree } from './dates.ts';
import { comparable, disagree } from './figureComparison.ts';
import type { Figure } from './figures.ts';
import { mayBeOneName, type Name } from './names.ts';
import type { Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';

/** How far from a figure or a date the words are that tell what it is a figure of. */
const NEAR = 6;

/** A difference of a kind between two spans. */
export const difference = (
  kind: Difference['kind'],
  a: AnalysedPassage,
  fromRange: Range,
  b: AnalysedPassage,
  toRange: Range,
): Difference => ({
  kind,
  from: a.passage.text.slice(fromRange.start, fromRange.end),
  to: b.passage.text.slice(toRange.start, toRange.end),
  fromRange,
  toRange,
});

type Span = readonly [first: number, end: number];

/** The words of the same clause within reach of a span, the span itself left out. */
function around(passage: AnalysedPassage, span: Span, reach: number): Span {
  const { words } = passage.list;
  let first = span[0];
  while (first > 0 && span[0] - first < reach && (words[first]?.before ?? 0) < BREAK.clause) first--;
  let end = span[1];
  while (end < words.length && end - span[1] < reach && (words[end]?.before ?? 0) < BREAK.clause) end++;
  return [first, end];
}

/** How many words around one span answer to words around the other. */
export function sharedAround(
  a: AnalysedPassage,
  spanA: Span,
  b: AnalysedPassage,
  spanB: Span,
  pairing: Pairing,
  reach = NEAR,
): number {
  const [firstA, endA] = around(a, spanA, reach);
  const [firstB, endB] = around(b, spanB, reach);
  let shared = 0;
  for (let i = firstA; i < endA; i++) {
    if (i >= spanA[0] && i < spanA[1]) continue;
    const j = pairing.partner[i] ?? -1;
    if (j >= firstB && j < endB && (j < spanB[0] || j >= spanB[1]) && a.slots[i] === 0) shared++;
  }
  return shared;
}

/** Whether a passage has no other figure of the kind. */
const alone = (passage: AnalysedPassage, figure: Figure): boolean =>
  passage.figures.every((other) => other === figure || !comparable(figure, other));

/** Whether two ordinals count the same: the words after them agree. */
const sameFollowing = (figure: Figure, other: Figure): boolean =>
  figure.heads.length > 0 && figure.heads.join(' ') === other.heads.join(' ');

/** Whether a content word next to one span, the counted noun apart, answers to one next to the other. */
export function adjacent(
  a: AnalysedPassage,
  spanA: Span,
  b: AnalysedPassage,
  spanB: Span,
  pairing: Pairing,
  heads: readonly string[] = [],
  count = 1,
): boolean {
  const besideB = beside(b, spanB, heads, count);
  return beside(a, spanA, heads, count).some((i) => besideB.includes(pairing.partner[i] ?? -1));
}

/** The `count` nearest content words before and after a span, no further than a few words off. */
function beside(
  passage: AnalysedPassage,
  span: Span,
  heads: readonly string[],
  count: number,
): readonly number[] {
  const found: number[] = [];
  const reach = 3 + count;
  const stands = (at: number): boolean =>
    (passage.weights[at] ?? 0) > 0 &&
    passage.slots[at] === 0 &&
    !heads.includes(passage.list.words[at]?.stem ?? '') &&
    !passage.names.some(({ words }) => at >= words[0] && at < words[1]) &&
    !isCharging(passage.list.words[at]?.lower ?? '', passage.list.language);
  for (let at = span[0] - 1; at >= Math.max(0, span[0] - reach); at--)
    if (stands(at) && found.push(at) === count) break;
  const before = found.length;
  for (let at = span[1]; at < Math.min(passage.weights.length, span[1] + reach); at++)
    if (stands(at) && found.push(at) === before + count) break;
  return found;
}

/** The outcome nearest to a figure, looking ahead first: "12 killed and 20 injured". */
function outcomeNear(passage: AnalysedPassage, span: Span): number | undefined {
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
    if (passage.slots[index] === 1 || (words[index + 1]?.before ?? 0) >= BREAK.clause) break;
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
  const strangers = otherNames(a, b, pairing) || traded(a) || traded(b);
  for (const figure of a.figures) {
    const other = counterpart(a, figure, b, pairing);
    if (other === undefined || !disagree(figure, other)) continue;
    // Of two bodies, or of a price at two moments, two figures are right; what became of people at one event is counted once, whoever is named.
    if (strangers && outcomeNear(a, figure.words) === undefined) continue;
    if (magnitudes(figure, other) && outcomeNear(a, figure.words) === undefined) continue;
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

const traded = (passage: AnalysedPassage): boolean => passage.list.words.some((word) => isTraded(word.lower));

/** Whether each passage names somebody the other does not. */
function otherNames(a: AnalysedPassage, b: AnalysedPassage, pairing: Pairing): boolean {
  const alien = (own: AnalysedPassage, partner: Int16Array, other: AnalysedPassage): boolean =>
    own.names.some(
      (name) => unpaired(own, name, partner) && !other.names.some((known) => mayBeOneName(name, known)),
    );
  return alien(a, pairing.partner, b) && alien(b, pairing.back, a);
}

/** Figures so far apart that they hardly measure one thing: 88 cases in one county, 11,844 in the state. */
function magnitudes(a: Figure, b: Figure): boolean {
  const one = Math.abs(a.value * (a.unit?.factor ?? 1));
  const other = Math.abs(b.value * (b.unit?.factor ?? 1));
  return Math.max(one, other) > 4 * Math.min(one, other);
}

/** Whether an indefinite article follows "and", or stands before it. */
const saysOne = (passage: AnalysedPassage): boolean =>
  passage.list.words.some((word, at, words) => {
    const beside =
      words[at + 1]?.lower === 'and' || words[at - 1]?.lower === 'and' || words[at + 2]?.lower === 'and';
    return beside && /^(?:an?|one|another)$/u.test(word.lower);
  });

/** "Two women and a man" against "three": the figure of one side is a part of the other's. */
function addsUp(passage: AnalysedPassage, part: Figure, whole: Figure): boolean {
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

/** Whether a date says when something was said: two people may say a thing on two days. */
function datesSaying(passage: AnalysedPassage, date: DateMention): boolean {
  const { words } = passage.list;
  for (let at = Math.max(0, date.words[0] - 4); at < Math.min(words.length, date.words[1] + 3); at++)
    if (isSaying(words[at]?.lower ?? '', passage.list.language)) return true;
  return false;
}

/** Two dates of one event that cannot be one date, with the passages' dates in days where they are known. */
export interface DateConflict {
  readonly difference: Difference;
  readonly a: DateMention;
  readonly b: DateMention;
}

/** The dates that disagree: only where each passage dates its event once, in like surroundings. */
export function dateConflicts(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
): readonly DateConflict[] {
  const datesA = a.dates.filter((date) => !datesSaying(a, date));
  const datesB = b.dates.filter((date) => !datesSaying(b, date));
  if (datesA.length === 0 || datesB.length === 0) return [];
  const conflicts: DateConflict[] = [];
  for (const date of datesA) {
    if (datesB.some((other) => !datesDisagree(date, other))) continue;
    let best: DateMention | undefined;
    let most = 1;
    for (const other of datesB) {
      if (datesA.some((one) => one !== date && !datesDisagree(one, other))) continue;
      const shared = sharedAround(a, date.words, b, other.words, pairing, 8);
      if (shared > most && adjacent(a, date.words, b, other.words, pairing)) {
        most = shared;
        best = other;
      }
    }
    if (best === undefined) continue;
    conflicts.push({ difference: difference('date', a, date.range, b, best.range), a: date, b: best });
  }
  return conflicts;
}

/**
 * One name in the place of another: the same frame on both sides of it, everything else in agreement, and neither
 * passage using the other's name. Roles and paraphrases of a name do not count.
 */
export function nameDifferences(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
): readonly Difference[] {
  const openA = a.names.filter((name) => unpaired(a, name, pairing.partner));
  const openB = b.names.filter((name) => unpaired(b, name, pairing.back));
  const [one] = openA;
  const [other] = openB;
  if (openA.length !== 1 || openB.length !== 1 || one === undefined || other === undefined) return [];
  if (
    mayBeOneName(one, other) ||
    b.names.some((name) => mayBeOneName(one, name)) ||
    a.names.some((name) => mayBeOneName(other, name))
  )
    return [];
  const left =
    (aligned(a, one.words[0] - 1, pairing) ?? -2) === other.words[0] - 1 ||
    same(a, one.words[0] - 1, b, other.words[0] - 1);
  const right =
    (aligned(a, one.words[1], pairing) ?? -2) === other.words[1] || same(a, one.words[1], b, other.words[1]);
  // A town and its county can both be where it was.
  if (NESTING.test(a.list.words[one.words[0] - 1]?.lower ?? '')) return [];
  // What else is unpaired could be what makes both right.
  const restA = a.weight - pairing.sharedA - one.parts.length;
  const restB = b.weight - pairing.sharedB - other.parts.length;
  if (!left || !right || restA > 1.5 || restB > 1.5 || pairing.pairs < 3) return [];
  return [difference('name', a, one.range, b, other.range)];
}

const NESTING = /^(?:in|near|at|bei|nahe|à|en|dans|в|на|под)$/u;

const unpaired = (passage: AnalysedPassage, name: Name, partner: Int16Array): boolean => {
  for (let at = name.words[0]; at < name.words[1]; at++)
    if ((partner[at] ?? -1) >= 0 && name.parts.includes(passage.list.words[at]?.lower ?? '')) return false;
  return true;
};

const aligned = (a: AnalysedPassage, at: number, pairing: Pairing): number | undefined => {
  const partner = at < 0 || at >= a.list.words.length ? -1 : (pairing.partner[at] ?? -1);
  return partner < 0 ? undefined : partner;
};

/** The same word, or the edge of the passage on both sides. */
function same(a: AnalysedPassage, i: number, b: AnalysedPassage, j: number): boolean {
  const wordA = a.list.words[i];
  const wordB = b.list.words[j];
  if (wordA === undefined || wordB === undefined) return wordA === wordB;
  return wordA.lower === wordB.lower;
}
