import { FEATURE_NAMES } from './candidateFeatures.ts';
import { logistic } from './contradictionScore.ts';
import { logOdds } from './judgements.ts';
import type { Featured } from './ranking.ts';
import weights from './suggestion.weights.json' with { type: 'json' };

/** What is known of a match once the sentences of its article are in order. */
export interface Standout {
  readonly score: number;
  readonly fit: number;
  readonly lead: number;
  /** How many sentences its article has. */
  readonly sentences: number;
}

/** Articles longer than those learned from tell no more. */
const MOST_SENTENCES = 40;

/** What `certainty` is made of, in the order of the weights after the constant. */
export function certaintyFeatures({ score, fit, lead, sentences }: Standout): readonly number[] {
  const size = Math.log(Math.min(MOST_SENTENCES, Math.max(1, sentences)));
  return [logOdds(score), fit / 5, lead / 5, size / 2, (fit / 5) * (size / 2), (lead / 5) * (size / 2)];
}

/**
 * How likely a match carries the claim: 0..1. The score alone was learned where articles are many and events different; in a
 * workspace of one event it is low throughout. That one sentence of a long article fits the query and no other does
 * says as much.
 */
export const certainty = (standout: Standout): number =>
  logistic(certaintyFeatures(standout), weights.certainty);

/** The certainty from which on a match is shown unasked. */
export const SUGGESTED = weights.suggested;

const NAMES_QUERY = FEATURE_NAMES.indexOf('namesQuery');
const NAMES_MATCH = FEATURE_NAMES.indexOf('namesMatch');
const SOFT_QUERY = FEATURE_NAMES.indexOf('softQuery');
const QUERY_WEIGHT = FEATURE_NAMES.indexOf('queryWeight');
const MATCH_WEIGHT = FEATURE_NAMES.indexOf('matchWeight');
/** Share of the names' weight below which two passages that both name somebody name others. */
const FEW_NAMES = 0.3;
/** What one seldom word weighs, about: less than that on either side is no claim but a piece of a sentence. */
const LEAST_WEIGHT = 9;
/** What two words that a dozen passages hold weigh together. */
const LEAST_SHARED = 12.5;

/** Whether something speaks against showing a match unasked, however alike the wording. */
export const isDoubtful = ({ features, ofOthers }: Pick<Featured, 'features' | 'ofOthers'>): boolean =>
  ofOthers || namesOthers(features) || saysTooLittle(features);

/**
 * The same words about somebody else are another claim, and in a small workspace learned weights cannot be trusted to
 * see it: what names others is never shown unasked.
 */
function namesOthers(features: Float64Array): boolean {
  const query = features[NAMES_QUERY] ?? -1;
  const match = features[NAMES_MATCH] ?? -1;
  return query >= 0 && match >= 0 && Math.max(query, match) < FEW_NAMES;
}

/**
 * "Dr." and "12 per cent." match everywhere and say nothing; and that two passages share the wind, or that somebody asks
 * something tomorrow, makes no claim of them.
 */
function saysTooLittle(features: Float64Array): boolean {
  const query = features[QUERY_WEIGHT] ?? 0;
  const shared = (features[SOFT_QUERY] ?? 0) * query;
  return Math.min(query, features[MATCH_WEIGHT] ?? 0) < LEAST_WEIGHT || shared < LEAST_SHARED;
}
