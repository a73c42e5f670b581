import { type CalendarWords, calendarWords, type RelativeDay } from '../language/calendar.ts';
import { modalWords } from '../language/modality.ts';
import { numberWords } from '../language/numberWords.ts';
import { phraseAt } from '../language/phrases.ts';
import { BREAK, type Word, type Wordlist } from '../language/words.ts';
import type { Range } from '../model/range.ts';
import {
  type Day,
  dayOf,
  type Days,
  daysOfIso,
  meet,
  monthOf,
  weekdayOf,
  wholeMonth,
  wholeYear,
  yearOf,
} from './days.ts';

/** A date named in a passage. Ranges are relative to the passage. */
export interface DateMention {
  readonly range: Range;
  /** What is stated, resolved or not. Months 1–12, weekdays Monday 0 to Sunday 6. */
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  /** The days it can mean, in order of likelihood; empty where the publication date is needed and unknown. */
  readonly days: readonly Days[];
  /** True where it was resolved against the publication date. */
  readonly relative: boolean;
  /** The word that makes the date a bound and no place in time: "before 2008", "since May". */
  readonly bound?: string;
  readonly words: readonly [first: number, end: number];
}

/** What was read at one place, before it is placed in time. */
interface Parsed {
  readonly end: number;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly shift?: number;
  readonly span?: RelativeDay;
}

/**
 * The dates of a passage, in order.
 * @param published when its article was; ISO, possibly partial
 */
export function datesOfWords(list: Wordlist, published?: string): readonly DateMention[] {
  const calendar = calendarWords(list.language);
  const reference = daysOfIso(published);
  const { words } = list;
  const mentions: DateMention[] = [];
  for (let at = 0; at < words.length; at++) {
    const parsed = iso(list, at) ?? (calendar === undefined ? undefined : parse(list, at, calendar));
    if (parsed === undefined) continue;
    const { end, year, month, day, weekday } = parsed;
    const previous = words[at - 1]?.lower ?? '';
    mentions.push({
      range: { start: words[at]?.start ?? 0, end: words[end - 1]?.end ?? 0 },
      ...(year === undefined ? {} : { year }),
      ...(month === undefined ? {} : { month }),
      ...(day === undefined ? {} : { day }),
      ...(weekday === undefined ? {} : { weekday }),
      days: resolve(parsed, reference, () => looksAhead(list, at)),
      relative: year === undefined,
      ...(calendar !== undefined && (calendar.before.has(previous) || calendar.since.has(previous))
        ? { bound: previous }
        : {}),
      words: [at, end],
    });
    at = end - 1;
  }
  return mentions;
}

/** "2031-05-04", "08/06/2031", "8.6.2031": the first by ISO 8601, the others day first unless that cannot be. */
function iso(list: Wordlist, at: number): Parsed | undefined {
  const first = list.words[at];
  if (first?.value === undefined) return undefined;
  const match = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([/.])(\d{1,2})\5(\d{4}))(?!\d)/u.exec(
    list.text.slice(first.start, first.start + 12),
  );
  if (match === null) return undefined;
  const stop = first.start + match[0].length;
  let end = at;
  while ((list.words[end]?.start ?? Infinity) < stop) end++;
  const numbers = [match[1] ?? match[7], match[2] ?? match[6], match[3] ?? match[4]].map(Number);
  let [year = 0, month = 0, day = 0] = numbers;
  if (month > 12) [month, day] = [day, month];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { end, year, month, day } : undefined;
}

function parse(list: Wordlist, at: number, calendar: CalendarWords): Parsed | undefined {
  const { words } = list;
  const word = words[at];
  if (word === undefined) return undefined;
  return (
    relativeWord(words, at, calendar) ??
    weekdayFirst(list, at, calendar) ??
    dayMonth(list, at, calendar) ??
    monthFirst(list, at, calendar) ??
    shifted(words, at, calendar) ??
    counted(list, at, calendar) ??
    bareYear(list, at, calendar)
  );
}

function relativeWord(words: readonly Word[], at: number, calendar: CalendarWords): Parsed | undefined {
  const count = phraseAt(words, at, calendar.relative);
  if (count === 0) return undefined;
  const span = calendar.relative.get(
    words
      .slice(at, at + count)
      .map((word) => word.lower)
      .join(' '),
  );
  return span === undefined ? undefined : { end: at + count, span };
}

