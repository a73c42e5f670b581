import fitted from './evidence.weights.json' with { type: 'json' };

/** What is known of the best place found for a passage without the old text; each in 0..1 unless said otherwise. */
export interface Evidence {
  readonly similarity: number;
  /** The weight of the words shared in any order, of the weight of both. */
  readonly shared: number;
  /** How much of the context stands on the side where more of it does, and on the other. */
  readonly better: number;
  readonly worse: number;
  /** How near the place is to where the passage is to be expected. */
  readonly nearness: number;
  /** By how much it is more similar than the next best place that shares no word with it; below 0 where it is less. */
  readonly lead: number;
  /** Summed weight of the passage's words: how much there is to recognise. */
  readonly weight: number;
  /** What looked like the passage in its own text is known. */
  readonly described: boolean;
  /** By how much the place is more like the passage than like any of its look-alikes, -1..1. */
  readonly distinction: number;
}

/** Both neighbours still there, as near as this: what stands between them has taken the passage's place. */
export const BOTH_NEIGHBOURS = 0.8;

const WEIGHED = {
  always: () => 1,
  similarity: ({ similarity }: Evidence) => similarity,
  shared: ({ shared }: Evidence) => shared,
  better: ({ better }: Evidence) => better,
  worse: ({ worse }: Evidence) => worse,
  betweenNeighbours: ({ worse }: Evidence) => (worse >= BOTH_NEIGHBOURS ? 1 : 0),
  nearness: ({ nearness }: Evidence) => nearness,
  lead: ({ lead }: Evidence) => lead,
  words: ({ similarity, weight }: Evidence) => Math.log(1 + similarity * weight),
  described: ({ described }: Evidence) => (described ? 1 : 0),
  distinction: ({ described, distinction }: Evidence) => (described ? distinction : 0),
};

/** What is weighed, in the order of {@link measuresOf}. */
export const MEASURES = Object.keys(WEIGHED) as readonly (keyof typeof WEIGHED)[];

/** The figures that are weighed. */
export const measuresOf = (evidence: Evidence): number[] => MEASURES.map((name) => WEIGHED[name](evidence));

/** The natural logarithm of the odds that a place is the passage's, by weights fitted to revisions of real prose. */
export function logOdds(evidence: Evidence): number {
  return MEASURES.reduce((sum, name) => sum + fitted.weights[name] * WEIGHED[name](evidence), 0);
}
