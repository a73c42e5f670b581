/**
 * Trains the order of an article's sentences and how surely a match is right:
 * npm run train:suggesting -- --data FILE [--write]
 * FILE is what `train:matching` was given; the scorer's weights must be those in use. Both are learned from
 * samples/, whose articles are labelled as a whole, and from FILE, each counting the same. Weights repeat bit for bit.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FEATURE_NAMES } from '../src/core/matching/candidateFeatures.ts';
import { logistic } from '../src/core/matching/contradictionScore.ts';
import { fitFeatures, fitOf } from '../src/core/matching/passageOrder.ts';
import { calibrated, type ScorerWeights } from '../src/core/matching/scorer.ts';
import { certaintyFeatures, isDoubtful } from '../src/core/matching/suggesting.ts';
import type { EcbPlus } from '../test/bench/retrieval/ecbplus.ts';
import { thresholdAtPrecision } from '../test/bench/retrieval/measures.ts';
import { crossFitted } from './crossFitting.ts';
import { fitLists, fitLogistic, type Example, type List } from './fitting.ts';
import { sampleRows, sentenceRows, type SampleRow } from './sampleRows.ts';
import { pairsOf } from './trainingRows.ts';

/**
 * Of what is shown unasked so much is to be right: by the data in either set, and of all that is shown for any sentence of the
 * samples, most of which have no counterpart, as read by hand.
 */
const PRECISION = 0.86;
const FOLDS = 5;
/** Less likely pairs teach nothing about what to suggest. */
const LEAST_SCORE = 0.05;
const WEIGHTS = new URL('../src/core/matching/suggestion.weights.json', import.meta.url);

/** A sentence with what it scores, by a model that has not seen its topic. */
type Scored = SampleRow & { readonly score: number };
type Judged = Example & { readonly shown: boolean };

const { values } = parseArgs({
  options: { data: { type: 'string' }, write: { type: 'boolean', default: false } },
});
if (values.data === undefined) {
  console.error('usage: npm run train:suggesting -- --data FILE [--write]');
  process.exitCode = 2;
} else main(values.data);

function main(file: string): void {
  const { inContext } = JSON.parse(
    readFileSync(new URL('../src/core/matching/scorer.weights.json', import.meta.url), 'utf8'),
  ) as ScorerWeights;
  const source = readFileSync(file, 'utf8');
  const samples = sampleRows();
  const topics = topicRows(JSON.parse(source) as EcbPlus, inContext.calibration);
  crossValidate(samples, topics);
  const fit = fitLists([listsOf(samples), listsOf(topics)]);
  const [ofSamples, ofTopics] = [judged(samples, fit), judged(topics, fit)];
  const certainty = fitLogistic([ofSamples, ofTopics]);
  const ofSentences = judged(sentenceRows(), fit);
  const suggested = Math.max(
    ...[ofSamples, ofTopics, ofSentences].map((set) =>
      thresholdAtPrecision(
        set
          .filter(({ shown }) => shown)
          .map(({ features, right }) => ({ score: logistic(features, certainty), right })),
        PRECISION,
      ),
    ),
  );
  report('samples', ofSamples, certainty, suggested);
  report('every sentence of the samples', ofSentences, certainty, suggested);
  report('ECB+', ofTopics, certainty, suggested);
  const weights = {
    provenance: {
      data: 'samples/ of this project; Event Coreference Bank Plus (ECB+) 1.0, Cybulska and Vossen 2014, CC BY 3.0, training topics',
      digest: `sha256-${createHash('sha256').update(source).digest('hex')}`,
      script: 'scripts/trainSuggesting.ts',
    },
    fit: fit.map(short),
    certainty: certainty.map(short),
    suggested: short(suggested),
  };
  console.log(weights);
  if (values.write) writeFileSync(WEIGHTS, `${JSON.stringify(weights, undefined, 2)}\n`);
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}

