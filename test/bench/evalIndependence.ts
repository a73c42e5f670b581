/**
 * Whether cut and edited copies of a text are taken for one text with it, and independent reports of one event are
 * not.
 *
 *   npm run eval:independence -- FOLDER-OR-ECBPLUS.json… [--list]
 *
 * A folder holds articles of one event as `.txt`; ECB+ as JSON names the event of each document. Copies are made by
 * rule, the same ones in every run. Different documents of one event may be reprints of one another, which nobody has
 * labelled: those that share a long run of words are said apart, the others count as merged wrongly; `--list` names
 * all that are taken for one text. JSON is the last line.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readArticle } from '../../src/core/article/readArticle.ts';
import {
  type Fingerprint,
  fingerprintOf,
  independenceOf,
  reuseBetween,
} from '../../src/core/matching/independence.ts';
import { copiesOf } from './independence/copies.ts';
import type { EcbPlus } from './retrieval/ecbplus.ts';

interface Document {
  readonly id: string;
  readonly event: string;
  readonly text: string;
}

function documentsOf(path: string): readonly Document[] {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({ id: name, event: path, text: readFileSync(join(path, name), 'utf8') }));
  const { documents } = JSON.parse(readFileSync(path, 'utf8')) as EcbPlus;
  return Object.entries(documents).map(([id, { event, text }]) => ({ id, event, text }));
}

// The credit alone would tell; it is the words that are asked.
const printOf = (text: string): Fingerprint =>
  fingerprintOf(readArticle(text, { name: 'a.txt' }), { agency: [] });

/** Two reporters do not hit on so many words in a row. */
const RUN = 12;

/** How many words in a row two texts share at most. */
function longestRun(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []);
  let longest = 0;
  let previous = new Uint16Array((other?.length ?? 0) + 1);
  for (const word of one ?? []) {
    const row = new Uint16Array(previous.length);
    other?.forEach((known, at) => {
      if (known !== word) return;
      const run = (previous[at] ?? 0) + 1;
      row[at + 1] = run;
      longest = Math.max(longest, run);
    });
    previous = row;
  }
  return longest;
}

function evaluate(path: string, listing: boolean): unknown {
  const documents = documentsOf(path);
  const prints = documents.map(({ text }) => printOf(text));
  const byMeans = new Map<string, { found: number; of: number }>();
  let [found, made] = [0, 0];
  documents.forEach(({ text }, at) => {
    const original = prints[at];
    if (original === undefined) return;
    for (const [means, copied] of copiesOf(text)) {
      const copy = printOf(copied);
      const one = independenceOf(original, copy) === false;
      const count = byMeans.get(means) ?? { found: 0, of: 0 };
      byMeans.set(means, { found: count.found + (one ? 1 : 0), of: count.of + 1 });
      made++;
      if (one) found++;
    }
  });
  let [pairs, merged, apart, unknown] = [0, 0, 0, 0];
  for (let a = 0; a < documents.length; a++)
    for (let b = a + 1; b < documents.length; b++) {
      const [one, other, left, right] = [documents[a], documents[b], prints[a], prints[b]];
      if (one === undefined || other === undefined || left === undefined || right === undefined) continue;
      if (one.event !== other.event) continue;
      pairs++;
      const independent = independenceOf(left, right);
      if (independent === undefined) unknown++;
      if (independent !== false) continue;
      merged++;
      const run = longestRun(one.text, other.text);
      if (run < RUN) apart++;
      if (listing)
        console.log(
          `  one text: ${one.id} ${other.id}, ${reuseBetween(left, right).toFixed(2)} in common, ${run} words in a row`,
        );
    }
  const share = (part: number, whole: number): number => part / Math.max(1, whole);
  console.log(
    `\n${basename(path)}: ${documents.length} articles, ${made} copies, ${pairs} pairs of one event`,
  );
  console.log(
    `  copies found ${share(found, made).toFixed(3)}; ` +
      `taken for one text ${merged}, of which without a run of ${RUN} words ${apart} (${share(apart, pairs).toFixed(4)}), left open ${share(unknown, pairs).toFixed(3)}`,
  );
  for (const [means, count] of byMeans) console.log(`    ${means.padEnd(36)} ${count.found} of ${count.of}`);
  return {
    articles: documents.length,
    copies: made,
    recall: share(found, made),
    pairs,
    merged,
    falseMerges: share(apart, pairs),
    open: share(unknown, pairs),
    means: Object.fromEntries(byMeans),
  };
}

const listing = process.argv.includes('--list');
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (paths.length === 0) {
  console.error('usage: npm run eval:independence -- FOLDER-OR-ECBPLUS.json… [--list]');
  process.exitCode = 2;
} else
  console.log(
    JSON.stringify(Object.fromEntries(paths.map((path) => [basename(path), evaluate(path, listing)]))),
  );
