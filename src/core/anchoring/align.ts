import { alignTokens } from '../text/wordDiff.ts';
import type { Scratch } from './scratch.ts';

/** How the tokens of a passage stand in a stretch of another text. */
export interface Alignment {
  /** For each token of the passage the token of the other text, or -1. */
  readonly places: Int32Array;
  /** The first and the last token (inclusive) of the other text that the passage covers. */
  readonly first: number;
  readonly last: number;
  /** Summed weight of the matched tokens. */
  readonly matched: number;
}

/** Longer passages are aligned by the word difference: the steps would be too many. In tokens. */
export const LONGEST = 400;
/** What a token of the text that is not in the passage costs, in parts of its weight. */
const INSERTED = 0.25;
/** What standing next to another match adds. */
const ADJACENT = 0.15;

/** How a cell of the alignment was reached. */
const STOP = 0;
const MATCH = 1;
const SKIP_PASSAGE = 2;
const SKIP_TEXT = 3;

/**
 * Finds the stretch of `text[start, end)` that holds most of the passage: local in the text, where tokens of the text in
 * between cost, global in the passage, where missing tokens only fail to score (T. F. Smith, M. S. Waterman,
 * "Identification of common molecular subsequences", 1981, with free ends on one side). Takes
 * passage × (end - start) steps, or where the passage is long about as many as it and the stretch have tokens.
 */
export function align(
  passage: Int32Array,
  text: Int32Array,
  start: number,
  end: number,
  weight: (key: number) => number,
  scratch: Scratch,
): Alignment | undefined {
  const rows = passage.length;
  const columns = end - start;
  if (rows === 0 || columns <= 0) return undefined;
  if (rows > LONGEST) return alignLong(passage, text, start, end, weight);
  const width = columns + 1;
  const steps = scratch.steps((rows + 1) * width).fill(STOP, 0, width);
  let above = scratch.row(0, width);
  let row = scratch.row(1, width);
  const inserted = scratch.row(2, width);
  for (let column = 1; column <= columns; column++)
    inserted[column] = INSERTED * weight(text[start + column - 1] ?? -1);
  let best = 0;
  let bestRow = 0;
  let bestColumn = 0;
  for (let i = 1; i <= rows; i++) {
    const key = passage[i - 1] ?? -1;
    const gain = weight(key);
    row[0] = 0;
    steps[i * width] = STOP;
    for (let column = 1; column <= columns; column++) {
      const cell = i * width + column;
      let score = above[column] ?? 0;
      let step = SKIP_PASSAGE;
      const skip = (row[column - 1] ?? 0) - (inserted[column] ?? 0);
      if (skip > score) {
        score = skip;
        step = SKIP_TEXT;
      }
      if (text[start + column - 1] === key) {
        const runs = steps[cell - width - 1] === MATCH;
        const match = (above[column - 1] ?? 0) + gain + (runs ? ADJACENT * gain : 0);
        if (match >= score) {
          score = match;
          step = MATCH;
        }
      }
      if (score <= 0) {
        score = 0;
        step = STOP;
      }
      row[column] = score;
      steps[cell] = step;
      if (score > best) {
        best = score;
        bestRow = i;
        bestColumn = column;
      }
    }
    [above, row] = [row, above];
  }
  if (best <= 0) return undefined;
  const places = new Int32Array(rows).fill(-1);
  let first = start + bestColumn - 1;
  let last = -1;
  let matched = 0;
  let i = bestRow;
  let column = bestColumn;
  while (i > 0 && column > 0) {
    const step = steps[i * width + column];
    if (step === STOP) break;
    if (step === SKIP_TEXT) column--;
    else if (step === SKIP_PASSAGE) i--;
    else {
      const place = start + column - 1;
      places[i - 1] = place;
      matched += weight(passage[i - 1] ?? -1);
      first = place;
      if (last < 0) last = place;
      i--;
      column--;
    }
  }
  return last < 0 ? undefined : { places, first, last, matched };
}

/**
 * The same of a long passage: what the word difference with the stretch aligns, of which the part is kept that is worth
 * most, as what matches far out does so by chance (J. Kadane's maximum segment).
 */
function alignLong(
  passage: Int32Array,
  text: Int32Array,
  start: number,
  end: number,
  weight: (key: number) => number,
): Alignment | undefined {
  const stretch = text.subarray(start, end);
  const places = alignTokens(passage, stretch, weight);
  const isMatched = new Uint8Array(stretch.length);
  for (const place of places) if (place >= 0) isMatched[place] = 1;
  let best = { score: 0, first: 0, last: -1 };
  let score = 0;
  let first = 0;
  stretch.forEach((key, token) => {
    score += isMatched[token] === 1 ? weight(key) : -INSERTED * weight(key);
    if (score <= 0) {
      score = 0;
      first = token + 1;
    } else if (score > best.score) best = { score, first, last: token };
  });
  if (best.last < 0) return undefined;
  let matched = 0;
  places.forEach((place, index) => {
    const isKept = place >= best.first && place <= best.last;
    places[index] = isKept ? start + place : -1;
    if (isKept) matched += weight(passage[index] ?? -1);
  });
  return { places, first: start + best.first, last: start + best.last, matched };
}

/** How alike two passages are, 0..1: weight shared in order, of the weight of both (Dice's coefficient). */
export function similarity(
  a: Int32Array,
  b: Int32Array,
  weight: (key: number) => number,
  scratch: Scratch,
): number {
  const alignment = align(a, b, 0, b.length, weight, scratch);
  let all = 0;
  for (const key of a) all += weight(key);
  for (const key of b) all += weight(key);
  return alignment === undefined || all === 0 ? 0 : (2 * alignment.matched) / all;
}
