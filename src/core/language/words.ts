import { functionWords } from './functionWords.ts';
import { LEXICON_LANGUAGES, type LexiconLanguage, lexiconLanguage } from './lexicon.ts';
import { stem } from './stem.ts';

/** What stands between a word and the one before it. */
export const BREAK = { none: 0, comma: 1, clause: 2, sentence: 3 } as const;

/** A word or a number of a passage. Offsets are relative to the passage. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  /** Comparable inside one language only: see `stem`. */
  readonly stem: string;
  /** Neither a function word nor a bare clitic. */
  readonly content: boolean;
  readonly capital: boolean;
  /** The value where it is written in digits. */
  readonly value?: number;
  /** Decimal places written, for figures in digits. */
  readonly decimals?: number;
  /** The strongest punctuation since the previous word: one of `BREAK`. */
  readonly before: number;
}

/** A passage split into words. */
export interface Wordlist {
  readonly text: string;
  readonly language: LexiconLanguage | undefined;
  readonly words: readonly Word[];
}

// A space groups digits only outside English, and only where groups of exactly three follow.
const DIGITS = String.raw`\d{1,3}(?:[\u00A0\u202F\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,’']\d+)*`;
const DIGITS_EN = String.raw`\d+(?:[.,]\d+)*|(?<![\d.\p{L}])\.\d+`;
const REST = String.raw`(?:\p{Lu}\.){2,}|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*`;
const PATTERN = new RegExp(`${DIGITS}|${REST}`, 'gu');
// "non-binding" is one word, as "nonbinding" is.
const PATTERN_EN = new RegExp(`${DIGITS_EN}|[Nn]on-\\p{L}+|${REST}`, 'gu');

