/*
 * npm run bench:anchoring
 *
 * What anchoring costs: a thousand annotations in a rewritten article of 100 KB, a keystroke with a thousand
 * annotations in the file, and texts made to be slow. Other tools in the same run.
 */
import { AnchoringContext } from '../../src/core/anchoring/context.ts';
import { describe } from '../../src/core/anchoring/describe.ts';
import { Describer } from '../../src/core/anchoring/describer.ts';
import { LiveAnchors } from '../../src/core/anchoring/live.ts';
import type { Selectors } from '../../src/core/model/annotation.ts';
import type { Range } from '../../src/core/model/range.ts';
import { digesting } from '../../src/core/text/digest.ts';
import type { Work } from '../../src/core/work.ts';
import { generateArticle, randomFrom, rewrite } from './anchoring/article.ts';
import { quantiles } from './anchoring/measures.ts';
import { PEERS } from './anchoring/peers.ts';
import type { OldAnnotation } from './anchoring/revisions.ts';

const ANNOTATIONS = 1000;
const report: Record<string, unknown> = {};

function timed<T>(work: () => T): { readonly result: T; readonly time: number } {
  const began = performance.now();
  const result = work();
  return { result, time: performance.now() - began };
}

const row = (name: string, ...columns: string[]): void =>
  console.log(name.padEnd(52) + columns.map((column) => column.padStart(13)).join(''));
const ms = (time: number): string => `${time.toFixed(time < 10 ? 3 : 1)} ms`;

// Of the sentences every so many, and clauses of them, to make a thousand.
const article = generateArticle(100_000, 7);
const ranges: Range[] = [];
for (let index = 0; ranges.length < ANNOTATIONS; index++) {
  const sentence = article.sentences[index % article.sentences.length] ?? { start: 0, end: 1 };
  const space = article.text.indexOf(' ', sentence.start + 20);
  ranges.push(index < article.sentences.length ? sentence : { start: sentence.start, end: space });
}
const rewritten = rewrite(article, 8);
const selectors: Selectors[] = ranges.map((range) => describe(article.text, range));

console.log(`${ANNOTATIONS} annotations, an article of ${article.text.length} characters, rewritten\n`);
row('', 'first', 'median of 15', 'ratio');
const baselines: Record<string, number> = {};
for (const [name, oldText] of [
  ['ours, old text at hand', article.text],
  ['ours, quote and context alone', undefined],
  ['ours, unchanged text', rewritten],
] as const) {
  const times = Array.from(
    { length: 16 },
    () =>
      timed(() =>
        new AnchoringContext(name.includes('unchanged') ? article.text : rewritten, oldText).anchorAll(
          selectors,
        ),
      ).time,
  );
  const [first = 0, ...rest] = times;
  const { median } = quantiles(rest);
  baselines[name] = median;
  row(name, ms(first), ms(median), '1');
}
const described = timed(() => {
  const describer = new Describer(article.text);
  return ranges.map((range) => describer.describe(range));
});
row('ours, describing them with their look-alikes', ms(described.time));
const fastest = baselines['ours, old text at hand'] ?? 1;
const annotations: OldAnnotation[] = ranges.map(({ start, end }, index) => {
  const { quote, prefix, suffix } = selectors[index] ?? { quote: '', prefix: '', suffix: '' };
  return { id: String(index), exact: quote, prefix, suffix, start, end, gold: { kind: 'gone' }, tags: [] };
});
const peers: Record<string, number> = {};
for (const { name, prepare } of PEERS) {
  // A tenth of the annotations stands for all: the slowest would take minutes.
  const sample = annotations.filter((_, index) => index % 10 === 0);
  const pair = { id: '', repo: '', oldText: article.text, newText: rewritten, annotations: sample };
  const prepared = timed(() => prepare(pair));
  const { time } = timed(() => sample.forEach((annotation) => prepared.result(annotation)));
  const total = prepared.time + time * 10;
  peers[name] = total;
  row(name, ms(total), '', (total / fastest).toFixed(2));
}
report['reanchor'] = { ours: baselines, describe: described.time, peers };

