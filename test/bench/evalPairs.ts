/**
 * Contradictions and relations of sentence pairs, beside plain peers.
 *
 *   npm run eval:pairs -- FILE.tsv… [--language TAG] [--claim] [--list]
 *
 * Reads pairs with a header: `contradiction a b`, MRPC's `Quality #1 ID #2 ID #1 String #2 String` (paraphrases
 * are to be shown as no contradiction), `relation language a b [publishedA publishedB]`, or any three columns
 * whose first is a 0/1 label of contradiction. Without a file, the project's own pairs.
 * `--claim` takes both sentences for ones that people gave one claim, not only for ones of one event. JSON is the last line.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import MiniSearch from 'minisearch';
import { negationWords } from '../../src/core/language/negation.ts';
import { phraseAt } from '../../src/core/language/phrases.ts';
import { wordsOf } from '../../src/core/language/words.ts';
import type { Footing } from '../../src/core/matching/footing.ts';
import { analyse, relate } from '../../src/core/matching/relation.ts';
import type { Relation } from '../../src/core/model/claim.ts';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly language: string | undefined;
  /** Whether the pair contradicts. */
  readonly label: boolean;
  readonly gold?: Relation;
  readonly publishedA?: string;
  readonly publishedB?: string;
  readonly speaker?: string;
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Pairs of every relation, denials by many means beside harmless changes, and such as nothing was tuned to. */
const own = [
  'relations',
  'denials',
  'denialsUnseen',
  'denialsFresh',
  'denialsLanguages',
  'forecastsFresh',
].map((name) => new URL(`data/${name}.tsv`, import.meta.url).pathname);

function main(argv: readonly string[]): void {
  const files: string[] = [];
  let language: string | undefined;
  let listing = false;
  let footing: Footing = 'event';
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? '';
    if (argument === '--language') language = argv[++at];
    else if (argument === '--list') listing = true;
    else if (argument === '--claim') footing = 'claim';
    else files.push(argument);
  }
  const report: Record<string, unknown> = {};
  for (const file of files.length > 0 ? files : own)
    report[basename(file)] = evaluate(file, language, listing, footing);
  console.log(JSON.stringify(report));
}

function evaluate(file: string, language: string | undefined, listing: boolean, footing: Footing): unknown {
  const pairs = read(file, language);
  const started = performance.now();
  const analysed = pairs.map(
    (pair) =>
      [
        analyse({
          text: pair.a,
          ...(pair.language === undefined ? {} : { language: pair.language }),
          ...(pair.publishedA === undefined ? {} : { published: pair.publishedA }),
          ...(pair.speaker === undefined ? {} : { speaker: pair.speaker, isQuote: true }),
        }),
        analyse({
          text: pair.b,
          ...(pair.language === undefined ? {} : { language: pair.language }),
          ...(pair.publishedB === undefined ? {} : { published: pair.publishedB }),
          ...(pair.speaker === undefined ? {} : { speaker: pair.speaker, isQuote: true }),
        }),
      ] as const,
  );
  const read_ = performance.now();
  const found = analysed.map(([a, b]) => relate(a, b, footing));
  const done = performance.now();
  const labels = pairs.map((pair) => pair.label);
  console.log(`\n${basename(file)}: ${pairs.length} pairs, ${labels.filter(Boolean).length} contradicting`);
  const rows: [string, Score][] = [
    [
      'relate: contradicts',
      measure(
        labels,
        found.map(({ relation }) => relation === 'contradicts'),
      ),
    ],
    [
      'relate: contradicts or differs',
      measure(
        labels,
        found.map(({ relation }) => relation === 'contradicts' || relation === 'differs'),
      ),
    ],
  ];
  const scores = found.map(({ contradiction }) => contradiction);
  const peers = peerScores(pairs);
  for (const [name, values] of [['score', scores] as const, ...peers]) {
    rows.push([`${name}, best F1`, bestF1(labels, values)]);
    rows.push([`${name}, precision ≥ .9`, atPrecision(labels, values, 0.9)]);
  }
  for (const [name, { precision, recall, f1 }] of rows)
    console.log(
      `  ${name.padEnd(46)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`,
    );
  const count = Math.max(1, pairs.length);
  const analyseMicros = ((read_ - started) * 1000) / (2 * count);
  const relateMicros = ((done - read_) * 1000) / count;
  console.log(
    `  ${analyseMicros.toFixed(1)} µs to analyse a sentence, ${relateMicros.toFixed(1)} µs to relate a pair`,
  );
  const byRelation = pairs.some((pair) => pair.gold !== undefined)
    ? relations(
        pairs,
        found.map(({ relation }) => relation),
      )
    : undefined;
  if (listing)
    pairs.forEach((pair, at) => {
      const got = found[at];
      const wrong =
        pair.gold === undefined
          ? (got?.relation === 'contradicts') !== pair.label
          : got?.relation !== pair.gold;
      if (wrong)
        console.log(
          `  line ${at + 2}: ${pair.gold ?? String(pair.label)} → ${got?.relation} ${got?.contradiction.toFixed(2)} ` +
            JSON.stringify(got?.differences.map(({ kind, from, to }) => [kind, from, to])),
        );
    });
  return {
    pairs: pairs.length,
    ...Object.fromEntries(rows),
    ...(byRelation === undefined ? {} : { relations: byRelation }),
    analyseMicros,
    relateMicros,
  };
}

