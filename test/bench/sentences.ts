/**
 * Sentence splitting side by side: the project's scanner, `Intl.Segmenter`, wink-nlp and compromise. Quality on
 * sentences of the kinds news gets wrong most, speed in megabytes a second on invented articles.
 *
 * npm run bench:sentences [-- --mb N]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { splitSentences } from '../../src/core/article/sentences.ts';

/** Sentences of one paragraph, parted by `|`, with the language where it is not English. */
const TRICKY: readonly (readonly [kind: string, marked: string, language?: string])[] = [
  ['titles', 'Mr. Holm met Dr. Vik and Gov. Lund.|Prof. Berg was absent.'],
  ['initials', 'George W. Hale and J. P. Vik signed.|A. Lund did not.'],
  ['acronym inside', 'The U.S. Senate rejected the bill.|Nobody spoke.'],
  ['acronym at the end', 'He grew up in the U.S.|The others did not.'],
  ['time of day', 'It began at 9 a.m. on Monday.|It ended at 5 p.m.|The hall was empty.'],
  ['company', 'Holm Inc. Chairman Per Lund left.|So did Vik Corp.|The rest stayed.'],
  ['decimals', 'It rose 4.5 per cent to 3.2 million.|Then it fell.'],
  ['number sign', 'They live at No. 7 on the quay.|No. 8 is empty.'],
  ['month', 'It opened on Jan. 3, 2031.|In Feb. it closed.'],
  ['elision', 'Nothing changed in our ... attitude to the plan.|It never will.'],
  ['ellipsis', 'He waited...|Then he left.'],
  ['quote closes after the stop', 'She said: "We won."|He nodded.'],
  ['quote of several sentences', '"I came.|I saw," he said.|"I left."'],
  ['quoted question', '"Do you trust him?" Anna Holm asked.|"Yes!" he cried.'],
  ['curly quotes', '“We won.”|“They lost,” she said.'],
  ['brackets', 'They left (it was late.)|Nobody stayed.'],
  ['Markdown', '**The light is out.**|Nobody was hurt.'],
  ['lost space', 'They met in the end.|The rest had left.'],
  ['no stop', 'a caption without a stop'],
  ['German ordinal', 'Er kam am 3. Mai an.|Es regnete.', 'de'],
  ['French marks', '« Oui. »|Il est parti.', 'fr'],
  ['Chinese', '你好。|我们来了！|真的？', 'zh'],
  ['Arabic', 'هل تثق به؟|نعم.', 'ar'],
  ['Hindi', 'वह आया।|वह गया।', 'hi'],
];

type Splitter = (text: string, language: string) => string[];

const segmenters = new Map<string, Intl.Segmenter>();
function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}
const wink = winkNLP(model, ['sbd']);
const SPLITTERS: Readonly<Record<string, Splitter>> = {
  corroborate: (text, language) =>
    Array.from(splitSentences(text, { start: 0, end: text.length }, language), ({ start, end }) =>
      text.slice(start, end),
    ),
  'Intl.Segmenter': (text, language) => [...segmenter(language).segment(text)].map(({ segment }) => segment),
  'wink-nlp': (text) => wink.readDoc(text).sentences().out(),
  compromise: (text) => compromise.tokenize(text).fullSentences().out('array') as string[],
};

const clean = (sentences: readonly string[]): string =>
  sentences
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join('|');

/** White space between sentences as a text would have it: none between ideographs, and none where it was lost. */
function sourceOf(kind: string, marked: string): string {
  return marked.split('|').join(kind === 'lost space' || kind === 'Chinese' ? '' : ' ');
}

/** Latin-script fixtures put together to texts of an article's length: `Intl.Segmenter` copies its input for every segment. */
const ARTICLE = 5000;
function speedTexts(bytes: number): string[] {
  const folder = 'test/fixtures/articles';
  const articles = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\s+/g, ' '))
    .filter((text) => !/[\u0370-\u1FFF]/.test(text))
    .join(' ');
  const long = articles.repeat(Math.ceil(ARTICLE / articles.length) + 1);
  return Array.from({ length: Math.ceil(bytes / ARTICLE) }, (_, index) => {
    const start = (index * 97) % articles.length;
    return long.slice(start, start + ARTICLE);
  });
}

function megabytesASecond(split: Splitter, texts: readonly string[], runs: number): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const begin = performance.now();
    for (const text of texts) split(text, 'en');
    best = Math.min(best, performance.now() - begin);
  }
  return (texts.length * ARTICLE) / 1e6 / (best / 1000);
}

/** What it adds to a bundle, minified and compressed. */
function kilobytes(entry: string): number {
  const built = buildSync({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  });
  return Math.round(gzipSync(built.outputFiles[0]?.contents ?? new Uint8Array()).length / 1000);
}

const ENTRIES: Readonly<Record<string, string>> = {
  corroborate: "export * from './src/core/article/sentences.ts'",
  'wink-nlp': "import a from 'wink-nlp'; import b from 'wink-eng-lite-web-model'; export default [a, b]",
  compromise: "export { default } from 'compromise'",
};

const wanted = process.argv.indexOf('--mb');
const megabytes = wanted > 0 ? Number(process.argv[wanted + 1]) : 2;
const texts = speedTexts(megabytes * 1e6);
/** The peers are slow enough to be measured on less. */
const less = texts.slice(0, 40);

const results = Object.entries(SPLITTERS).map(([name, split]) => {
  const wrong = TRICKY.filter(
    ([kind, marked, language = 'en']) => clean(split(sourceOf(kind, marked), language)) !== marked,
  );
  const fast = name === 'corroborate' || name === 'Intl.Segmenter';
  const entry = ENTRIES[name];
  return {
    name,
    right: TRICKY.length - wrong.length,
    of: TRICKY.length,
    mbPerSecond: Number(megabytesASecond(split, fast ? texts : less, fast ? 5 : 2).toFixed(2)),
    bundleKilobytes: entry === undefined ? 0 : kilobytes(entry),
    wrong: wrong.map(([kind]) => kind),
  };
});

console.log(
  `${TRICKY.length} tricky paragraphs (chosen here), ${megabytes} MB of text (200 kB for the libraries)\n`,
);
for (const { name, right, of, mbPerSecond, bundleKilobytes, wrong } of results) {
  const size = bundleKilobytes === 0 ? 'built in' : `${bundleKilobytes} kB`;
  console.log(
    `${name.padEnd(16)} ${String(right).padStart(2)}/${of} right  ${mbPerSecond.toFixed(2).padStart(8)} MB/s  ${size}`,
  );
  if (wrong.length > 0) console.log(`${' '.repeat(16)} wrong: ${wrong.join(', ')}`);
}
const [own, ...peers] = results;
const best = peers.reduce((a, b) => (b.right > a.right ? b : a));
if (own !== undefined)
  console.log(
    own.right >= best.right
      ? `\nThe project's scanner stays: no peer is right more often (best ${best.name}, ${best.right}/${best.of}), and it is ${(own.mbPerSecond / best.mbPerSecond).toFixed(0)} times as fast.`
      : `\n${best.name} is right more often than the project's scanner: ${best.right} against ${own.right}.`,
  );
console.log(JSON.stringify({ bench: 'sentences', megabytes, results }));
