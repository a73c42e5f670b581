import type { Anchoring } from '../model/anchor.ts';
import type { Selectors } from '../model/annotation.ts';
import { alignTokens } from '../text/wordDiff.ts';

/**
 * Resolves an annotation of no words, empty or mere white space: a point between its prefix and its suffix. With the
 * old text the point follows the characters beside it; without, both sides of the context have to stand as they were.
 */
export function anchorEmpty(selectors: Selectors, text: string, oldText?: string): Anchoring {
  const { quote, prefix, suffix, position } = selectors;
  const at = position?.[0];
  const before = text.slice(0, at);
  const hasContext = prefix !== '' || suffix !== '' || text === quote;
  if (at !== undefined && hasContext && before.endsWith(prefix) && text.startsWith(quote + suffix, at))
    return stateAt(text, selectors, at);
  if (oldText !== undefined && at !== undefined && at <= oldText.length) {
    const moved = follow(oldText, text, at);
    if (moved !== undefined) return stateAt(text, selectors, moved);
  }
  const around = prefix + quote + suffix;
  const first = around === '' ? -1 : text.indexOf(around);
  if (first < 0) return { state: 'orphaned', changes: [], candidates: [] };
  const second = text.indexOf(around, first + 1);
  if (second < 0) return stateAt(text, selectors, first + prefix.length);
  const candidates = [first, second].map((found) => {
    const start = found + prefix.length;
    return { range: { start, end: start + quote.length }, text: quote, score: 1 };
  });
  return { state: 'ambiguous', changes: [], candidates };
}

function stateAt(text: string, { quote, position }: Selectors, start: number): Anchoring {
  // White space that is gone is the same words as none: the point is left.
  const end = text.startsWith(quote, start) ? start + quote.length : start;
  return {
    state: position === undefined || position[0] === start ? 'exact' : 'moved',
    range: { start, end },
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
