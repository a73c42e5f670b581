import type { Alignment } from './align.ts';
import { unfold } from '../text/fold.ts';
import type { Passage } from './passage.ts';
import type { PassageIndex } from './passageIndex.ts';

/** How many tokens beyond twice the words a passage lost at an end may have been put in their place. */
const REACH = 8;

/** Where a paragraph, a list item, a quoted line, a heading or a rule begins. */
const BREAK = /\n\s*\n|\n\s*(?:[-*+#>\u2022]|\d+[.)])\s|\n\s*([=~-])\1{2,}/;

/** The tokens a passage has to lie between, as far as they are known: both still inside. */
export interface Bounds {
  readonly first?: number | undefined;
  readonly last?: number | undefined;
}

/**
 * The tokens [first, last] a passage covers, with the words that replaced its first or last ones: "12 people" has to
 * become "14 people", not "people". They end where the context begins, or else with the sentence.
 */
export function withReplacedEnds(
  passage: Passage,
  alignment: Alignment,
  text: PassageIndex,
  bounds: Bounds = {},
): { readonly first: number; readonly last: number } {
  const { keys, before, after } = passage;
  const count = keys.length;
  const lostBefore = alignment.places.findIndex((place) => place >= 0);
  let kept = count;
  while (kept > 0 && (alignment.places[kept - 1] ?? -1) < 0) kept--;
  const left = reach(
    { from: alignment.first - 1, step: -1, lost: keys.subarray(0, lostBefore), bound: bounds.first },
    text,
    [...before].reverse(),
    count,
  );
  const right = reach(
    { from: alignment.last + 1, step: 1, lost: keys.subarray(kept), bound: bounds.last },
    text,
    [...after],
    count,
  );
  const first = alignment.first - left;
  const last = alignment.last + right;
  return { first, last: right > 0 ? toAddressEnd(text, first, last) : last };
}

/** How many tokens an address may go on for. */
const LONGEST_ADDRESS = 60;

/** An address that begins in a passage belongs to it as a whole: none is cut between its words. */
function toAddressEnd(text: PassageIndex, first: number, last: number): number {
  let begin = last;
  while (begin > first && begin > last - LONGEST_ADDRESS && touches(text, begin - 1)) begin--;
  if (!/\w:\/\//.test(text.text.slice(text.start(begin), text.end(last) + 3))) return last;
  let end = last;
  while (
    end < last + LONGEST_ADDRESS &&
    touches(text, end) &&
    !/^[)\]>"'|\u3000-\uffff]/.test(text.text.charAt(text.end(end)))
  )
    end++;
  // What ends the sentence is no part of the address.
  while (end > last && isMarkAt(text, end) && text.text.charAt(text.start(end)) !== '/') end--;
  return end;
}

/** Whether a token and the next have no space between them. */
const touches = (text: PassageIndex, token: number): boolean =>
  token + 1 < text.tokens.count && text.end(token) === text.start(token + 1);

/** How much of what was matched a paragraph has to hold for the others to be left out. */
const MOST = 0.75;

/**
 * The alignment of a passage of one paragraph, confined to the paragraph that holds most of it: a word or two matched
 * in the paragraph before or behind was matched by chance.
 */
export function withinParagraph(
  passage: Passage,
  alignment: Alignment,
  text: PassageIndex,
  weight: (key: number) => number,
): Alignment {
  const range = unfold(text.folded, { start: text.start(alignment.first), end: text.end(alignment.last) });
  if (!BREAK.test(text.original.slice(range.start, range.end)) || BREAK.test(passage.selectors.quote.trim()))
    return alignment;
  let best = { from: 0, to: 0, matched: -1 };
  let open = { from: alignment.first, to: alignment.first, matched: 0 };
  const matchedAt = new Map<number, number>();
  alignment.places.forEach((place, index) => {
    if (place >= 0) matchedAt.set(place, weight(passage.keys[index] ?? -1));
  });
  for (let token = alignment.first; token <= alignment.last; token++) {
    if (token > alignment.first && isParted(text, token, 1)) open = { from: token, to: token, matched: 0 };
    const matched = matchedAt.get(token);
    if (matched === undefined) continue;
    open = { from: open.matched === 0 ? token : open.from, to: token, matched: open.matched + matched };
    if (open.matched > best.matched) best = open;
  }
  if (best.matched < MOST * alignment.matched) return alignment;
  const places = alignment.places.map((place) => (place >= best.from && place <= best.to ? place : -1));
  return { places, first: best.from, last: best.to, matched: best.matched };
}

/** An end of a passage from which tokens are missing; `from` is the first token beyond it. */
interface End {
  readonly from: number;
  readonly step: 1 | -1;
  readonly lost: Int32Array;
  readonly bound: number | undefined;
}

/** How many tokens from an end outwards were put in the place of those lost. `context` reads outwards. */
function reach(end: End, text: PassageIndex, context: readonly number[], passageLength: number): number {
  const { from, step, lost } = end;
  if (lost.length === 0) return 0;
  const isWord = (key: number): boolean => text.vocabulary.isWord(key);
  const words = lost.filter(isWord).length;
  // A mark is replaced by a mark: "here:" by "here."
  if (words === 0) return isMarkAt(text, from) && !isParted(text, from, step) ? 1 : 0;
  const count = extent(end, text, context.filter(isWord), words * 2 + REACH, passageLength + REACH);
  return withoutOuterMarks(end, text, count, isWord(lost[step < 0 ? 0 : lost.length - 1] ?? -1));
}

/** Up to the context where that is in sight, within `limit` to the end of the sentence. */
function extent(
  end: End,
  text: PassageIndex,
  context: readonly number[],
  limit: number,
  sight: number,
): number {
  const { from, step, lost, bound } = end;
  const gap = bound === undefined ? -1 : (bound - from) * step + 1;
  if (gap >= 0 && gap <= limit) return gap;
  let sentence: number | undefined;
  for (let count = 0; count <= Math.max(limit, sight); count++) {
    const token = from + step * count;
    if (token < 0 || token >= text.tokens.count || isParted(text, token, step)) return sentence ?? count;
    if (standsAt(context, text, token, step)) return count;
    if (count <= limit && endsSentence(text, token)) sentence ??= step < 0 ? count : count + 1;
  }
  return sentence ?? Math.min(lost.length, limit);
}

/** Whether the first two words of the context stand at a token and beyond. */
function standsAt(context: readonly number[], text: PassageIndex, token: number, step: 1 | -1): boolean {
  const [neighbour, beyond] = context;
  if (neighbour === undefined || beyond === undefined || text.key(token) !== neighbour) return false;
  let next = token + step;
  while (isMarkAt(text, next)) next += step;
  return text.key(next) === beyond;
}

/** Marks at the outer edge are the neighbour's, save the one at the end of a passage that ended with one. */
function withoutOuterMarks(end: End, text: PassageIndex, count: number, endedWithWord: boolean): number {
  let kept = count;
  while (kept > 0 && isMarkAt(text, end.from + end.step * (kept - 1))) {
    if (!endedWithWord && end.step > 0 && !isMarkAt(text, end.from + end.step * (kept - 2))) break;
    kept--;
  }
  return kept;
}

function isMarkAt(text: PassageIndex, token: number): boolean {
  return token >= 0 && token < text.tokens.count && !text.vocabulary.isWord(text.key(token));
}

function endsSentence(text: PassageIndex, token: number): boolean {
  const character = text.text.charAt(text.start(token));
  return (
    /[.!?:\u3002\uFF01\uFF1F]/.test(character) && /^[\s"')*_]|^$/.test(text.text.charAt(text.end(token)))
  );
}

/** Whether another paragraph or list item begins between a token and the passage. */
function isParted(text: PassageIndex, token: number, step: 1 | -1): boolean {
  const [left, right] = step < 0 ? [token, token + 1] : [token - 1, token];
  const { offsets } = text.folded;
  const between = text.original.slice(offsets[text.end(left) - 1], (offsets[text.end(right) - 1] ?? 0) + 2);
  return between.includes('\n') && BREAK.test(between);
}
