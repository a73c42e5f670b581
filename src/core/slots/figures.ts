import { type NumberWords, numberWords, type Precision } from '../language/numberWords.ts';
import { phraseAt, phraseBefore } from '../language/phrases.ts';
import type { Unit } from '../language/units.ts';
import { BREAK, type Wordlist, wordsOf } from '../language/words.ts';
import type { Range } from '../model/range.ts';
import { datesOfWords } from './dates.ts';
import { ageAt, unitAfter, unitBefore } from './figureUnits.ts';
import { type Value, valueAt } from './figureValues.ts';

/** A quantity named in a passage. Ranges are relative to the passage. */
export interface Figure {
  /** The figure with its hedge and its unit: "more than 40 per cent". */
  readonly range: Range;
  /** The words of the value alone: "40". */
  readonly valueRange: Range;
  /** The value as written, in the unit as written; the lower end of a range. */
  readonly value: number;
  /** The bounds the words allow, in the unit as written; open ends are infinite. */
  readonly low: number;
  readonly high: number;
  readonly precision: Precision;
  /** The finest step the words express: 100 for "1,200", 0.1 for "5.9", 1e6 for "3 million". */
  readonly step: number;
  readonly ordinal: boolean;
  readonly unit?: Unit;
  /** The unit as it stands. */
  readonly unitRange?: Range;
  /** Stems of the words that name what is counted ("armed", "robbers"), where there is no unit; may be empty. */
  readonly heads: readonly string[];
  /** Indices of the first and one past the last word. */
  readonly words: readonly [first: number, end: number];
}

/** The figures of a passage, in order. `language` is a BCP 47 tag, guessed where absent. */
export function figuresIn(text: string, language?: string): readonly Figure[] {
  const list = wordsOf(text, language);
  return figuresOfWords(
    list,
    datesOfWords(list).flatMap((date) => [date.words]),
  );
}

/** The same over words already split; `taken` are the words that belong to dates. */
export function figuresOfWords(
  list: Wordlist,
  taken: readonly (readonly [first: number, end: number])[],
): readonly Figure[] {
  const { words } = list;
  const lexicon = numberWords(list.language);
  const blocked = new Set<number>();
  for (const [first, end] of taken) for (let at = first; at < end; at++) blocked.add(at);
  const figures: Figure[] = [];
  for (let at = 0; at < words.length; at++) {
    if (blocked.has(at)) continue;
    if (isScore(list, at)) {
      at++;
      continue;
    }
    const value = valueAt(list, at, lexicon, blocked);
    if (value === undefined) continue;
    const figure = figureFrom(list, at, value, lexicon, blocked);
    if (figure !== undefined) figures.push(figure);
    at = (figure?.words[1] ?? value.end) - 1;
  }
  return figures;
}

/** "31-24", "3 - 1": the result of a game, the greater number first or the same twice. */
function isScore(list: Wordlist, at: number): boolean {
  const first = list.words[at];
  const second = list.words[at + 1];
  if (first?.value === undefined || second?.value === undefined || second.value > first.value) return false;
  return /^\s?[-–:]\s?$/u.test(list.text.slice(first.end, second.start));
}

