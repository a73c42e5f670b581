import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import type { Article } from '../../../src/core/model/article.ts';
import { measureRanking, type Answer } from './measures.ts';
import { peersOver } from './peers.ts';
import { printTable } from './table.ts';

/** A short text, an article of its own without anything around it: claim and title are one passage. */
function claimArticle(vclaim: string, title: string): Article {
  const text = `${vclaim} ${title}`;
  const range = { start: 0, end: text.length };
  return {
    text,
    language: 'en',
    stated: {},
    sections: [{ kind: 'body', range }],
    sentences: [{ range, section: 'body', paragraph: 0, matchable: true }],
    quotes: [],
    entities: [],
  };
}

const rowsOf = (path: string): string[][] =>
  Papa.parse<string[]>(readFileSync(path, 'utf8').trimEnd(), { delimiter: '\t' }).data;

/** Tweets against fact-checked claims: MAP@5 over the queries of one part. */
export async function evaluateCheckThat(folder: string, part: string): Promise<unknown> {
  const claims = rowsOf(join(folder, 'verified_claims.docs.tsv'))
    .slice(1)
    .map(([id = '', claim = '', title = '']) => ({ id, claim, title }));
  const index = new EmbeddedMatchIndex();
  for (const { id, claim, title } of claims) index.update(id, claimArticle(claim, title));
  const queries = new Map(
    rowsOf(join(folder, part, 'tweets.queries.tsv'))
      .slice(1)
      .map(([id = '', text = '']) => [id, text]),
  );
  const relevant = new Map<string, Set<string>>();
  for (const [query = '', , claim = ''] of rowsOf(join(folder, part, 'tweet-vclaim-pairs.qrels')))
    relevant.set(query, (relevant.get(query) ?? new Set()).add(claim));
  const passages = claims.map(({ id, claim, title }) => ({ id, text: `${title} ${claim}` }));
  const measured: Record<string, ReturnType<typeof measureRanking>> = {};
  const run = async (name: string, rank: (text: string) => Answer[] | Promise<Answer[]>): Promise<void> => {
    const answers = new Map<string, Answer[]>();
    for (const [id, text] of queries) answers.set(id, (await rank(text)).slice(0, 100));
    measured[name] = measureRanking(answers, relevant, 5);
  };
  const began = performance.now();
  await run('corroborate', async (text) => {
    const matches = await index.match({ text, language: 'en' }, { limit: 20, perArticle: 1 });
    return matches.map(({ article, score }) => ({ id: article, score }));
  });
  const cost = (performance.now() - began) / queries.size;
  for (const peer of peersOver(passages)) await run(peer.name, (text) => peer.rank(text));
  console.log(`${part}: ${queries.size} queries, ${claims.length} claims, ${cost.toFixed(1)} ms a query`);
  printTable(
    ['hit@1', 'MRR', 'MAP@5'],
    Object.entries(measured).map(([name, { hit1, mrr, map }]) => [name, hit1, mrr, map]),
  );
  return { queries: queries.size, millisecondsPerQuery: cost, measured };
}
