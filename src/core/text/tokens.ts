/**
 * A text cut into words and marks. A token is a run of letters, digits and underscores, one character of a script
 * written without spaces, or a run of one punctuation mark; white space is none. Offsets are into the text given.
 */
export interface Tokens {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The number of each token in the vocabulary; tokens that differ in case only share it. */
  readonly keys: Int32Array;
}

/** What a character is to the tokens: 0 is kept for "not yet known". */
const WHITE = 1;
const WORD = 2;
const CHARACTER = 3;
const MARK = 4;

function classOf(code: number): number {
  if (code < 0x80) {
    if (code <= 0x20) return WHITE;
    const isWord =
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39) ||
      code === 0x5f;
    return isWord ? WORD : MARK;
  }
  if (code === 0xa0 || code === 0x3000 || code === 0xfeff) return WHITE;
  if ((code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)) return CHARACTER;
  if (code >= 0xac00 && code <= 0xd7a3) return WORD;
  const character = String.fromCodePoint(code);
  if (/[\p{Script=Han}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(character))
    return CHARACTER;
  if (/[\p{L}\p{N}\p{M}\p{Cf}]/u.test(character)) return WORD;
  return /\s/.test(character) ? WHITE : MARK;
}

/** Classes of the Basic Multilingual Plane met so far; 0 where not yet asked. */
class Classes {
  private readonly known = new Uint8Array(0x10000);

  of(code: number): number {
    if (code > 0xffff) return classOf(code);
    const known = this.known[code] ?? 0;
    if (known > 0) return known;
    const found = classOf(code);
    this.known[code] = found;
    return found;
  }
}

/** Numbers for words, shared by the texts that are to be compared. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  private readonly words: string[] = [];
  private readonly kinds: boolean[] = [];
  /** What the characters met so far are. */
  readonly classes = new Classes();

  get size(): number {
    return this.words.length;
  }

  key(token: string, isWord: boolean): number {
    const known = this.numbers.get(token);
    if (known !== undefined) return known;
    // The same word in another case is the same key; both spellings are remembered so that lower-casing is done once.
    const lower = token.toLowerCase();
    let key = this.numbers.get(lower);
    if (key === undefined) {
      key = this.words.length;
      this.words.push(lower);
      this.kinds.push(isWord);
      this.numbers.set(lower, key);
    }
    this.numbers.set(token, key);
    return key;
  }

  /** In lower case. */
  word(key: number): string {
    return this.words[key] ?? '';
  }

  isWord(key: number): boolean {
    return this.kinds[key] ?? false;
  }
}

/** Cuts a text into tokens and numbers them. Linear in the length of the text. */
export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const { classes } = vocabulary;
  const starts = new Growing(text.length >> 2);
  const ends = new Growing(text.length >> 2);
  const keys = new Growing(text.length >> 2);
  const length = text.length;
  let at = 0;
  while (at < length) {
    const code = text.codePointAt(at) ?? 0;
    const kind = classes.of(code);
    let end = at + (code > 0xffff ? 2 : 1);
    if (kind === WORD) {
      while (end < length) {
        const next = text.codePointAt(end) ?? 0;
        if (classes.of(next) !== WORD) break;
        end += next > 0xffff ? 2 : 1;
      }
    } else if (kind === MARK) {
      while (end < length && text.codePointAt(end) === code) end += code > 0xffff ? 2 : 1;
    }
    if (kind !== WHITE) {
      starts.push(at);
      ends.push(end);
      keys.push(vocabulary.key(text.slice(at, end), kind !== MARK));
    }
    at = end;
  }
  return { count: keys.length, starts: starts.done(), ends: ends.done(), keys: keys.done() };
}

/** The first token that ends after an offset: the one that covers it, or else the next. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An Int32Array that grows. */
class Growing {
  private buffer: Int32Array;
  length = 0;

  constructor(expected: number) {
    this.buffer = new Int32Array(expected + 8);
  }

  push(value: number): void {
    if (this.length === this.buffer.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = value;
  }

  done(): Int32Array {
    return this.buffer.subarray(0, this.length);
  }
}
