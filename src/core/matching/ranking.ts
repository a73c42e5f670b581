import { kthLargest } from './accumulator.ts';
import { Bags, type Bag } from './bags.ts';
import { tellsOfOthers } from './articleVectors.ts';
import { FEATURE_NAMES, FEATURE_PLACES as AT } from './candidateFeatures.ts';
import { NO_CONTEXT, NO_LINK_ODDS, type EventContext } from './event.ts';
import type { CharacterComparer } from './characterGrams.ts';
import { PassageComparer } from './features.ts';
import { Cosines } from './cosines.ts';
import { Feedback } from './feedback.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import type { PreparedPassage } from './query.ts';
import type { QueryScratch } from './queryScratch.ts';
import { SoftMatcher } from './softMatch.ts';
import { Surroundings } from './surroundings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An article whose sentences are worth a look. */
export interface CandidateArticle {
  readonly slot: number;
  readonly article: IndexedArticle;
}

/** A sentence compared in full. */
export interface Featured extends CandidateArticle {
  readonly sentence: number;
  /** In the order of `FEATURE_NAMES`. */
  readonly features: Float64Array;
  /** Cosine of the characters, 0..1; only where the query comes from nowhere. */
  readonly characters: number | undefined;
  /** See `Surroundings.likeness`; 0 where the query comes from nowhere. */
  readonly surroundings: number;
  /** Whether its article tells of others than the query's. */
  readonly ofOthers: boolean;
}

/** Where a query stands: what is known of it beyond its words. */
export interface Standing {
  /** Undefined for words from nowhere. */
  readonly article: IndexedArticle | undefined;
  /** The sentence it is of, or -1. */
  readonly sentence: number;
  readonly context: EventContext;
}

export const NOWHERE: Standing = { article: undefined, sentence: -1, context: NO_CONTEXT };

/** Best-looking passages that stand for what is sought. */
const SEEDS = 30;
/** An article this likely of the query's event is looked at whatever its words. */
export const OF_EVENT = 0.3;
/** How many words, other than the passage's own, an article must have for its likeness to mean anything. */
const LEAST_CONTEXT = 6;

/** How far a query looks. */
export interface Reach {
  /** Articles whose sentences are looked at. */
  readonly articles: number;
  /** Sentences compared in full, whatever article they are of. */
  readonly pool: number;
  /** Sentences compared in full besides, of each article that is likely of the query's event; none where absent. */
  readonly ofEvent?: number;
  /** How many words, other than the passage's own, an article must have for it to be compared with another; 6 where absent. */
  readonly leastContext?: number;
}

/** A sentence at first sight. */
interface Glance extends CandidateArticle {
  readonly sentence: number;
  readonly cosine: number;
  /** How good it looks. */
  readonly prior: number;
  /** The highest cosine any sentence of its article has. */
  readonly bestOfArticle: number;
  /** Whether it is among the best of an article that is likely of the query's event. */
  readonly isOfEvent: boolean;
}

/** Whether an article says more than one of its passages, so that its likeness to another tells of an event. */
export const saysMoreThan = (article: IndexedArticle, words: number, leastContext = LEAST_CONTEXT): boolean =>
  article.articleTerms.length - words >= leastContext;

/**
 * Looks at all sentences of the candidates quickly, keeps the best, and works out the features of those.
 * Complexity: one pass over the words of all candidates, a second over those kept.
 */
