import type { Range } from '../model/range.ts';
import { fold, unfold } from './fold.ts';

/** A place where a phrase stands. */
export interface Occurrence {
  readonly range: Range;
  /** Whether upper and lower case agree, too. */
  readonly sameCase: boolean;
}

const WORD = /^[\p{L}\p{M}\p{N}]/u;

/**
 * Every place where a phrase stands as whole words, in text order and none across another. White space, quotation
 * marks, dashes and composed letters are folded (see `fold`); case does not count, but is told.
 */
export function occurrencesOf(text: string, phrase: string): Occurrence[] {
  const wanted = fold(phrase).text;
  const key = lowered(wanted);
  if (key === '') return [];
  const folded = fold(text);
  const lower = lowered(folded.text);
  const found: Occurrence[] = [];
  for (let at = lower.indexOf(key); at !== -1;) {
    const end = at + key.length;
    if (isApart(lower, at) && isApart(lower, end)) {
      found.push({
        range: unfold(folded, { start: at, end }),
        sameCase: folded.text.startsWith(wanted, at),
      });
      at = lower.indexOf(key, end);
    } else at = lower.indexOf(key, at + 1);
  }
  return found;
}

/** Lower case, each unit in its place: the few letters that become longer stay as they are. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}

/** Whether no word goes on across an offset; scripts without spaces have none that could be told here. */
function isApart(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = characterBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (/^[\uDC00-\uDFFF]/.test(text.charAt(at))) return false;
  if (/^\p{M}/u.test(after)) return false;
  return !(WORD.test(before) && WORD.test(after)) || isSpaceless(before) || isSpaceless(after);
}

function characterBefore(text: string, at: number): string {
  const isPair = at > 1 && /^[\uDC00-\uDFFF]/.test(text.charAt(at - 1));
  return isPair ? text.slice(at - 2, at) : text.charAt(at - 1);
}

const isSpaceless = (character: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    character,
  );
