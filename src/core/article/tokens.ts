import { isDigit, isInvisible, isLetter, isUpper, isWhite, unitsOf } from '../text/characters.ts';
import type { Range } from '../model/range.ts';

/** A word, a punctuation mark, or (among the words outside quotations) a whole quotation. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Empty for a quotation. */
  readonly text: string;
  /** Lower case, without a final stop. */
  readonly lower: string;
  readonly word: boolean;
  readonly capital: boolean;
  /** The first word of its sentence. */
  readonly first: boolean;
  /** Index of the quotation this token stands for, or is in; -1 outside. */
  readonly quote: number;
}

const INITIAL_OR_TITLE =
  /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|Sra|Maj|Adm|Cmdr|Supt|Insp|Det|Mme|Hr|Fr)$/u;

/** After these a capital says nothing. */
const SENTENCE_START = unitsOf('.!?\u2026:"\u201c');

/** Splits a range into words and marks. Markdown's emphasis marks are left out; "Holm's" is a word and `'s`. */
export function tokenise(text: string, range: Range, quote: number, startsSentence: boolean): Token[] {
  const tokens: Token[] = [];
  let first = startsSentence;
  let at = range.start;
  while (at < range.end) {
    const code = text.charCodeAt(at);
    if (
      isWhite(code) ||
      isInvisible(code) ||
      code === 0x2a ||
      code === 0x5f ||
      code === 0x60 ||
      code === 0x5b
    ) {
      at++;
      continue;
    }
    const target =
      code === 0x5d && text.charCodeAt(at + 1) === 0x28 ? linkEnd(text, at + 1, range.end) : undefined;
    if (target !== undefined) {
      at = target;
      continue;
    }
    // After the stop of an acronym: "the D.A.'s".
    const owns =
      (code === 0x27 || code === 0x2019) &&
      tokens[tokens.length - 1]?.end === at &&
      tokens[tokens.length - 1]?.word === true;
    if (
      owns &&
      text.charCodeAt(at + 1) === 0x73 &&
      !isLetter(text.charCodeAt(at + 2)) &&
      at + 2 <= range.end
    ) {
      tokens.push(possession(at, quote));
      at += 2;
      continue;
    }
    if (!isLetter(code) && !isDigit(code)) {
      tokens.push({
        start: at,
        end: at + 1,
        text: text.charAt(at),
        lower: text.charAt(at),
        word: false,
        capital: false,
        first: false,
        quote,
      });
      first ||= SENTENCE_START.has(code);
      at++;
      continue;
    }
    const end = wordEnd(text, at, range.end);
    const word = text.slice(at, end);
    const stem = word.endsWith("'s") || word.endsWith('’s') ? end - 2 : end;
    pushWord(tokens, text.slice(at, stem), at, first, quote);
    if (stem < end) tokens.push(possession(stem, quote));
    first = false;
    at = end;
  }
  return tokens;
}

/** The `'s` at an offset. */
const possession = (start: number, quote: number): Token => ({
  start,
  end: start + 2,
  text: "'s",
  lower: "'s",
  word: false,
  capital: false,
  first: false,
  quote,
});

/** After the address of a Markdown link, or undefined where the brackets are no such thing. */
function linkEnd(text: string, at: number, limit: number): number | undefined {
  for (let end = at + 1; end < Math.min(limit, at + 400); end++) {
    const code = text.charCodeAt(end);
    if (code === 0x29) return end + 1;
    if (code === 0x28 || isWhite(code)) return undefined;
  }
  return undefined;
}

function pushWord(tokens: Token[], word: string, start: number, first: boolean, quote: number): void {
  const lower = word.toLowerCase();
  tokens.push({
    start,
    end: start + word.length,
    text: word,
    lower: lower.endsWith('.') ? lower.slice(0, -1) : lower,
    word: true,
    capital: isUpper(word.charCodeAt(0)),
    first,
    quote,
  });
}

function wordEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isLetter(code) || isDigit(code)) {
      end++;
      continue;
    }
    const inside =
      end + 1 < limit && (isLetter(text.charCodeAt(end + 1)) || isDigit(text.charCodeAt(end + 1)));
    const joins =
      code === 0x2d ||
      code === 0x2010 ||
      code === 0x2011 ||
      code === 0x27 ||
      code === 0x2019 ||
      code === 0xad;
    if (
      inside &&
      (joins || (code === 0x2e && (isDigit(text.charCodeAt(end + 1)) || isInitials(text, at, end))))
    ) {
      end++;
      continue;
    }
    // The stop of an initial, a title or an acronym is part of it.
    if (
      code === 0x2e &&
      ((end - at <= 5 && INITIAL_OR_TITLE.test(text.slice(at, end))) || isInitials(text, at, end))
    )
      return end + 1;
    break;
  }
  return end;
}

/** "U.S" so far. */
function isInitials(text: string, from: number, to: number): boolean {
  if (to - from > 8) return false;
  return (
    /^\p{L}(?:\.\p{L})*$/u.test(text.slice(from, to)) && (to - from > 1 || isUpper(text.charCodeAt(from)))
  );
}
