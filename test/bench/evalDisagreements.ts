/**
 * How often `differs` and `contradicts` are right on pairs of news sentences, by judgements made by hand and kept
 * beside this file: the identifiers of the two sentences, what was found, and whether both spans really cannot be
 * right together of one and the same thing.
 *
 *   npm run eval:disagreements -- FILE… [--claim] [--shown N] [--print]
 *
 * A file is ECB+ as JSON, of which the sentence pairs of one event are taken, a table of pairs (MRPC's, DACCORD's), or
 * a folder of articles of one event, of which every sentence is taken beside every one of another article. With
 * `--claim` the pairs of one claim are taken, as if people had said that they carry it. With `--shown` every sentence
 * of a file is asked about among all its others and the first N the index shows are taken: strangers are among them,
 * as they are for a person. Then a file may be mere sentences, too (`id text` a line, or answers to questions as JSON). `--print` shows what was not judged yet, for judging, and what was judged wrong;
 * nothing of the texts is kept.
 *
 * What was found and read before anything was mended is kept with the name of the draw, so that the first figure of
 * each draw stays beside the present one. JSON is the last line.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pairsOf, type Related, shownOf } from './disagreements/items.ts';

interface Judgement {
  readonly right: boolean;
  /** The draw it was first read in. */
  readonly draw: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shown: { type: 'string' },
    claim: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) {
  console.error('usage: npm run eval:disagreements -- FILE… [--claim] [--shown N] [--print]');
  process.exitCode = 2;
} else void main();

async function main(): Promise<void> {
  const items: Related[] = [];
  for (const path of positionals)
    items.push(
      ...(values.shown === undefined
        ? pairsOf(path, values.claim ? 'claim' : 'event')
        : await shownOf(path, Number(values.shown))),
    );
  const judged = judgements();
  const tally: Record<string, { right: number; wrong: number; open: number }> = {};
  const stillFound = new Set<string>();
  for (const { ids, texts, relation, differences, score } of items) {
    if (relation !== 'differs' && relation !== 'contradicts') continue;
    const kinds = [...new Set(differences.map(({ kind }) => kind))].sort().join('+');
    const key = keyOf(ids, relation, kinds);
    const judgement = judged.get(key);
    if (judgement !== undefined) stillFound.add(key);
    const kind = relation === 'contradicts' ? relation : `differs: ${kinds}`;
    const count = (tally[kind] ??= { right: 0, wrong: 0, open: 0 });
    count[judgement === undefined ? 'open' : judgement.right ? 'right' : 'wrong']++;
    if (values.print && judgement?.right !== true) {
      console.log(
        `\n${judgement === undefined ? '' : '(wrong) '}${[...ids, relation, kinds].join('\t')}\t${score?.toFixed(2) ?? ''}`,
      );
      console.log(`  ${differences.map(({ from, to }) => `${from} | ${to}`).join(' ; ')}`);
      console.log(`  A ${texts[0]}\n  B ${texts[1]}`);
    }
  }
  const json = report(items.length, tally);
  reportDraws(judged, stillFound);
  console.log(json);
}

function report(
  pairs: number,
  tally: Readonly<Record<string, { right: number; wrong: number; open: number }>>,
): string {
  let right = 0;
  let wrong = 0;
  let open = 0;
  for (const [kind, count] of Object.entries(tally).sort(([one], [other]) => one.localeCompare(other))) {
    right += count.right;
    wrong += count.wrong;
    open += count.open;
    console.log(`  ${kind.padEnd(28)} ${count.right} right, ${count.wrong} wrong, ${count.open} not judged`);
  }
  const precision = right + wrong === 0 ? undefined : right / (right + wrong);
  const found = right + wrong + open;
  console.log(
    `  precision ${precision?.toFixed(3) ?? 'unknown'} over ${right + wrong} judged of ${found} found in ${pairs} pairs`,
  );
  return JSON.stringify({ pairs, found, judged: right + wrong, right, precision, tally });
}

/** What each draw came to when it was first read, and what of it is found in this run. */
function reportDraws(judged: ReadonlyMap<string, Judgement>, found: ReadonlySet<string>): void {
  const draws = new Map<string, { first: [number, number]; present: [number, number] }>();
  for (const [key, { right, draw }] of judged) {
    const counts = draws.get(draw) ?? { first: [0, 0], present: [0, 0] };
    draws.set(draw, counts);
    for (const count of found.has(key) ? [counts.first, counts.present] : [counts.first]) {
      count[0] += right ? 1 : 0;
      count[1]++;
    }
  }
  for (const [draw, { first, present }] of draws)
    if (present[1] > 0)
      console.log(
        `  draw "${draw}": ${first[0]} of ${first[1]} right when first read; ${present[0]} of ${present[1]} in this run`,
      );
}

/** Either passage may be the one asked about. */
function keyOf(ids: readonly string[], relation: string, kinds: string): string {
  return [...[...ids].sort(), relation, kinds].join('\t');
}

/** One judgement a line: both sentences, the relation, the kinds of difference, right or wrong, the draw. */
function judgements(): ReadonlyMap<string, Judgement> {
  return new Map(
    readFileSync(new URL('data/disagreements.tsv', import.meta.url), 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => line.split('\t'))
      .map(([a = '', b = '', relation = '', kinds = '', judgement = '', draw = '']) => [
        keyOf([a, b], relation, kinds),
        { right: judgement === 'right', draw },
      ]),
  );
}