function figureFrom(
  list: Wordlist,
  at: number,
  read: Value,
  lexicon: NumberWords | undefined,
  blocked: ReadonlySet<number>,
): Figure | undefined {
  const { words, text } = list;
  let { value, low, high, step } = read;
  let end = read.end;
  let valueEnd = words[end - 1]?.end ?? 0;
  let precision: Precision = read.vague ? 'vague' : 'exact';
  // "10 to 20 people", "10-20", "between 10 and 20"
  const upper = lexicon === undefined || read.vague ? undefined : upperEnd(list, at, end, lexicon, blocked);
  if (upper !== undefined) {
    high = upper.value;
    // "10 to 20 million": the scale belongs to both.
    if (value < high / 1000 && upper.step >= 1000 && words[at]?.value !== undefined) {
      low *= upper.step;
      value *= upper.step;
    }
    if (high < low) return undefined;
    end = upper.end;
    valueEnd = words[end - 1]?.end ?? valueEnd;
    precision = 'about';
    step = Math.max(step, upper.step);
  }
  const unit = ageAt(list, at, end) ?? unitAfter(list, end, valueEnd) ?? unitBefore(list, at);
  if (unit !== undefined) end = Math.max(end, unit.end);
  let start =
    unit?.range !== undefined && unit.range.start < (words[at]?.start ?? 0)
      ? unit.range.start
      : (words[at]?.start ?? 0);
  let first = at;
  if (lexicon !== undefined && !read.ordinal) {
    const count = phraseBefore(words, at, lexicon.hedges);
    const phrase = words
      .slice(at - count, at)
      .map((word) => word.lower)
      .join(' ');
    const hedge = count > 0 ? lexicon.hedges.get(phrase) : undefined;
    if (hedge !== undefined) {
      first = at - count;
      start = words[first]?.start ?? start;
      precision = hedge;
    }
    const trailing = phraseAt(words, end, lexicon.trailing);
    if (trailing > 0 && hedge === undefined) {
      const said = words
        .slice(end, end + trailing)
        .map((word) => word.lower)
        .join(' ');
      precision = lexicon.trailing.get(said) ?? precision;
      end += trailing;
    }
  }
  const heads = unit !== undefined ? [] : headsAfter(list, end);
  // "one" is a pronoun and "first" an adverb more often than a count.
  if (read.idiom && heads.length === 0 && unit === undefined) return undefined;
  // "Flight 370", "Explorer 8", "zero-day": part of a name or a phrase.
  const before = words[at - 1];
  const named =
    precision === 'exact' &&
    unit === undefined &&
    heads.length === 0 &&
    words[at]?.value !== undefined &&
    words[at]?.before === 0 &&
    before?.capital === true &&
    before.content &&
    at > 1;
  // "Java 2 Standard Edition": capitals on both sides.
  const inName =
    unit === undefined &&
    words[at]?.value !== undefined &&
    before?.capital === true &&
    before.content &&
    words[at]?.before === 0 &&
    words[end]?.capital === true &&
    words[end]?.before === 0 &&
    list.language !== 'de';
  const courtOrSo =
    read.ordinal && words[end]?.capital === true && words[end]?.before === 0 && list.language !== 'de';
  const fraction =
    /^\/\d/u.test(text.slice(valueEnd, valueEnd + 2)) ||
    /\d\/$/u.test(text.slice(Math.max(0, start - 2), start));
  if (named || inName || courtOrSo || fraction || (value === 0 && text.charAt(valueEnd) === '-'))
    return undefined;
  const bounds = widen(low, high, precision, upper !== undefined);
  return {
    range: { start, end: Math.max(words[end - 1]?.end ?? valueEnd, unit?.range.end ?? 0) },
    valueRange: { start: words[at]?.start ?? 0, end: valueEnd },
    value,
    ...bounds,
    precision,
    step,
    ordinal: read.ordinal,
    ...(unit === undefined ? {} : { unit: unit.unit, unitRange: unit.range }),
    heads,
    words: [first, end],
  };
}

function upperEnd(
  list: Wordlist,
  at: number,
  end: number,
  lexicon: NumberWords,
  blocked: ReadonlySet<number>,
): Value | undefined {
  const link = list.words[end];
  if (link === undefined || blocked.has(end) || link.before > 0) return undefined;
  const introduced = lexicon.between.has(list.words[at - 1]?.lower ?? '');
  const hyphen = /^\s?[-–]\s?$/u.test(list.text.slice(list.words[end - 1]?.end ?? 0, link.start));
  const from =
    lexicon.to.has(link.lower) || (introduced && link.lower === lexicon.and) ? end + 1 : hyphen ? end : -1;
  if (from < 0 || list.words[from]?.before !== 0 || blocked.has(from)) return undefined;
  const second = valueAt(list, from, lexicon, blocked);
  const first = list.words[at];
  if (second === undefined || second.vague || second.ordinal || first === undefined) return undefined;
  // "5 or 6", "5-6" are ranges; "3-1" is a score and "2 to 1" a ratio.
  return second.value > (first.value ?? 0) ? second : undefined;
}

function widen(
  low: number,
  high: number,
  precision: Precision,
  range: boolean,
): { low: number; high: number } {
  switch (precision) {
    case 'exact':
    case 'vague':
      return { low, high };
    case 'about':
      return range ? { low: low * 0.97, high: high * 1.03 } : { low: low * 0.85, high: high * 1.15 };
    case 'at-least':
      return { low, high: Infinity };
    case 'above':
      return { low, high: Infinity };
    case 'at-most':
    case 'below':
      return { low: -Infinity, high };
  }
}

/** The first two content words of the noun phrase after the figure. */
function headsAfter(list: Wordlist, end: number): readonly string[] {
  const heads: string[] = [];
  for (let at = end; at < Math.min(end + 4, list.words.length) && heads.length < 2; at++) {
    const word = list.words[at];
    if (word === undefined || word.before >= BREAK.comma || word.value !== undefined) break;
    if (numberWords(list.language)?.units.has(word.lower) === true) break;
    if (/^(?:of|de|d'|des|der|von|из|the|its|their|of|more|other)$/u.test(word.lower)) continue;
    if (!word.content) break;
    heads.push(word.stem);
  }
  return heads;
}
