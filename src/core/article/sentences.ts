import {
  AMBIGUOUS_ABBREVIATIONS,
  NUMBER_ABBREVIATIONS,
  SENTENCE_OPENERS,
  TITLE_ABBREVIATIONS,
} from '../language/abbreviations.ts';
import { attributionVerb } from '../language/attributionVerbs.ts';
import type { Range } from '../model/range.ts';
import {
  isDash,
  isDigit,
  isIdeographic,
  isInvisible,
  isLetter,
  isLower,
  isUpper,
  isWhite,
  unitsOf,
} from '../text/characters.ts';

const FULL_STOP = 0x2e;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const ELLIPSIS = 0x2026;

/** Full-width stops need no space after them. */
const WIDE_STOPS = new Set([0x3002, 0xff01, 0xff1f, 0xff0e, 0xff61]);
/** Arabic and Urdu, Devanagari, Armenian, Ethiopic, Myanmar, Khmer, Tibetan; double marks. */
const OTHER_STOPS = new Set([
  ELLIPSIS,
  ...WIDE_STOPS,
  0x061f,
  0x06d4,
  0x0964,
  0x0965,
  0x0589,
  0x1362,
  0x1367,
  0x104b,
  0x17d4,
  0x0f0d,
  0x203c,
  0x2047,
  0x2048,
  0x2049,
]);

function isStop(code: number): boolean {
  if (code < 0x80) return code === FULL_STOP || code === EXCLAMATION || code === QUESTION;
  return OTHER_STOPS.has(code);
}

/** What may close after the stop and belongs to the sentence it closes. Straight and Markdown marks among them. */
const CLOSERS = unitsOf(`)]}"'*_\`~\u201d\u2019\u00bb\u203a\u300d\u300f\uff09\u3011\u3009`);
/** These close in some languages and open in others: they close where white space follows. */
const EITHER_WAY = new Set([0x201c, 0x2018, 0xab, 0x2039]);
const OPENERS = unitsOf(
  `([{"'*_\`~<#>\u201c\u201e\u201a\u2018\u00ab\u2039\u00bb\u203a\u300c\u300e\u00bf\u00a1\u201d\u2019\u2022`,
);

/** What is longer holds no stops for some other reason: it is data, and neither matched nor attributed. */
export const LONGEST_SENTENCE = 20_000;

/**
 * The sentences of one paragraph, one after another. Linear in its length.
 * @param range the paragraph; line breaks inside it count as spaces
 * @param language BCP 47 subtag, where known: in German a figure with a stop is mostly an ordinal ("am 3. Mai")
 * @returns ranges without surrounding white space, in text order; stops, closing quotes and brackets included
 */
export function* splitSentences(text: string, range: Range, language?: string): Generator<Range> {
  for (let start = skipWhite(text, range.start, range.end); start < range.end;) {
    const end = sentenceEnd(text, start, range.end, language);
    yield { start, end };
    start = skipWhite(text, end, range.end);
  }
}

/**
 * Where the sentence that begins at `start` ends.
 * @param start no white space
 * @param limit the end of the paragraph
 */
