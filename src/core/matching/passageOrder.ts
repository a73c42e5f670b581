import { FEATURE_NAMES } from './candidateFeatures.ts';
import { logOdds } from './judgements.ts';
import weights from './suggestion.weights.json' with { type: 'json' };

/** Log-odds a headline, caption or pull quote loses, so that the sentence of the body it stands for comes first. */
export const BESIDES = -1.5;

/** A sentence as far as its place among those of its article goes. */
export interface Placeable {
  /** Of its article. */
  readonly slot: number;
  /** In the order of `FEATURE_NAMES`. */
  readonly features: Float64Array;
  /** See `Surroundings.likeness`. */
  readonly surroundings: number;
  /** Whether it announces or repeats what the body says. */
  readonly beside: boolean;
  readonly score: number;
}

const SOFT_QUERY = FEATURE_NAMES.indexOf('softQuery');
const SOFT_MATCH = FEATURE_NAMES.indexOf('softMatch');
const TELLING_QUERY = FEATURE_NAMES.indexOf('tellingQuery');

/** What `fit` is made of, in the order of its weights. */
export const fitFeatures = ({ features, surroundings, score, beside }: Placeable): readonly number[] => [
  features[SOFT_QUERY] ?? 0,
  features[SOFT_MATCH] ?? 0,
  features[TELLING_QUERY] ?? 0,
  surroundings,
  logOdds(score),
  beside ? 1 : 0,
];

/**
 * How well a sentence fits the query, for comparing the sentences of one article. Most of the score says whether two
 * articles report one event, which decides between articles and says nothing inside one; there the plainest signs order
 * best.
 */
export const fitOf = (found: Placeable, weighted: readonly number[] = weights.fit): number =>
  fitFeatures(found).reduce((sum, value, at) => sum + value * (weighted[at] ?? 0), 0);

/** A sentence and how it stands among those of its article. */
export interface Placed<Found> {
  readonly found: Found;
  /** The score of its rank in the article: the best fit has the article's best score. */
  readonly score: number;
  readonly fit: number;
  /** How far it is ahead of the next best in its article, or behind the best. */
  readonly lead: number;
}

/** Orders the sentences of each article by their fit and leaves each article the scores it has. */
export function placed<Found extends Placeable>(all: readonly Found[]): Placed<Found>[] {
  const articles = new Map<number, { found: Found; fit: number }[]>();
  for (const found of all) {
    const one = { found, fit: fitOf(found) };
    const others = articles.get(found.slot);
    if (others === undefined) articles.set(found.slot, [one]);
    else others.push(one);
  }
  return Array.from(articles.values()).flatMap((members) => {
    const scores = members.map(({ found }) => found.score).sort((a, b) => b - a);
    members.sort((a, b) => b.fit - a.fit || b.found.score - a.found.score);
    const best = members[0]?.fit ?? 0;
    const second = Math.max(0, members[1]?.fit ?? 0);
    return members.map(({ found, fit: own }, rank) => ({
      found,
      score: scores[rank] ?? 0,
      fit: own,
      lead: rank === 0 ? own - second : own - best,
    }));
  });
}
