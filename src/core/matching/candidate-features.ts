import type { WordFeatures } from './features.ts';

/** The order in which the scorer takes its features. Part of the weights' format. */
export const FEATURE_NAMES = [
  'cosine',
  'coverQuery',
  'coverMatch',
  'windowCosine',
  'queryWindowCosine',
  'softQuery',
  'softMatch',
  'tellingCosine',
  'tellingQuery',
  'tellingMatch',
  'tellingWindow',
  'namesQuery',
  'namesMatch',
  'restQuery',
  'restMatch',
  'numbersQuery',
  'numbersMatch',
  'pairs',
  'run',
  'runWords',
  'shared',
  'queryWeight',
  'matchWeight',
  'eventWords',
  'eventNames',
  'eventNumbers',
  'eventContainment',
  'eventNeighbours',
  'eventRatio',
  'eventRatioBack',
  'feedback',
  'profile',
  'articleRatio',
  'ownRatio',
  'queryCentral',
  'matchCentral',
  'topRatio',
  'sameSpeaker',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

/** What goes beyond the wording of the two passages. -1 where nothing is known. */
export interface ContextFeatures {
  eventWords: number;
  eventNames: number;
  eventNumbers: number;
  eventContainment: number;
  eventNeighbours: number;
  eventRatio: number;
  eventRatioBack: number;
  feedback: number;
  profile: number;
  /** Cosine against the best any sentence of the match's article has. */
  articleRatio: number;
  /** Cosine against the best the match has with any sentence of the query's article. */
  ownRatio: number;
  queryCentral: number;
  matchCentral: number;
  topRatio: number;
  sameSpeaker: number;
}

export function featureVector(words: WordFeatures, context: ContextFeatures): Float64Array {
  const all = { ...words, ...context };
  return Float64Array.from(FEATURE_NAMES, (name) => all[name]);
}
