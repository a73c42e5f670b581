/** What one row looks like and whether it is right. */
export interface Example {
  readonly features: readonly number[];
  readonly right: boolean;
}

/** Rows of which some are right; they are only compared with each other. */
export type List = readonly Example[];

const ROUNDS = 300;
const RATE = 0.1;
const RIDGE = 0.001;
const ROUNDS_OF_NEWTON = 25;
/** Only so that there is always an answer. */
const LEAST_RIDGE = 1e-5;

/**
 * Weights by which right rows come before the others of their list: the likelihood that a row drawn by the softmax of
 * its list is a right one (ListNet's top-one model, Cao et al. 2007), by Adam over all lists at once, from zero. Each set of lists
 * counts the same, however many it has.
 */
export function fitLists(sets: readonly (readonly List[])[]): number[] {
  const width = sets[0]?.[0]?.[0]?.features.length ?? 0;
  const weights = Array.from({ length: width }, () => 0);
  const mean = weights.slice();
  const spread = weights.slice();
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = weights.map((weight) => -RIDGE * weight);
    for (const lists of sets)
      for (const list of lists) addSlope(list, weights, slope, 1 / (sets.length * lists.length));
    slope.forEach((value, at) => {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * value;
      spread[at] = 0.99 * (spread[at] ?? 0) + 0.01 * value * value;
      const step = (mean[at] ?? 0) / (1 - 0.9 ** round);
      const size = Math.sqrt((spread[at] ?? 0) / (1 - 0.99 ** round)) + 1e-8;
      weights[at] = (weights[at] ?? 0) + (RATE * step) / size;
    });
  }
  return weights;
}

function addSlope(list: List, weights: readonly number[], slope: number[], share: number): void {
  const scores = list.map(({ features }) =>
    features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
  );
  const most = Math.max(...scores);
  const chances = scores.map((score) => Math.exp(score - most));
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  const right = chances.reduce((sum, chance, row) => sum + (list[row]?.right === true ? chance : 0), 0);
  list.forEach((row, at) => {
    const chance = chances[at] ?? 0;
    const push = share * ((row.right ? chance / right : 0) - chance / total);
    row.features.forEach((value, feature) => (slope[feature] = (slope[feature] ?? 0) + push * value));
  });
}

/** Logistic regression, the constant first, by Newton's method; each set counts the same, however many rows it has. */
export function fitLogistic(sets: readonly (readonly Example[])[]): number[] {
  const size = 1 + (sets[0]?.[0]?.features.length ?? 0);
  const weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < ROUNDS_OF_NEWTON; round++) {
    const slope = weights.map((weight) => -LEAST_RIDGE * weight);
    const curve = weights.map((_, row): number[] =>
      weights.map((__, column) => (row === column ? LEAST_RIDGE : 0)),
    );
    for (const set of sets)
      for (const { features, right } of set) {
        const row = [1, ...features];
        const sum = row.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
        const chance = 1 / (1 + Math.exp(-sum));
        const push = ((right ? 1 : 0) - chance) / set.length;
        const bend = (chance * (1 - chance)) / set.length;
        row.forEach((value, at) => {
          slope[at] = (slope[at] ?? 0) + push * value;
          const line = curve[at];
          if (line !== undefined)
            row.forEach((other, column) => (line[column] = (line[column] ?? 0) + bend * value * other));
        });
      }
    solve(curve, slope).forEach((step, at) => (weights[at] = (weights[at] ?? 0) + step));
  }
  return weights;
}

/** Gauss-Jordan elimination; the matrix is symmetric and positive. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivot, at) => {
    const scale = pivot[at] ?? 1;
    pivot.forEach((value, column) => (pivot[column] = value / scale));
    rows.forEach((row, other) => {
      const factor = row[at] ?? 0;
      if (other !== at) row.forEach((value, column) => (row[column] = value - factor * (pivot[column] ?? 0)));
    });
  });
  return rows.map((row) => row.at(-1) ?? 0);
}
