import { logistic } from './contradictionScore.ts';
import weights from './semantic.weights.json' with { type: 'json' };

/** What the combined score is made of, in the order of the weights. */
export const SEMANTIC_FEATURES = ['log-odds of the score', 'cosine of the sentences'] as const;

/** A score never quite 0 or 1: its log-odds stay finite. */
const EDGE = 1e-4;

export const semanticFeatures = (score: number, similarity: number): readonly number[] => {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, score));
  return [Math.log(inside / (1 - inside)), similarity];
};

/**
 * How likely two sentences carry one claim, by the words' score and the model's cosine: see `npm run train:semantic`.
 * @param inContext whether the score knew the article of the sentence asked about; if not, the model weighs more
 */
export const semanticScore = (score: number, similarity: number, inContext: boolean): number =>
  logistic(semanticFeatures(score, similarity), inContext ? weights.inContext : weights.alone);
