import type { Range } from '../model/range.ts';
import type { FoldedText } from '../text/fold.ts';
import type { Tokens } from '../text/tokens.ts';
import type { Work } from '../work.ts';

/** Characters of a piece: some ten milliseconds of work. */
const PIECE = 100_000;

/** A stretch of a text that begins at `start`, folded and cut into tokens by itself. */
export interface Piece {
  readonly start: number;
  readonly folded: FoldedText;
  readonly tokens: Tokens;
}

/** Cuts a text at spaces into pieces that can be folded and cut into tokens one by one. */
export function* cut(text: string): Generator<Range, void> {
  let start = 0;
  while (text.length - start > PIECE) {
    let end = start + PIECE;
    while (end < text.length && text.charAt(end) !== ' ' && text.charAt(end) !== '\n') end++;
    yield { start, end };
    start = end;
  }
  yield { start, end: text.length };
}

/** What folding and cutting the text at once would have given. */
export function* join(
  pieces: readonly Piece[],
): Work<{ readonly folded: FoldedText; readonly tokens: Tokens }> {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const filled = pieces.filter(({ folded }) => folded.text !== '');
  const offsets = new Uint32Array(
    filled.reduce((sum, { folded }) => sum + folded.text.length, Math.max(1, filled.length)),
  );
  const count = filled.reduce((sum, { tokens }) => sum + tokens.count, 0);
  const tokens = {
    count,
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    keys: new Int32Array(count),
  };
  let length = 0;
  let tokensBefore = 0;
  // Where the space begins that stands before the next piece.
  let space = 0;
  for (const { start, folded, tokens: own } of filled) {
    if (length > 0) offsets[length++] = space;
    append(offsets, folded.offsets, length, start);
    append(tokens.starts, own.starts, tokensBefore, length);
    append(tokens.ends, own.ends, tokensBefore, length);
    tokens.keys.set(own.keys, tokensBefore);
    length += folded.text.length;
    tokensBefore += own.count;
    space = start + (folded.offsets[folded.text.length] ?? 0);
    yield;
  }
  offsets[length] = space;
  const text = filled.map(({ folded }) => folded.text).join(' ');
  yield;
  return { folded: { text, offsets }, tokens };
}

function append(to: Uint32Array | Int32Array, from: Uint32Array | Int32Array, at: number, by: number): void {
  for (let index = 0; index < from.length && at + index < to.length; index++)
    to[at + index] = (from[index] ?? 0) + by;
}
