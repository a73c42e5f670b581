import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { readArticle, readUnattributed } from '../../../src/core/article/readArticle.ts';
import type { Article, SectionKind } from '../../../src/core/model/article.ts';

const read = (text: string, name = 'story.txt'): Article => readArticle(text, { name });
const texts = (article: Article, kind: SectionKind): string[] =>
  article.sections
    .filter((section) => section.kind === kind)
    .map(({ range }) => article.text.slice(range.start, range.end));
const sayings = (article: Article): [string, string | undefined][] =>
  article.quotes.map(({ range, speaker }) => [article.text.slice(range.start, range.end), speaker?.name]);

const SAMPLES = new URL('../../../samples/', import.meta.url);
const samples = readdirSync(SAMPLES)
  .filter((name) => /\.(?:txt|md|article)$/.test(name))
  .map((name) => readFileSync(new URL(name, SAMPLES), 'utf8'));

const WIRE = `Harbour light to reopen after storm

6 April 2031

By Jane Doe

OSTHAVEN (Reuters) - The harbour light will open again on Sunday, warden Anna Holm said after two days of repairs.

"The lamp has not been touched," Mrs Holm told reporters. "We were lucky."

"Nobody was on the stairs."

Mayor Per Lund was less cheerful.

"It will cost us a year," he said. (Reuters)
`;

describe('reading an article', () => {
  it('states what the lines around the text state', () => {
    const { stated, dateline, language } = read(WIRE);
    assert.deepEqual(stated, {
      title: 'Harbour light to reopen after storm',
      author: ['Jane Doe'],
      agency: ['Reuters'],
      published: '2031-04-06',
    });
    assert.equal(dateline, 'OSTHAVEN');
    assert.equal(language, 'en');
  });

  it('keeps dateline, date, byline and credit apart from the body', () => {
    const article = read(WIRE);
    assert.deepEqual(texts(article, 'dateline'), ['OSTHAVEN (Reuters) -']);
    assert.deepEqual(texts(article, 'timestamp'), ['6 April 2031']);
    assert.deepEqual(texts(article, 'byline'), ['By Jane Doe']);
    assert.deepEqual(texts(article, 'credit'), ['(Reuters)']);
    assert.equal(texts(article, 'body').length, 5);
  });

  it('finds who speaks: by full name, carried on, and behind a pronoun', () => {
    assert.deepEqual(sayings(read(WIRE)), [
      ['The lamp has not been touched,', 'Anna Holm'],
      ['We were lucky.', 'Anna Holm'],
      ['Nobody was on the stairs.', 'Anna Holm'],
      ['It will cost us a year,', 'Per Lund'],
    ]);
  });

  it('gathers every way the article names somebody, and what kind of thing is named', () => {
    const text = `Talks end in Oslo

Danish minister Karla Lund met Per Dahl of the Coast Council in Oslo on Sunday. Mrs Lund said the Council was late.

"I told Lund so," Dahl said.
`;
    const { entities } = read(text);
    const named = entities.map(({ name, kind, mentions }) => [
      name,
      kind,
      mentions.map(({ start, end }) => text.slice(start, end)),
    ]);
    assert.deepEqual(named, [
      ['Oslo', 'place', ['Oslo', 'Oslo']],
      ['Karla Lund', 'person', ['Karla Lund', 'Mrs Lund', 'Lund']],
      ['Per Dahl', 'person', ['Per Dahl', 'Dahl']],
      ['Coast Council', 'body', ['Coast Council', 'Council']],
    ]);
  });

  it('resolves pronouns by gender and descriptions by title', () => {
    const text = `Council quarrels

Chancellor Karla Lund and council leader Tom Rask met on Sunday.

"It was a good day," she said.

"It was not," he said.

The Danish chancellor smiled. "We differ," the chancellor said. "Mr Rask is a careful man."
`;
    assert.deepEqual(
      sayings(read(text)).map(([, name]) => name),
      ['Karla Lund', 'Tom Rask', 'Karla Lund', 'Karla Lund'],
    );
  });

  it('counts what is repeated once: the teaser and the pull quote go, the body stays', () => {
    const text = `Light out for a year

The harbour light will stay dark for a year after the storm broke its lamp in…

The harbour light will stay dark for a year after the storm broke its lamp in the night, the warden said.

**Nobody was on the stairs that night**

Anna Holm

"Nobody was on the stairs that night," Anna Holm said.

The harbour light will stay dark for a year after the storm broke its lamp in the night, the warden said.
`;
    const article = read(text);
    const counted = article.sentences.filter(({ matchable }) => matchable).map(({ paragraph }) => paragraph);
    assert.deepEqual(counted, [0, 2, 5]);
  });

  it('says the same of an article whose speakers are not asked for, but for the speakers', () => {
    const bare = (article: Article): Article => ({
      ...article,
      entities: [],
      sentences: article.sentences.map(({ range, section, paragraph, matchable }) => ({
        range,
        section,
        paragraph,
        matchable,
      })),
      quotes: article.quotes.map(({ range, outer, depth }) => ({ range, outer, depth })),
    });
    const [first = '', ...rest] = WIRE.split('\n\n');
    const pulled = [first, 'The lamp has not been touched', '— Anna Holm, warden', ...rest].join('\n\n');
    for (const text of [WIRE, pulled, '', ...samples])
      assert.deepEqual({ ...readUnattributed(text, { name: 'story.txt' }), entities: [] }, bare(read(text)));
  });
});
