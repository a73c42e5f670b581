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

const SINGLE_QUOTES = /[\u2018-\u201B]/;
const DOUBLE_QUOTES = /[\u201C-\u201F]/;
const DASHES = /[\u2010-\u2015\u2212]/;
/** Unicode White_Space: `\s` lacks the next-line character. */
const WHITE = /[\s\u0085]/;

function foldCharacter(character: string): string {
  if (SINGLE_QUOTES.test(character)) return "'";
  if (DOUBLE_QUOTES.test(character)) return '"';
  if (DASHES.test(character)) return '-';
  return character;
}

/** Folds a text and keeps, for every unit of the result, where it came from. Leading and trailing space folds to nothing. */
export function fold(original: string): FoldedText {
  const units: string[] = [];
  const offsets: number[] = [];
  let pendingSpace = -1;
  let at = 0;
  while (at < original.length) {
    // A base character and the combining marks after it are composed together, so that NFC and NFD agree.
    let end = at + codePointLength(original, at);
    const white = WHITE.test(original.charAt(at));
    if (!white)
      while (end < original.length && isCombining(original, end)) end += codePointLength(original, end);
    const cluster = original.slice(at, end);
    if (white) {
      if (pendingSpace < 0) pendingSpace = at;
    } else {
      if (pendingSpace >= 0 && units.length > 0) {
        units.push(' ');
        offsets.push(pendingSpace);
      }
      pendingSpace = -1;
      const composed = foldCharacter(cluster.normalize('NFC'));
      for (let unit = 0; unit < composed.length; unit++) {
        units.push(composed.charAt(unit));
        offsets.push(Math.min(at + unit, end - 1));
      }
    }
    at = end;
  }
  offsets.push(pendingSpace >= 0 ? pendingSpace : original.length);
  return { text: units.join(''), offsets: Uint32Array.from(offsets) };
}

/** The folded text alone. */
export function folded(original: string): string {
  return fold(original).text;
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

function codePointLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isCombining(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Nearly every character of most texts is below the first combining mark: keep the regular expression off that path.
  return code >= 0x300 && /^\p{M}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}
