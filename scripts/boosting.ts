import type { Tree } from '../src/core/matching/scorer.ts';

/** Rows of features, one after another, with what each row is to be. */
export interface Table {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
  /** 0..1 */
  readonly labels: Float64Array;
  readonly weights: Float64Array;
}

export interface BoostingOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leaf: number;
  /** L2 penalty on leaf values. */
  readonly ridge: number;
}

const BINS = 48;

/**
 * Gradient-boosted trees with logistic loss (Friedman 2001; Newton leaves and histograms as in XGBoost, Chen &
 * Guestrin 2016). No randomness anywhere: the same table gives the same trees bit for bit.
 */
export function boost(table: Table, options: BoostingOptions): { base: number; trees: Tree[] } {
  const { rows, width, values, labels, weights } = table;
  const edges = Array.from({ length: width }, (_, feature) => quantiles(values, rows, width, feature));
  const binned = new Uint8Array(rows * width);
  for (let feature = 0; feature < width; feature++)
    for (let row = 0; row < rows; row++)
      binned[feature * rows + row] = binOf(edges[feature]!, values[row * width + feature]!);
  let positive = 0;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    positive += labels[row]! * weights[row]!;
    total += weights[row]!;
  }
  const base = Math.log(positive / (total - positive));
  const scores = new Float64Array(rows).fill(base);
  const gradient = new Float64Array(rows);
  const hessian = new Float64Array(rows);
  const trees: Tree[] = [];
  for (let count = 0; count < options.trees; count++) {
    for (let row = 0; row < rows; row++) {
      const chance = 1 / (1 + Math.exp(-scores[row]!));
      gradient[row] = weights[row]! * (labels[row]! - chance);
      hessian[row] = weights[row]! * chance * (1 - chance);
    }
    trees.push(grow({ binned, edges, gradient, hessian, scores, rows, width }, options));
  }
  return { base, trees };
}

interface Growth {
  readonly binned: Uint8Array;
  readonly edges: readonly Float64Array[];
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
  readonly scores: Float64Array;
  readonly rows: number;
  readonly width: number;
}

function grow(growth: Growth, options: BoostingOptions): Tree {
  const feature: number[] = [];
  const threshold: number[] = [];
  const next: number[] = [];
  const build = (node: number, members: Int32Array, depth: number): void => {
    const split = depth < options.depth ? bestSplit(growth, members, options) : undefined;
    if (split === undefined) {
      let slope = 0;
      let curve = 0;
      for (const row of members) {
        slope += growth.gradient[row]!;
        curve += growth.hessian[row]!;
      }
      const value = Number(((options.rate * slope) / (curve + options.ridge)).toPrecision(6));
      feature[node] = -1;
      threshold[node] = value;
      next[node] = 0;
      for (const row of members) growth.scores[row] = growth.scores[row]! + value;
      return;
    }
    const offset = split.feature * growth.rows;
    const left = members.filter((row) => growth.binned[offset + row]! <= split.bin);
    const right = members.filter((row) => growth.binned[offset + row]! > split.bin);
    feature[node] = split.feature;
    threshold[node] = growth.edges[split.feature]![split.bin]!;
    const child = feature.length;
    next[node] = child;
    feature.push(-1, -1);
    threshold.push(0, 0);
    next.push(0, 0);
    build(child, left, depth + 1);
    build(child + 1, right, depth + 1);
  };
  feature.push(-1);
  threshold.push(0);
  next.push(0);
  build(
    0,
    Int32Array.from({ length: growth.rows }, (_, row) => row),
    0,
  );
  return { feature, threshold, next };
}

function bestSplit(
  { binned, edges, gradient, hessian, rows, width }: Growth,
  members: Int32Array,
  options: BoostingOptions,
): { feature: number; bin: number } | undefined {
  let slope = 0;
  let curve = 0;
  for (const row of members) {
    slope += gradient[row]!;
    curve += hessian[row]!;
  }
  const gain = (g: number, h: number): number => (g * g) / (h + options.ridge);
  const whole = gain(slope, curve);
  let best: { feature: number; bin: number } | undefined;
  let most = 1e-6;
  const slopes = new Float64Array(BINS + 1);
  const curves = new Float64Array(BINS + 1);
  for (let feature = 0; feature < width; feature++) {
    slopes.fill(0);
    curves.fill(0);
    const offset = feature * rows;
    for (const row of members) {
      const bin = binned[offset + row]!;
      slopes[bin] = slopes[bin]! + gradient[row]!;
      curves[bin] = curves[bin]! + hessian[row]!;
    }
    let leftSlope = 0;
    let leftCurve = 0;
    for (let bin = 0; bin < edges[feature]!.length; bin++) {
      leftSlope += slopes[bin]!;
      leftCurve += curves[bin]!;
      if (leftCurve < options.leaf || curve - leftCurve < options.leaf) continue;
      const value = gain(leftSlope, leftCurve) + gain(slope - leftSlope, curve - leftCurve) - whole;
      if (value > most) {
        most = value;
        best = { feature, bin };
      }
    }
  }
  return best;
}

/** Upper edges of the bins: about equally many rows in each. Short decimals, so that the weights file stays small. */
function quantiles(values: Float64Array, rows: number, width: number, feature: number): Float64Array {
  const column = Float64Array.from({ length: rows }, (_, row) => values[row * width + feature]!).sort();
  const edges = new Set<number>();
  for (let bin = 1; bin < BINS; bin++)
    edges.add(Number(column[Math.floor((bin * rows) / BINS)]!.toPrecision(4)));
  return Float64Array.from(edges).sort();
}

function binOf(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