/** "Sunday", "Sunday, 6 April 2008", "last Sunday", "dimanche dernier". */
function weekdayFirst(list: Wordlist, at: number, calendar: CalendarWords): Parsed | undefined {
  const { words } = list;
  const word = words[at];
  const shift = word === undefined ? undefined : calendar.shifts.get(word.lower);
  const name = shift === undefined ? at : at + 1;
  const weekday = calendar.weekdays.get(words[name]?.lower ?? '');
  // "sun", "mon", "sat" are weekdays only as capitalised abbreviations.
  if (weekday === undefined || (list.language === 'en' && words[name]?.capital !== true)) return undefined;
  let end = name + 1;
  const after = dayMonth(list, end, calendar) ?? monthFirst(list, end, calendar);
  if (after !== undefined) return { ...after, weekday };
  const trailing = shift === undefined ? calendar.shifts.get(words[end]?.lower ?? '') : undefined;
  if (trailing !== undefined && list.language !== 'en' && words[end]?.before === 0) end++;
  const by = shift ?? (list.language === 'en' ? undefined : trailing);
  return { end, weekday, ...(by === undefined ? {} : { shift: by }) };
}

const isDayNumber = (word: Word | undefined): word is Word & { value: number } =>
  word?.value !== undefined &&
  word.decimals === 0 &&
  word.value >= 1 &&
  word.value <= 31 &&
  word.text.length <= 2;

const isYear = (word: Word | undefined): word is Word & { value: number } =>
  word?.value !== undefined && /^(?:1[5-9]|20|21)\d\d$/u.test(word.text);

const ORDINAL_ENDING = /^(?:st|nd|rd|th|er|го|е|º)$/u;

/** "7 May 2008", "7th of May", "1er mai", "7 de mayo de 2008", "7. Mai". */
function dayMonth(list: Wordlist, at: number, calendar: CalendarWords): Parsed | undefined {
  const { words } = list;
  const first = words[at];
  if (!isDayNumber(first)) return undefined;
  let next = at + 1;
  if (ORDINAL_ENDING.test(words[next]?.lower ?? '') && words[next]?.start === first.end) next++;
  if (/^(?:of|de)$/u.test(words[next]?.lower ?? '')) next++;
  const word = words[next];
  const month = calendar.months.get(word?.lower ?? '');
  // German and others put a full stop after the day, which is no end of a sentence.
  if (
    month === undefined ||
    word === undefined ||
    (word.before >= BREAK.sentence && list.text.charAt(first.end) !== '.')
  )
    return undefined;
  if (list.language === 'en' && !word.capital) return undefined;
  return { day: first.value, month, ...yearAfter(words, next + 1) };
}

/** "May 7th, 2008", "May 7", "May 2008", "May"; a bare "may" or "march" is a verb. */
function monthFirst(list: Wordlist, at: number, calendar: CalendarWords): Parsed | undefined {
  const { words } = list;
  const word = words[at];
  const month = word === undefined ? undefined : calendar.months.get(word.lower);
  if (word === undefined || month === undefined) return undefined;
  const romance = list.language === 'fr' || list.language === 'es' || list.language === 'ru';
  if (!romance && !word.capital) return undefined;
  const next = words[at + 1];
  if (list.language === 'en' && isDayNumber(next) && next.before === 0) {
    const suffix = words[at + 2];
    const skip =
      suffix !== undefined && suffix.start === next.end && ORDINAL_ENDING.test(suffix.lower) ? 1 : 0;
    return { month, day: next.value, ...yearAfter(words, at + 2 + skip) };
  }
  const ambiguous = /^(?:may|march|mar|mai|mars|sep|dec|mayo)$/u.test(word.lower);
  const year = yearAfter(words, at + 1);
  if (
    ambiguous &&
    year.year === undefined &&
    !/^(?:in|of|by|until|since|last|next|this|early|late|im|en|seit|bis|ende|anfang|mitte|de|fin|début)$/u.test(
      words[at - 1]?.lower ?? '',
    )
  )
    return undefined;
  const shift = calendar.shifts.get(words[at - 1]?.lower ?? '');
  return { month, ...year, ...(shift === undefined ? {} : { shift }) };
}

