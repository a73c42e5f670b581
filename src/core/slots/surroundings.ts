import { isCharging } from '../language/reporting.ts';
import { BREAK, type Word } from '../language/words.ts';
import type { Difference } from '../model/anchor.ts';
import type { Range } from '../model/range.ts';
import type { Pairing } from './pairing.ts';
import type { AnalysedPassage } from './passage.ts';

/** How far from a figure or a date the words are that tell what it is a figure of. */
const NEAR = 6;

/** A difference of a kind between two spans. */
export const difference = (
  kind: Difference['kind'],
  a: AnalysedPassage,
  fromRange: Range,
  b: AnalysedPassage,
  toRange: Range,
): Difference => ({
  kind,
  from: a.passage.text.slice(fromRange.start, fromRange.end),
  to: b.passage.text.slice(toRange.start, toRange.end),
  fromRange,
  toRange,
});

/** Indices of words: the first, and one past the last. */
export type Span = readonly [first: number, end: number];

/** The words of the same clause within reach of a span, the span itself left out. */
function around(passage: AnalysedPassage, span: Span, reach: number): Span {
  const { words } = passage.list;
  let first = span[0];
  while (first > 0 && span[0] - first < reach && (words[first]?.before ?? 0) < BREAK.clause) first--;
  let end = span[1];
  while (end < words.length && end - span[1] < reach && (words[end]?.before ?? 0) < BREAK.clause) end++;
  return [first, end];
}

/** Words up to the first that comes after a break of a strength, or of a stronger one. */
export function untilBreak(words: readonly Word[], strength: number): readonly Word[] {
  const parted = words.findIndex(({ before }) => before >= strength);
  return parted < 0 ? words : words.slice(0, parted);
}

/** How many words around one span answer to words around the other. */
export function sharedAround(
  a: AnalysedPassage,
  spanA: Span,
  b: AnalysedPassage,
  spanB: Span,
  pairing: Pairing,
  reach = NEAR,
): number {
  const [firstA, endA] = around(a, spanA, reach);
  const [firstB, endB] = around(b, spanB, reach);
  let shared = 0;
  for (let i = firstA; i < endA; i++) {
    if (i >= spanA[0] && i < spanA[1]) continue;
    const j = pairing.partner[i] ?? -1;
    if (j >= firstB && j < endB && (j < spanB[0] || j >= spanB[1]) && a.slots[i] === 0) shared++;
  }
  return shared;
}

/** Whether a content word next to one span, the counted noun apart, answers to one next to the other. */
export function adjacent(
  a: AnalysedPassage,
  spanA: Span,
  b: AnalysedPassage,
  spanB: Span,
  pairing: Pairing,
  heads: readonly string[] = [],
  count = 1,
): boolean {
  const besideB = beside(b, spanB, heads, count);
  return beside(a, spanA, heads, count).some((i) => besideB.includes(pairing.partner[i] ?? -1));
}

/** The `count` nearest content words before and after a span, no further than a few words off. */
function beside(
  passage: AnalysedPassage,
  span: Span,
  heads: readonly string[],
  count: number,
): readonly number[] {
  const found: number[] = [];
  const reach = 3 + count;
  const stands = (at: number): boolean =>
    (passage.weights[at] ?? 0) > 0 &&
    passage.slots[at] === 0 &&
    !heads.includes(passage.list.words[at]?.stem ?? '') &&
    !passage.names.some(({ words }) => at >= words[0] && at < words[1]) &&
    !isCharging(passage.list.words[at]?.lower ?? '', passage.list.language);
  for (let at = span[0] - 1; at >= Math.max(0, span[0] - reach); at--)
    if (stands(at) && found.push(at) === count) break;
  const before = found.length;
  for (let at = span[1]; at < Math.min(passage.weights.length, span[1] + reach); at++)
    if (stands(at) && found.push(at) === before + count) break;
  return found;
}
