import type { WordFeatures } from './features.ts';

/** The order in which the scorer takes its features. Part of the weights' format. */
export const FEATURE_NAMES = [
  'cosine',
  'bm25',
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
  'eventOdds',
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
  /** 0 where nothing is known. */
  eventOdds: number;
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

/** Place of each feature. */
const AT: Readonly<Record<FeatureName, number>> = Object.fromEntries(
  FEATURE_NAMES.map((name, place) => [name, place]),
) as Record<FeatureName, number>;

/** One by one, because this runs for every pair: copying by name costs more than all comparing. */
export function featureVector(words: WordFeatures, context: ContextFeatures): Float64Array {
  const vector = new Float64Array(FEATURE_NAMES.length);
  vector[AT.cosine] = words.cosine;
  vector[AT.bm25] = words.bm25;
  vector[AT.coverQuery] = words.coverQuery;
  vector[AT.coverMatch] = words.coverMatch;
  vector[AT.windowCosine] = words.windowCosine;
  vector[AT.queryWindowCosine] = words.queryWindowCosine;
  vector[AT.softQuery] = words.softQuery;
  vector[AT.softMatch] = words.softMatch;
  vector[AT.tellingCosine] = words.tellingCosine;
  vector[AT.tellingQuery] = words.tellingQuery;
  vector[AT.tellingMatch] = words.tellingMatch;
  vector[AT.tellingWindow] = words.tellingWindow;
  vector[AT.namesQuery] = words.namesQuery;
  vector[AT.namesMatch] = words.namesMatch;
  vector[AT.restQuery] = words.restQuery;
  vector[AT.restMatch] = words.restMatch;
  vector[AT.numbersQuery] = words.numbersQuery;
  vector[AT.numbersMatch] = words.numbersMatch;
  vector[AT.pairs] = words.pairs;
  vector[AT.run] = words.run;
  vector[AT.runWords] = words.runWords;
  vector[AT.shared] = words.shared;
  vector[AT.queryWeight] = words.queryWeight;
  vector[AT.matchWeight] = words.matchWeight;
  vector[AT.eventWords] = context.eventWords;
  vector[AT.eventNames] = context.eventNames;
  vector[AT.eventNumbers] = context.eventNumbers;
  vector[AT.eventContainment] = context.eventContainment;
  vector[AT.eventNeighbours] = context.eventNeighbours;
  vector[AT.eventRatio] = context.eventRatio;
  vector[AT.eventRatioBack] = context.eventRatioBack;
  vector[AT.eventOdds] = context.eventOdds;
  vector[AT.feedback] = context.feedback;
  vector[AT.profile] = context.profile;
  vector[AT.articleRatio] = context.articleRatio;
  vector[AT.ownRatio] = context.ownRatio;
  vector[AT.queryCentral] = context.queryCentral;
  vector[AT.matchCentral] = context.matchCentral;
  vector[AT.topRatio] = context.topRatio;
  vector[AT.sameSpeaker] = context.sameSpeaker;
  return vector;
}
