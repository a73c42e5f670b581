import { isSaying } from '../language/reporting.ts';
import type { Difference } from '../model/anchor.ts';
import { type DateMention, datesDisagree } from './dates.ts';
import { traded } from './markets.ts';
import { otherNames, subjectsDiffer } from './nameDifferences.ts';
import type { Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';
import { adjacent, difference, sharedAround } from './surroundings.ts';

/** Whether a date says when something was said: two people may say a thing on two days. */
function datesSaying(passage: AnalysedPassage, date: DateMention): boolean {
  const { words } = passage.list;
  // "As of Monday": when it was counted.
  if (words[date.words[0] - 1]?.lower === 'of' && words[date.words[0] - 2]?.lower === 'as') return true;
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

const MOST_DATES = 2;

const PART_OF_DAY = /^(?:morning|noon|afternoon|evening|night|midnight|dawn|dusk)s?$/u;

/** "The 2003 awards", "the Wednesday hearing": a date that tells one thing from another of its kind. */
function naming({ list: { words } }: AnalysedPassage, { words: [first, end] }: DateMention): boolean {
  const next = words[end];
  if (end - first !== 1 || next?.content !== true || next.before !== 0) return false;
  return (
    words[first]?.value !== undefined || (words[first - 1]?.lower === 'the' && !PART_OF_DAY.test(next.lower))
  );
}

const OCCASION =
  /^(?:first|second|third|again|once|previously|last|return|returns|erste|ersten|erneut|wieder|première|nouveau|primera|vez|снова|впервые)$/u;

/** "First hosted in 2007", "to host in 2014": the words that tell one of several occasions. */
export const occasionsOf = ({ list, slots }: AnalysedPassage): string =>
  list.words
    .filter(({ lower }, at) => slots[at] !== 2 && OCCASION.test(lower))
    .map(({ lower }) => lower)
    .join(' ');

/** Whether the other passage has the very words of a date: "2002, 2001 and 2000" in another order. */
const repeated = (passage: AnalysedPassage, { words: span }: DateMention, other: AnalysedPassage): boolean =>
  passage.list.words
    .slice(span[0], span[1])
    .every(({ lower }) => other.list.words.some((word) => word.lower === lower));

/** The dates that disagree: only where each passage dates its event once, in like surroundings. */
export function dateConflicts(
  a: AnalysedPassage,
  b: AnalysedPassage,
  pairing: Pairing,
): readonly DateConflict[] {
  const datesA = a.dates.filter((date) => !datesSaying(a, date));
  const datesB = b.dates.filter((date) => !datesSaying(b, date));
  if (datesA.length === 0 || datesB.length === 0 || traded(a) || traded(b)) return [];
  // Two names, two events; and a list of dates dates many things.
  if (
    otherNames(a, b, pairing) ||
    subjectsDiffer(a, b, pairing) ||
    datesA.length > MOST_DATES ||
    datesB.length > MOST_DATES
  )
    return [];
  // "Leaving on Wednesday to arrive on Friday", "arriving on Friday to leave on Sunday": one course of events.
  if (occasionsOf(a) !== occasionsOf(b)) return [];
  const course = datesA.length > 1 && datesB.length > 1;
  if (course && datesA.some((date) => datesB.some((other) => !datesDisagree(date, other)))) return [];
  const conflicts: DateConflict[] = [];
  for (const date of datesA) {
    if (naming(a, date) || (!date.relative && repeated(a, date, b))) continue;
    if (datesB.some((other) => !datesDisagree(date, other))) continue;
    let best: DateMention | undefined;
    let most = 1;
    for (const other of datesB) {
      if (datesA.some((one) => one !== date && !datesDisagree(one, other))) continue;
      if (naming(b, other) || (!other.relative && repeated(b, other, a))) continue;
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