/** Precision and recall of every relation, where the file names relations. */
function relations(pairs: readonly Pair[], found: readonly Relation[]): Readonly<Record<string, Score>> {
  const result: Record<string, Score> = {};
  const right = pairs.filter((pair, at) => pair.gold === found[at]).length;
  console.log(
    `  relation right: ${right} of ${pairs.length} (${((100 * right) / pairs.length).toFixed(1)} %)`,
  );
  for (const relation of ['same', 'same-quote', 'differs', 'contradicts', 'earlier', 'later'] as const) {
    const score = measure(
      pairs.map((pair) => pair.gold === relation),
      found.map((got) => got === relation),
    );
    result[relation] = score;
    console.log(
      `  ${relation.padEnd(46)} P ${score.precision.toFixed(3)}  R ${score.recall.toFixed(3)}  F1 ${score.f1.toFixed(3)}`,
    );
  }
  return result;
}

function read(file: string, language: string | undefined): readonly Pair[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  const header = (lines.shift() ?? '').split('\t').map((name) => name.trim());
  const rows = lines.map((line) => line.split('\t'));
  const column = (name: string): number => header.findIndex((known) => known.toLowerCase() === name);
  if (column('#1 string') >= 0)
    return rows.map((row) => pairOf(row[column('#1 string')], row[column('#2 string')], 'en', false));
  if (column('relation') >= 0)
    return rows.map((row) => {
      const gold = row[column('relation')] as Relation;
      const publishedA = row[column('publisheda')]?.trim() ?? '';
      const publishedB = row[column('publishedb')]?.trim() ?? '';
      const speaker = row[column('speaker')]?.trim() ?? '';
      return {
        ...pairOf(row[column('a')], row[column('b')], row[column('language')], gold === 'contradicts'),
        gold,
        ...(publishedA === '' ? {} : { publishedA }),
        ...(publishedB === '' ? {} : { publishedB }),
        ...(speaker === '' ? {} : { speaker }),
      };
    });
  if (column('contradiction') === 0)
    return rows.map((row) => pairOf(row[1], row[2], language, positive(row[0])));
  // Three columns without a header: the first line is a pair, too.
  if (header.length >= 3 && /^(?:0|1|true|false)$/iu.test(header[0] ?? '')) rows.unshift(header);
  return rows.map((row) => pairOf(row[1], row[2], language, positive(row[0])));
}

const positive = (label: string | undefined): boolean =>
  /^(?:1|true|contradiction|contradicts|neg\w*)$/iu.test(label?.trim() ?? '');

