/**
 * Whether the quotations of an article are found as they stand and given to whoever said them.
 *
 *   npm run eval:quotes -- FOLDER [--list]
 *
 * The folder holds articles as `NAME.txt`, each with a `NAME.yaml` that lists its outermost quotations in order of the
 * text: first words, and the speaker's fullest name in the article, or the words that describe him. A span is right
 * where a quotation begins with those words; a speaker where the name is the one expected, or differs from it only
 * in titles and articles. The peer takes the nearest capitalised name before or after a verb of saying in the
 * sentence of the quotation. JSON is the last line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readArticle } from '../../src/core/article/readArticle.ts';

type Expected = readonly (readonly [words: string, speaker: string])[];

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\b(?:mr|mrs|ms|dr|gov|sen|rep|prof|professor|president|minister|the|a|an|his|her)\b\.?/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const PEER_AFTER =
  /^[,.!?]?["”']?\s*(?:\w+\s)?(?:said|says|told|asked|added|replied)\s+((?:\p{Lu}[\p{L}'-]+\s?)+)/u;
const PEER_BEFORE = /((?:\p{Lu}[\p{L}'-]+\s?)+)(?:said|says|told|asked|added|replied)\b/u;

/** What plain patterns make of it. */
function peerSpeaker(text: string, start: number, end: number): string {
  const after = PEER_AFTER.exec(text.slice(end, end + 80))?.[1];
  const before = PEER_BEFORE.exec(
    text.slice(Math.max(0, start - 120), start) + text.slice(end, end + 80),
  )?.[1];
  return (after ?? before ?? '').trim();
}

const listing = process.argv.includes('--list');
const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folder === undefined) {
  console.error('usage: npm run eval:quotes -- FOLDER [--list]');
  process.exitCode = 2;
} else {
  let [quotes, spans, speakers, plain, extra] = [0, 0, 0, 0, 0];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()) {
    const article = readArticle(readFileSync(join(folder, name), 'utf8'), { name });
    const expected = parse(readFileSync(join(folder, name.replace(/txt$/u, 'yaml')), 'utf8')) as Expected;
    const outermost = article.quotes.filter(({ depth }) => depth === 0);
    let from = 0;
    for (const [words, speaker] of expected) {
      quotes++;
      const at = outermost.findIndex(
        ({ range }, index) => index >= from && article.text.startsWith(words, range.start),
      );
      const quote = outermost[at];
      if (quote === undefined) {
        if (listing) console.log(`${name}: no quotation begins with “${words}”`);
        continue;
      }
      from = at + 1;
      spans++;
      const found = quote.speaker?.name ?? '';
      const right = bare(found) === bare(speaker);
      if (right) speakers++;
      else if (listing)
        console.log(`${name}: “${words}”: ${found === '' ? 'nobody' : found}, not ${speaker}`);
      const guess = bare(peerSpeaker(article.text, quote.outer.start, quote.outer.end));
      if (guess !== '' && (guess === bare(speaker) || bare(speaker).endsWith(` ${guess}`))) plain++;
    }
    extra += outermost.length - expected.length;
  }
  const share = (count: number): string => (count / Math.max(1, quotes)).toFixed(3);
  console.log(`${quotes} quotations: span right ${share(spans)}, speaker right ${share(speakers)}`);
  console.log(`  plain patterns: speaker right ${share(plain)}; quotations beyond those expected: ${extra}`);
  console.log(
    JSON.stringify({
      quotes,
      spans: spans / quotes,
      speakers: speakers / quotes,
      plain: plain / quotes,
      extra,
    }),
  );
}
