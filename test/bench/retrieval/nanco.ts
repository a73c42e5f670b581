import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import { measureRanking, type Answer } from './measures.ts';
import { peersOver } from './peers.ts';
import { printTable } from './table.ts';

interface Question {
  readonly question: string;
  readonly answers: readonly { readonly id: string; readonly passage: string; readonly cluster: number }[];
}

/** Passages of many outlets on a few questions: those of the same answer are to be found, all questions pooled. */
export async function evaluateNanco(questions: readonly Question[]): Promise<unknown> {
  const passages = questions.flatMap(({ answers }, question) =>
    answers.map(({ passage, cluster }, place) => ({
      id: `${question} ${place}`,
      text: passage,
      cluster: `${question} ${cluster}`,
    })),
  );
  const index = new EmbeddedMatchIndex();
  for (const { id, text } of passages)
    index.update(id, {
      text,
      language: 'en',
      stated: {},
      sections: [{ kind: 'body', range: { start: 0, end: text.length } }],
      sentences: [{ range: { start: 0, end: text.length }, section: 'body', paragraph: 0, matchable: true }],
      quotes: [],
      entities: [],
    });
  const relevant = new Map(
    passages.map(({ id, cluster }) => [
      id,
      new Set(
        passages.filter((other) => other.cluster === cluster && other.id !== id).map((other) => other.id),
      ),
    ]),
  );
  const measured: Record<string, ReturnType<typeof measureRanking>> = {};
  const run = async (
    name: string,
    rank: (passage: (typeof passages)[number]) => Answer[] | Promise<Answer[]>,
  ): Promise<void> => {
    const answers = new Map<string, Answer[]>();
    for (const passage of passages)
      answers.set(
        passage.id,
        (await rank(passage)).filter(({ id }) => id !== passage.id),
      );
    measured[name] = measureRanking(answers, relevant);
  };
  await run('corroborate', async ({ id, text }) => {
    const matches = await index.match({ article: id, range: { start: 0, end: text.length } }, { limit: 500 });
    return matches.map(({ article, score }) => ({ id: article, score }));
  });
  for (const peer of peersOver(passages)) await run(peer.name, ({ text }) => peer.rank(text));
  printTable(
    ['hit@1', 'MRR', 'MAP'],
    Object.entries(measured).map(([name, { hit1, mrr, map }]) => [name, hit1, mrr, map]),
  );
  return { passages: passages.length, measured };
}
