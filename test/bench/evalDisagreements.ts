/**
 * How often `differs` and `contradicts` are right on pairs of news sentences about one event, by judgements made by
 * hand and kept beside this file: the identifiers of the two sentences, what was found, and whether both spans
 * really cannot be right together.
 *
 *   npm run eval:disagreements -- FILE… [--print]
 *
 * A file is ECB+ as JSON, of which the sentence pairs of one event are taken, MRPC's table of pairs, or a folder
 * of articles of one event, of which every sentence is taken beside every one of another article.
 * `--print` shows what was found, for judging; nothing of the texts is kept. JSON is the last line.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle } from '../../src/core/article/readArticle.ts';
import { type PassageInContext, relate } from '../../src/core/matching/relation.ts';

interface EcbPlus {
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
  readonly gold: { readonly 'same-event': readonly (readonly [string, string])[] };
}

interface Side {
  readonly id: string;
  readonly text: string;
  readonly published?: string;
}

interface Item {
  readonly a: Side;
  readonly b: Side;
}

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (files.length === 0) {
  console.error('usage: npm run eval:disagreements -- FILE… [--print]');
  process.exitCode = 2;
} else evaluate(files.flatMap(read), process.argv.includes('--print'));

/** Every sentence of an article beside every one of another, as far as they may be matched. */
function articlesIn(folder: string): readonly Item[] {
  const articles = readdirSync(folder)
    .filter((name) => /\.(?:txt|md|article)$/u.test(name) && name !== 'README.md')
    .sort()
    .map((name) => ({ name, article: readArticle(readFileSync(join(folder, name), 'utf8'), { name }) }));
  const sentences = articles.flatMap(({ name, article }) =>
    article.sentences
      .filter(({ matchable }) => matchable)
      .map(({ range }) => ({
        name,
        id: `${name}:${range.start}`,
        text: article.text.slice(range.start, range.end),
        ...(article.stated.published === undefined ? {} : { published: article.stated.published }),
      })),
  );
  return sentences.flatMap((a, at) =>
    sentences.slice(at + 1).flatMap((b) => (a.name === b.name ? [] : [{ a, b }])),
  );
}

function read(file: string): readonly Item[] {
  if (statSync(file).isDirectory()) return articlesIn(file);
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
    const passage = ({ text, published }: Side): PassageInContext => ({
      text,
      language: 'en',
      ...(published === undefined ? {} : { published }),
    });
    const { relation, differences, contradiction } = relate(passage(a), passage(b));
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
