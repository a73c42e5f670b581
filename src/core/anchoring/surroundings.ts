import type { PassageIndex } from './passageIndex.ts';
import type { Passage } from './passage.ts';
import type { Scratch } from './scratch.ts';

/** How far beyond the length of the context its words are looked for. */
const SLACK = 6;

/** How much of what stood around a passage stands around a place, 0..1 on either side. */
export interface Surroundings {
  readonly before: number;
  readonly after: number;
}

/** Compares a passage's prefix and suffix with what stands around the tokens [first, last] of a text. */
export function surroundings(
  passage: Passage,
  text: PassageIndex,
  first: number,
  last: number,
  weight: (key: number) => number,
  scratch: Scratch,
): Surroundings {
  return {
    before: side(passage.before, passage.selectors.prefix === '', text, first - 1, -1, weight, scratch),
    after: side(passage.after, passage.selectors.suffix === '', text, last + 1, 1, weight, scratch),
  };
}

/**
 * The weight of the context's words found on one side, in the order in which they stood, reading outwards from the
 * passage. Words far out count less, and the first words missed cost most: context is what is next to the passage.
 */
function side(
  context: Int32Array,
  atEdge: boolean,
  text: PassageIndex,
  from: number,
  step: 1 | -1,
  weight: (key: number) => number,
  scratch: Scratch,
): number {
  const edge = step < 0 ? from < 0 : from >= text.tokens.count;
  if (atEdge) return edge ? 1 : 0;
  if (context.length === 0) return 0;
  const rows = context.length;
  const columns = rows + SLACK;
  let above = scratch.row(0, columns + 1);
  let row = scratch.row(1, columns + 1);
  let total = 0;
  for (let i = 1; i <= rows; i++) {
    const key = context[step < 0 ? rows - i : i - 1] ?? -1;
    const gain = weight(key);
    total += gain;
    row[0] = 0;
    for (let column = 1; column <= columns; column++) {
      let score = Math.max(above[column] ?? 0, row[column - 1] ?? 0);
      const place = from + step * (column - 1);
      if (place >= 0 && text.key(place) === key) {
        // Displaced words are worth a little less with every step they are off.
        const match = (above[column - 1] ?? 0) + gain * (1 - 0.05 * Math.abs(column - i));
        if (match > score) score = match;
      }
      row[column] = score;
    }
    [above, row] = [row, above];
  }
  return total === 0 ? 0 : Math.min(1, (above[columns] ?? 0) / total);
}
