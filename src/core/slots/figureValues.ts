import type { NumberWords } from '../language/numberWords.ts';
import type { Word, Wordlist } from '../language/words.ts';

/** A number as it is written, without its unit and its hedges. */
export interface Value {
  readonly value: number;
  /** The bounds a vague word allows; otherwise the value itself. */
  readonly low: number;
  readonly high: number;
  /** The finest step the words express: see `Figure`. */
  readonly step: number;
  /** Index of the first word after it. */
  readonly end: number;
  readonly ordinal: boolean;
  readonly vague: boolean;
  /** "one" and "first", which seldom count anything. */
  readonly idiom: boolean;
}

/** Reads the value that starts at a word: digits, number words, scales after them. */
export function valueAt(
  list: Wordlist,
  at: number,
  lexicon: NumberWords | undefined,
  blocked: ReadonlySet<number>,
): Value | undefined {
  const first = list.words[at];
  if (first === undefined) return undefined;
  if (first.value !== undefined) {
    const ordinal = /^(?:st|nd|rd|th|er|ère|re|e|ème|º|ª|\.?-?(?:й|я|го|м))(?![\p{L}\p{M}])/u.test(
      list.text.slice(first.end, first.end + 5),
    );
    // "A380", "G20", "7-Eleven": digits that are part of a name count nothing.
    if (/[\p{L}]/u.test(list.text.charAt(first.start - 1))) return undefined;
    if (first.decimals === 0 && /\d[.]\d+[.]\d/u.test(first.text)) return undefined;
    if (isClock(list.text, first) || /^0\d/u.test(first.text)) return undefined;
    const skip = ordinal && list.words[at + 1]?.start === first.end ? 1 : 0;
    return scaled(list, at, at + 1 + skip, first.value, digitStep(first), lexicon, ordinal, blocked);
  }
  if (lexicon === undefined) return undefined;
  const ordinalValue = lexicon.ordinals.get(first.lower);
  if (ordinalValue !== undefined)
    return point(
      ordinalValue,
      1,
      at + 1,
      true,
      list.language === 'en' && (first.lower === 'second' || first.lower === 'first'),
    );
  const vague = lexicon.vague.get(first.lower);
  if (vague !== undefined) return vagueAt(list, at, vague, lexicon);
  return spelled(list, at, lexicon, blocked);
}

function vagueAt(
  list: Wordlist,
  at: number,
  bounds: readonly [number, number],
  lexicon: NumberWords,
): Value | undefined {
  let end = at + 1;
  let [low, high] = bounds;
  // "tens of thousands", "dizaines de milliers", "десятки тысяч"
  const connector = /^(?:of|de|von)$/u.test(list.words[end]?.lower ?? '') ? 1 : 0;
  const next = list.words[end + connector];
  const further =
    next === undefined ? undefined : (lexicon.scales.get(next.lower) ?? scaleOfVague(next.lower, lexicon));
  if (next !== undefined && further !== undefined && further >= 100 && low >= 5 && high < 1e9) {
    low *= further;
    high *= further;
    end += connector + 1;
  }
  return { value: low, low, high, step: 1, end, ordinal: false, vague: true, idiom: false };
}

const scaleOfVague = (word: string, lexicon: NumberWords): number | undefined => {
  const bounds = lexicon.vague.get(word);
  if (bounds === undefined || bounds[0] < 100) return undefined;
  return 10 ** Math.floor(Math.log10(bounds[0]));
};

const point = (value: number, step: number, end: number, ordinal: boolean, idiom = false): Value => ({
  value,
  low: value,
  high: value,
  step,
  end,
  ordinal,
  vague: false,
  idiom,
});