export function featuresOf(
  query: PreparedPassage,
  standing: Standing,
  candidates: readonly CandidateArticle[],
  vocabulary: Vocabulary,
  reach: Reach,
  scratch: QueryScratch,
  characters?: CharacterComparer,
): Featured[] {
  const { leastContext } = reach;
  const comparer = new PassageComparer(
    query,
    vocabulary,
    new SoftMatcher(query.distinct, vocabulary),
    standing.context.telling,
    scratch,
  );
  const inContext =
    standing.article !== undefined && saysMoreThan(standing.article, query.distinct.length, leastContext);
  const glances = bestAtFirstSight(candidates, comparer, standing, reach);
  const bags = new Bags(vocabulary, scratch);
  const kept = glances.map(({ slot, article, sentence, cosine, prior, bestOfArticle }) => {
    const bag = bags.of(article.terms, article.offsets[sentence], article.offsets[sentence + 1]);
    return { slot, article, sentence, cosine, prior, bestOfArticle, bag };
  });
  const feedback = new Feedback(kept.slice(0, SEEDS), scratch.heldBySeeds.clear(vocabulary.size));
  const own = new Cosines(bagsOf(standing.article, bags), scratch.heldByOwn.clear(vocabulary.size));
  const surroundings =
    standing.article &&
    new Surroundings(
      standing.article,
      standing.sentence,
      query.terms,
      bags,
      scratch.held.clear(vocabulary.size),
    );
  const top = kept.reduce((best, { cosine }) => Math.max(best, cosine), 0);
  const { terms: asked } = query;
  const queryCentral = centrality(asked, 0, asked.length, standing.context, vocabulary);
  // One array for all: one each costs more than what is worked out of it.
  const width = FEATURE_NAMES.length;
  const all = new Float64Array(kept.length * width);
  return kept.map(({ slot, article, sentence, bag, cosine, bestOfArticle }, place) => {
    const features = all.subarray(place * width, (place + 1) * width);
    comparer.compare(article, sentence, features);
    const { terms, offsets } = article;
    const from = offsets[sentence] ?? 0;
    const to = offsets[sentence + 1] ?? from;
    const link = standing.context.links.get(slot);
    const telling = inContext && saysMoreThan(article, to - from, leastContext);
    const likeness = telling ? link?.likeness : undefined;
    const unknown = telling ? 0 : -1;
    const echo = feedback.of(bag, cosine);
    features[AT.eventWords] = likeness?.words ?? unknown;
    features[AT.eventNames] = likeness?.names ?? unknown;
    features[AT.eventNumbers] = likeness?.numbers ?? unknown;
    features[AT.eventContainment] = likeness?.containment ?? unknown;
    features[AT.eventNeighbours] = telling ? (link?.neighbours ?? 0) : -1;
    features[AT.eventRatio] = telling ? (link?.ratio ?? 0) : -1;
    features[AT.eventRatioBack] = telling ? (link?.ratioBack ?? 0) : -1;
    features[AT.eventOdds] = telling ? (link?.odds ?? NO_LINK_ODDS) : 0;
    features[AT.feedback] = echo.feedback;
    features[AT.profile] = echo.profile;
    features[AT.articleRatio] = ratio(cosine, bestOfArticle);
    features[AT.ownRatio] = ratio(cosine, Math.max(cosine, own.highest(bag)));
    features[AT.queryCentral] = telling ? queryCentral : -1;
    features[AT.matchCentral] = telling ? centrality(terms, from, to, standing.context, vocabulary) : -1;
    features[AT.topRatio] = ratio(cosine, top);
    return {
      slot,
      article,
      sentence,
      features,
      characters: characters?.cosine(terms.subarray(from, to)),
      surroundings: surroundings?.likeness(article, sentence) ?? 0,
      ofOthers: likeness !== undefined && tellsOfOthers(likeness),
    };
  });
}

/** The sentences that look best, best first. */
function bestAtFirstSight(
  candidates: readonly CandidateArticle[],
  comparer: PassageComparer,
  { context }: Standing,
  { pool, ofEvent = 0 }: Reach,
): readonly Glance[] {
  const count = candidates.reduce((sum, { article }) => sum + article.sentenceCount, 0);
  const cosines = new Float64Array(count);
  const priors = new Float64Array(count);
  let at = 0;
  for (const { slot, article } of candidates) {
    const likely = context.links.get(slot)?.probability ?? 0;
    comparer.cosines(article, cosines, at);
    for (const end = at + article.sentenceCount; at < end; at++)
      priors[at] = (cosines[at] ?? 0) * (0.4 + likely) + 0.1 * likely;
  }
  const least = count <= pool ? 0 : kthLargest(priors.slice(), count, pool);
  const kept: Glance[] = [];
  at = 0;
  for (const { slot, article } of candidates) {
    const { sentenceCount } = article;
    const leastHere =
      ofEvent === 0 || (context.links.get(slot)?.probability ?? 0) < OF_EVENT
        ? Infinity
        : kthLargest(priors.slice(at, at + sentenceCount), sentenceCount, Math.min(ofEvent, sentenceCount));
    const first = at;
    // Worked out with the first that is kept: of most articles none is.
    let bestOfArticle = -1;
    for (let sentence = 0; sentence < sentenceCount; sentence++, at++) {
      const prior = priors[at] ?? 0;
      const isOfEvent = prior >= leastHere;
      if (prior < least && !isOfEvent) continue;
      if (bestOfArticle < 0) bestOfArticle = highest(cosines, first, first + sentenceCount);
      kept.push({ slot, article, sentence, cosine: cosines[at] ?? 0, prior, bestOfArticle, isOfEvent });
    }
  }
  kept.sort((a, b) => b.prior - a.prior || a.slot - b.slot || a.sentence - b.sentence);
  return kept.filter(({ isOfEvent }, place) => place < pool || isOfEvent);
}

/** The highest of the values from one place to another, at least 0. */
function highest(values: Float64Array, from: number, to: number): number {
  let most = 0;
  for (let at = from; at < to; at++) most = Math.max(most, values[at] ?? 0);
  return most;
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** The sentences of an article. */
function bagsOf(article: IndexedArticle | undefined, bags: Bags): Bag[] {
  if (article === undefined) return [];
  const { terms, offsets, sentenceCount } = article;
  return Array.from({ length: sentenceCount }, (_, sentence) =>
    bags.of(terms, offsets[sentence], offsets[sentence + 1]),
  );
}

/** How much the terms from one place to another are about what the articles of their event have in common: 0..1. */
function centrality(
  terms: Int32Array,
  from: number,
  to: number,
  context: EventContext,
  vocabulary: Vocabulary,
): number {
  let sum = 0;
  let total = 0;
  for (let at = from; at < to; at++) {
    const term = terms[at] ?? 0;
    const weight = vocabulary.weight(term);
    total += weight;
    sum += weight * (context.spread.get(term) ?? 0);
  }
  return total > 0 ? sum / total : 0;
}
