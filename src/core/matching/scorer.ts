import { FEATURE_NAMES } from './candidateFeatures.ts';
import weights from './scorer.weights.json' with { type: 'json' };

/** One regression tree, node by node: a leaf has feature -1 and its value in `threshold`. */
export interface Tree {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  /** Node to go to where the feature is at most the threshold; the other is the one after it. */
  readonly next: readonly number[];
}

/** Steps from raw score to the share of training pairs at that score that carry the same claim. */
export interface Calibration {
  readonly raw: readonly number[];
  readonly share: readonly number[];
}

/** Trees and what their sum means. */
export interface Forest {
  readonly base: number;
  readonly trees: readonly Tree[];
  readonly calibration: Calibration;
}

/** What training writes and scoring reads. */
export interface ScorerWeights {
  readonly provenance: Readonly<Record<string, string>>;
  readonly features: readonly string[];
  /** For passages that stand in articles. */
  readonly inContext: Forest;
  /** What `wordScore` means, for words from nowhere. */
  readonly alone: { readonly calibration: Calibration };
  /**
   * Calibrated scores. At and above `suggest` a match for words from nowhere is shown unasked; at `sameClaim` and
   * `sameEvent` links between passages balance both kinds of error.
   */
  readonly thresholds: {
    readonly suggest: number;
    readonly sameClaim: number;
    readonly sameEvent: number;
  };
}

/** Gradient-boosted trees over a pair's features, calibrated: a score of 0.8 is right four times in five. */
export class Scorer {
  readonly thresholds: ScorerWeights['thresholds'];
  private readonly weights: ScorerWeights;

  constructor(given: ScorerWeights = weights) {
    if (given.features.join() !== FEATURE_NAMES.join())
      throw new Error('The scorer was trained for other features: train it again.');
    this.weights = given;
    this.thresholds = given.thresholds;
  }

  /**
   * 0..1
   * @param inContext whether the query stands in an article: all candidates of one query are scored by the same trees,
   * so that their order means something
   */
  score(features: Float64Array, inContext: boolean): number {
    const { inContext: forest, alone } = this.weights;
    return inContext
      ? calibrated(rawScore(forest, features), forest.calibration)
      : calibrated(wordScore(features), alone.calibration);
  }

  /**
   * Scores of all candidates of a query from nowhere, 0..1 each. Words and characters find different things: each is
   * taken against the best any candidate reaches and both count the same (CombSUM, Fox & Shaw 1994). What the best is
   * worth, the words tell.
   */
  scoresAlone(
    found: readonly { readonly features: Float64Array; readonly characters: number | undefined }[],
  ): number[] {
    const words = found.map(({ features }) => wordScore(features));
    const characters = found.map((candidate) => candidate.characters ?? 0);
    const mostWords = words.reduce((most, score) => Math.max(most, score), 1e-9);
    const mostCharacters = characters.reduce((most, score) => Math.max(most, score), 1e-9);
    const fused = words.map((score, index) => score / mostWords + (characters[index] ?? 0) / mostCharacters);
    const mostFused = fused.reduce((most, score) => Math.max(most, score), 1e-9);
    return fused.map((score) => calibrated((mostWords * score) / mostFused, this.weights.alone.calibration));
  }
}

const SOFT_QUERY = FEATURE_NAMES.indexOf('softQuery');
const COVER_QUERY = FEATURE_NAMES.indexOf('coverQuery');
const BM25 = FEATURE_NAMES.indexOf('bm25');
const PAIRS = FEATURE_NAMES.indexOf('pairs');
const TELLING_COSINE = FEATURE_NAMES.indexOf('tellingCosine');

/**
 * The score before calibration: the trees' sum, which moves in steps, and the plainest two signs of sameness, so that
 * of two passages on one step the one with more of the query's words comes first.
 */
export function rawScore(model: Pick<Forest, 'base' | 'trees'>, features: Float64Array): number {
  let sum = model.base + (features[SOFT_QUERY] ?? 0) + (features[TELLING_COSINE] ?? 0);
  for (const tree of model.trees) {
    let node = 0;
    for (;;) {
      const feature = tree.feature[node] ?? -1;
      const threshold = tree.threshold[node] ?? 0;
      if (feature < 0) {
        sum += threshold;
        break;
      }
      const next = tree.next[node] ?? 0;
      node = (features[feature] ?? 0) <= threshold ? next : next + 1;
    }
  }
  return sum;
}

/**
 * What the words alone say, for words from nowhere: BM25, raised by words that resemble each other and by words in the
 * same order. Trees trained on sentences of articles do worse than that on anything else.
 */
export function wordScore(features: Float64Array): number {
  const cover = features[COVER_QUERY] ?? 0;
  const resembling = (features[SOFT_QUERY] ?? 0) - cover;
  return 10 * ((features[BM25] ?? 0) + 0.4 * resembling + 0.15 * (features[PAIRS] ?? 0) * cover);
}

/** Linear between the steps, so that order is kept. */
export function calibrated(raw: number, { raw: steps, share }: Calibration): number {
  let low = 0;
  let high = steps.length - 1;
  const first = steps[0] ?? 0;
  const last = steps[high] ?? 0;
  if (raw <= first) return (share[0] ?? 0) * Math.exp(raw - first);
  if (raw >= last) {
    const top = share[high] ?? 1;
    return top + (1 - top) * (1 - Math.exp(last - raw));
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) <= raw) low = middle;
    else high = middle;
  }
  const from = steps[low] ?? 0;
  const to = steps[high] ?? 0;
  const part = to > from ? (raw - from) / (to - from) : 0;
  return (share[low] ?? 0) + part * ((share[high] ?? 0) - (share[low] ?? 0));
}
