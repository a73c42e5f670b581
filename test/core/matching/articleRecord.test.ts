import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { readArticle, readUnattributed } from '../../../src/core/article/readArticle.ts';
import { inContext, inReading } from '../../../src/core/corpus/comparePassages.ts';
import { attributionOf, recordOf } from '../../../src/core/matching/articleRecord.ts';
import { ArticleTable } from '../../../src/core/matching/articleTable.ts';
import { termsOfForms, wordsIn } from '../../../src/core/matching/articleWords.ts';
import { termsOfSentence } from '../../../src/core/matching/indexedArticle.ts';
import { packArticle } from '../../../src/core/matching/packedArticle.ts';
import { readingOf } from '../../../src/core/matching/passageReading.ts';
import { tokenise } from '../../../src/core/matching/tokens.ts';
import { Vocabulary } from '../../../src/core/matching/vocabulary.ts';

/** Texts whose sizes call for each width numbers are stored in. */
const LONG = Array.from(
  { length: 1600 },
  (_, at) => `Warden number${at} of Skerry ${at % 7 === 0 ? 'denied' : 'said'} “the lamp ${at} was lit”.`,
);
const SAMPLES = new URL('../../../samples/', import.meta.url);
const samples = readdirSync(SAMPLES)
  .filter((name) => /\.(?:txt|md|article)$/.test(name))
  .map((name) => readFileSync(new URL(name, SAMPLES), 'utf8'));
const text = fc.oneof(
  fc
    .array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 20 })
    .map((lines) => lines.join('\n')),
  fc.integer({ min: 0, max: 40 }).map((sentences) => LONG.slice(0, sentences).join(' ')),
);

function tableOf(texts: readonly string[]) {
  const vocabulary = new Vocabulary();
  const table = new ArticleTable();
  const add = (id: string, content: string): number => {
    const particulars = { published: '2031-05', agency: ['dpa'] };
    const record = recordOf(readUnattributed(content, { name: 'a.txt' }), particulars);
    const words = wordsIn(record, termsOfForms(record, vocabulary), vocabulary);
    const slot = table.add(id, packArticle(record, words, table.names));
    assert.equal(table.at(slot)?.isAttributed, false);
    assert.deepEqual(Array.from(table.unattributed()), [id]);
    table.at(slot)?.attribute(attributionOf(readArticle(content, { name: 'a.txt' })));
    assert.equal(table.at(slot)?.isAttributed, true);
    assert.deepEqual(Array.from(table.unattributed()), []);
    return slot;
  };
  texts.forEach((content, at) => add(String(at), content));
  return { table, vocabulary, add };
}

/** That what is packed says what the article as read says. */
function holds(content: string, { table, vocabulary }: ReturnType<typeof tableOf>, id: string): void {
  const article = readArticle(content, { name: 'a.txt' });
  const packed = table.at(table.slotOf(id) ?? -1);
  assert.ok(packed);
  const sentences = article.sentences.filter(
    ({ matchable, range }) => matchable && tokenise(article.text.slice(range.start, range.end)).length > 0,
  );
  assert.equal(packed.sentenceCount, sentences.length);
  assert.equal(packed.language, article.language);
  assert.equal(packed.mark.length, article.text.length);
  sentences.forEach(({ range, speaker, section }, at) => {
    assert.deepEqual(packed.rangeOf(at), range);
    assert.equal(packed.speakerOf(at), speaker?.name);
    if (section === 'body') assert.equal(packed.isBeside(at), false);
    const forms = tokenise(article.text.slice(range.start, range.end));
    assert.deepEqual(
      Array.from(termsOfSentence(packed, at)),
      forms.map((form) => vocabulary.idOf(form, article.language)),
    );
  });
  assert.deepEqual(packed.stated, article.stated);
  const particulars = { published: '2031-05-04' };
  sentences.forEach(({ range: { start, end }, speaker }, at) => {
    const middle = (start + end) >> 1;
    for (const range of [
      { start, end },
      { start, end: middle },
      { start: middle, end },
    ]) {
      const reading = readingOf(packed, at, range);
      assert.equal(reading.speaker, speaker?.name);
      assert.deepEqual(
        inReading(article.text.slice(range.start, range.end), reading, particulars),
        inContext({ article, range, particulars }),
      );
    }
  });
  assert.deepEqual(packed.articleTerms, packed.articleTerms.toSorted());
  assert.equal(packed.articleCounts.length, packed.articleTerms.length);
  assert.deepEqual(packed.fingerprint.agencies, ['dpa']);
  assert.equal(packed.published, '2031-05');
}

describe('an article in the index', () => {
  it('says what the article says, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const made = tableOf(texts);
        texts.forEach((content, at) => holds(content, made, String(at)));
      }),
      { numRuns: 40 },
    );
  });
  it('says of each passage what the article read again says, of articles with all their quirks', () => {
    const made = tableOf(samples);
    assert.ok(samples.length > 5);
    samples.forEach((content, at) => holds(content, made, String(at)));
  });
  it('is held in full where text, words and speakers are many', () => {
    const content = LONG.join(' ');
    assert.ok(content.length > 0x10000);
    const made = tableOf([content]);
    holds(content, made, '0');
  });
  it('keeps its neighbours as they are when it goes, and leaves its room to others', () => {
    const texts = Array.from({ length: 12 }, (_, at) => LONG.slice(at * 20, at * 20 + 20).join(' '));
    const made = tableOf(texts);
    const one = recordOf(readArticle(LONG.join(' '), { name: 'a.txt' }), undefined);
    const pack = packArticle(
      one,
      wordsIn(one, termsOfForms(one, made.vocabulary), made.vocabulary),
      made.table.names,
    );
    let bytes = 0;
    pack((length) => {
      bytes = 4 * length;
      return new Int32Array(length);
    });
    const rounds = Math.ceil(20_000_000 / bytes);
    for (let round = 0; round < rounds; round++) made.table.remove(made.table.add('long', pack));
    assert.ok(made.table.bytes < 5_000_000, `${made.table.bytes} bytes`);
    assert.equal(made.table.slotOf('long'), undefined);
    assert.equal(made.table.size, texts.length + 1);
    texts.forEach((content, at) => holds(content, made, String(at)));
  });
});