function sentenceEnd(text: string, start: number, limit: number, language: string | undefined): number {
  let at = start;
  while (at < limit) {
    if (!isStop(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const stop = readStop(text, at, limit);
    const next = skipWhite(text, stop.end, limit);
    if (next >= limit) break;
    if (endsSentence(text, start, at, stop, next, limit, language)) return stop.end;
    at = Math.max(stop.end, at + 1);
  }
  let end = limit;
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  return end;
}

interface Stop {
  /** After closing marks. */
  readonly end: number;
  /** After the stops proper. */
  readonly marksEnd: number;
  readonly wide: boolean;
  readonly dots: number;
  /** A `?` or `!`, as a rule standing for a comma where an attribution follows. */
  readonly emphatic: boolean;
  readonly closed: boolean;
}

function readStop(text: string, at: number, limit: number): Stop {
  let end = at;
  let wide = false;
  let dots = 0;
  let emphatic = false;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isStop(code)) {
      wide ||= WIDE_STOPS.has(code);
      emphatic ||= code === EXCLAMATION || code === QUESTION || code === 0xff1f || code === 0xff01;
      dots += code === FULL_STOP ? 1 : code === ELLIPSIS ? 3 : 0;
      end++;
    } else if (dots > 0 && code === 0x20 && text.charCodeAt(end + 1) === FULL_STOP) end++;
    else break;
  }
  const marksEnd = end;
  while (end < limit) {
    const code = text.charCodeAt(end);
    const follows = end + 1 < limit ? text.charCodeAt(end + 1) : 0x20;
    if (CLOSERS.has(code) || (EITHER_WAY.has(code) && (isWhite(follows) || isStop(follows)))) end++;
    else if (isWhite(code) && closesFrench(text, end, limit)) end += 2;
    else if (code === 0x5b) {
      const note = footnoteEnd(text, end, limit);
      if (note === undefined) break;
      end = note;
    } else if (isInvisible(code)) end++;
    else if (end > marksEnd && isStop(code)) end++;
    else break;
  }
  return { end, marksEnd, wide, dots, emphatic, closed: end > marksEnd };
}

/** French sets a space before its closing mark: « … . » */
function closesFrench(text: string, at: number, limit: number): boolean {
  if (text.charCodeAt(at + 1) !== 0xbb) return false;
  const follows = at + 2 < limit ? text.charCodeAt(at + 2) : 0x20;
  return isWhite(follows) || isStop(follows) || follows === 0x2c;
}

/** `[12]` directly after a stop. */
function footnoteEnd(text: string, at: number, limit: number): number | undefined {
  let end = at + 1;
  while (end < limit && end < at + 4 && isDigit(text.charCodeAt(end))) end++;
  return end > at + 1 && text.charCodeAt(end) === 0x5d ? end + 1 : undefined;
}

function endsSentence(
  text: string,
  start: number,
  at: number,
  stop: Stop,
  next: number,
  limit: number,
  language: string | undefined,
): boolean {
  const spaced = next > stop.end;
  if (!spaced) {
    if (!stop.wide) return isRunOn(text, at, stop);
    // A closing mark before more of the sentence: what follows is who said it.
    return !(stop.closed && isLetter(text.charCodeAt(next)));
  }
  const lead = leadOf(text, next, limit);
  const code = text.charCodeAt(lead);
  if (isLower(code)) return false;
  if (stop.emphatic) return !(stop.closed && attributionFollows(text, next, limit));
  if (stop.dots >= 2) {
    // An elision inside the sentence stands apart from the word before it.
    const elided = isWhite(text.charCodeAt(at - 1)) && stop.dots === 3 && !stop.closed;
    return !elided;
  }
  if (stop.dots !== 1 || stop.closed) return true;
  return !isAbbreviation(text, start, at, lead, limit, language);
}

