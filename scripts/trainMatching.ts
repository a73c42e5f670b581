/**
 * Trains the scorer: npm run train:matching -- --data FILE [--out FILE] [--without PATTERN]
 * FILE is in the format of `ecbplus-train.json`, and only data whose licence allows weights to ship may be given.
 * PATTERN: a regular expression; features whose names match are left out, to see what they are worth.
 * Deterministic: the same file gives the same weights bit for bit.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURE_NAMES } from '../src/core/matching/candidateFeatures.ts';
import {
  calibrated,
  wordScore,
  type Calibration,
  type Forest,
  type ScorerWeights,
} from '../src/core/matching/scorer.ts';
import type { EcbPlus } from '../test/bench/retrieval/ecbplus.ts';
import { bestThreshold, thresholdAtPrecision } from '../test/bench/retrieval/measures.ts';
import { boost } from './boosting.ts';
import { crossFitted, OPTIONS, trainingTable } from './crossFitting.ts';
import { pairsOf, type Pair } from './trainingRows.ts';

/** Of what is shown unasked so much is to be right. */
const PRECISION = 0.85;
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string', default: 'src/core/matching/scorer.weights.json' },
    without: { type: 'string', default: '^$' },
  },
});
if (values.data === undefined) {
  console.error('usage: npm run train:matching -- --data FILE [--out FILE]');
  process.exit(2);
}
const leftOut = new RegExp(values.without);
const used = FEATURE_NAMES.map((name) => !leftOut.test(name));
const source = readFileSync(values.data, 'utf8');
const pairs = pairsOf(JSON.parse(source) as EcbPlus, 150, true);
console.log(`${pairs.length} pairs`);
const inContext = train();
const { scores } = inContext;
const thresholds = {
  suggest: short(suggestionThreshold()),
  sameClaim: short(linkThreshold('sameClaim')),
  sameEvent: short(linkThreshold('sameEvent')),
};
console.log(thresholds);
const weights: ScorerWeights = {
  provenance: {
    data: 'Event Coreference Bank Plus (ECB+) 1.0, Cybulska and Vossen 2014, CC BY 3.0, training topics',
    digest: `sha256-${createHash('sha256').update(source).digest('hex')}`,
    script: 'scripts/trainMatching.ts',
  },
  features: FEATURE_NAMES,
  inContext: inContext.forest,
  alone: {
    calibration: isotonic(
      Float64Array.from(pairs, ({ features }) => wordScore(features)),
      pairs,
    ),
  },
  thresholds,
};
writeFileSync(values.out, `${JSON.stringify(weights)}\n`);
console.log(`wrote ${values.out}`);

/** Scores are of pairs whose topic the model that scored them has not seen. */
function train(): { forest: Forest; scores: readonly number[] } {
  const raw = crossFitted(pairs, used);
  const calibration = isotonic(raw, pairs);
  const model = boost(trainingTable(pairs, used), OPTIONS);
  return {
    forest: { base: short(model.base), trees: model.trees, calibration },
    scores: Array.from(raw, (value) => calibrated(value, calibration)),
  };
}

function suggestionThreshold(): number {
  return thresholdAtPrecision(
    pairs.flatMap(({ fragment, sameClaim }, index) =>
      fragment ? [] : [{ score: scores[index]!, right: sameClaim }],
    ),
    PRECISION,
  );
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}

function linkThreshold(level: 'sameClaim' | 'sameEvent'): number {
  const links = new Map<string, { score: number; right: boolean; lookAlike: boolean }>();
  pairs.forEach((pair, index) => {
    if (pair.fragment) return;
    const key =
      pair.query < pair.candidate ? `${pair.query} ${pair.candidate}` : `${pair.candidate} ${pair.query}`;
    const score = (links.get(key)?.score ?? 0) + scores[index]! / 2;
    links.set(key, { score, right: pair[level], lookAlike: false });
  });
  const all = [...links.values()];
  return bestThreshold(all, all.filter(({ right }) => right).length);
}

/** Raw score to the share of same-claim pairs: pool adjacent violators (Zadrozny & Elkan 2002), thinned to few steps. */
function isotonic(raw: Float64Array, pairs: readonly Pair[]): Calibration {
  const order = Array.from(raw.keys()).sort((a, b) => raw[a]! - raw[b]! || a - b);
  const size = Math.ceil(order.length / 400);
  const blocks: { raw: number; right: number; count: number }[] = [];
  const bins: number[][] = [];
  for (let at = 0; at < order.length; at += size) bins.push(order.slice(at, at + size));
  // The few best pairs are what suggestions are made of: look at them closely.
  const best = bins.splice(-12).flat();
  for (let at = 0; at < best.length; at += 100) bins.push(best.slice(at, at + 100));
  for (const members of bins) {
    let block = {
      raw: members.reduce((sum, index) => sum + raw[index]!, 0),
      right: members.filter((index) => pairs[index]!.sameClaim).length,
      count: members.length,
    };
    for (
      let last = blocks.at(-1);
      last !== undefined && last.right / last.count >= block.right / block.count;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = { raw: last.raw + block.raw, right: last.right + block.right, count: last.count + block.count };
    }
    blocks.push(block);
  }
  return {
    raw: blocks.map((block) => short(block.raw / block.count)),
    share: blocks.map((block) => short((block.right + 0.5) / (block.count + 1))),
  };
}
