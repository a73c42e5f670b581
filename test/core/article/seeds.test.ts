import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import type { Article, SectionKind } from '../../../src/core/model/article.ts';

const FOLDER = new URL('../../../../shared/seeds/', import.meta.url);

/** Structure by counts and names only: the articles are others' and are quoted nowhere in this project. */
interface Shape {
  readonly dateline?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly agency?: readonly string[];
  readonly kinds: Partial<Record<SectionKind, number>>;
  /** Initials of who is quoted, in text order, outermost quotations only; `-` where nobody is. */
  readonly speakers: string;
  /** Sentences of the body not matched against. */
  readonly unmatchable: number;
}

const SHAPES: readonly Shape[] = [
  {
    kinds: { headline: 1, subheading: 1, body: 10, boilerplate: 1 },
    speakers: 'VP VP VP GB GB -',
    unmatchable: 0,
  },
  {
    dateline: 'Moscow/Sochi',
    agency: ['dpa'],
    kinds: { headline: 1, dateline: 1, body: 24, credit: 1 },
    speakers: '- VP VP tU GB VP VP GB GB GB GB GB GB GB VP GB tU tU Tj VP VP GB',
    unmatchable: 0,
  },
  {
    published: '2008-04-06T10:37:55Z',
    publisher: 'BBC NEWS',
    kinds: { headline: 1, subheading: 4, body: 28, 'pull-quote': 4, boilerplate: 4, timestamp: 1 },
    speakers: '- VP - VP GB GB VP VP - GB GB GB GB DM GB GB -',
    unmatchable: 0,
  },
  {
    dateline: 'Sochi, Russia',
    published: '2008-04-05T19:09',
    kinds: { headline: 1, timestamp: 1, dateline: 1, body: 16, subheading: 2 },
    speakers: 'DP DP DP DP DP DP O GB R',
    unmatchable: 0,
  },
  {
    kinds: { headline: 1, subheading: 3, caption: 1, credit: 2, body: 17, promo: 9 },
    speakers: 'B B B P P P P B B B B B P',
    unmatchable: 0,
  },
];

function shapeOf(article: Article): Shape {
  const kinds: Partial<Record<SectionKind, number>> = {};
  for (const { kind } of article.sections) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const initials = (name: string): string =>
    name
      .split(' ')
      .filter((word) => word.length > 1)
      .slice(0, 2)
      .map((word) => word.charAt(0))
      .join('');
  return {
    ...(article.dateline !== undefined && { dateline: article.dateline }),
    ...(article.stated.published !== undefined && { published: article.stated.published }),
    ...(article.stated.publisher !== undefined && { publisher: article.stated.publisher }),
    ...(article.stated.agency !== undefined && { agency: article.stated.agency }),
    kinds,
    speakers: article.quotes
      .filter(({ depth }) => depth === 0)
      .map(({ speaker }) => (speaker === undefined ? '-' : initials(speaker.name)))
      .join(' '),
    unmatchable: article.sentences.filter(({ section, matchable }) => section === 'body' && !matchable)
      .length,
  };
}

describe('five real articles', () => {
  before(function () {
    if (existsSync(FOLDER)) return;
    console.log('    (the articles are not beside this repository: skipped)');
    this.skip();
  });

  it('are read with every section, quotation and speaker', () => {
    const files = readdirSync(FOLDER)
      .filter((file) => file.endsWith('.txt'))
      .sort();
    const shapes = files.map((name) =>
      shapeOf(readArticle(readFileSync(new URL(name, FOLDER), 'utf8'), { name })),
    );
    assert.deepEqual(shapes, SHAPES);
  });
});
