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
  /** Features of which more never lowers the score, whatever the data say. */
  readonly rising: ReadonlySet<number>;
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
  const build = (
    node: number,
    members: Int32Array,
    histogram: Float64Array,
    depth: number,
    low: number,
    high: number,
  ): void => {
    const split = depth < options.depth ? bestSplit(growth, histogram, options, low, high) : undefined;
    if (split === undefined) {
      const [slope, curve] = totals(histogram);
      const step = Math.min(high, Math.max(low, slope / (curve + options.ridge)));
      const value = Number((options.rate * step).toPrecision(6));
      feature[node] = -1;
      threshold[node] = value;
      next[node] = 0;
      for (const row of members) growth.scores[row] = growth.scores[row]! + value;
      return;
    }
    const offset = split.feature * growth.rows;
    const left = members.filter((row) => growth.binned[offset + row]! <= split.bin);
    const right = members.filter((row) => growth.binned[offset + row]! > split.bin);
    // The larger side's histogram is what the smaller side's leaves of the whole.
    const smaller = histogramOf(growth, left.length < right.length ? left : right);
    const larger = histogram.map((value, at) => value - smaller[at]!);
    feature[node] = split.feature;
    threshold[node] = growth.edges[split.feature]![split.bin]!;
    const child = feature.length;
    next[node] = child;
    feature.push(-1, -1);
    threshold.push(0, 0);
    next.push(0, 0);
    const rises = options.rising.has(split.feature);
    const [leftHistogram, rightHistogram] =
      left.length < right.length ? [smaller, larger] : [larger, smaller];
    build(child, left, leftHistogram, depth + 1, low, rises ? split.middle : high);
    build(child + 1, right, rightHistogram, depth + 1, rises ? split.middle : low, high);
  };
  feature.push(-1);
  threshold.push(0);
  next.push(0);
  const all = Int32Array.from({ length: growth.rows }, (_, row) => row);
  build(0, all, histogramOf(growth, all), 0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return { feature, threshold, next };
}

interface Split {
  readonly feature: number;
  readonly bin: number;
  /** Between the two sides' values: what separates them where the feature may only raise the score. */
  readonly middle: number;
}

/** Per feature and bin the sums of first and second derivatives. */
function histogramOf({ binned, gradient, hessian, rows, width }: Growth, members: Int32Array): Float64Array {
  const sums = new Float64Array(width * BINS * 2);
  for (let feature = 0; feature < width; feature++) {
    const offset = feature * rows;
    const base = feature * BINS * 2;
    for (const row of members) {
      const at = base + 2 * binned[offset + row]!;
      sums[at] = sums[at]! + gradient[row]!;
      sums[at + 1] = sums[at + 1]! + hessian[row]!;
    }
  }
  return sums;
}

/** The sums over all rows: those of any feature. */
function totals(histogram: Float64Array): [slope: number, curve: number] {
  let slope = 0;
  let curve = 0;
  for (let bin = 0; bin < BINS; bin++) {
    slope += histogram[2 * bin]!;
    curve += histogram[2 * bin + 1]!;
  }
  return [slope, curve];
}

function bestSplit(
  growth: Growth,
  histogram: Float64Array,
  options: BoostingOptions,
  low: number,
  high: number,
): Split | undefined {
  const [slope, curve] = totals(histogram);
  const gain = (g: number, h: number): number => (g * g) / (h + options.ridge);
  const valueOf = (g: number, h: number): number => Math.min(high, Math.max(low, g / (h + options.ridge)));
  const whole = gain(slope, curve);
  let best: Split | undefined;
  let most = 1e-6;
  for (let feature = 0; feature < growth.width; feature++) {
    let leftSlope = 0;
    let leftCurve = 0;
    for (let bin = 0; bin < growth.edges[feature]!.length; bin++) {
      const at = 2 * (feature * BINS + bin);
      leftSlope += histogram[at]!;
      leftCurve += histogram[at + 1]!;
      if (leftCurve < options.leaf || curve - leftCurve < options.leaf) continue;
      const value = gain(leftSlope, leftCurve) + gain(slope - leftSlope, curve - leftCurve) - whole;
      if (value <= most) continue;
      const left = valueOf(leftSlope, leftCurve);
      const right = valueOf(slope - leftSlope, curve - leftCurve);
      if (options.rising.has(feature) && left > right) continue;
      most = value;
      best = { feature, bin, middle: (left + right) / 2 };
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
