import type { Anchoring } from '../model/anchor.ts';
import type { Selectors } from '../model/annotation.ts';
import { alignTokens } from '../text/wordDiff.ts';

/**
 * Resolves an annotation of no words: a point between its prefix and its suffix. With the old text the point follows
 * the characters beside it; without, both sides of the context have to stand there as they were.
 */
export function anchorEmpty(selectors: Selectors, text: string, oldText?: string): Anchoring {
  const { prefix, suffix, position } = selectors;
  const at = position?.[0];
  const fits = (offset: number): boolean =>
    text.startsWith(suffix, offset) && text.slice(0, offset).endsWith(prefix);
  if (at !== undefined && at <= text.length && fits(at) && (prefix !== '' || suffix !== '' || text === ''))
    return pointAt(at, at);
  if (oldText !== undefined && at !== undefined && at <= oldText.length) {
    const moved = follow(oldText, text, at);
    if (moved !== undefined) return pointAt(moved, at);
  }
  const around = prefix + suffix;
  const first = around === '' ? -1 : text.indexOf(around);
  if (first < 0) return { state: 'orphaned', changes: [], candidates: [] };
  const second = text.indexOf(around, first + 1);
  if (second < 0) return pointAt(first + prefix.length, at);
  const candidates = [first, second].map((found) => {
    const offset = found + prefix.length;
    return { range: { start: offset, end: offset }, text: '', score: 1 };
  });
  return { state: 'ambiguous', changes: [], candidates };
}

function pointAt(offset: number, position: number | undefined): Anchoring {
  return {
    state: position === undefined || position === offset ? 'exact' : 'moved',
    range: { start: offset, end: offset },
    changes: [],
    candidates: [],
  };
}

/** Where a point went, if the characters on either side of it still stand next to each other. */
function follow(oldText: string, text: string, at: number): number | undefined {
  const aligned = alignTokens(codes(oldText), codes(text), () => 1);
  const left = at === 0 ? -1 : (aligned[at - 1] ?? -1);
  const right = at === oldText.length ? text.length : (aligned[at] ?? -1);
  const leftHolds = left >= 0 || at === 0;
  return leftHolds && right >= 0 && right === left + 1 ? right : undefined;
}

function codes(text: string): Int32Array {
  const list = new Int32Array(text.length);
  for (let at = 0; at < text.length; at++) list[at] = text.charCodeAt(at);
  return list;
}
