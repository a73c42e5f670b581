import { featureVector } from './candidate-features.ts';
import { NO_CONTEXT, type EventContext } from './event.ts';
import { PassageComparer } from './features.ts';
import { Feedback } from './feedback.ts';
import { termsOfSentence, type IndexedArticle } from './indexed-article.ts';
import type { PreparedPassage } from './query.ts';
import { SoftMatcher } from './soft-match.ts';
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
}

/** Where a query stands: what is known of it beyond its words. */
export interface Standing {
  /** Undefined for words from nowhere. */
  readonly article: IndexedArticle | undefined;
  /** Place of its sentence in its article, -1 where it has none. */
  readonly place: number;
  readonly speaker: number;
  readonly context: EventContext;
}

export const NOWHERE: Standing = { article: undefined, place: -1, speaker: -1, context: NO_CONTEXT };

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
): Featured[] {
  const comparer = new PassageComparer(query, vocabulary, new SoftMatcher(query.distinct, vocabulary));
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
  const feedback = new Feedback(kept.slice(0, 30), vocabulary);
  const top = kept.reduce((best, { cosine }) => Math.max(best, cosine), 0);
  const queryCentral = centrality(query.terms, standing.context, vocabulary);
  return kept.map(({ candidate, terms, cosine }) => {
    const { article, sentence, slot } = candidate;
    const from = article.offsets[sentence] ?? 0;
    const words = comparer.compare(terms, article.marks.subarray(from, from + terms.length));
    const link = standing.context.links.get(slot);
    const telling =
      standing.article !== undefined &&
      standing.article.articleTerms.length - query.distinct.length >= LEAST_CONTEXT &&
      article.articleTerms.length - terms.length >= LEAST_CONTEXT;
    const likeness = telling ? link?.likeness : undefined;
    const unknown = telling ? 0 : -1;
    const speaker = article.speakers[sentence] ?? -1;
    return {
      ...candidate,
      features: featureVector(words, {
        eventWords: likeness?.words ?? unknown,
        eventNames: likeness?.names ?? unknown,
        eventNumbers: likeness?.numbers ?? unknown,
        eventContainment: likeness?.containment ?? unknown,
        eventCore: telling ? (link?.core ?? 0) : -1,
        eventRatio: likeness === undefined ? unknown : likeness.words / Math.max(1e-9, standing.context.best),
        queryPlace: Math.min(standing.place, 12),
        matchPlace: Math.min(article.places[sentence] ?? 0, 12),
        feedback: feedback.of(terms, slot, sentence),
        queryCentral: telling ? queryCentral : -1,
        matchCentral: telling ? centrality(terms, standing.context, vocabulary) : -1,
        topRatio: top > 0 ? cosine / top : 0,
        sameSpeaker: standing.speaker < 0 || speaker < 0 ? -1 : standing.speaker === speaker ? 1 : 0,
      }),
    };
  });
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
