import { BREAK } from '../language/words.ts';
import { datesDisagree } from './dates.ts';
import type { Figure } from './figures.ts';
import { PAIRED, type Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';

type Span = readonly [first: number, end: number];

/** How far from a figure the words are that say what share of a whole it counts. */
const NEAR = 5;
/** The share of the longer passage from which on two comparisons compare the same things. */
const SAME_COMPARISON = 0.6;
const SAME_WORDING = 0.7;

/** What comes on top of what was counted before, or is left of it. */
const ON_TOP =
  /^(?:more|additional|another|further|extra|other|others|remaining|rest|weitere|weiteren|zusätzlich|andere|autres|supplémentaires|más|otros|adicionales|ещё|другие)$/u;
const FRESH = /^(?:new|neue|neuen|nouveaux|nouvelles|nuevos|nuevas|новых)$/u;
const CASES = /^(?:cases?|infections?|deaths?|patients?|fälle|fällen|infektionen|cas|casos|случаев)$/u;
/** The whole against a part. */
const WHOLE =
  /^(?:remaining|rest|worldwide|globally|nationwide|nationally|statewide|countrywide|overall|total|altogether|weltweit|bundesweit|insgesamt|mondial|total|monde|mundial|всего|мире)$/u;
const COMPARED = /^(?:compared|versus|vs|than|gegenüber|als|contre|comparé|que|frente|чем)$/u;

/**
 * Whether two figures of one kind count different things, or one thing at different moments, so that both may be
 * right: new cases, the rest of them, a part and the whole, two sides of a comparison, a rise and a fall.
 * @param likeness the share of the longer passage the other has
 * @param ofOneEvent both are known to count those who met one fate at one event: "eleven lives", "twelve people"
 */
export function countedApart(
  a: AnalysedPassage,
  figure: Figure,
  b: AnalysedPassage,
  other: Figure,
  pairing: Pairing,
  likeness: number,
  ofOneEvent = false,
): boolean {
  const has = (passage: AnalysedPassage, span: Span, words: RegExp): boolean =>
    wordsAround(passage, span).some((lower) => words.test(lower));
  const differ = (words: RegExp): boolean => has(a, figure.words, words) !== has(b, other.words, words);
  if (sinceThen(a, figure) !== sinceThen(b, other)) return true;
  if (decade(a, figure) !== decade(b, other) || (isYear(figure) && isYear(other))) return true;
  if (!ofOneEvent && measuresOther(a, figure, b, other, pairing)) return true;
  if (differ(ON_TOP) || wholesOf(a) !== wholesOf(b)) return true;
  if (ongoing(a) || ongoing(b)) return true;
  if (!ofOneEvent && likeness < SAME_WORDING && allDatesDisagree(a, b)) return true;
  if (figure.unit?.dimension === 'percent' && likeness < SAME_COMPARISON && (compares(a) || compares(b)))
    return true;
  return (
    (!ofOneEvent && oppositeBeside(figure.words, pairing)) ||
    partOf(a, figure, b, other) ||
    partOf(b, other, a, figure)
  );
}

const SINCE = /^(?:since|seit|depuis|desde)$/u;
/** How far before a figure, or after it, what it is counted from is told. */
const SINCE_REACH = 10;

/** "The first since October, when 23 died", "800 since it was detected": of another event, or of another time. */
function sinceThen({ list: { words } }: AnalysedPassage, { words: [first, end] }: Figure): boolean {
  for (let at = Math.max(0, first - SINCE_REACH); at < Math.min(words.length, end + SINCE_REACH); at++)
    if (SINCE.test(words[at]?.lower ?? '')) return true;
  return false;
}

function wordsAround(passage: AnalysedPassage, span: Span): readonly string[] {
  const { words } = passage.list;
  return [...words.slice(Math.max(0, span[0] - 2), span[0]), ...words.slice(span[1], span[1] + 2)].map(
    ({ lower }) => lower,
  );
}

const wholesOf = ({ list }: AnalysedPassage): string =>
  list.words
    .filter(({ lower }) => WHOLE.test(lower))
    .map(({ lower }) => lower)
    .join(' ');

/** "His 90s": no number of anything. */
const decade = ({ passage }: AnalysedPassage, { valueRange }: Figure): boolean =>
  /^['’]?s\b/u.test(passage.text.slice(valueRange.end, valueRange.end + 2));

/** "The 2003 awards" and "the 2006 awards" are two. */
const isYear = ({ value, unit, step }: Figure): boolean =>
  unit === undefined && step === 1 && Number.isInteger(value) && value >= 1900 && value < 2100;

/** "A 28-foot alligator", "a 15-foot snake": the word that is measured has no counterpart on either side. */
function measuresOther(
  a: AnalysedPassage,
  figure: Figure,
  b: AnalysedPassage,
  other: Figure,
  { partner, back }: Pairing,
): boolean {
  const open = ({ list, slots }: AnalysedPassage, at: number, pairs: Int16Array): boolean => {
    const word = list.words[at];
    return (
      word !== undefined &&
      word.before === BREAK.none &&
      word.content &&
      slots[at] === 0 &&
      (pairs[at] ?? -1) < 0
    );
  };
  return open(a, figure.words[1], partner) && open(b, other.words[1], back);
}

/** "55 new cases", "65 cases as of Monday": counted again with every report. */
const ongoing = ({ list: { words } }: AnalysedPassage): boolean =>
  words.some(
    ({ lower }, at) =>
      (FRESH.test(lower) && words.slice(at + 1, at + 3).some((next) => CASES.test(next.lower))) ||
      (lower === 'as' && words[at + 1]?.lower === 'of'),
  );

/** Both passages are dated, and no date of the one can be a date of the other. */
const allDatesDisagree = (a: AnalysedPassage, b: AnalysedPassage): boolean =>
  a.dates.length > 0 &&
  b.dates.length > 0 &&
  a.dates.every((date) => b.dates.every((other) => datesDisagree(date, other)));

const compares = ({ list, figures }: AnalysedPassage): boolean =>
  list.words.some(({ lower }) => COMPARED.test(lower)) ||
  figures.filter(({ unit }) => unit?.dimension === 'percent').length > 1;

/** "Rose 3 %" and "fell 2 %" are no two figures of one thing. */
function oppositeBeside(span: Span, { kind }: Pairing): boolean {
  for (let at = Math.max(0, span[0] - NEAR); at < Math.min(kind.length, span[1] + NEAR); at++)
    if (kind[at] === PAIRED.opposite) return true;
  return false;
}

/** "Nine traffic deaths" are some of "36 deaths": a noun before what is counted narrows it, unless the other says so too. */
function partOf(passage: AnalysedPassage, figure: Figure, against: AnalysedPassage, whole: Figure): boolean {
  const { words } = passage.list;
  const [first, second] = [words[figure.words[1]], words[figure.words[1] + 1]];
  if (first === undefined || second === undefined || figure.unit !== undefined) return false;
  if (second.before >= BREAK.comma || !first.content || !second.content) return false;
  const counted = against.list.words[whole.words[1]];
  if (counted === undefined || counted.stem !== second.stem) return false;
  return against.list.words.every(({ stem }) => stem !== first.stem);
}
