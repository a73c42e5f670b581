import type { Range } from '../model/range.ts';
import { fold, folded, unfold } from './fold.ts';

const WHITE = '[\\s\\u0085]+';

/**
 * Every place where words occur, white space of any kind folded; where there is none, every place that has the same
 * words once quotation marks and dashes are folded, too (see `fold`). Places do not overlap and are in text order.
 */
export function findWords(text: string, words: string): Range[] {
  const parts = words.split(new RegExp(WHITE)).filter((part) => part !== '');
  if (parts.length === 0) return [];
  const pattern = new RegExp(
    parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join(WHITE),
    'g',
  );
  const places = Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return places.length > 0 ? places : findFolded(text, folded(words));
}

function findFolded(text: string, words: string): Range[] {
  const places: Range[] = [];
  const whole = fold(text);
  for (let at = whole.text.indexOf(words); at !== -1; at = whole.text.indexOf(words, at + words.length))
    places.push(unfold(whole, { start: at, end: at + words.length }));
  return places;
}
