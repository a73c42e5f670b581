/**
 * Fits the contradiction score to labelled pairs: L2-regularised logistic regression by full-batch gradient
 * descent from zero, so that training repeats bit for bit.
 *
 *   npm run train:contradiction -- DACCORD.tsv ECBPLUS.json [--write]
 *
 * Trains on DACCORD (Skandalis, Moot and Robillard 2023, French, BSD-2), on news sentences of ECB+ (Cybulska and
 * Vossen 2014, CC BY 3.0) against negated copies of themselves and against other reports of the same, and on the
 * project's own pairs. Prints precision and recall of ten-fold cross-validation; `--write` replaces the weights.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  contradictionFeatures,
  CONTRADICTION_FEATURES,
  logistic,
} from '../src/core/matching/contradictionScore.ts';
import { analyse } from '../src/core/slots/passage.ts';
import { pair } from '../src/core/slots/pairing.ts';
import { polarityEvidence } from '../src/core/slots/contradiction.ts';

interface Example {
  readonly features: readonly number[];
  readonly label: 0 | 1;
  readonly weight: number;
  readonly set: 'daccord' | 'ecb+' | 'own';
}

const ROUNDS = 4000;
const RATE = 0.3;
const RIDGE = 0.004;
const FOLDS = 10;
const WEIGHTS = new URL('../src/core/matching/contradiction.weights.json', import.meta.url);
const OWN = new URL('../test/bench/data/relations.tsv', import.meta.url);

function example(
  textA: string,
  textB: string,
  language: string,
  label: 0 | 1,
  set: Example['set'],
  weight = 1,
): Example {
  const a = analyse({ text: textA.trim(), language });
  const b = analyse({ text: textB.trim(), language });
  const pairing = pair(a, b);
  return {
    features: contradictionFeatures(a, b, pairing, polarityEvidence(a, b, pairing)),
    label,
    weight,
    set,
  };
}

const rows = (file: string | URL): readonly (readonly string[])[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));

const daccord = (file: string): readonly Example[] =>
  rows(file).map(([label = '', a = '', b = '']) => example(a, b, 'fr', label === '1' ? 1 : 0, 'daccord'));

const own = (): readonly Example[] =>
  rows(OWN).map(([relation = '', language = '', a = '', b = '']) =>
    example(a, b, language, relation === 'contradicts' ? 1 : 0, 'own'),
  );

interface EcbPlus {
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
  readonly gold: { readonly 'same-claim': readonly (readonly [string, string])[] };
}

/** Sentences against their negated copies, and against other reports of the same claim. */
function ecbplus(file: string): readonly Example[] {
  const { sentences, gold } = JSON.parse(readFileSync(file, 'utf8')) as EcbPlus;
  const texts = new Map(sentences.map(({ id, text }) => [id, text]));
  const examples: Example[] = [];
  gold['same-claim'].forEach(([one, other], at) => {
    const a = texts.get(one) ?? '';
    const b = texts.get(other) ?? '';
    if (at % 8 !== 0 || a === '' || b === '') return;
    examples.push(example(a, b, 'en', 0, 'ecb+', 0.4));
    const denied = negated(a);
    if (denied !== undefined) examples.push(example(a, denied, 'en', 1, 'ecb+', 0.4));
  });
  return examples;
}

/** The sentence with "not" after its first auxiliary or modal, or undefined where it has none. */
function negated(sentence: string): string | undefined {
  const auxiliary =
    /\b(?:is|are|was|were|will|would|could|can|should|has|have|had|may|might)\b(?! not)/u.exec(sentence);
  if (auxiliary === null) return undefined;
  const end = auxiliary.index + auxiliary[0].length;
  return `${sentence.slice(0, end)} not${sentence.slice(end)}`;
}

function train(set: readonly Example[]): readonly number[] {
  const size = CONTRADICTION_FEATURES.length + 1;
  const weights = Array.from({ length: size }, () => 0);
  const total = set.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : RIDGE * weight));
    for (const { features, label, weight } of set) {
      const error = ((logistic(features, weights) - label) * weight) / total;
      gradient[0] = (gradient[0] ?? 0) + error;
      features.forEach((feature, at) => (gradient[at + 1] = (gradient[at + 1] ?? 0) + error * feature));
    }
    gradient.forEach((slope, at) => (weights[at] = (weights[at] ?? 0) - RATE * slope));
  }
  return weights.map((weight) => Math.round(weight * 1e4) / 1e4);
}

function report(name: string, scored: readonly { readonly score: number; readonly label: 0 | 1 }[]): void {
  const there = scored.filter(({ label }) => label === 1).length;
  console.log(`\n${name}`);
  for (const threshold of [0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]) {
    const said = scored.filter(({ score }) => score >= threshold);
    const right = said.filter(({ label }) => label === 1).length;
    console.log(
      `  ≥ ${threshold.toFixed(2)}  P ${(right / Math.max(1, said.length)).toFixed(3)}  R ${(right / there).toFixed(3)}  n ${said.length}`,
    );
  }
}

const [daccordFile, ecbplusFile, ...options] = process.argv.slice(2);
if (daccordFile === undefined || ecbplusFile === undefined) {
  console.error('usage: npm run train:contradiction -- DACCORD.tsv ECBPLUS.json [--write]');
  process.exitCode = 2;
} else {
  const all = [...daccord(daccordFile), ...ecbplus(ecbplusFile), ...own()];
  const scored: { score: number; label: 0 | 1; set: Example['set'] }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = train(all.filter((_, at) => at % FOLDS !== fold));
    all.forEach(({ features, label, set }, at) => {
      if (at % FOLDS === fold) scored.push({ score: logistic(features, weights), label, set });
    });
  }
  report(
    'DACCORD, cross-validated',
    scored.filter(({ set }) => set === 'daccord'),
  );
  report(
    'ECB+, cross-validated',
    scored.filter(({ set }) => set === 'ecb+'),
  );
  report(
    'own pairs, cross-validated',
    scored.filter(({ set }) => set === 'own'),
  );
  const weights = train(all);
  CONTRADICTION_FEATURES.forEach((feature, at) =>
    console.log(`  ${(weights[at + 1] ?? 0).toFixed(3).padStart(7)}  ${feature}`),
  );
  if (options.includes('--write')) {
    const provenance =
      'Logistic regression, bias first, over CONTRADICTION_FEATURES. Trained by npm run train:contradiction on the ' +
      'development part of DACCORD (Skandalis, Moot and Robillard 2023, BSD 2-Clause), the training topics of ECB+ 1.0 ' +
      '(Cybulska and Vossen 2014, CC BY 3.0) and test/bench/data/relations.tsv.';
    writeFileSync(WEIGHTS, `${JSON.stringify({ provenance, weights }, null, 2)}\n`);
  }
}