function yearAfter(words: readonly Word[], at: number): { readonly end: number; readonly year?: number } {
  const skip = /^(?:de|del|of)$/u.test(words[at]?.lower ?? '') ? 1 : 0;
  const word = words[at + skip];
  if (!isYear(word) || word.before > BREAK.comma) return { end: at };
  // "года", "года" after the year belongs to it.
  const trailing = words[at + skip + 1]?.lower.startsWith('год') === true ? 1 : 0;
  return { end: at + skip + 1 + trailing, year: word.value };
}

/** "next month", "last year", "le mois prochain", "this week". */
function shifted(words: readonly Word[], at: number, calendar: CalendarWords): Parsed | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const shift = calendar.shifts.get(word.lower);
  const next = words[at + 1];
  if (shift !== undefined && next !== undefined && next.before === 0) {
    const unit = calendar.units.get(next.lower);
    // "this day", "last days": too loose to place.
    if (unit !== undefined && unit !== 'day') return { end: at + 2, span: { unit, shift } };
    return undefined;
  }
  const unit = calendar.units.get(word.lower);
  const trailing = next === undefined || next.before > 0 ? undefined : calendar.shifts.get(next.lower);
  if (unit === undefined || unit === 'day' || trailing === undefined || trailing === 0) return undefined;
  return { end: at + 2, span: { unit, shift: trailing } };
}

/** "3 days ago", "il y a deux ans", "vor zwei Wochen", "in two weeks". */
function counted(list: Wordlist, at: number, calendar: CalendarWords): Parsed | undefined {
  const { words } = list;
  const lexicon = numberWords(list.language);
  const lead = words[at]?.lower ?? '';
  const before = calendar.agoBefore.has(lead);
  const ahead = calendar.ahead.has(lead);
  const from = before || ahead ? at + 1 : at;
  const figure = words[from];
  if (figure === undefined || figure.before > (from > at ? 0 : BREAK.sentence)) return undefined;
  const count =
    figure.value ??
    lexicon?.units.get(figure.lower) ??
    (/^(?:a|an|ein|einem|einer|un|une|una)$/u.test(figure.lower) ? 1 : undefined);
  const unit = calendar.units.get(words[from + 1]?.lower ?? '');
  if (count === undefined || unit === undefined || !Number.isInteger(count)) return undefined;
  const after = calendar.agoAfter.has(words[from + 2]?.lower ?? '') && words[from + 2]?.before === 0;
  // "in two days" looks ahead, but "in two days of talks" measures.
  if (before || after) return { end: from + (after ? 3 : 2), span: { unit, shift: -count } };
  const follow = words[from + 2];
  if (
    ahead &&
    (follow === undefined || follow.before > 0) &&
    !/^(?:last|past)$/u.test(words[from - 1]?.lower ?? '')
  )
    return { end: from + 2, span: { unit, shift: count } };
  return undefined;
}

function bareYear(list: Wordlist, at: number, calendar: CalendarWords): Parsed | undefined {
  const word = list.words[at];
  if (!isYear(word) || /[$€£\d,.-]$/u.test(list.text.slice(Math.max(0, word.start - 1), word.start)))
    return undefined;
  if (/^\s?(?:%|€|°|[-–]\s?\d)/u.test(list.text.slice(word.end, word.end + 3))) return undefined;
  const next = list.words[at + 1];
  const ends = next === undefined || next.before > 0 || !next.content;
  const introduced = calendar.beforeYear.has(list.words[at - 1]?.lower ?? '');
  const named = list.words[at - 1]?.capital === true && list.words[at - 1]?.content === true;
  // In "2008 people" a plural follows; in "the 2008 summit" the year qualifies a noun.
  const article = /^(?:the|this|der|die|das|le|la|el|les|its|their)$/u.test(list.words[at - 1]?.lower ?? '');
  if (!introduced && !ends && !named && !article) return undefined;
  const trailing = next?.lower.startsWith('год') === true ? 1 : 0;
  return { end: at + 1 + trailing, year: word.value };
}

