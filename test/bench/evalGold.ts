/**
 * Hand-read cross-references: npm run eval:gold -- GOLD.yaml --articles DIR
 * For each mention and each other article with a mention of its cluster: is the best match there the right one, and is a
 * right one among the suggestions; and is any look-alike suggested as the same claim. Peers rank sentences by words alone.
 */
import { parseArgs } from 'node:util';
import { EmbeddedMatchIndex } from '../../src/core/matching/embeddedMatchIndex.ts';
import { overlaps, type Range } from '../../src/core/model/range.ts';
import { placeOf, readArticles, readGold, type Mention } from './retrieval/gold.ts';
import { peersOver, type Passage } from './retrieval/peers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: 'string' }, verbose: { type: 'boolean' } },
});
const [file] = positionals;
if (file === undefined || values.articles === undefined) {
  console.error('usage: npm run eval:gold -- GOLD.yaml --articles DIR [--verbose]');
  process.exit(2);
}
const gold = readGold(file);
const articles = readArticles(values.articles);
const index = new EmbeddedMatchIndex();
for (const [id, article] of articles) index.update(id, article);

const passages: (Passage & { readonly article: string; readonly range: Range })[] = [...articles].flatMap(
  ([id, article]) =>
    article.sentences
      .filter(({ matchable }) => matchable)
      .map(({ range }) => ({
        id: `${id} ${range.start}`,
        article: id,
        range,
        text: article.text.slice(range.start, range.end),
      })),
);
const passageAt = new Map(passages.map((passage) => [passage.id, passage]));
const peers = peersOver(passages);

const rangeOf = (mention: Mention): Range => placeOf(mention, articles);

interface Tally {
  asked: number;
  right: number;
  suggested: number;
}
const tallies = new Map<string, Tally>();
const tally = (name: string): Tally => {
  const known = tallies.get(name) ?? { asked: 0, right: 0, suggested: 0 };
  tallies.set(name, known);
  return known;
};

async function main(): Promise<void> {
  for (const { id, mentions } of gold.clusters)
    for (const mention of mentions) {
      const range = rangeOf(mention);
      const matches = await index.match({ article: mention.article, range }, { limit: 1000 });
      const others = new Set(
        mentions.map(({ article }) => article).filter((article) => article !== mention.article),
      );
      for (const article of others) {
        const wanted = mentions.filter((other) => other.article === article).map(rangeOf);
        const isRight = (found: Range): boolean => wanted.some((place) => overlaps(place, found));
        const there = matches.filter((match) => match.article === article);
        const own = tally('corroborate');
        own.asked++;
        const first = there[0] !== undefined && isRight(there[0].range);
        const shown = there.some((match) => match.suggested && isRight(match.range));
        if (first) own.right++;
        if (shown) own.suggested++;
        if (values.verbose && !(first && shown))
          console.log(
            `${id}: ${mention.quote}\n   in ${article}: ${there.map((match) => `${match.score.toFixed(2)}${isRight(match.range) ? ' RIGHT' : ''} ${match.text.slice(0, 90)}`).join('\n      ')}`,
          );
        for (const peer of peers) {
          const theirs = tally(peer.name);
          theirs.asked++;
          const best = peer
            .rank(mention.quote)
            .map((answer) => passageAt.get(answer.id))
            .find((passage) => passage?.article === article);
          if (best !== undefined && isRight(best.range)) theirs.right++;
        }
      }
    }

  let alarms = 0;
  for (const { a, b, why } of gold.hardNegatives ?? [])
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const matches = await index.match({ article: from.article, range: rangeOf(from) }, { limit: 1000 });
      const wrong = matches.find(
        (match) => match.article === to.article && overlaps(match.range, rangeOf(to)),
      );
      const same =
        wrong?.suggested === true && (wrong.relation === 'same' || wrong.relation === 'same-quote');
      if (same) alarms++;
      if (values.verbose)
        console.log(`look-alike ${wrong?.score.toFixed(3)} ${wrong?.relation} ${why ?? ''}`);
    }

  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  console.log('recall@1 an article, and shown as a suggestion:');
  for (const [name, { asked, right, suggested }] of tallies)
    console.log(
      name.padEnd(24),
      `${right}/${asked}`.padStart(8),
      share(right, asked).toFixed(3),
      name === 'corroborate' ? `${suggested}/${asked} ${share(suggested, asked).toFixed(3)}` : '',
    );
  console.log(`look-alikes suggested as the same claim: ${alarms}`);
  const ids = [...articles.keys()];
  const merged = ids.flatMap((a, place) =>
    ids
      .slice(place + 1)
      .filter((b) => index.independence(a, b) === false)
      .map((b) => `${a} + ${b}`),
  );
  console.log(`articles taken for one text: ${merged.length === 0 ? 'none' : merged.join(', ')}`);
  console.log(
    JSON.stringify({
      measured: Object.fromEntries(
        [...tallies].map(([name, { asked, right, suggested }]) => [
          name,
          { asked, recallAt1: share(right, asked), suggested: share(suggested, asked) },
        ]),
      ),
      lookAlikesSuggested: alarms,
      merged,
    }),
  );
}

void main();
