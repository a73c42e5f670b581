import { featureVector } from './candidateFeatures.ts';
import { NO_CONTEXT, NO_LINK_ODDS, type EventContext } from './event.ts';
import type { CharacterComparer } from './characterGrams.ts';
import { PassageComparer } from './features.ts';
import { Cosines } from './cosines.ts';
import { Feedback } from './feedback.ts';
import { termsOfSentence, type IndexedArticle } from './indexedArticle.ts';
import type { PreparedPassage } from './query.ts';
import { SoftMatcher } from './softMatch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sentence worth a full comparison. */
export interface Candidate {
  readonly slot: number;
  readonly article: IndexedArticle;
  readonly sentence: number;
}

export interface Featured extends Candidate {
  /** In the order of `FEATURE_NAMES`. */
  readonly features: Float64Array;
  /** Cosine of the characters, 0..1; only where the query comes from nowhere. */
  readonly characters: number | undefined;
}

/** Where a query stands: what is known of it beyond its words. */
export interface Standing {
  /** Undefined for words from nowhere. */
  readonly article: IndexedArticle | undefined;
  readonly speaker: number;
  readonly context: EventContext;
}

export const NOWHERE: Standing = { article: undefined, speaker: -1, context: NO_CONTEXT };

/** Best-looking passages that stand for what is sought. */
const SEEDS = 30;
/** How many words, other than the passage's own, an article must have for its likeness to mean anything. */
const LEAST_CONTEXT = 25;

/**
 * Looks at all candidates quickly, keeps the best `pool`, and works out the features of those.
 * Complexity: one pass over the words of all candidates, a second over those kept.
 */
export function featuresOf(
  query: PreparedPassage,
  standing: Standing,
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
  pool: number,
  characters?: CharacterComparer,
): Featured[] {
  const comparer = new PassageComparer(
    query,
    vocabulary,
    new SoftMatcher(query.distinct, vocabulary),
    standing.context.telling,
  );
  const inContext =
    standing.article !== undefined &&
    standing.article.articleTerms.length - query.distinct.length >= LEAST_CONTEXT;
  const first = candidates.map((candidate) => {
    const terms = termsOfSentence(candidate.article, candidate.sentence);
    const likely = standing.context.links.get(candidate.slot)?.probability ?? 0;
    const cosine = comparer.cosine(terms);
    return { candidate, terms, cosine, prior: cosine * (0.4 + likely) + 0.1 * likely };
  });
  first.sort(
    (a, b) =>
      b.prior - a.prior || a.candidate.slot - b.candidate.slot || a.candidate.sentence - b.candidate.sentence,
  );
  const kept = first.slice(0, pool);
  const feedback = new Feedback(kept.slice(0, SEEDS), vocabulary);
  const bestOfArticle = new Map<number, number>();
  for (const { candidate, cosine } of first)
    bestOfArticle.set(candidate.slot, Math.max(cosine, bestOfArticle.get(candidate.slot) ?? 0));
  const own = new Cosines(sentencesOf(standing.article), vocabulary);
  const top = kept.reduce((best, { cosine }) => Math.max(best, cosine), 0);
  const queryCentral = centrality(query.terms, standing.context, vocabulary);
  return kept.map(({ candidate, terms, cosine }) => {
    const { article, sentence, slot } = candidate;
    const from = article.offsets[sentence] ?? 0;
    const words = comparer.compare(terms, article.marks.subarray(from, from + terms.length));
    const link = standing.context.links.get(slot);
    const telling = inContext && article.articleTerms.length - terms.length >= LEAST_CONTEXT;
    const likeness = telling ? link?.likeness : undefined;
    const unknown = telling ? 0 : -1;
    const speaker = article.speakers[sentence] ?? -1;
    return {
      ...candidate,
      characters: characters?.cosine(terms),
      features: featureVector(words, {
        eventWords: likeness?.words ?? unknown,
        eventNames: likeness?.names ?? unknown,
        eventNumbers: likeness?.numbers ?? unknown,
        eventContainment: likeness?.containment ?? unknown,
        eventNeighbours: telling ? (link?.neighbours ?? 0) : -1,
        eventRatio: telling ? (link?.ratio ?? 0) : -1,
        eventRatioBack: telling ? (link?.ratioBack ?? 0) : -1,
        eventOdds: telling ? (link?.odds ?? NO_LINK_ODDS) : 0,
        ...feedback.of(terms, cosine),
        articleRatio: ratio(cosine, bestOfArticle.get(slot) ?? 0),
        ownRatio: ratio(cosine, Math.max(cosine, ...own.to(terms))),
        queryCentral: telling ? queryCentral : -1,
        matchCentral: telling ? centrality(terms, standing.context, vocabulary) : -1,
        topRatio: ratio(cosine, top),
        sameSpeaker: standing.speaker < 0 || speaker < 0 ? -1 : standing.speaker === speaker ? 1 : 0,
      }),
    };
  });
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

function sentencesOf(article: IndexedArticle | undefined): Int32Array[] {
  return Array.from({ length: article?.sentenceCount ?? 0 }, (_, sentence) =>
    article === undefined ? new Int32Array(0) : termsOfSentence(article, sentence),
  );
}

/** How much a passage is about what the articles of its event have in common: 0..1. */
function centrality(terms: Int32Array, context: EventContext, vocabulary: Vocabulary): number {
  let sum = 0;
  let total = 0;
  for (const term of terms) {
    const weight = vocabulary.weight(term);
    total += weight;
    sum += weight * (context.spread.get(term) ?? 0);
  }
  return total > 0 ? sum / total : 0;
}
