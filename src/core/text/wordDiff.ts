import type { Work } from '../work.ts';
import { finish } from '../work.ts';
import type { Pair } from './rising.ts';
import { rising } from './rising.ts';
import { Runs } from './runs.ts';

/**
 * Word difference: which token of an old text stands where in the new one. Anchored on runs of tokens that occur
 * once in either text (patience difference, Bram Cohen), from long runs to short; small gaps by dynamic programming,
 * large ones that repeat themselves by Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations",
 * 1986) within a budget. Linear but for logarithms, whatever the texts are.
 */
export function alignTokens(from: Int32Array, to: Int32Array, weight: (key: number) => number): Int32Array {
  return finish(aligning(from, to, weight));
}

/** The same in pieces. */
export function* aligning(
  from: Int32Array,
  to: Int32Array,
  weight: (key: number) => number,
): Work<Int32Array> {
  const aligned = new Int32Array(from.length).fill(-1);
  yield* new Aligner(from, to, weight, aligned).region(0, from.length, 0, to.length, 0);
  return aligned;
}

/** Lengths of the runs tried as anchors, in turn. */
const RUNS = [12, 6, 3, 2, 1];
/** Gaps up to this many cells are solved exactly. */
const CELLS = 60_000;
/** In total over all gaps: at about 5 ns a cell this bounds the worst case to some 50 ms. */
const ALL_CELLS = 10_000_000;
/** Myers' greedy algorithm gives up after this many differences, or this many steps along diagonals. */
const GREEDY_DIFFERENCES = 400;
const GREEDY_STEPS = 4_000_000;
/** Tokens between two pauses in a long text. */
const PIECE = 20_000;
/** Cells between two pauses. */
const PAUSE = 500_000;
/** What an anchor takes, in cells. */
const ANCHOR = 50;
/** What standing next to another match adds: a run of two rare words says more than two apart. */
const ADJACENT = 0.25;

class Aligner {
  private cellsLeft = ALL_CELLS;
  private stepsLeft = GREEDY_STEPS;
  private sincePause = 0;

  constructor(
    private readonly from: Int32Array,
    private readonly to: Int32Array,
    private readonly weight: (key: number) => number,
    private readonly aligned: Int32Array,
  ) {}

  *region(fromStart: number, fromEnd: number, toStart: number, toEnd: number, level: number): Work<void> {
    const { from, to, aligned } = this;
    while (fromStart < fromEnd && toStart < toEnd && from[fromStart] === to[toStart])
      aligned[fromStart++] = toStart++;
    while (fromStart < fromEnd && toStart < toEnd && from[fromEnd - 1] === to[toEnd - 1])
      aligned[--fromEnd] = --toEnd;
    if (fromStart === fromEnd || toStart === toEnd) return;
    const cells = (fromEnd - fromStart) * (toEnd - toStart);
    if (cells <= CELLS && cells <= this.cellsLeft) {
      this.cellsLeft -= cells;
      this.gap(fromStart, fromEnd, toStart, toEnd);
      if (this.isDue(cells)) yield;
      return;
    }
    for (let next = level; next < RUNS.length; next++) {
      const anchors = yield* this.anchors(fromStart, fromEnd, toStart, toEnd, RUNS[next] ?? 1);
      if (anchors.length === 0) continue;
      let fromAt = fromStart;
      let toAt = toStart;
      for (const anchor of anchors) {
        if (anchor.from < fromAt || anchor.to < toAt) continue;
        yield* this.region(fromAt, anchor.from, toAt, anchor.to, next + 1);
        fromAt = anchor.from;
        toAt = anchor.to;
        while (fromAt < fromEnd && toAt < toEnd && from[fromAt] === to[toAt]) aligned[fromAt++] = toAt++;
        if (this.isDue(ANCHOR)) yield;
      }
      yield* this.region(fromAt, fromEnd, toAt, toEnd, next + 1);
      return;
    }
    this.greedy(fromStart, fromEnd, toStart, toEnd);
  }

  /** Whether it is time for a pause. */
  private isDue(cells: number): boolean {
    this.sincePause += cells;
    if (this.sincePause < PAUSE) return false;
    this.sincePause = 0;
    return true;
  }

  /** Runs of `run` tokens that occur once on either side, the longest sequence of them in the order of both. */
  private *anchors(
    fromStart: number,
    fromEnd: number,
    toStart: number,
    toEnd: number,
    run: number,
  ): Work<Pair[]> {
    const runs = new Runs(this.from, this.to, run, fromEnd - fromStart);
    for (let at = fromStart; at + run <= fromEnd; at++) {
      runs.addFrom(at);
      if (at % PIECE === PIECE - 1) yield;
    }
    for (let at = toStart; at + run <= toEnd; at++) {
      runs.addTo(at);
      if (at % PIECE === PIECE - 1) yield;
    }
    const pairs: Pair[] = [];
    for (let at = fromStart; at + run <= fromEnd; at++) {
      const to = runs.partner(at);
      if (to >= 0) pairs.push({ from: at, to });
      if (at % PIECE === PIECE - 1) yield;
    }
    return yield* rising(pairs);
  }

