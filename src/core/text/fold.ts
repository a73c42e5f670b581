import type { Range } from '../model/range.ts';

/**
 * A text folded for comparison, with the way back. Two passages are *the same words* when their folded texts are
 * equal: NFC, white space of any kind as one space, curly quotes and dashes as plain ones. Case and punctuation
 * count.
 */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text` the offset in the original it came from, plus one entry for the end. */
  readonly offsets: Uint32Array;
}

const SPACE = 0x20;

/** Unicode White_Space, the byte order mark counted in as ECMAScript does. */
function isWhite(code: number): boolean {
  if (code <= SPACE) return code === SPACE || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Curly quotes, hyphens, dashes and the minus sign as the plain character; anything else as it is. */
function plain(code: number): number {
  if (code < 0x2010 || code > 0x2212) return code;
  if (code >= 0x2018 && code <= 0x201b) return 0x27;
  if (code >= 0x201c && code <= 0x201f) return 0x22;
  if (code <= 0x2015 || code === 0x2212) return 0x2d;
  return code;
}

/** The first combining mark: below it no character joins another, and NFC changes none. */
const FIRST_COMBINING = 0x300;

/**
 * Whether a character is one NFC leaves alone and that joins no character before it. Common scripts only: it is the
 * fast path, and `joins` and NFC itself decide about the rest.
 */
function standsAlone(code: number): boolean {
  return (
    code < FIRST_COMBINING ||
    (code >= 0x400 && code <= 0x482) ||
    (code >= 0x48a && code <= 0x52f) ||
    (code >= 0x2010 && code <= 0x206f) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3)
  );
}

/**
 * Whether a character can join the cluster before it, [start, at): a combining mark, a conjoining vowel or final of
 * Hangul, or a letter that NFC composes with it, as it does some vowels of Kirat Rai. Beyond the basic plane NFC itself
 * is asked, so that scripts which the host's Unicode knows and this file does not are folded rightly.
 */
function joins(text: string, start: number, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < FIRST_COMBINING) return false;
  if (code >= 0x1160 && code <= 0x11ff) return true;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (/^\p{M}/u.test(character)) return true;
  if (character.length === 1) return false;
  const cluster = text.slice(start, at);
  return (cluster + character).normalize('NFC') !== cluster.normalize('NFC') + character.normalize('NFC');
}

/** Folds a text and keeps, for every unit of the result, where it came from. Leading and trailing space folds to nothing. */
export function fold(original: string): FoldedText {
  const length = original.length;
  let offsets = new Uint32Array(length + 1);
  let count = 0;
  let text = '';
  // What stays as it is is taken over in runs: [runStart, at) is not yet in `text`.
  let runStart = 0;
  let pendingSpace = -1;
  let at = 0;
  const push = (unit: string, from: number): void => {
    text += unit;
    offsets[count++] = from;
  };
  while (at < length) {
    const code = original.charCodeAt(at);
    if (isWhite(code)) {
      text += original.slice(runStart, at);
      pendingSpace = at++;
      while (at < length && isWhite(original.charCodeAt(at))) at++;
      runStart = at;
      if (at < length && count > 0) push(' ', pendingSpace);
      continue;
    }
    pendingSpace = -1;
    const next = at + 1 < length ? original.charCodeAt(at + 1) : 0;
    if (standsAlone(code) && standsAlone(next)) {
      const folded = plain(code);
      if (folded === code) offsets[count++] = at;
      else {
        text += original.slice(runStart, at);
        runStart = at + 1;
        push(String.fromCharCode(folded), at);
      }
      at++;
      continue;
    }
    text += original.slice(runStart, at);
    // A base character and what joins it are composed together, so that NFC and NFD agree.
    let end = at + codePointLength(original, at);
    while (end < length && joins(original, at, end)) end += codePointLength(original, end);
    const composed = original.slice(at, end).normalize('NFC');
    // A few characters compose to more units than they had.
    if (count + composed.length + (length - end) >= offsets.length) {
      const larger = new Uint32Array(offsets.length * 2 + composed.length);
      larger.set(offsets);
      offsets = larger;
    }
    for (let unit = 0; unit < composed.length; unit++)
      push(String.fromCharCode(plain(composed.charCodeAt(unit))), Math.min(at + unit, end - 1));
    at = end;
    runStart = at;
  }
  text += original.slice(runStart);
  offsets[count] = pendingSpace >= 0 ? pendingSpace : length;
  return { text, offsets: offsets.subarray(0, count + 1) };
}

/** Plain words one space apart, as most short passages are: nothing to fold. */
const FOLDED_ALREADY = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** The folded text alone. */
export function folded(original: string): string {
  return FOLDED_ALREADY.test(original) ? original : fold(original).text;
}

/** Whether two passages are the same words: see {@link FoldedText}. */
export function sameWords(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}

/** The original range of a range of folded text. */
export function unfold(text: FoldedText, range: Range): Range {
  const start = text.offsets[range.start] ?? 0;
  if (range.end <= range.start) return { start, end: start };
  const last = text.offsets[range.end] ?? start;
  return { start, end: last };
}

/** The offset in the folded text at which what stands at an offset of the original begins. */
export function foldedOffset(text: FoldedText, offset: number): number {
  let low = 0;
  let high = text.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((text.offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function codePointLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
