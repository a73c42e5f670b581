/** Character classes by UTF-16 unit, for scanners that must not stop for a regular expression at every character. */

export function isWhite(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const LETTER = /[\p{L}\p{M}]/u;
/** Whether a unit above ASCII is a letter, asked once per unit: 0 not asked yet, 1 no, 2 yes. */
const letterCache = new Uint8Array(0x10000);

/** Letters and combining marks. A surrogate counts as one: what stands outside the BMP in articles is mostly script. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if (code >= 0xd800 && code <= 0xdfff) return true;
  let known = letterCache[code] ?? 0;
  if (known === 0) {
    known = LETTER.test(String.fromCharCode(code)) ? 2 : 1;
    letterCache[code] = known;
  }
  return known === 2;
}

const PLAIN_LETTER = /\p{L}/u;
const plainLetterCache = new Uint8Array(0x10000);

/** Letters without combining marks. Takes a code point, which outside the BMP is no half of one. */
export function isPlainLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if (code > 0xffff) return PLAIN_LETTER.test(String.fromCodePoint(code));
  let known = plainLetterCache[code] ?? 0;
  if (known === 0) {
    known = PLAIN_LETTER.test(String.fromCodePoint(code)) ? 2 : 1;
    plainLetterCache[code] = known;
  }
  return known === 2;
}

const WORD_PART = /[\p{L}\p{M}\p{N}]/u;
/** The same for {@link isWordPart}. */
const wordPartCache = new Uint8Array(0x10000);

/** Letters, combining marks and figures of any script. A surrogate by itself is none: see its code point. */
export function isWordPart(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  let known = wordPartCache[code] ?? 0;
  if (known === 0) {
    known = WORD_PART.test(String.fromCharCode(code)) ? 2 : 1;
    wordPartCache[code] = known;
  }
  return known === 2;
}

/** Half of a code point outside the BMP. */
export const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

export function isUpper(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  if (!isLetter(code)) return false;
  const character = String.fromCharCode(code);
  return character.toLowerCase() !== character;
}

export function isLower(code: number): boolean {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  if (!isLetter(code)) return false;
  const character = String.fromCharCode(code);
  return character.toUpperCase() !== character && character.toLowerCase() === character;
}

/** Marks that show nothing: direction, joining, soft hyphen. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  );
}

/** Han, kana, full-width forms and the like: scripts written without spaces between words or sentences. */
export function isIdeographic(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

export function isDash(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2015);
}

/** UTF-16 units to be asked for at every character of a text. */
export interface Units {
  has(code: number): boolean;
}

/** The UTF-16 units of a list of characters. */
export function unitsOf(characters: string): Units {
  const ascii = new Uint8Array(0x80);
  const others = new Set<number>();
  for (let at = 0; at < characters.length; at++) {
    const code = characters.charCodeAt(at);
    if (code < 0x80) ascii[code] = 1;
    else others.add(code);
  }
  return { has: (code) => (code < 0x80 ? ascii[code] === 1 : others.has(code)) };
}
