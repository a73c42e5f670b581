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

const WORD =
  /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|['\u2019](?=\p{L}))*/gu;
/** Scripts written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese, Tibetan. */
const UNSEGMENTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const CLAUSE_MARK =
  /[,;:()[\]"\u201C\u201D\u201E\u00AB\u00BB\u2013\u2014\u060C\u061B\u3001\uFF0C\uFF1B\uFF1A\u300C\u300D]|\s[-\u2018']|\u2019\s|--/;
const SENTENCE_MARK = /[.!?:"\u201C\u201E\u00AB\u2018\u3002]/;

/** Splits a text into tokens, in order. Never throws, whatever the text holds. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = 0;
  for (const found of text.matchAll(WORD)) {
    const raw = found[0];
    const start = found.index;
    const end = start + raw.length;
    const gap = text.slice(previousEnd, start);
    const opensClause = tokens.length === 0 || CLAUSE_MARK.test(gap);
    const opensSentence =
      tokens.length === 0 || (opensClause && SENTENCE_MARK.test(gap)) || /[.!?]/.test(gap);
    previousEnd = end;
    if (raw.charCodeAt(0) >= 0xe00 && UNSEGMENTED.test(raw)) {
      pushPairs(tokens, raw, start, opensClause);
      continue;
    }
    pushWord(tokens, raw, start, opensClause, opensSentence);
  }
  return /\p{Lu}{4}/u.test(text) && isShouted(text)
    ? tokens.map((token) => ({ ...token, form: token.form.toLowerCase() }))
    : tokens;
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
  const first = raw.charAt(0);
  const number = /\p{N}/u.test(first);
  if (number) {
    const form = raw.replace(/,(?=\d{3}(?!\d))/g, '').replace(/[.,:]+$/, '');
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
  for (const part of raw.split(/['\u2019]/)) {
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
