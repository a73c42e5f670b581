import { BREAK, type Word } from '../language/words.ts';
import { datesDisagree } from './dates.ts';
import { figuresDisagree } from './figureComparison.ts';
import type { Figure } from './figures.ts';
import { PAIRED, type Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';
import { otherShares } from './percentages.ts';
import { untilBreak } from './surroundings.ts';

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
/** "A year earlier", "in the previous quarter": of another time than the one told of. */
const FORMERLY =
  /^(?:earlier|ago|previous|previously|prior|preceding|zuvor|vorher|vorig\p{L}*|vorjahr\p{L}*|précédente?s?|auparavant|anterior|anteriores|назад|предыдущ\p{L}*)$/u;
/** Of each, of the average one, or of all together. */
const SHARED_OUT =
  /^(?:each|every|apiece|average|averaged|averages|averaging|median|combined|together|jeweils|durchschnittlich|zusammen|chacune?|chaque|moyenne|ensemble|cada|promedio|juntos|juntas|кажд\p{L}*|среднем|вместе)$/u;
/** "The top ten", "groups of forty": how many are looked at, and not how many there are. */
const TAKEN =
  /^(?:top|bottom|groups?|batches|teams|pairs|sets|gruppen|groupes|équipes|grupos|equipos|групп\p{L}*)$/u;
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
  const toldOf = (words: RegExp, end: number): boolean =>
    near(a, figure, words, end) !== near(b, other, words, end);
  if (toldOf(SINCE, BREAK.sentence) || toldOf(FORMERLY, BREAK.sentence)) return true;
  if (toldOf(SHARED_OUT, BREAK.comma)) return true;
  if (has(a, figure.words, TAKEN) || has(b, other.words, TAKEN)) return true;
  if (figure.unit !== undefined && otherPeriods(a, figure, b)) return true;
  if (figure.unit?.dimension === 'percent' && otherShares(a, figure, b, other, pairing)) return true;
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

/** "The first since October, when 23 died", "800 since it was detected": of another event, or of another time. */
const SINCE = /^(?:since|seit|depuis|desde)$/u;
/** How far before a figure, or after it, it is told when it is counted, and of how many. */
const FAR = 10;

/** The nearest of some words before a figure, or else after it, on this side of the next break of a kind; or ''. */
function near(
  { list: { words } }: AnalysedPassage,
  { words: [first, end] }: Figure,
  sought: RegExp,
  limit: number,
): string {
  const before = words.slice(Math.max(0, first - FAR), first);
  const parted = before.findLastIndex((word) => word.before >= limit);
  const back = (words[first]?.before ?? 0) >= limit ? [] : before.slice(Math.max(0, parted));
  const ahead = untilBreak(words.slice(end, end + FAR), limit);
  const isSought = ({ lower }: Word): boolean => sought.test(lower);
  return (back.findLast(isSought) ?? ahead.find(isSought))?.lower ?? '';
}

/** "Over the past 15 months", "in six weeks": each is told of as long as the other is not. */
function otherPeriods(a: AnalysedPassage, figure: Figure, b: AnalysedPassage): boolean {
  if (figure.unit?.dimension === 'duration') return false;
  const lasting = ({ figures }: AnalysedPassage): readonly Figure[] =>
    figures.filter(({ unit }) => unit?.dimension === 'duration');
  const [periods, others] = [lasting(a), lasting(b)];
  return (
    periods.length > 0 &&
    others.length > 0 &&
    periods.every((period) => others.every((against) => figuresDisagree(period, against)))
  );
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
