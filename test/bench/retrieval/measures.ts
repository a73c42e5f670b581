/** A judged answer: better ones come first. */
export interface Answer {
  readonly id: string;
  readonly score: number;
}

export interface RankingMeasures {
  readonly queries: number;
  readonly hit1: number;
  readonly mrr: number;
  readonly map: number;
  /** Share of a query's relevant answers above the score at which 9 of 10 answers of all queries are right, averaged. */
  readonly recallAtPrecision90: number;
}

/** Queries without a relevant answer are left out. `depth`: MAP@depth. */
export function measureRanking(
  answers: ReadonlyMap<string, readonly Answer[]>,
  relevant: ReadonlyMap<string, ReadonlySet<string>>,
  depth = Number.POSITIVE_INFINITY,
): RankingMeasures {
  let queries = 0;
  let hits = 0;
  let reciprocal = 0;
  let precision = 0;
  const pooled: { score: number; right: boolean; query: string }[] = [];
  for (const [query, wanted] of relevant) {
    if (wanted.size === 0) continue;
    queries++;
    let found = 0;
    let sum = 0;
    let first = 0;
    (answers.get(query) ?? []).forEach(({ id, score }, index) => {
      const right = wanted.has(id);
      pooled.push({ score, right, query });
      if (index >= depth || !right) return;
      found++;
      sum += found / (index + 1);
      if (first === 0) first = index + 1;
    });
    if (first === 1) hits++;
    if (first > 0) reciprocal += 1 / first;
    precision += sum / Math.min(wanted.size, depth);
  }
  const threshold = thresholdAtPrecision(pooled, 0.9);
  const foundOf = new Map<string, number>();
  for (const { score, right, query } of pooled)
    if (right && score >= threshold) foundOf.set(query, (foundOf.get(query) ?? 0) + 1);
  let recall = 0;
  for (const [query, count] of foundOf) recall += count / (relevant.get(query)?.size ?? 1);
  return {
    queries,
    hit1: hits / queries,
    mrr: reciprocal / queries,
    map: precision / queries,
    recallAtPrecision90: recall / queries,
  };
}

/** The lowest score such that answers at or above it are right with the wanted precision. */
export function thresholdAtPrecision(
  judged: readonly { readonly score: number; readonly right: boolean }[],
  wanted: number,
): number {
  const sorted = judged.toSorted((a, b) => b.score - a.score);
  let right = 0;
  let threshold = Number.POSITIVE_INFINITY;
  sorted.forEach((answer, index) => {
    if (answer.right) right++;
    if (right / (index + 1) >= wanted && sorted[index + 1]?.score !== answer.score) threshold = answer.score;
  });
  return threshold;
}

export interface LinkMeasures {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Of the false links the share that lies between two events of one topic. */
  readonly lookAlike: number;
}

/** One pair of passages, either way round. */
export interface Link {
  readonly score: number;
  readonly right: boolean;
  readonly lookAlike: boolean;
}

export function measureLinks(links: readonly Link[], wanted: number, threshold: number): LinkMeasures {
  let right = 0;
  let all = 0;
  let alike = 0;
  for (const link of links) {
    if (link.score < threshold) continue;
    all++;
    if (link.right) right++;
    else if (link.lookAlike) alike++;
  }
  const precision = all > 0 ? right / all : 0;
  const recall = wanted > 0 ? right / wanted : 0;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { threshold, precision, recall, f1, lookAlike: all > right ? alike / (all - right) : 0 };
}

/** The threshold with the best F1. */
export function bestThreshold(links: readonly Link[], wanted: number): number {
  const sorted = links.toSorted((a, b) => b.score - a.score);
  let right = 0;
  let best = 0;
  let threshold = Number.POSITIVE_INFINITY;
  sorted.forEach((link, index) => {
    if (link.right) right++;
    const f1 = (2 * right) / (index + 1 + wanted);
    if (f1 > best && sorted[index + 1]?.score !== link.score) {
      best = f1;
      threshold = link.score;
    }
  });
  return threshold;
}
