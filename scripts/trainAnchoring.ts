/**
 * Fits what decides, without the old text, whether a place is a passage's: logistic regression by Newton's method, so
 * that training repeats bit for bit.
 *
 *   npm run train:anchoring -- FILE-OR-DIRECTORY… [--write]
 *
 * Takes pairs of revisions in the format of `npm run eval:anchoring`. Every pair is used twice: as it is, and with three
 * in ten of the passages cut from the later revision, so that what merely looks like them is learned as well.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { AnchoringContext } from '../src/core/anchoring/context.ts';
import { describe } from '../src/core/anchoring/describe.ts';
import { Describer } from '../src/core/anchoring/describer.ts';
import { MEASURES, measuresOf } from '../src/core/anchoring/evidence.ts';
import { randomFrom } from '../test/bench/anchoring/article.ts';
import { intersectionOverUnion } from '../test/bench/anchoring/measures.ts';
import type { Gold, OldAnnotation, RevisionPair, Span } from '../test/bench/anchoring/revisions.ts';
import { readPairs } from '../test/bench/anchoring/revisions.ts';

interface Row {
  readonly measures: readonly number[];
  readonly label: 0 | 1;
}

const WEIGHTS = new URL('../src/core/anchoring/evidence.weights.json', import.meta.url);
const RIDGE: number = 0.01;
const ROUNDS = 25;
/** From this share of intersection in union on a place counts as the passage's. */
const FOUND = 0.4;
const CUT = 0.3;

/** The same pair with some passages cut from the later text, each to the end of its sentence. */
function cut(pair: RevisionPair, random: () => number): RevisionPair {
  let text = pair.newText;
  let annotations: OldAnnotation[] = [...pair.annotations];
  const present = annotations.filter(({ gold }) => gold.start !== undefined);
  present.sort((a, b) => (b.gold.start ?? 0) - (a.gold.start ?? 0));
  for (const { id } of present) {
    const gold = annotations.find((other) => other.id === id)?.gold;
    if (random() >= CUT || gold?.start === undefined || gold.end === undefined) continue;
    const { start } = gold;
    let { end } = gold;
    while (end < text.length && !/[.!?\n]/.test(text.charAt(end - 1))) end++;
    text = text.slice(0, start) + text.slice(end);
    annotations = annotations.flatMap((other) => {
      if (other.id === id) return [{ ...other, gold: { kind: 'gone' as const } }];
      const moved = without(other.gold, start, end);
      return moved ? [{ ...other, gold: moved }] : [];
    });
  }
  return { ...pair, newText: text, annotations };
}

/** Where a passage is once `[start, end)` is cut; undefined where that damages it. */
function without(gold: Gold, start: number, end: number): Gold | undefined {
  const shifted = (span: Span): Span =>
    span.start >= end ? { start: span.start - (end - start), end: span.end - (end - start) } : span;
  const spans = spansOf(gold);
  if (spans.some((span) => span.start < end && span.end > start)) return undefined;
  const [own, ...others] = spans.map(shifted);
  return own ? { kind: gold.kind, ...own, ...(others[0] && { core: others[0] }) } : gold;
}

const spansOf = ({ start, end, core }: Gold): Span[] =>
  start === undefined || end === undefined ? [] : core ? [{ start, end }, core] : [{ start, end }];

function rowsOf(pair: RevisionPair, described: boolean): Row[] {
  const describer = new Describer(pair.oldText);
  const selectors = pair.annotations.map((range) =>
    described ? describer.describe(range) : describe(pair.oldText, range),
  );
  const context = new AnchoringContext(pair.newText, undefined, described);
  context.anchorAll(selectors);
  return pair.annotations.flatMap(({ gold }, index) => {
    const one = selectors[index];
    const weighed = one && context.weighed(one);
    if (!weighed) return [];
    const { range, evidence } = weighed;
    const right = spansOf(gold).some((span) => intersectionOverUnion(span, range) >= FOUND);
    return [{ measures: measuresOf(evidence), label: right ? (1 as const) : (0 as const) }];
  });
}

function fit(rows: readonly Row[]): number[] {
  const width = MEASURES.length;
  const weights = Array.from({ length: width }, () => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? RIDGE : 0)));
    for (const { measures, label } of rows) {
      const odds = measures.reduce((sum, measure, i) => sum + measure * (weights[i] ?? 0), 0);
      const chance = 1 / (1 + Math.exp(-odds));
      measures.forEach((measure, i) => {
        gradient[i] = (gradient[i] ?? 0) + (label - chance) * measure;
        const row = hessian[i] ?? [];
        measures.forEach((other, j) => {
          row[j] = (row[j] ?? 0) + chance * (1 - chance) * measure * other;
        });
      });
    }
    solve(hessian, gradient).forEach((step, i) => {
      weights[i] = (weights[i] ?? 0) + step;
    });
  }
  return weights;
}

/** Solves a system of linear equations with a positive definite matrix, in place (Gauss and Jordan). */
function solve(matrix: number[][], right: number[]): number[] {
  for (let pivot = 0; pivot < right.length; pivot++) {
    const row = matrix[pivot] ?? [];
    for (let other = 0; other < right.length; other++) {
      if (other === pivot) continue;
      const target = matrix[other] ?? [];
      const factor = (target[pivot] ?? 0) / (row[pivot] ?? 1);
      row.forEach((value, column) => {
        target[column] = (target[column] ?? 0) - factor * value;
      });
      right[other] = (right[other] ?? 0) - factor * (right[pivot] ?? 0);
    }
  }
  return right.map((value, index) => value / (matrix[index]?.[index] ?? 1));
}

const paths = process.argv.slice(2).filter((argument) => argument !== '--write');
if (paths.length === 0) {
  console.error('usage: npm run train:anchoring -- FILE-OR-DIRECTORY… [--write]');
  process.exit(2);
}
const random = randomFrom(77);
const pairs = readPairs(paths).flatMap((pair) => [pair, cut(pair, random)]);
const rows = pairs.flatMap((pair) => [true, false].flatMap((described) => rowsOf(pair, described)));
const weights = fit(rows);
const rounded = Object.fromEntries(
  MEASURES.map((name, index) => [name, Number((weights[index] ?? 0).toFixed(2))]),
);
console.log(
  `${pairs.length / 2} pairs, ${rows.length} places, ${rows.filter(({ label }) => label).length} right`,
);
console.log(rounded);
if (process.argv.includes('--write')) {
  const { provenance } = JSON.parse(readFileSync(WEIGHTS, 'utf8')) as { readonly provenance: string };
  writeFileSync(WEIGHTS, `${JSON.stringify({ provenance, weights: rounded }, undefined, 2)}\n`);
}
