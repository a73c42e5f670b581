/**
 * How often what is shown unasked carries the same claim, by judgements made by hand and kept beside this file: where
 * the two sentences begin, and whether the match is right.
 *
 *   npm run eval:suggestions -- FILE-OR-FOLDER… [--draw N] [--print]
 *
 * A file is ECB+ as JSON, all of whose articles make one workspace and of which every sentence is there to be found; a
 * folder holds articles. Each sentence is asked about, and of all suggestions as many as `--draw` says (100) are drawn,
 * always the same ones. `--print` shows those not judged yet, for judging; nothing of the texts is kept. A suggestion
 * is right where both passages carry one claim of one event, however they differ in its details; it is wrong where they
 * tell different things of the same people, or the same of others. JSON is the last line.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readArticle } from '../../src/core/article/readArticle.ts';
import { isProjectFile } from '../../src/core/corpus/articleNames.ts';
import { EmbeddedMatchIndex } from '../../src/core/matching/embeddedMatchIndex.ts';
import type { Article } from '../../src/core/model/article.ts';
import { normaliseText } from '../../src/core/text/normalise.ts';
import { articlesOf, type EcbPlus } from './retrieval/ecbplus.ts';
import { judgedSuggestions, suggestionKey } from './retrieval/judgedSuggestions.ts';

interface Suggestion {
  /** Both places, which is how a judgement names it. */
  readonly key: string;
  readonly score: number;
  readonly relation: string;
  readonly query: string;
  readonly match: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { draw: { type: 'string', default: '100' }, print: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('usage: npm run eval:suggestions -- FILE-OR-FOLDER… [--draw N] [--print]');
  process.exitCode = 2;
} else void main();

function articlesIn(path: string): Map<string, Article> {
  if (!statSync(path).isDirectory()) {
    const { articles } = articlesOf(JSON.parse(readFileSync(path, 'utf8')) as EcbPlus);
    return new Map(
      [...articles].map(([id, article]) => [
        id,
        {
          ...article,
          sentences: article.sentences.map((sentence) => ({ ...sentence, matchable: true })),
        },
      ]),
    );
  }
  return new Map(
    readdirSync(path)
      .filter((name) => /\.(txt|md|article)$/u.test(name) && !isProjectFile(name))
      .sort()
      .map((name) => [name, readArticle(normaliseText(readFileSync(join(path, name), 'utf8')), { name })]),
  );
}

/** Where the sentence begins that a place is in: what of it is shown may change, and what was judged is the same. */
function sentenceStart(article: Article | undefined, place: number): number {
  const sentence = article?.sentences.find(({ range }) => range.start <= place && place < range.end);
  return sentence?.range.start ?? place;
}

async function suggestionsAmong(articles: ReadonlyMap<string, Article>): Promise<Suggestion[]> {
  const index = new EmbeddedMatchIndex();
  for (const [id, article] of articles) index.update(id, article);
  const found: Suggestion[] = [];
  for (const [id, { text, sentences }] of articles)
    for (const { range, matchable } of sentences) {
      if (!matchable) continue;
      for (const match of await index.match({ article: id, range }, { limit: 1000 }))
        if (match.suggested)
          found.push({
            key: suggestionKey(
              id,
              range.start,
              match.article,
              sentenceStart(articles.get(match.article), match.range.start),
            ),
            score: match.score,
            relation: match.relation,
            query: text.slice(range.start, range.end),
            match: match.text,
          });
    }
  return found;
}

/** By the digest of where they stand: at random, and the same every time. */
function drawn(all: readonly Suggestion[], count: number): Suggestion[] {
  return all
    .map((suggestion) => ({
      suggestion,
      order: createHash('sha256').update(suggestion.key).digest('hex'),
    }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, count)
    .map(({ suggestion }) => suggestion);
}

async function main(): Promise<void> {
  const judged = judgedSuggestions();
  const report: Record<string, unknown> = {};
  for (const path of positionals) {
    const all = await suggestionsAmong(articlesIn(path));
    const sample = drawn(all, Number(values.draw));
    const tally = { right: 0, wrong: 0, open: 0 };
    for (const { key, score, relation, query, match } of sample) {
      const judgement = judged.get(key);
      tally[judgement ?? 'open']++;
      if (values.print && judgement === undefined)
        console.log(`\n${key}\t${score.toFixed(2)} ${relation}\n  A ${query}\n  B ${match}`);
    }
    const precision = tally.right / Math.max(1, tally.right + tally.wrong);
    report[basename(path)] = { suggestions: all.length, drawn: sample.length, ...tally, precision };
    console.log(
      `${basename(path)}: ${all.length} suggestions, ${sample.length} drawn: ${tally.right} right, ` +
        `${tally.wrong} wrong, ${tally.open} not judged; precision ${precision.toFixed(3)}`,
    );
  }
  console.log(JSON.stringify(report));
}
