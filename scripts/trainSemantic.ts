/**
 * Fits how the words' score and a sentence model's cosine are combined: logistic regression of same-claim pairs over
 * both, by full-batch gradient descent from zero, so that training repeats bit for bit where the model's vectors do.
 *
 *   node --import tsx scripts/someTopics.ts ECBPLUS.json even EVEN.json      (and odd to ODD.json)
 *   npm run train:matching -- --data EVEN.json --out WEIGHTS.json
 *   npm run train:semantic -- ODD.json --scorer WEIGHTS.json --model FOLDER --runtime FOLDER [--write]
 *
 * The runtime is a folder in which `@huggingface/transformers` is installed. Each sentence is asked about; the pairs
 * are the sentences the index ranks first for it, by a scorer that has not seen their topics: its own training pairs it
 * knows too well to need another opinion.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { logistic } from '../src/core/matching/contradictionScore.ts';
import { EmbeddedMatchIndex } from '../src/core/matching/embeddedMatchIndex.ts';
import { Scorer, type ScorerWeights } from '../src/core/matching/scorer.ts';
import { SEMANTIC_FEATURES, semanticFeatures } from '../src/core/matching/semanticScore.ts';
import { articlesOf, type EcbPlus } from '../test/bench/retrieval/ecbplus.ts';
import { WordScorer } from '../test/bench/retrieval/ecbplusEval.ts';
import { cosinesOf, loadModel, LOOKED_AT } from '../test/bench/retrieval/semantic.ts';

interface Row {
  readonly features: readonly number[];
  readonly label: 0 | 1;
}

const ROUNDS = 1500;
const RATE = 0.5;
const WEIGHTS = new URL('../src/core/matching/semantic.weights.json', import.meta.url);

type Similar = (a: string, b: string) => number;

async function similarity(data: EcbPlus, model: string, runtime: string): Promise<Similar> {
  const encoder = await loadModel(model, runtime);
  const similar = await cosinesOf(
    encoder,
    articlesOf(data).placed.map(({ text }) => text),
  );
  encoder.dispose();
  return similar;
}

function rowsOf(data: EcbPlus, scorer: Scorer, similar: Similar): readonly Row[] {
  const { articles, placed } = articlesOf(data);
  const index = new EmbeddedMatchIndex({ scorer });
  for (const [id, article] of articles) index.update(id, article);
  const at = new Map(placed.map((sentence) => [`${sentence.document} ${sentence.start}`, sentence]));
  const links = new Set((data.gold['same-claim'] ?? []).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return placed.flatMap((asked) =>
    index
      .rank({ article: asked.document, range: { start: asked.start, end: asked.end } })
      .slice(0, LOOKED_AT)
      .flatMap(({ article, range, score }) => {
        const other = at.get(`${article} ${range.start}`);
        if (other === undefined) return [];
        const label: 0 | 1 = links.has(`${asked.id} ${other.id}`) ? 1 : 0;
        return [{ features: semanticFeatures(score, similar(asked.text, other.text)), label }];
      }),
  );
}

function train(rows: readonly Row[]): readonly number[] {
  const weights = Array.from({ length: SEMANTIC_FEATURES.length + 1 }, () => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map(() => 0);
    for (const { features, label } of rows) {
      const error = (logistic(features, weights) - label) / rows.length;
      gradient[0] = (gradient[0] ?? 0) + error;
      features.forEach((feature, at) => (gradient[at + 1] = (gradient[at + 1] ?? 0) + error * feature));
    }
    gradient.forEach((slope, at) => (weights[at] = (weights[at] ?? 0) - RATE * slope));
  }
  return weights.map((weight) => Math.round(weight * 1e4) / 1e4);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scorer: { type: 'string' },
      model: { type: 'string' },
      runtime: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (
    file === undefined ||
    values.scorer === undefined ||
    values.model === undefined ||
    values.runtime === undefined
  ) {
    console.error(
      'usage: npm run train:semantic -- ECBPLUS.json --scorer FILE --model FOLDER --runtime FOLDER [--write]',
    );
    process.exitCode = 2;
  } else {
    const data = JSON.parse(readFileSync(file, 'utf8')) as EcbPlus;
    const fitted = JSON.parse(readFileSync(values.scorer, 'utf8')) as ScorerWeights;
    const similar = await similarity(data, values.model, values.runtime);
    const [inContext, alone] = [new Scorer(fitted), new WordScorer(fitted)].map((scorer) => {
      const rows = rowsOf(data, scorer, similar);
      const weights = train(rows);
      console.log(`${rows.length} pairs, ${rows.filter(({ label }) => label === 1).length} of one claim`);
      ['bias', ...SEMANTIC_FEATURES].forEach((name, at) =>
        console.log(`  ${(weights[at] ?? 0).toFixed(4)}  ${name}`),
      );
      return weights;
    });
    if (values.write) {
      const provenance = `Logistic regression, bias first, over SEMANTIC_FEATURES. Trained by npm run train:semantic on the training topics of ECB+ 1.0 (Cybulska and Vossen 2014, CC BY 3.0) with vectors of all-MiniLM-L6-v2 (${basename(values.model)}), the scorer fitted to the even ones and this to the odd ones.`;
      writeFileSync(WEIGHTS, `${JSON.stringify({ provenance, inContext, alone }, null, 2)}\n`);
    }
  }
}

void main();
