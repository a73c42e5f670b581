import { fileURLToPath } from 'node:url';
import { recordOf } from '../src/core/matching/articleRecord.ts';
import { SentenceIndex } from '../src/core/matching/embeddedIndex.ts';
import { shifted } from '../src/core/matching/judgements.ts';
import { BESIDES } from '../src/core/matching/passageOrder.ts';
import type { Featured } from '../src/core/matching/ranking.ts';
import { Scorer } from '../src/core/matching/scorer.ts';
import { overlaps } from '../src/core/model/range.ts';
import { placeOf, readArticles, readGold } from '../test/bench/retrieval/gold.ts';

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

/** Every mention in samples/ against all sentences of the other articles. The scorer has seen none of them. */
export function sampleRows(): SampleRow[] {
  const articles = readArticles(SAMPLES);
  const index = new SentenceIndex();
  for (const [id, article] of articles) index.update(id, recordOf(article, undefined));
  const scorer = new Scorer();
  return readGold(GOLD).clusters.flatMap(({ id, mentions }, group) => {
    const places = mentions.map((mention) => ({ ...mention, range: placeOf(mention, articles) }));
    return places.flatMap(({ article, range }) => {
      const text = articles.get(article)?.text.slice(range.start, range.end) ?? '';
      const reach = { articles: articles.size, pool: 1000 };
      return index.candidates({ article, range }, text, reach).found.map((found) => {
        const beside = found.article.besides[found.sentence] === 1;
        return {
          query: `${id} ${article} ${range.start}`,
          article: found.article.id,
          group,
          right: places.some(
            (other) =>
              other.article === found.article.id &&
              overlaps(other.range, {
                start: found.article.ranges[2 * found.sentence] ?? 0,
                end: found.article.ranges[2 * found.sentence + 1] ?? 0,
              }),
          ),
          found,
          beside,
          score: shifted(scorer.score(found.features, true), beside ? BESIDES : 0),
        };
      });
    });
  });
}
