import { recordOf } from '../src/core/matching/articleRecord.ts';
import { FEATURE_NAMES } from '../src/core/matching/candidateFeatures.ts';
import { SentenceIndex } from '../src/core/matching/embeddedIndex.ts';
import type { Featured } from '../src/core/matching/ranking.ts';
import { tokenise } from '../src/core/matching/tokens.ts';
import type { Range } from '../src/core/model/range.ts';
import { articlesOf, type EcbPlus, type Placed } from '../test/bench/retrieval/ecbplus.ts';

/** A pair of sentences and what it is. */
export interface Pair {
  readonly query: string;
  readonly candidate: string;
  /** The candidate's. */
  readonly article: string;
  readonly topic: number;
  readonly sameClaim: boolean;
  readonly sameEvent: boolean;
  readonly features: Float64Array;
  /** Whether the query is one clause of the sentence. */
  readonly fragment: boolean;
  readonly found: Featured;
}

/** Features of which more never speaks against a pair. */
export const RISING: ReadonlySet<number> = new Set(
  FEATURE_NAMES.flatMap((name, index) =>
    /^(cosine|bm25|cover|window|queryWindow|soft|telling|pairs|run|shared|feedback|profile|articleRatio|ownRatio|topRatio|event)/.test(
      name,
    )
      ? [index]
      : [],
  ),
);
const SHARED = FEATURE_NAMES.indexOf('shared');

/**
 * Of articles that say little more than the passage nothing is taken to be known, so that what is learned serves, too,
 * where nothing is.
 */
const LEAST_CONTEXT = 25;

/** Every sentence of the set, and one clause of every second one, against the sentences the index finds for it. */
export function pairsOf(data: EcbPlus, pool: number, fragments: boolean): Pair[] {
  const { articles, placed } = articlesOf(data);
  const index = new SentenceIndex();
  for (const [id, article] of articles) index.update(id, recordOf(article, undefined));
  const idAt = new Map(placed.map(({ id, document, start }) => [`${document} ${start}`, id]));
  const gold = (level: string): Set<string> =>
    new Set((data.gold[level] ?? []).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const sameClaim = gold('same-claim');
  const sameEvent = gold('same-event');
  const ask = ({ id, document }: Placed, start: number, end: number, fragment: boolean): Pair[] =>
    index
      .candidates(
        { article: document, range: { start, end } },
        articles.get(document)?.text.slice(start, end) ?? '',
        { articles: 300, pool, leastContext: LEAST_CONTEXT },
      )
      .found.map((found) => {
        const candidate = idAt.get(`${found.article.id} ${found.article.ranges[2 * found.sentence]}`) ?? '';
        const key = `${id} ${candidate}`;
        return {
          query: id,
          candidate,
          article: found.article.id,
          topic: data.documents[document]?.topic ?? 0,
          sameClaim: sameClaim.has(key),
          sameEvent: sameEvent.has(key),
          features: found.features,
          fragment,
          found,
        };
      });
  return placed.flatMap((sentence, turn) => {
    const whole = ask(sentence, sentence.start, sentence.end, false);
    const clause = fragments && turn % 2 === 0 ? clauseOf(sentence) : undefined;
    if (clause === undefined) return whole;
    // A clause carries what the sentence shares with another only where most of the shared words are in it.
    const shared = new Map(whole.map(({ candidate, features }) => [candidate, features[SHARED]!]));
    const part = ask(sentence, clause.start, clause.end, true).filter(
      ({ candidate, sameClaim, sameEvent, features }) =>
        !(sameClaim || sameEvent) ||
        features[SHARED]! >= 0.6 * (shared.get(candidate) ?? Number.POSITIVE_INFINITY),
    );
    return [...whole, ...part];
  });
}

/** A clause of four to ten words, the longest, of a sentence that has others. */
function clauseOf({ text, start }: Placed): Range | undefined {
  const clauses: { start: number; end: number; words: number }[] = [];
  for (const token of tokenise(text)) {
    const last = clauses.at(-1);
    if (last === undefined || token.opensClause)
      clauses.push({ start: start + token.start, end: start + token.end, words: 1 });
    else {
      last.end = start + token.end;
      last.words++;
    }
  }
  if (clauses.length < 2) return undefined;
  return clauses.filter(({ words }) => words >= 4 && words <= 10).sort((a, b) => b.words - a.words)[0];
}
