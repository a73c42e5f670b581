import { isSaying } from '../language/reporting.ts';
import { BREAK } from '../language/words.ts';
import type { Difference } from '../model/anchor.ts';
import { datesDisagree } from './dates.ts';
import { figuresDisagree } from './figureComparison.ts';
import { mayBeOneName, type Name, standsFor } from './names.ts';
import type { Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';
import { difference } from './surroundings.ts';

/** Whether each passage names somebody the other does not. */
export function otherNames(a: AnalysedPassage, b: AnalysedPassage, pairing: Pairing): boolean {
  const alien = (own: AnalysedPassage, partner: Int16Array, other: AnalysedPassage): boolean =>
    own.names.some(
      (name) => unpaired(own, name, partner) && !other.names.some((known) => mayBeOneName(name, known)),
    );
  return alien(a, pairing.partner, b) && alien(b, pairing.back, a);
}

/** Whether the passages begin with two things that do not answer to each other: "Publix gives …", "Amazon gives …". */
export function subjectsDiffer(a: AnalysedPassage, b: AnalysedPassage, pairing: Pairing): boolean {
  const i = a.list.words.findIndex(({ content }) => content);
  const j = b.list.words.findIndex(({ content }) => content);
  const open = (passage: AnalysedPassage, at: number, partner: Int16Array): boolean =>
    passage.list.words[at]?.capital === true &&
    passage.slots[at] === 0 &&
    at === 0 &&
    (partner[at] ?? -1) < 0;
  return i >= 0 && j >= 0 && open(a, i, pairing.partner) && open(b, j, pairing.back);
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
    standsFor(one, other) ||
    b.names.some((name) => mayBeOneName(one, name)) ||
    a.names.some((name) => mayBeOneName(other, name))
  )
    return [];
  const left =
    (aligned(a, one.words[0] - 1, pairing) ?? -2) === other.words[0] - 1 ||
    same(a, one.words[0] - 1, b, other.words[0] - 1);
  const right =
    (aligned(a, one.words[1], pairing) ?? -2) === other.words[1] || same(a, one.words[1], b, other.words[1]);
  // Another name and another figure or date: another case.
  if (a.figures.some((figure) => b.figures.some((figureB) => figuresDisagree(figure, figureB)))) return [];
  if (a.dates.some((date) => b.dates.some((dateB) => datesDisagree(date, dateB)))) return [];
  // Two people may do one thing.
  if (isSubject(a, one) || isSubject(b, other)) return [];
  // Of two who spoke, each may have.
  if (speaks(a, one) || speaks(b, other)) return [];
  // A town and its club have other names each.
  if (one.parts.length > 1 !== other.parts.length > 1) return [];
  // A town and its county can both be where it was.
  if (NESTING.test(a.list.words[one.words[0] - 1]?.lower ?? '')) return [];
  // What else is unpaired could be what makes both right.
  const restA = a.weight - pairing.sharedA - one.parts.length;
  const restB = b.weight - pairing.sharedB - other.parts.length;
  if (!left || !right || restA > 1.5 || restB > 1.5 || pairing.pairs < 3) return [];
  return [difference('name', a, one.range, b, other.range)];
}

/** Whether a name is what its sentence begins with, but for titles and articles. */
const isSubject = ({ weights, list }: AnalysedPassage, { words: [first] }: Name): boolean => {
  for (let at = first - 1; at >= 0; at--) {
    if ((list.words[at + 1]?.before ?? 0) >= BREAK.sentence) return true;
    if ((weights[at] ?? 0) > 0) return false;
  }
  return true;
};

/** Whether a verb of saying stands next to a name. */
export function speaks(
  { list: { words, language } }: AnalysedPassage,
  { words: [first, end] }: Name,
): boolean {
  const beside = [...words.slice(Math.max(0, first - 2), first), ...words.slice(end, end + 2)];
  return beside.some(({ lower }) => isSaying(lower, language));
}

const NESTING = /^(?:in|near|at|bei|nahe|à|en|dans|в|на|под)$/u;

/** Whether the other passage lacks a name: "Billy Ocean, a singer" is not "the singer Loretta Lynn". */
const unpaired = (passage: AnalysedPassage, name: Name, partner: Int16Array): boolean => {
  const parts: number[] = [];
  for (let at = name.words[0]; at < name.words[1]; at++)
    if (name.parts.includes(passage.list.words[at]?.lower ?? '')) parts.push(at);
  const known = parts.filter((at) => (partner[at] ?? -1) >= 0);
  return !known.includes(parts.at(-1) ?? -1) && known.length * 2 <= parts.length;
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
