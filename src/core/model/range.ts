/**
 * A passage of an article: `start` inclusive, `end` exclusive, in UTF-16 code units of the normalised text
 * (see `normaliseText`). Every offset in the core, the sidecars and the command line is of this kind.
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const length = (range: Range): number => range.end - range.start;

export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** The part both ranges share, or undefined where they do not overlap. */
export function intersection(a: Range, b: Range): Range | undefined {
  return overlaps(a, b) ? { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) } : undefined;
}

/** The order of the text: by start, the longer one first where two begin together. */
export const byPosition = (a: Range, b: Range): number => a.start - b.start || b.end - a.end;

/** Narrows a range so that it neither begins nor ends with white space; an all-white range becomes empty. */
export function trimmed(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
