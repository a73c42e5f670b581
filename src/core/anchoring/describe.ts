import type { Selectors } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';

/** How many UTF-16 units of context a selector keeps on either side (as Hypothesis does). */
export const CONTEXT_LENGTH = 32;

/**
 * Describes a passage so that it can be found again. `text` is the normalised text; the range is clamped to it.
 * The quote is verbatim; prefix and suffix are up to 32 UTF-16 units, a surrogate pair never split.
 */
export function describe(text: string, range: Range): Selectors {
  const start = Math.max(0, Math.min(range.start, text.length));
  const end = Math.max(start, Math.min(range.end, text.length));
  let from = Math.max(0, start - CONTEXT_LENGTH);
  if (from > 0 && splitsPair(text, from)) from++;
  let to = Math.min(text.length, end + CONTEXT_LENGTH);
  if (to < text.length && splitsPair(text, to)) to--;
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.min(from, start), start),
    suffix: text.slice(end, Math.max(to, end)),
    position: [start, end],
  };
}

/** Whether an offset lies between the halves of a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  const code = text.codePointAt(offset - 1) ?? 0;
  return offset > 0 && code > 0xffff;
}
