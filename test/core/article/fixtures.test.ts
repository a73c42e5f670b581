import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import type { Article, SectionKind } from '../../../src/core/model/article.ts';
import { overlaps, type Range } from '../../../src/core/model/range.ts';

/** What a person expects of one invented article: see the files beside it. */
interface Expected {
  language: string;
  dateline?: string;
  stated: object;
  /** Kind and first words of every section that is not body. */
  sections: [SectionKind, string][];
  /** Words, speaker, verb. */
  quotes: [string, string | null, string | null][];
  /** Sentences of the article proper that are not matched against. */
  unmatchable: string[];
  /** Indirect speech: speaker, verb, first words. */
  indirect: [string, string | null, string][];
}

const FOLDER = new URL('../../fixtures/articles/', import.meta.url);
const PROPER: readonly SectionKind[] = ['body', 'subheading', 'pull-quote', 'headline', 'caption'];
const START = 40;

function describeArticle(article: Article): Expected {
  const text = (range: Range): string => article.text.slice(range.start, range.end);
  const { language = '', dateline, stated, sections, sentences, quotes } = article;
  return {
    language,
    ...(dateline !== undefined && { dateline }),
    stated,
    sections: sections
      .filter(({ kind }) => kind !== 'body')
      .map(({ kind, range }) => [kind, text(range).slice(0, START)]),
    quotes: quotes.map(({ range, speaker, verb }) => [text(range), speaker?.name ?? null, verb ?? null]),
    unmatchable: sentences
      .filter(({ matchable, section }) => !matchable && PROPER.includes(section))
      .map(({ range }) => text(range)),
    indirect: sentences
      .filter(({ range }) => !quotes.some((quote) => overlaps(quote.outer, range)))
      .flatMap(({ range, speaker, verb }) =>
        speaker === undefined
          ? []
          : [[speaker.name, verb ?? null, text(range).slice(0, START)] as [string, string | null, string]],
      ),
  };
}

describe('articles of many kinds', () => {
  for (const name of readdirSync(FOLDER).filter((file) => /\.(?:txt|md)$/.test(file))) {
    const source = readFileSync(new URL(name, FOLDER), 'utf8');
    const expected = parse(readFileSync(new URL(`${name}.expected.yaml`, FOLDER), 'utf8')) as Expected;

    it(`reads ${name}`, () => {
      assert.deepEqual(describeArticle(readArticle(source, { name })), expected);
    });

    it(`reads ${name} the same with CRLF and a byte order mark`, () => {
      const article = readArticle(`\uFEFF${source.replaceAll('\n', '\r\n')}`, { name });
      assert.deepEqual(describeArticle(article), expected);
    });
  }
});