const pairOf = (
  a: string | undefined,
  b: string | undefined,
  language: string | undefined,
  label: boolean,
): Pair => ({
  a: a?.trim() ?? '',
  b: b?.trim() ?? '',
  language,
  label,
});

function measure(gold: readonly boolean[], said: readonly boolean[]): Score {
  let both = 0;
  let claimed = 0;
  let there = 0;
  gold.forEach((label, at) => {
    if (label) there++;
    if (said[at] === true) claimed++;
    if (label && said[at] === true) both++;
  });
  const precision = claimed === 0 ? 0 : both / claimed;
  const recall = there === 0 ? 0 : both / there;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** The best score over all thresholds, ties kept together. */
const sweep = (gold: readonly boolean[], scores: readonly number[]): readonly Score[] =>
  [...new Set(scores)].map((threshold) =>
    measure(
      gold,
      scores.map((score) => score >= threshold),
    ),
  );

const bestF1 = (gold: readonly boolean[], scores: readonly number[]): Score =>
  sweep(gold, scores).reduce((best, next) => (next.f1 > best.f1 ? next : best), {
    precision: 0,
    recall: 0,
    f1: 0,
  });

/** The greatest recall at a precision. */
const atPrecision = (gold: readonly boolean[], scores: readonly number[], least: number): Score =>
  sweep(gold, scores)
    .filter(({ precision }) => precision >= least)
    .reduce((best, next) => (next.recall > best.recall ? next : best), { precision: 0, recall: 0, f1: 0 });

/** TF-IDF cosine and minisearch, alone and where one side has an odd number of negation words and the other not. */
function peerScores(pairs: readonly Pair[]): readonly (readonly [name: string, scores: readonly number[]])[] {
  const texts = pairs.flatMap(({ a, b }) => [a, b]);
  const bags = texts.map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? []));
  const frequency = new Map<string, number>();
  for (const bag of bags) for (const word of bag) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const idf = (word: string): number => Math.log(1 + texts.length / (frequency.get(word) ?? 1));
  const norm = (bag: ReadonlySet<string>): number =>
    Math.sqrt([...bag].reduce((sum, word) => sum + idf(word) ** 2, 0));
  const cosine = pairs.map((_, at) => {
    const a = bags[2 * at] ?? new Set<string>();
    const b = bags[2 * at + 1] ?? new Set<string>();
    const dot = [...a].filter((word) => b.has(word)).reduce((sum, word) => sum + idf(word) ** 2, 0);
    return dot / (norm(a) * norm(b) || 1);
  });
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(pairs.map((pair, id) => ({ id, text: pair.b })));
  const mini = pairs.map((pair, at) => {
    const hits = index.search(pair.a);
    const top = hits[0]?.score ?? 1;
    return (hits.find(({ id }) => id === at)?.score ?? 0) / top;
  });
  const mismatch = pairs.map(
    (pair) => (negators(pair.a, pair.language) + negators(pair.b, pair.language)) % 2,
  );
  return [
    [
      'TF-IDF cosine + negation words differ',
      cosine.map((score, at) => (mismatch[at] === 1 ? 1 + score : score)),
    ],
    ['minisearch + negation words differ', mini.map((score, at) => (mismatch[at] === 1 ? 1 + score : score))],
    ['TF-IDF cosine', cosine],
  ];
}

function negators(text: string, language: string | undefined): number {
  const list = wordsOf(text, language);
  const lexicon = negationWords(list.language);
  if (lexicon === undefined) return 0;
  const plain =
    /^(?:not|no|never|nobody|nothing|without|.*n't|nicht|kein\p{L}*|nie|niemand|ohne|ne|n'|aucune?|sans|nunca|nadie|sin|не|нет|никто|без|никогда)$/u;
  return list.words.filter(
    (word, at) => plain.test(word.lower) && phraseAt(list.words, at, lexicon.idle) === 0,
  ).length;
}

main(process.argv.slice(2));
