import { FEATURE_NAMES } from '../src/core/matching/candidate-features.ts';
import { SentenceIndex } from '../src/core/matching/embedded-index.ts';
import { articlesOf, type EcbPlus } from '../test/bench/retrieval/ecbplus.ts';

/** A pair of sentences and what it is. */
export interface Pair {
  readonly query: string;
  readonly candidate: string;
  readonly topic: number;
  readonly sameClaim: boolean;
  readonly sameEvent: boolean;
  readonly features: Float64Array;
}

/** The features that rest on the articles around the two passages. */
const CONTEXT = new Set(
  FEATURE_NAMES.flatMap((name, index) => (/^event|Central$/.test(name) ? [index] : [])),
);

/** Every sentence of the set against the sentences the index finds for it. */
export function pairsOf(data: EcbPlus, pool: number): Pair[] {
  const { articles, placed } = articlesOf(data);
  const index = new SentenceIndex();
  for (const [id, article] of articles) index.update(id, article);
  const idAt = new Map(placed.map(({ id, document, start }) => [`${document} ${start}`, id]));
  const gold = (level: string): Set<string> =>
    new Set((data.gold[level] ?? []).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const sameClaim = gold('same-claim');
  const sameEvent = gold('same-event');
  return placed.flatMap(({ id, document, start, end }) =>
    index
      .candidates({ article: document, range: { start, end } }, { articles: 300, events: 80, pool })
      .found.map(({ article, sentence, features }) => {
        const candidate = idAt.get(`${article.id} ${article.ranges[2 * sentence]}`) ?? '';
        const key = `${id} ${candidate}`;
        return {
          query: id,
          candidate,
          topic: data.documents[document]?.topic ?? 0,
          sameClaim: sameClaim.has(key),
          sameEvent: sameEvent.has(key),
          features,
        };
      }),
  );
}

/** The same pair as it would look had the two articles no other sentence. */
export function withoutContext(features: Float64Array): Float64Array {
  return features.map((value, index) => (CONTEXT.has(index) ? -1 : value));
}