/** "…in the end.The next": white space lost between two sentences. */
function isRunOn(text: string, at: number, stop: Stop): boolean {
  const next = stop.end;
  if (stop.dots !== 1 || !isUpper(text.charCodeAt(next)) || !isLower(text.charCodeAt(next + 1))) return false;
  let back = at - 1;
  while (back >= 0 && at - back <= 4 && isLower(text.charCodeAt(back))) back--;
  if (at - back <= 3) return false;
  while (back >= 0 && at - back <= 30 && isLower(text.charCodeAt(back))) back--;
  if (isUpper(text.charCodeAt(back))) back--;
  const before = text.charCodeAt(back);
  if (back >= 0 && !isWhite(before)) return false;
  let end = next + 1;
  while (end - next < 30 && isLetter(text.charCodeAt(end))) end++;
  return isWhite(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2c;
}

/** The first letter or digit of what follows, past opening marks and dashes. */
function leadOf(text: string, next: number, limit: number): number {
  let lead = next;
  while (lead < limit && lead - next < 12) {
    const code = text.charCodeAt(lead);
    if (OPENERS.has(code) || isInvisible(code) || isDash(code) || isWhite(code) || code === FULL_STOP) lead++;
    else break;
  }
  return lead;
}

function wordAt(text: string, at: number, limit: number): string {
  let end = at;
  while (end < limit && end - at < 40 && isLetter(text.charCodeAt(end))) end++;
  return text.slice(at, end);
}

function isAbbreviation(
  text: string,
  start: number,
  at: number,
  lead: number,
  limit: number,
  language: string | undefined,
): boolean {
  let from = at;
  while (from > start && at - from < 24) {
    const code = text.charCodeAt(from - 1);
    if (!isLetter(code) && !isDigit(code) && code !== FULL_STOP && code !== 0xb0 && code !== 0x2116) break;
    from--;
  }
  const word = text.slice(from, at);
  if (word === '') return isWhite(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(lead));
  const follows = text.charCodeAt(lead);
  const nextWord = wordAt(text, lead, limit).toLowerCase();
  const opens = SENTENCE_OPENERS.has(nextWord);
  const lower = word.toLowerCase();
  if (isDigit(word.charCodeAt(0))) return afterFigure(text, word, from === start, lead, opens, language);
  if (isDigit(follows) && NUMBER_ABBREVIATIONS.has(lower)) return true;
  if (TITLE_ABBREVIATIONS.has(lower)) return !(opens && word !== 'M' && isLower(word.charCodeAt(0)));
  if (word === 'M' && language === 'fr') return true;
  if (word.length === 1) return isUpper(word.charCodeAt(0)) && !isIdeographic(word.charCodeAt(0)) && !opens;
  // "U.S.", "p.m.", "т.д."
  if (word.includes('.') && isInitials(word)) return !opens && !startsQuote(text, lead);
  if (AMBIGUOUS_ABBREVIATIONS.has(lower)) {
    if (word.length <= 5 && isLower(word.charCodeAt(0)) && lower !== 'etc' && lower !== 'г' && !opens)
      return false;
    return !opens && !startsQuote(text, lead);
  }
  return false;
}

/** A figure and a stop: an item of a list, a German ordinal, or a decimal torn apart by a tokeniser. */
function afterFigure(
  text: string,
  word: string,
  first: boolean,
  lead: number,
  opens: boolean,
  language: string | undefined,
): boolean {
  if (word.length > 3) return false;
  if (first) return true;
  if (isDigit(text.charCodeAt(lead))) return true;
  return language === 'de' && word.length <= 2 && isUpper(text.charCodeAt(lead)) && !opens;
}

function isInitials(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    if ((at % 2 === 1) !== (word.charCodeAt(at) === FULL_STOP)) return false;
  }
  return true;
}

/** Whether a quotation opens directly before the word at `lead`. */
function startsQuote(text: string, lead: number): boolean {
  const before = text.charCodeAt(lead - 1);
  return before === 0x22 || before === 0x201c || before === 0x201e || before === 0xab;
}

/** `"Do you trust him?" Jane Holm asked`: up to five capitalised words, then a verb of attribution. */
function attributionFollows(text: string, next: number, limit: number): boolean {
  let at = next;
  for (let words = 0; words < 6; words++) {
    const word = wordAt(text, at, limit);
    if (word === '') return false;
    if (words > 0 && attributionVerb(word) !== undefined) return true;
    if (!isUpper(word.charCodeAt(0))) return false;
    at += word.length;
    while (at < limit && (text.charCodeAt(at) === FULL_STOP || isWhite(text.charCodeAt(at)))) at++;
  }
  return false;
}

/** After the white space at an offset. */
function skipWhite(text: string, at: number, limit: number): number {
  let next = at;
  while (next < limit && isWhite(text.charCodeAt(next))) next++;
  return next;
}
