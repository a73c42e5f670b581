/**
 * Every other topic of a data set in the format of `ecbplus-train.json`, so that one model can be fitted to scores of
 * another that has not seen them: node --import tsx scripts/someTopics.ts FILE even|odd OUT
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { EcbPlus } from '../test/bench/retrieval/ecbplus.ts';

const [file, which, out] = process.argv.slice(2);
if (file === undefined || out === undefined || (which !== 'even' && which !== 'odd')) {
  console.error('usage: node --import tsx scripts/someTopics.ts FILE even|odd OUT');
  process.exitCode = 2;
} else {
  const data = JSON.parse(readFileSync(file, 'utf8')) as EcbPlus;
  const documents = Object.fromEntries(
    Object.entries(data.documents).filter(
      ([, { topic }]) => Math.abs(topic) % 2 === (which === 'odd' ? 1 : 0),
    ),
  );
  const sentences = data.sentences.filter(({ document }) => document in documents);
  const kept = new Set(sentences.map(({ id }) => id));
  const gold = Object.fromEntries(
    Object.entries(data.gold).map(([level, pairs]) => [
      level,
      pairs.filter(([a, b]) => kept.has(a) && kept.has(b)),
    ]),
  );
  writeFileSync(out, JSON.stringify({ name: data.name, documents, sentences, gold }));
}
