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

/** Splits a text into tokens, in order. Never throws, whatever the text holds. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const words = new Words(text);
  let previousEnd = 0;
  let capitals = false;
  while (words.next()) {
    const { start, end } = words;
    capitals ||= words.hasCapitals;
    const gap = text.slice(previousEnd, start);
    const first = tokens.length === 0;
    const plain = gap === ' ' || gap === '';
    const opensClause = first || (!plain && CLAUSE_MARK.test(gap));
    const opensSentence =
      first || (!plain && ((opensClause && SENTENCE_MARK.test(gap)) || /[.!?]/.test(gap)));
    previousEnd = end;
    const raw = text.slice(start, end);
    if (words.isLower)
      tokens.push({
        form: raw,
        start,
        end,
        capital: false,
        number: false,
        opensClause,
        opensSentence,
      });
    else if (raw.charCodeAt(0) >= 0xe00 && UNSEGMENTED.test(raw)) pushPairs(tokens, raw, start, opensClause);
    else pushWord(tokens, raw, start, opensClause, opensSentence);
  }
  return capitals && isShouted(text)
    ? tokens.map((token) => ({ ...token, form: token.form.toLowerCase() }))
    : tokens;
}

/** Kinds of ASCII characters; others have none. */
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 97 && code <= 122 ? LOWER : code >= 65 && code <= 90 ? UPPER : code >= 48 && code <= 57 ? DIGIT : 0,
);
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

function pushPairs(tokens: Token[], raw: string, start: number, opensClause: boolean): void {
  const characters = Array.from(raw);
  let at = start;
  const last = Math.max(1, characters.length - 1);
  for (let index = 0; index < last; index++) {
    const first = characters[index] ?? '';
    const form = first + (characters[index + 1] ?? '');
    tokens.push({
      form,
      start: at,
      end: at + form.length,
      capital: false,
      number: false,
      opensClause: index === 0 && opensClause,
      opensSentence: false,
    });
    at += first.length;
  }
}

function pushWord(
  tokens: Token[],
  raw: string,
  start: number,
  opensClause: boolean,
  opensSentence: boolean,
): void {
  const code = raw.charCodeAt(0);
  const number = code < 128 ? KINDS[code] === DIGIT : /\p{N}/u.test(raw.charAt(0));
  if (number) {
    const form = raw.includes(',') ? raw.replace(/,(?=\d{3}(?!\d))/g, '') : raw;
    tokens.push({
      form,
      start,
      end: start + raw.length,
      capital: false,
      number,
      opensClause,
      opensSentence,
    });
    return;
  }
  if (raw.endsWith('.')) {
    const form = raw.replaceAll('.', '');
    tokens.push({
      form,
      start,
      end: start + raw.length,
      capital: true,
      number,
      opensClause,
      opensSentence,
    });
    return;
  }
  let at = start;
  let opens = opensClause;
  let begins = opensSentence;
  const parts = raw.includes("'") || raw.includes('\u2019') ? raw.split(/['\u2019]/) : [raw];
  for (const part of parts) {
    const lower = part.toLowerCase();
    // `'s` and `l'`, `d'`, `j'` carry no content, and one letter alone is seldom a word.
    if (part.length > 1 || raw.length === part.length) {
      const capital = lower !== part;
      // "US" is a country and "us" a pronoun: two to four capitals keep their case.
      const form =
        part.length <= 4 && part.length > 1 && part.toUpperCase() === part && capital ? part : lower;
      tokens.push({
        form,
        start: at,
        end: at + part.length,
        capital,
        number: false,
        opensClause: opens,
        opensSentence: begins,
      });
      opens = false;
      begins = false;
    }
    at += part.length + 1;
  }
}
