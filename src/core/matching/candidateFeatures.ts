/**
 * What is known of a candidate for a query, in the order in which the scorer takes it. Part of the weights' format.
 * Shares are of idf weight, in 0..1, unless said otherwise; -1 where nothing is known.
 */
export const FEATURE_NAMES = [
  // What the wording alone says.
  'cosine',
  // BM25 (Robertson & Zaragoza 2009) of the match for the query, against the most it could be.
  'bm25',
  'coverQuery',
  'coverMatch',
  // The best run of clauses of one passage against the whole of the other.
  'windowCosine',
  'queryWindowCosine',
  // Coverage where words that resemble each other count in part.
  'softQuery',
  'softMatch',
  // The same with weights that count only what sets sentences of this event apart: see `EventContext.telling`.
  'tellingCosine',
  'tellingQuery',
  'tellingMatch',
  'tellingWindow',
  // -1 where the passage names nobody and nothing.
  'namesQuery',
  'namesMatch',
  // Of the words that are neither names nor figures: what happened, rather than to whom. -1 where there are none.
  'restQuery',
  'restMatch',
  // -1 where the passage has no figure.
  'numbersQuery',
  'numbersMatch',
  // Shared pairs of neighbouring content words, of those the poorer passage has.
  'pairs',
  // Weight of the longest common run of words, of the lighter passage; and its words.
  'run',
  'runWords',
  // Weight of the shared words, and of either passage.
  'shared',
  'queryWeight',
  'matchWeight',
  // What goes beyond the wording: first how the two articles stand to each other, see `EventLink`.
  'eventWords',
  'eventNames',
  'eventNumbers',
  'eventContainment',
  'eventNeighbours',
  'eventRatio',
  'eventRatioBack',
  // 0 where nothing is known.
  'eventOdds',
  // See `Echo`.
  'feedback',
  'profile',
  // Cosine against the best any sentence of the match's article has.
  'articleRatio',
  // Cosine against the best the match has with any sentence of the query's article.
  'ownRatio',
  'queryCentral',
  'matchCentral',
  // Cosine against the best any candidate has.
  'topRatio',
] as const;
export type FeatureName = (typeof FEATURE_NAMES)[number];

/** Where each feature stands. */
export const FEATURE_PLACES: Readonly<Record<FeatureName, number>> = Object.fromEntries(
  FEATURE_NAMES.map((name, place) => [name, place]),
) as Record<FeatureName, number>;
