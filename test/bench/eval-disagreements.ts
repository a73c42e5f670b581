/**
 * How often `differs` and `contradicts` are right on pairs of news sentences about one event, by judgements made by
 * hand and kept beside this file: the identifiers of the two sentences, what was found, and whether both spans
 * really cannot be right together.
 *
 *   npm run eval:disagreements -- ECBPLUS.json [--print]
 *
 * `--print` shows what was found, for judging; nothing of the texts is kept. JSON is the last line.
 */
import { existsSync, readFileSync } from 'node:fs';
import { analyse, relate } from '../../src/core/matching/relation.ts';

interface EcbPlus {
  readonly name: string;
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
  readonly gold: Readonly<Record<'same-event' | 'same-claim', readonly (readonly [string, string])[]>>;
}

const [file, ...options] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run eval:disagreements -- ECBPLUS.json [--print]');
  process.exitCode = 2;
} else evaluate(file, options.includes('--print'));

function evaluate(path: string, print: boolean): void {
  const data = JSON.parse(readFileSync(path, 'utf8')) as EcbPlus;
  const judged = judgements();
  const analysed = new Map(data.sentences.map(({ id, text }) => [id, analyse({ text, language: 'en' })]));
  const tally: Record<string, { right: number; wrong: number; open: number }> = {};
  for (const [one, other] of data.gold['same-event']) {
    const a = analysed.get(one);
    const b = analysed.get(other);
    if (a === undefined || b === undefined) continue;
    const { relation, differences, contradiction } = relate(a, b);
    if (relation !== 'differs' && relation !== 'contradicts') continue;
    const kinds = [...new Set(differences.map(({ kind }) => kind))].sort().join('+');
    const judgement = judged.get([one, other, relation, kinds].join('\t'));
    const kind = relation === 'contradicts' ? relation : `differs: ${kinds}`;
    const count = (tally[kind] ??= { right: 0, wrong: 0, open: 0 });
    count[judgement ?? 'open']++;
    if (print && judgement === undefined) {
      console.log(`\n${[one, other, relation, kinds].join('\t')}\t${contradiction.toFixed(2)}`);
      console.log(`  ${differences.map(({ from, to }) => `${from} | ${to}`).join(' ; ')}`);
      console.log(`  A ${a.passage.text}\n  B ${b.passage.text}`);
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
  console.log(
    `  precision ${precision?.toFixed(3) ?? 'unknown'} over ${right + wrong} judged of ${right + wrong + open} found`,
  );
  console.log(
    JSON.stringify({
      data: data.name,
      found: right + wrong + open,
      judged: right + wrong,
      right,
      precision,
      tally,
    }),
  );
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
