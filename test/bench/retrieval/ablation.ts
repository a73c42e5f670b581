import { FEATURE_NAMES, type FeatureName } from '../../../src/core/matching/candidateFeatures.ts';
import { Scorer } from '../../../src/core/matching/scorer.ts';

/** The main kinds of features, which are switched off one at a time. */
export const GROUPS: Readonly<Record<string, readonly FeatureName[]>> = {
  'words shared': [
    'cosine',
    'bm25',
    'coverQuery',
    'coverMatch',
    'shared',
    'articleRatio',
    'ownRatio',
    'topRatio',
  ],
  'clauses and order': ['windowCosine', 'queryWindowCosine', 'pairs', 'run', 'runWords'],
  'like-meaning words and neighbours': ['softQuery', 'softMatch', 'feedback', 'profile'],
  'what tells within an event': [
    'tellingCosine',
    'tellingQuery',
    'tellingMatch',
    'tellingWindow',
    'queryCentral',
    'matchCentral',
  ],
  'names and figures': ['namesQuery', 'namesMatch', 'restQuery', 'restMatch', 'numbersQuery', 'numbersMatch'],
  'the event of the articles': [
    'eventWords',
    'eventNames',
    'eventNumbers',
    'eventContainment',
    'eventNeighbours',
    'eventRatio',
    'eventRatioBack',
    'eventOdds',
  ],
};

/** Sees what values the features take, on average, over everything it scores. */
export class ObservingScorer extends Scorer {
  private readonly sums = new Float64Array(FEATURE_NAMES.length);
  private count = 0;

  override score(features: Float64Array, inContext: boolean): number {
    this.count++;
    features.forEach((value, at) => (this.sums[at] = (this.sums[at] ?? 0) + value));
    return super.score(features, inContext);
  }

  means(): Float64Array {
    return this.sums.map((sum) => sum / Math.max(1, this.count));
  }
}

/** Scores with the weights in use, a group of features held at their mean: they tell no two passages apart. */
export class AblatedScorer extends Scorer {
  private readonly means: Float64Array;
  private readonly off: readonly number[];

  constructor(group: readonly FeatureName[], means: Float64Array) {
    super();
    this.means = means;
    this.off = group.map((name) => FEATURE_NAMES.indexOf(name));
  }

  override score(features: Float64Array, inContext: boolean): number {
    const held = features.slice();
    for (const at of this.off) held[at] = this.means[at] ?? 0;
    return super.score(held, inContext);
  }
}