/** Whether the words around a date speak of the future. */
function looksAhead(list: Wordlist, at: number): boolean {
  const modal = modalWords(list.language);
  if (modal === undefined) return false;
  for (let index = Math.max(0, at - 10); index < Math.min(list.words.length, at + 6); index++)
    if (modal.future.has(list.words[index]?.lower ?? '')) return true;
  return false;
}

/** The days a reading can mean, likeliest first. */
function resolve(parsed: Parsed, published: Days | undefined, ahead: () => boolean): readonly Days[] {
  const { year, month, day, weekday, shift, span } = parsed;
  if (year !== undefined) return [placed(year, month, day)];
  if (published === undefined) return [];
  const now = published.to;
  const loose = published.to - published.from;
  if (span !== undefined) return [moved(span, published)];
  if (month !== undefined) return yearsFor(month, day, now, shift, ahead());
  if (weekday === undefined || loose > 0) return [];
  const back = (weekdayOf(now) - weekday + 7) % 7;
  const past: Day = now - back;
  const future: Day = back === 0 ? now + 7 : past + 7;
  const single = (at: Day): Days => ({ from: at, to: at });
  // "Last Sunday" said on a Wednesday may be three or ten days back, "next Sunday" four or eleven ahead.
  if (shift !== undefined && shift < 0) return [single(back === 0 ? past - 7 : past), single(past - 7)];
  if (shift !== undefined && shift > 0) return [single(future), single(future + 7)];
  return ahead() ? [single(back === 0 ? now : future), single(past)] : [single(past)];
}

const placed = (year: number, month: number | undefined, day: number | undefined): Days => {
  if (month === undefined) return wholeYear(year);
  if (day === undefined) return wholeMonth(year, month);
  const at = dayOf(year, month, day);
  return { from: at, to: at };
};

function moved(span: RelativeDay, published: Days): Days {
  const { unit, shift } = span;
  switch (unit) {
    case 'day':
      return { from: published.from + shift, to: published.to + shift };
    case 'week': {
      // Weeks run from Monday for some writers and from Sunday for others.
      const monday = published.from - weekdayOf(published.from) + 7 * shift;
      return { from: monday - 1, to: monday + 6 };
    }
    case 'month': {
      const index = yearOf(published.from) * 12 + monthOf(published.from) - 1 + shift;
      return wholeMonth(Math.floor(index / 12), (index % 12) + 1);
    }
    case 'year':
      return wholeYear(yearOf(published.from) + shift);
  }
}

/** A month without a year: the year that brings it nearest, on the side the words look to. */
function yearsFor(
  month: number,
  day: number | undefined,
  now: Day,
  shift: number | undefined,
  ahead: boolean,
): readonly Days[] {
  const year = yearOf(now);
  const options = [year - 1, year, year + 1].map((candidate) => placed(candidate, month, day));
  const distance = (days: Days): number => Math.min(Math.abs(days.from - now), Math.abs(days.to - now));
  if (shift !== undefined && shift > 0) return options.filter((days) => days.to >= now).slice(0, 1);
  if (shift !== undefined && shift < 0) return options.filter((days) => days.from <= now).slice(-1);
  const likely = options
    .filter((days) => (ahead ? days.to >= now - 40 : days.from <= now + 200))
    .sort((a, b) => distance(a) - distance(b));
  return likely.slice(0, 1);
}

/**
 * Whether two dates cannot be one: no reading of the one meets any reading of the other. A vaguer date is no
 * disagreement. Whether they date the same event is for the caller to know.
 */
export function datesDisagree(a: DateMention, b: DateMention): boolean {
  // "Until May" and "until June" can be compared, "before 2008" and "in 2007" cannot disagree.
  if (a.bound !== b.bound) return false;
  if (a.days.length > 0 && b.days.length > 0)
    return !a.days.some((one) => b.days.some((other) => meet(one, other)));
  // Without a publication date only what both state can be compared.
  if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return true;
  if (a.month !== undefined && b.month !== undefined)
    return a.month !== b.month || (a.day !== undefined && b.day !== undefined && a.day !== b.day);
  const bare = (date: DateMention): boolean => date.month === undefined && date.year === undefined;
  return a.weekday !== undefined && b.weekday !== undefined && bare(a) && bare(b) && a.weekday !== b.weekday;
}
