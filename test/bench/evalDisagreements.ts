/**
 * How often `differs` and `contradicts` are right on pairs of news sentences about one event, by judgements made by
 * hand and kept beside this file: the identifiers of the two sentences, what was found, and whether both spans
 * really cannot be right together.
 *
 *   npm run eval:disagreements -- FILE… [--print]
 *
 * A file is ECB+ as JSON, of which the sentence pairs of one event are taken, or MRPC's table of pairs. *
 * `--print` shows what was found, for judging; nothing of the texts is kept. JSON is the last line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { relate } from '../../src/core/matching/relation.ts';

interface EcbPlus {
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
  readonly gold: { readonly 'same-event': readonly (readonly [string, string])[] };
}

interface Item {
  readonly a: { readonly id: string; readonly text: string };
  readonly b: { readonly id: string; readonly text: string };
}

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (files.length === 0) {
  console.error('usage: npm run eval:disagreements -- FILE… [--print]');
  process.exitCode = 2;
} else evaluate(files.flatMap(read), process.argv.includes('--print'));

function read(file: string): readonly Item[] {
  const source = readFileSync(file, 'utf8');
  if (!file.endsWith('.json'))
    return source
      .split(/\r?\n/u)
      .slice(1)
      .map((line) => line.split('\t'))
      .filter((fields) => fields.length >= 5)
      .map(([, idA = '', idB = '', a = '', b = '']) => ({
        a: { id: idA, text: a },
        b: { id: idB, text: b },
      }));
  const { sentences, gold } = JSON.parse(source) as EcbPlus;
  const byId = new Map(sentences.map((sentence) => [sentence.id, sentence]));
  return gold['same-event'].flatMap(([one, other]) => {
    const a = byId.get(one);
    const b = byId.get(other);
    return a === undefined || b === undefined ? [] : [{ a, b }];
  });
}

function evaluate(items: readonly Item[], print: boolean): void {
  const judged = judgements();
  const tally: Record<string, { right: number; wrong: number; open: number }> = {};
  for (const { a, b } of items) {
    const query = { text: a.text, language: 'en' };
    const { relation, differences, contradiction } = relate(query, { text: b.text, language: 'en' });
    if (relation !== 'differs' && relation !== 'contradicts') continue;
    const kinds = [...new Set(differences.map(({ kind }) => kind))].sort().join('+');
    const key = [a.id, b.id, relation, kinds].join('\t');
    const judgement = judged.get(key);
    const kind = relation === 'contradicts' ? relation : `differs: ${kinds}`;
    const count = (tally[kind] ??= { right: 0, wrong: 0, open: 0 });
    count[judgement ?? 'open']++;
    if (print && judgement === undefined) {
      console.log(`\n${key}\t${contradiction.toFixed(2)}`);
      console.log(`  ${differences.map(({ from, to }) => `${from} | ${to}`).join(' ; ')}`);
      console.log(`  A ${a.text}\n  B ${b.text}`);
    }
  }
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
    `  precision ${precision?.toFixed(3) ?? 'unknown'} over ${right + wrong} judged of ${found} found in ${items.length} pairs`,
  );
  console.log(JSON.stringify({ pairs: items.length, found, judged: right + wrong, right, precision, tally }));
}

/** One judgement a line: both sentences, the relation, the kinds of difference, right or wrong. */
function judgements(): ReadonlyMap<string, 'right' | 'wrong'> {
  const source = new URL('data/disagreements.tsv', import.meta.url);
  if (!existsSync(source)) return new Map();
  return new Map(
    readFileSync(source, 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => line.split('\t'))
      .map((fields) => [fields.slice(0, 4).join('\t'), fields[4] === 'right' ? 'right' : 'wrong'] as const),
  );
}