console.log(`\nA keystroke with ${ANNOTATIONS} annotations in the file\n`);
row('', 'median', 'p95', 'max');
const random = randomFrom(9);
const live = new LiveAnchors(article.text);
ranges.forEach((range, index) => live.add(String(index), describe(article.text, range), range));
const keystroke = (): number => {
  const at = Math.floor(random() * live.text.length);
  const typed = random() < 0.8 ? { start: at, end: at, text: 'x' } : { start: at, end: at + 1, text: '' };
  return timed(() => {
    for (const id of live.apply([typed])) live.anchoring(id);
  }).time;
};
for (let warm = 0; warm < 500; warm++) keystroke();
const strokes = quantiles(Array.from({ length: 2000 }, keystroke));
row('typing and deleting, states asked for', ms(strokes.median), ms(strokes.p95), ms(strokes.max));
const all = timed(() => {
  const edits = [...live.text.matchAll(/ ba /g)].map(({ index }) => ({
    start: index + 1,
    end: index + 3,
    text: 'BA',
  }));
  return live.apply(edits).size;
});
row(`replace all (${all.result} annotations touched)`, '', '', ms(all.time));
report['keystroke'] = { ...strokes, replaceAll: all.time };

console.log('\nTexts made to be slow\n');
row('', 'time', 'longest block');
const slow: Record<string, number> = {};
const worst = (name: string, work: () => unknown): void => {
  const { time } = timed(work);
  slow[name] = time;
  row(name, ms(time));
};
/** How long it takes in all, and the longest stretch without a turn for others. */
function inPieces(name: string, begin: () => Work<unknown>): void {
  const work = begin();
  let total = 0;
  let longest = 0;
  for (let done = false; !done;) {
    const { result, time } = timed(() => work.next());
    done = result.done === true;
    total += time;
    longest = Math.max(longest, time);
  }
  slow[name] = total;
  slow[`${name}, longest block`] = longest;
  row(name, ms(total), ms(longest));
}
function* reanchoring(
  newText: string,
  oldText: string | undefined,
  all: readonly Selectors[],
): Work<unknown> {
  const context = yield* AnchoringContext.over(newText, oldText, true);
  return yield* context.anchoring(all);
}
const line = generateArticle(10_000_000, 10).text.replaceAll('\n', ' ');
const half = line.length / 2;
const changed = `${line.slice(0, half)} inserted words ${line.slice(half + 20)}`;
const passage = (text: string, start: number, length: number): Selectors =>
  describe(text, { start, end: start + length });
const ofLine = [passage(line, 1000, 200), passage(line, half - 50, 200)];
inPieces('one line of 10 MB, old text at hand', () => reanchoring(changed, line, ofLine));
inPieces('one line of 10 MB, quote alone', () => reanchoring(changed, undefined, ofLine));
const long = generateArticle(10_000_000, 10);
const every = Math.floor(long.sentences.length / 200);
const ofLong = long.sentences
  .filter((_, index) => index % every === 0)
  .map((range) => describe(long.text, range));
const longRewritten = rewrite(long, 11);
inPieces('10 MB rewritten, 200 annotations, old text at hand', () =>
  reanchoring(longRewritten, long.text, ofLong),
);
inPieces('10 MB rewritten, 200 annotations, quote alone', () =>
  reanchoring(longRewritten, undefined, ofLong),
);
inPieces('10 MB, the digest', () => digesting(long.text));
inPieces('10 MB, made ready to describe passages', () => Describer.over(long.text));
const same = 'the same again '.repeat(70_000);
const nearly = `${same.slice(0, 500_000)}but not here ${same.slice(500_000)}`;
worst('1 MB of the same words, old text at hand', () =>
  new AnchoringContext(nearly, same).anchorAll([passage(same, 499_900, 300), passage(same, 10, 5000)]),
);
worst('1 MB of the same words, quote alone', () =>
  new AnchoringContext(nearly).anchorAll([passage(same, 499_900, 300), passage(same, 10, 5000)]),
);
worst('1 MB of one letter', () =>
  new AnchoringContext('a'.repeat(1_000_000)).anchor(passage('a'.repeat(5000), 10, 4000)),
);
const shuffled = article.text.split(' ').sort().join(' ');
worst('all words in another order, old text at hand', () =>
  new AnchoringContext(shuffled, article.text).anchorAll(selectors),
);
const other = generateArticle(100_000, 99).text;
worst('another text altogether, quote alone', () => new AnchoringContext(other).anchorAll(selectors));
report['slow'] = slow;
console.log(JSON.stringify(report));
