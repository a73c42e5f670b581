/*
 * npm run eval:anchoring -- FILE-OR-DIRECTORY… [--misses N]
 *
 * How often annotations of real texts are found where they belong in a later revision: ours with the old text at hand,
 * with only what a sidecar keeps, and with quote, context and position alone; and what other tools do.
 */
import { AnchoringContext } from '../../src/core/anchoring/context.ts';
import { describe } from '../../src/core/anchoring/describe.ts';
import { Describer } from '../../src/core/anchoring/describer.ts';
import type { Selectors } from '../../src/core/model/annotation.ts';
import type { Measures, Outcome, Prediction } from './anchoring/measures.ts';
import { judge, measure } from './anchoring/measures.ts';
import { PEERS } from './anchoring/peers.ts';
import type { RevisionPair } from './anchoring/revisions.ts';
import { readPairs } from './anchoring/revisions.ts';

interface Contestant {
  readonly name: string;
  readonly run: (pair: RevisionPair) => Prediction[];
}

/** Ours, all annotations of a text at once. What is measured is anchoring, not describing. */
function ours(
  name: string,
  selectorsOf: (pair: RevisionPair) => Selectors[],
  { withOldText = false, described = false },
): Contestant {
  return {
    name,
    run: (pair) => {
      const selectors = selectorsOf(pair);
      const began = performance.now();
      const context = new AnchoringContext(pair.newText, withOldText ? pair.oldText : undefined, described);
      const anchorings = context.anchorAll(selectors);
      const time = (performance.now() - began) / selectors.length;
      return anchorings.map(({ state, range }) => ({ state, range, time }));
    },
  };
}

const bare = ({ oldText, annotations }: RevisionPair): Selectors[] =>
  annotations.map(({ start, end }) => describe(oldText, { start, end }));

const described = ({ oldText, annotations }: RevisionPair): Selectors[] => {
  const describer = new Describer(oldText);
  return annotations.map(({ start, end }) => describer.describe({ start, end }));
};

const contestants: readonly Contestant[] = [
  ours('ours, old text at hand', bare, { withOldText: true }),
  ours('ours, as described in a sidecar', described, { described: true }),
  ours('ours, quote and context alone', bare, {}),
  ...PEERS.map(({ name, prepare }): Contestant => ({
    name,
    run: (pair) => {
      const began = performance.now();
      const resolve = prepare(pair);
      const prepared = (performance.now() - began) / pair.annotations.length;
      return pair.annotations.map((annotation) => {
        const before = performance.now();
        const range = resolve(annotation);
        return { range, state: range ? 'exact' : 'orphaned', time: performance.now() - before + prepared };
      });
    },
  })),
];

const paths = process.argv.slice(2);
const option = paths.indexOf('--misses');
const shown = option < 0 ? 0 : Number(paths.splice(option, 2)[1]);
if (paths.length === 0) {
  console.error('usage: npm run eval:anchoring -- FILE-OR-DIRECTORY… [--misses N]');
  process.exit(2);
}

const pairs = readPairs(paths).filter((pair) => pair.annotations.length > 0);
const percent = (part: number): string => (Number.isNaN(part) ? '-' : (100 * part).toFixed(2)).padStart(8);
const milliseconds = (time: number): string => time.toFixed(3).padStart(9);
console.log(`${pairs.length} pairs of revisions; percentages of real annotations unless said otherwise\n`);
console.log(
  `${''.padEnd(32)}accuracy   false partial    lost  silent flagged  twins orphaned  copies    median ms       p95       max`,
);
const results: Record<string, Measures> = {};
for (const { name, run } of contestants) {
  const outcomes: Outcome[] = pairs.flatMap((pair) => {
    const predictions = run(pair);
    return pair.annotations.map((annotation, index) =>
      judge(pair, annotation, predictions[index] ?? { state: 'orphaned', time: 0 }),
    );
  });
  const measures = measure(outcomes);
  results[name] = measures;
  const { accuracy, falseAnchors, partial, lost, silent, overFlagged, twinsOrphaned, copiesOrphaned } =
    measures;
  const shares = [accuracy, falseAnchors, partial, lost, silent, overFlagged, twinsOrphaned]
    .map(percent)
    .join('');
  const { median, p95, max } = measures.milliseconds;
  console.log(
    `${name.padEnd(32)}${shares}        ${percent(copiesOrphaned)}    ${[median, p95, max].map(milliseconds).join(' ')}`,
  );
  for (const { annotation, result, silent, prediction } of outcomes
    .filter(({ result, silent }) => result !== 'right' || silent)
    .slice(0, shown))
    console.log(
      `    ${silent ? 'silent' : result}  ${annotation.id}  ${prediction.state}  ${annotation.tags.join(' ')}`,
    );
}
console.log(
  `\ntwins: deleted while a real near-twin stays; copies: deleted while a copy about other figures or names stays`,
);
console.log(JSON.stringify({ pairs: pairs.length, results }));