  /** The heaviest common subsequence of a small gap. */
  private gap(fromStart: number, fromEnd: number, toStart: number, toEnd: number): void {
    const { from, to } = this;
    const rows = fromEnd - fromStart;
    const columns = toEnd - toStart;
    const width = columns + 1;
    const best = new Float32Array((rows + 1) * width);
    const matched = new Float32Array((rows + 1) * width);
    for (let row = rows - 1; row >= 0; row--) {
      const key = from[fromStart + row] ?? -1;
      const weight = this.weight(key);
      for (let column = columns - 1; column >= 0; column--) {
        const cell = row * width + column;
        let score = Math.max(best[cell + width] ?? 0, best[cell + 1] ?? 0);
        if (key === to[toStart + column]) {
          const next = cell + width + 1;
          const run = matched[next] ?? 0;
          const here = weight + Math.max(best[next] ?? 0, run > 0 ? run + ADJACENT : 0);
          matched[cell] = here;
          if (here > score) score = here;
        }
        best[cell] = score;
      }
    }
    let row = 0;
    let column = 0;
    while (row < rows && column < columns) {
      const cell = row * width + column;
      const match = matched[cell] ?? 0;
      if (match > 0 && match >= (best[cell] ?? 0)) {
        this.aligned[fromStart + row++] = toStart + column++;
        // Follow the run as long as it was the run that made the score.
        while (row < rows && column < columns) {
          const next = row * width + column;
          const run = matched[next] ?? 0;
          if (run === 0 || run + ADJACENT < (best[next] ?? 0)) break;
          this.aligned[fromStart + row++] = toStart + column++;
        }
      } else if ((best[cell + width] ?? 0) >= (best[cell + 1] ?? 0)) row++;
      else column++;
    }
  }

  /** Myers' greedy algorithm forward, with the trace kept: for large regions in which nothing is unique. */
  private greedy(fromStart: number, fromEnd: number, toStart: number, toEnd: number): void {
    const { from, to } = this;
    const rows = fromEnd - fromStart;
    const columns = toEnd - toStart;
    const limit = Math.min(GREEDY_DIFFERENCES, rows + columns);
    const middle = limit + 1;
    const reach = new Int32Array(2 * limit + 3);
    const trace: Int32Array[] = [];
    for (let difference = 0; difference <= limit; difference++) {
      trace.push(reach.slice(middle - difference - 1, middle + difference + 2));
      for (let diagonal = -difference; diagonal <= difference; diagonal += 2) {
        const down =
          diagonal === -difference ||
          (diagonal !== difference &&
            (reach[middle + diagonal - 1] ?? 0) < (reach[middle + diagonal + 1] ?? 0));
        let x = down ? (reach[middle + diagonal + 1] ?? 0) : (reach[middle + diagonal - 1] ?? 0) + 1;
        let y = x - diagonal;
        const before = x;
        while (x < rows && y < columns && from[fromStart + x] === to[toStart + y]) {
          x++;
          y++;
        }
        this.stepsLeft -= x - before;
        reach[middle + diagonal] = x;
        if (x >= rows && y >= columns) {
          this.retrace(trace, fromStart, toStart, rows, columns);
          return;
        }
      }
      if (this.stepsLeft < 0) return;
    }
  }

  private retrace(
    trace: Int32Array[],
    fromStart: number,
    toStart: number,
    rows: number,
    columns: number,
  ): void {
    let x = rows;
    let y = columns;
    for (let difference = trace.length - 1; difference >= 0; difference--) {
      const reach = trace[difference];
      const middle = difference + 1;
      const diagonal = x - y;
      const down =
        diagonal === -difference ||
        (diagonal !== difference &&
          (reach?.[middle + diagonal - 1] ?? 0) < (reach?.[middle + diagonal + 1] ?? 0));
      const previous = down ? diagonal + 1 : diagonal - 1;
      const startX = difference === 0 ? 0 : (reach?.[middle + previous] ?? 0) + (down ? 0 : 1);
      while (x > startX) {
        x--;
        y--;
        this.aligned[fromStart + x] = toStart + y;
      }
      if (difference === 0) return;
      x = reach?.[middle + previous] ?? 0;
      y = x - previous;
    }
  }
}