const FRENCH_ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|presqu|quelqu)['’]/iu;
const ENGLISH_CLITIC = /['’](?:s|d|ll|re|ve|m)$/iu;

/** Words in order. The language, where not given, is guessed from the words themselves. */
export function wordsOf(text: string, tag?: string): Wordlist {
  const language = tag === undefined ? guessLanguage(text) : lexiconLanguage(tag);
  const functional = functionWords(language);
  const words: Word[] = [];
  let previousEnd = 0;
  const add = (start: number, end: number): void => {
    const raw = text.slice(start, end);
    const first = raw.charCodeAt(0);
    const before = breakBetween(text, previousEnd, start);
    previousEnd = end;
    if ((first >= 48 && first <= 57) || first === 46) {
      const { value, decimals } = digitsValue(raw, language);
      words.push({
        start,
        end,
        text: raw,
        lower: raw,
        stem: raw,
        content: true,
        capital: false,
        value,
        decimals,
        before,
      });
      return;
    }
    const lower = raw.toLowerCase().replaceAll('’', "'").replace(/[.-]/gu, '');
    words.push({
      start,
      end,
      text: raw,
      lower,
      stem: stem(lower, language),
      // "US" and "IT" are names, not the pronouns they look like.
      content: !functional.has(lower) || isAcronym(raw),
      capital: raw.charAt(0) !== raw.charAt(0).toLowerCase(),
      before,
    });
  };
  for (const match of text.matchAll(language === 'en' || language === undefined ? PATTERN_EN : PATTERN)) {
    const start = match.index;
    const end = start + match[0].length;
    const elision = language === 'fr' ? FRENCH_ELISION.exec(match[0]) : null;
    const clitic = language === 'en' ? ENGLISH_CLITIC.exec(match[0]) : null;
    if (elision !== null && elision[0].length < match[0].length && !/^aujourd/iu.test(match[0])) {
      add(start, start + elision[0].length);
      add(start + elision[0].length, end);
    } else if (clitic !== null && clitic.index > 0) {
      // "Putin's" is Putin, and "it's" is "it": the clitic carries nothing to compare.
      add(start, start + clitic.index);
      previousEnd = end;
    } else add(start, end);
  }
  return { text, language, words };
}

const isAcronym = (raw: string): boolean =>
  raw.length >= 2 && raw.length <= 5 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();

function breakBetween(text: string, from: number, to: number): number {
  let strongest: number = BREAK.none;
  for (let at = from; at < to; at++) {
    const unit = text.charAt(at);
    if (unit === '.' || unit === '!' || unit === '?' || unit === '…' || unit === '\n') {
      if (from > 0) return BREAK.sentence;
    } else if (
      unit === ';' ||
      unit === ':' ||
      unit === '—' ||
      unit === '–' ||
      (unit === '-' && text.charAt(at - 1) === ' ')
    )
      strongest = Math.max(strongest, BREAK.clause);
    else if (unit === ',' || unit === '(' || unit === ')') strongest = Math.max(strongest, BREAK.comma);
  }
  return strongest;
}

const THOUSANDS: Readonly<Record<LexiconLanguage, string>> = { en: ',', de: '.', fr: '.', es: '.', ru: '.' };

/** Reads digits by the conventions of the language: "1.200" is twelve hundred in German and 1.2 in English. */
function digitsValue(
  raw: string,
  language: LexiconLanguage | undefined,
): { readonly value: number; readonly decimals: number } {
  const compact = raw.replace(/[\s’']/gu, '').replace(/^\./u, '0.');
  const separators = compact.replace(/\d/gu, '');
  if (separators === '') return { value: Number(compact), decimals: 0 };
  const last = separators.charAt(separators.length - 1);
  const groups = compact.split(/[.,]/u);
  const lastGroup = groups.at(-1) ?? '';
  const everyThree = groups.slice(1).every((group) => group.length === 3) && (groups[0] ?? '').length <= 3;
  const oneKind = separators === last.repeat(separators.length);
  const leadingZero = groups[0] === '0';
  if (oneKind && everyThree && !leadingZero) {
    const certain = separators.length > 1 || language === undefined || THOUSANDS[language] === last;
    if (certain) return { value: Number(groups.join('')), decimals: 0 };
  }
  // Versions and dotted dates ("2.3.1") are no quantities; read what a reader would take as the whole number.
  if (oneKind && separators.length > 1) return { value: Number(groups[0] ?? ''), decimals: 0 };
  const whole = groups.slice(0, -1).join('');
  return { value: Number(`${whole}.${lastGroup}`), decimals: lastGroup.length };
}

const TELLING: Readonly<Record<LexiconLanguage, ReadonlySet<string>>> = {
  en: new Set([
    'the',
    'of',
    'and',
    'to',
    'in',
    'is',
    'was',
    'that',
    'for',
    'said',
    'on',
    'by',
    'with',
    'at',
    'not',
  ]),
  de: new Set([
    'der',
    'die',
    'das',
    'und',
    'ist',
    'den',
    'von',
    'nicht',
    'mit',
    'im',
    'ein',
    'eine',
    'auf',
    'wurde',
  ]),
  fr: new Set([
    'le',
    'la',
    'les',
    'des',
    'est',
    'et',
    'une',
    'du',
    'pas',
    'dans',
    'pour',
    'que',
    'au',
    'sur',
    'un',
  ]),
  es: new Set([
    'el',
    'la',
    'los',
    'las',
    'de',
    'y',
    'que',
    'en',
    'una',
    'del',
    'se',
    'por',
    'con',
    'no',
    'es',
  ]),
  ru: new Set(),
};

/** A guess good enough to choose word lists; undefined where nothing speaks for any language. */
function guessLanguage(text: string): LexiconLanguage | undefined {
  const words =
    text
      .slice(0, 600)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  let best: LexiconLanguage | undefined;
  let most = 0;
  for (const language of LEXICON_LANGUAGES) {
    const score =
      language === 'ru'
        ? words.filter((word) => /^[а-яё]/u.test(word)).length
        : words.filter((word) => TELLING[language].has(word)).length;
    if (score > most) {
      most = score;
      best = language;
    }
  }
  return best ?? (words.some((word) => /^[a-z]/u.test(word)) ? 'en' : undefined);
}
