import { isPlainLetter, isSurrogate } from './characters.ts';

const BEYOND_ASCII = /[^\0-\x7f]/;
const EACH_BEYOND_ASCII = /[^\0-\x7f]/gu;
const CAPITAL = /\p{Lu}/u;

/**
 * A text with ASCII letters for all others: `A` for capitals, `x` for the rest, so that an expression tells them by
 * `[A-Z]` and `[A-Za-z]`. One that repeats `\p{L}` takes the engine tens of milliseconds to compile, anew in each thread.
 * @param kept letters that stay as they are
 * @returns a text of the same length
 */
export function letterShape(text: string, kept: string): string {
  if (!BEYOND_ASCII.test(text) || !hasLetterBeyondAscii(text)) return text;
  return text.replace(EACH_BEYOND_ASCII, (character) => {
    if (kept.includes(character) || !isPlainLetter(character.codePointAt(0) ?? 0)) return character;
    return (CAPITAL.test(character) ? 'A' : 'x').repeat(character.length);
  });
}

/** Most texts that are not all ASCII have but dashes and quotation marks besides. */
function hasLetterBeyondAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 && (isSurrogate(unit) || isPlainLetter(unit))) return true;
  }
  return false;
}

/**
 * What the groups of a match found in a text's shape are in the text itself, the whole first.
 * @param match of an expression with the flag `d`
 */
export const inText = (match: RegExpExecArray, text: string): (string | undefined)[] =>
  Array.from(match.indices ?? [], (range) => range && text.slice(...range));
