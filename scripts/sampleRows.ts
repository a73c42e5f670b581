import { fileURLToPath } from 'node:url';
import { recordOf } from '../src/core/matching/articleRecord.ts';
import { SentenceIndex } from '../src/core/matching/embeddedIndex.ts';
import { shifted } from '../src/core/matching/judgements.ts';
import { BESIDES } from '../src/core/matching/passageOrder.ts';
import type { Featured } from '../src/core/matching/ranking.ts';
import { Scorer } from '../src/core/matching/scorer.ts';
import type { Article } from '../src/core/model/article.ts';
import { overlaps, type Range } from '../src/core/model/range.ts';
import { placeOf, readArticles, readGold } from '../test/bench/retrieval/gold.ts';
import { judgedSuggestions, suggestionKey } from '../test/bench/retrieval/judgedSuggestions.ts';

/** A sentence found for a mention of a planted claim. */
export interface SampleRow {
  readonly query: string;
  readonly article: string;
  /** The claim's number. */
  readonly group: number;
  /** Whether the sentence carries the claim, too. */
  readonly right: boolean;
  readonly found: Featured;
  /** Whether it announces or repeats what the body says. */
  readonly beside: boolean;
  readonly score: number;
}

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url));
const GOLD = new URL('../test/fixtures/samples-gold.yaml', import.meta.url);

/** What is asked of the samples, and which answers are right. */
interface Asking {
  readonly index: SentenceIndex;
  readonly articles: ReadonlyMap<string, Article>;
  readonly scorer: Scorer;
}

/** Every mention in samples/ against all sentences of the other articles. The scorer has seen none of them. */
export function sampleRows(): SampleRow[] {
  const asking = prepared();
  return readGold(GOLD).clusters.flatMap(({ id, mentions }, group) => {
    const places = mentions.map((mention) => ({ ...mention, range: placeOf(mention, asking.articles) }));
    return places.flatMap(({ article, range }) =>
      rowsOf(asking, article, range, `${id} ${article} ${range.start}`, group, (found) =>
        places.some(
          (other) =>
            other.article === found.article.id &&
            overlaps(other.range, {
              start: found.article.ranges[2 * found.sentence] ?? 0,
              end: found.article.ranges[2 * found.sentence + 1] ?? 0,
            }),
        ),
      ),
    );
  });
}

/** Every sentence in samples/ against all others: what was judged right by hand is right, and nothing else. */
export function sentenceRows(): SampleRow[] {
  const asking = prepared();
  const judged = judgedSuggestions();
  return Array.from(asking.articles).flatMap(([id, { sentences }]) =>
    sentences
      .filter(({ matchable }) => matchable)
      .flatMap(({ range }) =>
        rowsOf(asking, id, range, `${id} ${range.start}`, 0, ({ article, sentence }) => {
          const start = article.ranges[2 * sentence] ?? 0;
          return judged.get(suggestionKey(id, range.start, article.id, start)) === 'right';
        }),
      ),
  );
}

function prepared(): Asking {
  const articles = readArticles(SAMPLES);
  const index = new SentenceIndex();
  for (const [id, article] of articles) index.update(id, recordOf(article, undefined));
  return { index, articles, scorer: new Scorer() };
}

function rowsOf(
  { index, articles, scorer }: Asking,
  article: string,
  range: Range,
  query: string,
  group: number,
  isRight: (found: Featured) => boolean,
): SampleRow[] {
  const text = articles.get(article)?.text.slice(range.start, range.end) ?? '';
  const reach = { articles: articles.size, pool: 1000 };
  return index.candidates({ article, range }, text, reach).found.map((found) => {
    const beside = found.article.isBeside(found.sentence);
    return {
      query,
      article: found.article.id,
      group,
      right: isRight(found),
      found,
      beside,
      score: shifted(scorer.score(found.features, true), beside ? BESIDES : 0),
    };
  });
}