/** Whole sentences of the training topics against those found for them. */
function topicRows(data: EcbPlus, calibration: ScorerWeights['inContext']['calibration']): Scored[] {
  const pairs = pairsOf(data, 150, true);
  const raw = crossFitted(
    pairs,
    FEATURE_NAMES.map(() => true),
  );
  return pairs.flatMap(({ query, article, topic, sameClaim, fragment, found }, at) =>
    fragment
      ? []
      : [
          {
            query,
            article,
            group: topic,
            right: sameClaim,
            found,
            beside: false,
            score: calibrated(raw[at] ?? 0, calibration),
          },
        ],
  );
}

/** By query and article: what is to be put in order. */
function byArticle(rows: readonly Scored[]): readonly (readonly Scored[])[] {
  const articles = new Map<string, Scored[]>();
  for (const row of rows) {
    const key = `${row.query}\t${row.article}`;
    const known = articles.get(key);
    if (known === undefined) articles.set(key, [row]);
    else known.push(row);
  }
  return Array.from(articles.values());
}

function listsOf(rows: readonly Scored[]): List[] {
  return byArticle(rows)
    .filter((members) => members.length > 1 && members.some(({ right }) => right))
    .map((members) =>
      members.map(({ found, beside, score, right }) => ({
        features: fitFeatures({ ...found, beside, score }),
        right,
      })),
    );
}

/** The best passage of each article for each query, and whether it may be suggested and is right. */
function judged(rows: readonly Scored[], weights: readonly number[]): Judged[] {
  return byArticle(rows).flatMap((members) => {
    const order = members
      .map((row) => ({ row, fit: fitOf({ ...row.found, beside: row.beside, score: row.score }, weights) }))
      .sort((a, b) => b.fit - a.fit);
    const [best, second] = order;
    const score = members.reduce((most, row) => Math.max(most, row.score), 0);
    if (best === undefined || score < LEAST_SCORE) return [];
    return [
      {
        features: certaintyFeatures({
          score,
          fit: best.fit,
          lead: best.fit - Math.max(0, second?.fit ?? 0),
          sentences: best.row.found.article.sentenceCount,
        }),
        right: best.row.right,
        shown: !isDoubtful(best.row.found),
      },
    ];
  });
}

/** How good the order and the certainty are for claims of the samples they were not learned from. */
function crossValidate(samples: readonly Scored[], topics: readonly Scored[]): void {
  let first = 0;
  let asked = 0;
  const unseen: { score: number; right: boolean }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const known = samples.filter(({ group }) => group % FOLDS !== fold);
    const rest = samples.filter(({ group }) => group % FOLDS === fold);
    const fit = fitLists([listsOf(known), listsOf(topics)]);
    const certainty = fitLogistic([judged(known, fit), judged(topics, fit)]);
    for (const { features, right, shown } of judged(rest, fit))
      if (shown) unseen.push({ score: logistic(features, certainty), right });
    for (const list of listsOf(rest)) {
      asked++;
      const scores = list.map(({ features }) =>
        features.reduce((sum, value, at) => sum + value * (fit[at] ?? 0), 0),
      );
      const best = scores.indexOf(Math.max(...scores));
      if (list[best]?.right === true) first++;
    }
  }
  console.log(`samples, claims not learned from: best passage of an article right ${first} of ${asked}`);
  for (const least of [0.5, 0.6, 0.7, 0.8, 0.9]) {
    const found = unseen.filter(({ score }) => score >= least);
    const right = found.filter((one) => one.right).length;
    console.log(`  certainty ≥ ${least}: ${right} right of ${found.length}`);
  }
}

function report(name: string, set: readonly Judged[], certainty: readonly number[], least: number): void {
  const found = set.filter(({ features, shown }) => shown && logistic(features, certainty) >= least);
  const right = found.filter((one) => one.right).length;
  console.log(`${name}: ${right} right of ${found.length} suggested`);
}
