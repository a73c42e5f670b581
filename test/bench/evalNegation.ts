/**
 * Whether a sentence of the news is told from its denial: every sentence against copies that deny it by several
 * means, and against what is no denial (other reports of the same claim, and copies changed in a harmless way).
 *
 *   npm run eval:negation -- FILE… [--list]
 *
 * A file is ECB+ as JSON or MRPC's table of pairs. Copies are made by `compromise` and by rule, the same ones in
 * every run. The peer asks only whether one side has an odd number of negation words more. JSON is the last line.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { relate } from '../../src/core/matching/relation.ts';
import { denialsOf, harmlessOf } from './negation/copies.ts';

interface EcbPlus {
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
  readonly gold: { readonly 'same-claim': readonly (readonly [string, string])[] };
}

interface Item {
  readonly means: string;
  readonly a: string;
  readonly b: string;
  readonly denies: boolean;
}

interface Sources {
  readonly sentences: readonly string[];
  /** Two reports of one thing. */
  readonly agreeing: readonly (readonly [string, string])[];
}

/** Sentences outside this length are fragments, or several sentences run together. */
const WORDS = { least: 6, most: 40 };
/** So many sentences of a file are enough. */
const MOST = 400;

function read(file: string): Sources {
  const source = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) {
    const { sentences, gold } = JSON.parse(source) as EcbPlus;
    const texts = new Map(sentences.map(({ id, text }) => [id, text]));
    return {
      sentences: sentences.map(({ text }) => text),
      agreeing: gold['same-claim'].map(([a, b]) => [texts.get(a) ?? '', texts.get(b) ?? ''] as const),
    };
  }
  const rows = source
    .split(/\r?\n/u)
    .slice(1)
    .map((line) => line.split('\t'))
    .filter((fields) => fields.length >= 5);
  return {
    sentences: rows.map(([, , , a = '']) => a),
    agreeing: rows
      .filter(([quality]) => quality?.trim() === '1')
      .map(([, , , a = '', b = '']) => [a, b] as const),
  };
}

/** Every so many, so that no more than `most` are left. */
function sample<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, at) => at % step === 0);
}

function itemsOf({ sentences, agreeing }: Sources): readonly Item[] {
  const fit = [...new Set(sentences)].filter((sentence) => {
    const count = sentence.split(/\s+/u).length;
    return count >= WORDS.least && count <= WORDS.most;
  });
  return [
    ...sample(fit, MOST).flatMap((sentence) => [
      ...denialsOf(sentence).map(([means, b]) => ({ means, a: sentence, b, denies: true })),
      ...harmlessOf(sentence).map(([means, b]) => ({ means, a: sentence, b, denies: false })),
    ]),
    ...sample(agreeing, MOST).map(([a, b]) => ({ means: 'another report', a, b, denies: false })),
  ];
}

const NEGATORS =
  /\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|refused|denied|denies|failed)\b|n't\b/giu;
const negators = (text: string): number => text.match(NEGATORS)?.length ?? 0;

function measure(items: readonly Item[], said: (item: Item) => boolean) {
  const means = new Map<string, { found: number; of: number }>();
  let [right, wrong, there] = [0, 0, 0];
  for (const item of items) {
    const found = said(item);
    const count = means.get(item.means) ?? { found: 0, of: 0 };
    means.set(item.means, { found: count.found + (found ? 1 : 0), of: count.of + 1 });
    if (item.denies) there++;
    if (found && item.denies) right++;
    if (found && !item.denies) wrong++;
  }
  const precision = right / Math.max(1, right + wrong);
  const recall = right / Math.max(1, there);
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  return { precision, recall, f1, means: Object.fromEntries(means) };
}

const listing = process.argv.includes('--list');
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (files.length === 0) {
  console.error('usage: npm run eval:negation -- FILE… [--list]');
  process.exitCode = 2;
} else {
  const report: Record<string, unknown> = {};
  for (const file of files) {
    const items = itemsOf(read(file));
    const ours = measure(items, (item) => {
      const found = relate({ text: item.a, language: 'en' }, { text: item.b, language: 'en' });
      const contradicts = found.relation === 'contradicts';
      if (listing && contradicts !== item.denies)
        console.log(`${item.means}: ${found.relation}\n  ${item.a}\n  ${item.b}`);
      return contradicts;
    });
    const plain = measure(items, ({ a, b }) => (negators(a) + negators(b)) % 2 === 1);
    console.log(
      `\n${basename(file)}: ${items.length} pairs, ${items.filter(({ denies }) => denies).length} denials`,
    );
    for (const [name, score] of [
      ['relate: contradicts', ours],
      ['negation words differ', plain],
    ] as const)
      console.log(
        `  ${name.padEnd(24)} P ${score.precision.toFixed(3)}  R ${score.recall.toFixed(3)}  F1 ${score.f1.toFixed(3)}`,
      );
    for (const [means, { found, of }] of Object.entries(ours.means))
      console.log(`    ${means.padEnd(24)} ${found} of ${of} called contradicting`);
    report[basename(file)] = { pairs: items.length, ours, plain };
  }
  console.log(JSON.stringify(report));
}