/** "three hundred and one", "zwanzig", "twenty-two thousand". */
function spelled(
  list: Wordlist,
  at: number,
  lexicon: NumberWords,
  blocked: ReadonlySet<number>,
): Value | undefined {
  let total = 0;
  let current: number | undefined;
  let end = at;
  let step = 1;
  let counted = 0;
  for (let index = at; index < list.words.length; index++) {
    const word = list.words[index];
    if (word === undefined || blocked.has(index) || (index > at && word.before > 0)) break;
    const unit = lexicon.units.get(word.lower);
    const scale = lexicon.scales.get(word.lower);
    if (
      unit !== undefined &&
      (current === undefined || current % 100 === 0 || (current % 10 === 0 && unit < 20 && current >= 20))
    ) {
      current = (current ?? 0) + unit;
      end = index + 1;
      step = 1;
      counted++;
    } else if (scale !== undefined && (current !== undefined || isBareScale(list, index, at))) {
      const multiplier = current ?? 1;
      if (scale >= 1000) {
        total += multiplier * scale;
        current = undefined;
      } else current = multiplier * scale;
      step = scale >= 1000 ? scale : 1;
      end = index + 1;
      counted++;
    } else if (
      word.lower === lexicon.and &&
      counted > 0 &&
      continues(list.words[index + 1], lexicon, current, total)
    )
      continue;
    else if ((word.lower === 'a' || word.lower === 'one') && index === at && list.language === 'en') {
      const next = list.words[index + 1]?.lower ?? '';
      if (!lexicon.scales.has(next)) break;
      current = 1;
    } else break;
  }
  if (counted === 0) return undefined;
  const value = total + (current ?? 0);
  const only = list.words[at]?.lower;
  return point(value, step, end, false, counted === 1 && value === 1 && only !== undefined);
}

/** "twenty and", "three hundred and one": whether "and" joins parts of one number. */
function continues(
  next: Word | undefined,
  lexicon: NumberWords,
  current: number | undefined,
  total: number,
): boolean {
  if (next === undefined) return false;
  const unit = lexicon.units.get(next.lower);
  if (unit === undefined) return false;
  if (current !== undefined)
    return current % 100 === 0 && unit < 100 ? true : current % 10 === 0 && current >= 30 && unit < 10;
  return total > 0;
}

/** A scale on its own counts ("mille personnes", "a dozen"), but not "the hundred". */
const isBareScale = (list: Wordlist, index: number, at: number): boolean =>
  index === at && list.language !== 'en';

function scaled(
  list: Wordlist,
  at: number,
  from: number,
  value: number,
  step: number,
  lexicon: NumberWords | undefined,
  ordinal: boolean,
  blocked: ReadonlySet<number>,
): Value {
  let end = from;
  let factor = 1;
  const scales = ordinal ? undefined : lexicon?.scales;
  for (;;) {
    const word = list.words[end];
    const scale =
      word === undefined || word.before > 0 || blocked.has(end)
        ? undefined
        : (scales?.get(word.lower) ?? scales?.get(word.lower.replace(/s$/u, '')));
    if (scale === undefined) break;
    factor *= scale;
    end++;
  }
  // "$5bn", "3m" of money: the letter stands against the digits.
  const letter = /^(?:bn|mn|tn|k|m)(?![\p{L}])/u.exec(list.text.slice(list.words[at]?.end ?? 0))?.[0];
  if (
    factor === 1 &&
    letter !== undefined &&
    /[$€£¥]\s?$/u.test(list.text.slice(0, list.words[at]?.start ?? 0))
  ) {
    factor = { bn: 1e9, mn: 1e6, tn: 1e12, k: 1e3, m: 1e6 }[letter] ?? 1;
    end = Math.max(end, from + 1);
  }
  return point(value * factor, factor === 1 ? step : step * factor, end, ordinal);
}

/** The finest step the digits of a figure express. Trailing zeros may be rounding: see `disagree`. */
function digitStep(word: Word): number {
  if ((word.decimals ?? 0) > 0) return 10 ** -(word.decimals ?? 0);
  const zeros = /0+$/u.exec(word.text.replace(/\D/gu, ''))?.[0].length ?? 0;
  return zeros >= 2 && (word.value ?? 0) >= 1000 ? 10 ** zeros : 1;
}

/** "7.40 p.m.", "10:37", "20 h 30". */
function isClock(text: string, word: Word): boolean {
  const after = text.slice(word.end, word.end + 8);
  const before = text.slice(Math.max(0, word.start - 3), word.start);
  return (
    /^:\d\d/u.test(after) || /\d:$/u.test(before) || /^\s?(?:[ap]\.?m\b|uhr|h\b|GMT|o['’]clock)/iu.test(after)
  );
}
