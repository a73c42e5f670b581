/** One word as it stands, or one pair of neighbouring characters in a script that does not separate words. */
export interface Token {
  /** Lower case; `U.S.` as `US`, `6,000` as `6000`; an English possessive dropped. Not yet stemmed. */
  readonly form: string;
  /** UTF-16 offsets into the text given. */
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  readonly number: boolean;
  /** Whether it begins a clause: punctuation or a quotation mark stands before it. */
  readonly opensClause: boolean;
  /** Whether it begins the text or a quote, where a capital says nothing. */
  readonly opensSentence: boolean;
}

/** At one place: a word that plain letters and digits alone do not decide. */
const WORD =
  /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|['\u2019](?=\p{L}))*/uy;
/** Scripts written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese, Tibetan. */
const UNSEGMENTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const CLAUSE_MARK =
  /[,;:()[\]"\u201C\u201D\u201E\u00AB\u00BB\u2013\u2014\u060C\u061B\u3001\uFF0C\uFF1B\uFF1A\u300C\u300D]|\s[-\u2018']|\u2019\s|--/;
const SENTENCE_MARK = /[.!?:"\u201C\u201E\u00AB\u2018\u3002]/;

/** What is known of a token besides its form and its place: see {@link Token}. */
export const CAPITAL = 1;
export const NUMBER = 2;
export const CLAUSE = 4;
export const SENTENCE = 8;

/**
 * The tokens of one text after another, in arrays that serve for all of them: making an object for each token of an
 * archive takes longer than finding it.
 */
export class TokenList {
  /** How many tokens the text has; what the arrays hold beyond is of an earlier one. */
  length = 0;
  readonly forms: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly flags: number[] = [];

  /** Splits a text into tokens, in order. Never throws, whatever the text holds. */
  read(text: string): void {
    this.length = 0;
    const words = new Words(text);
    let previousEnd = 0;
    let capitals = false;
    while (words.next()) {
      const { start, end } = words;
      capitals ||= words.hasCapitals;
      const opens = opensAt(text, previousEnd, start, this.length === 0);
      previousEnd = end;
      const raw = text.slice(start, end);
      if (words.isLower) this.add(raw, start, end, opens);
      else if (raw.charCodeAt(0) >= 0xe00 && UNSEGMENTED.test(raw)) this.addPairs(raw, start, opens & CLAUSE);
      else this.addWord(raw, start, opens);
    }
    if (!capitals || !isShouted(text)) return;
    for (let at = 0; at < this.length; at++) this.forms[at] = (this.forms[at] ?? '').toLowerCase();
  }

  private add(form: string, start: number, end: number, flags: number): void {
    const at = this.length++;
    this.forms[at] = form;
    this.starts[at] = start;
    this.ends[at] = end;
    this.flags[at] = flags;
  }

  private addPairs(raw: string, start: number, opens: number): void {
    const characters = Array.from(raw);
    let at = start;
    const last = Math.max(1, characters.length - 1);
    for (let index = 0; index < last; index++) {
      const first = characters[index] ?? '';
      const form = first + (characters[index + 1] ?? '');
      this.add(form, at, at + form.length, index === 0 ? opens : 0);
      at += first.length;
    }
  }

  private addWord(raw: string, start: number, opens: number): void {
    const code = raw.charCodeAt(0);
    const end = start + raw.length;
    if (code < 128 ? KINDS[code] === DIGIT : /\p{N}/u.test(raw.charAt(0))) {
      const form = raw.includes(',') ? raw.replace(/,(?=\d{3}(?!\d))/g, '') : raw;
      this.add(form, start, end, opens | NUMBER);
      return;
    }
    if (raw.endsWith('.')) {
      this.add(raw.replaceAll('.', ''), start, end, opens | CAPITAL);
      return;
    }
    if (!raw.includes("'") && !raw.includes('\u2019')) {
      this.addPart(raw, start, opens);
      return;
    }
    let at = start;
    let flags = opens;
    for (const part of raw.split(/['\u2019]/)) {
      // `'s` and `l'`, `d'`, `j'` carry no content, and one letter alone is seldom a word.
      if (part.length > 1) {
        this.addPart(part, at, flags);
        flags = 0;
      }
      at += part.length + 1;
    }
  }

  private addPart(part: string, start: number, opens: number): void {
    const lower = part.toLowerCase();
    const capital = lower !== part;
    // "US" is a country and "us" a pronoun: two to four capitals keep their case.
    const acronym = capital && part.length > 1 && part.length <= 4 && part.toUpperCase() === part;
    this.add(acronym ? part : lower, start, start + part.length, opens | (capital ? CAPITAL : 0));
  }
}

/** What a word opens that stands after a gap. */
function opensAt(text: string, from: number, to: number, isFirst: boolean): number {
  if (isFirst) return CLAUSE | SENTENCE;
  if (to === from || (to === from + 1 && text.charCodeAt(from) === SPACE)) return 0;
  const gap = text.slice(from, to);
  const clause = CLAUSE_MARK.test(gap);
  const sentence = (clause && SENTENCE_MARK.test(gap)) || /[.!?]/.test(gap);
  return (clause ? CLAUSE : 0) | (sentence ? SENTENCE : 0);
}

const SHARED = new TokenList();

/** Splits a text into tokens, in order. Never throws, whatever the text holds. */
export function tokenise(text: string): Token[] {
  const { forms, starts, ends, flags } = SHARED;
  SHARED.read(text);
  const tokens: Token[] = [];
  for (let at = 0; at < SHARED.length; at++) {
    const known = flags[at] ?? 0;
    tokens.push({
      form: forms[at] ?? '',
      start: starts[at] ?? 0,
      end: ends[at] ?? 0,
      capital: (known & CAPITAL) !== 0,
      number: (known & NUMBER) !== 0,
      opensClause: (known & CLAUSE) !== 0,
      opensSentence: (known & SENTENCE) !== 0,
    });
  }
  return tokens;
}

/** Kinds of ASCII characters; others have none. */
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 97 && code <= 122 ? LOWER : code >= 65 && code <= 90 ? UPPER : code >= 48 && code <= 57 ? DIGIT : 0,
);
const SPACE = 0x20;
const FULL_STOP = 0x2e;
const COMMA = 0x2c;
const COLON = 0x3a;
const APOSTROPHE = 0x27;
/** How many capitals in a row make a text worth a look whether it is shouted. */
const CAPITALS = 4;
const CAPITALS_IN_A_ROW = /\p{Lu}{4}/u;

/** Whether a character surely belongs to no word: ASCII, spaces, dashes and quotation marks, but no apostrophe. */
const endsWord = (code: number): boolean =>
  code < 128
    ? code !== APOSTROPHE
    : code === 0xa0 || (code >= 0x2010 && code <= 0x201f && code !== 0x2019) || code === 0x2026;

/**
 * Finds what `WORD` describes, one after the other. Most words are plain letters, which a loop finds in a fraction of
 * the time an expression takes; whatever else there is around them is left to the expression.
 */
class Words {
  start = 0;
  end = 0;
  /** Whether the word has capitals in a row. */
  hasCapitals = false;
  /** Whether it is nothing but lower-case letters of ASCII. */
  isLower = false;

  constructor(private readonly text: string) {}

  /** Goes to the next word, if there is one. */
  next(): boolean {
    const { text } = this;
    let at = this.end;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const kind = code < 128 ? (KINDS[code] ?? 0) : 0;
      if (kind === 0) {
        if (code >= 128 && !endsWord(code) && this.decide(at)) return true;
        at += code >= 0xd800 && code <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      } else {
        const end = kind === DIGIT ? this.endOfNumber(at) : this.endOfWord(at, kind);
        if (end < 0) return this.decide(at);
        this.start = at;
        this.end = end;
        return true;
      }
    }
    return false;
  }

  /** @returns -1 where it takes the expression to tell */
  private endOfNumber(start: number): number {
    const { text } = this;
    this.hasCapitals = false;
    this.isLower = false;
    let at = start;
    for (;;) {
      while (KINDS[text.charCodeAt(at)] === DIGIT) at++;
      const code = text.charCodeAt(at);
      if (code !== FULL_STOP && code !== COMMA && code !== COLON)
        return Number.isNaN(code) || code === APOSTROPHE || endsWord(code) ? at : -1;
      const next = text.charCodeAt(at + 1);
      if (KINDS[next] !== DIGIT) return next >= 128 && !endsWord(next) ? -1 : at;
      at++;
    }
  }

  /** @returns -1 where it takes the expression to tell */
  private endOfWord(start: number, kind: number): number {
    const { text } = this;
    // It may be an acronym.
    if (kind === UPPER && text.charCodeAt(start + 1) === FULL_STOP) {
      const next = text.charCodeAt(start + 2);
      if (KINDS[next] === UPPER || next >= 128) return -1;
    }
    let at = start;
    let row = 0;
    let most = 0;
    let others = 0;
    for (let code = text.charCodeAt(at); ; code = text.charCodeAt(++at)) {
      const kind = KINDS[code] ?? 0;
      if (kind === 0) {
        this.hasCapitals = most >= CAPITALS;
        this.isLower = others === 0;
        return Number.isNaN(code) || endsWord(code) ? at : -1;
      }
      if (kind !== LOWER) others++;
      row = kind === UPPER ? row + 1 : 0;
      if (row > most) most = row;
    }
  }

  /** Whether the expression finds a word at a place. */
  private decide(at: number): boolean {
    WORD.lastIndex = at;
    const found = WORD.exec(this.text)?.[0];
    if (found === undefined) return false;
    this.start = at;
    this.end = at + found.length;
    this.hasCapitals = CAPITALS_IN_A_ROW.test(found);
    this.isLower = false;
    return true;
  }
}

/** Whether most words are in capitals, as in some headlines: there a capital tells nothing of "US" and "us". */
function isShouted(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const shouted = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase());
  return shouted.length > 2 && shouted.length * 2 > words.length;
}
