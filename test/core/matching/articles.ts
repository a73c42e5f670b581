import type { Particulars } from '../../../src/core/model/annotation.ts';
import type { Article, Quote, Sentence } from '../../../src/core/model/article.ts';
import type { Match } from '../../../src/core/model/match.ts';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';

/** An article of the given sentences; what stands in “curly marks” is quoted. */
export function articleOf(
  sentences: readonly string[],
  language?: string,
  stated: Particulars = {},
): Article {
  const text = sentences.join('\n');
  const read: Sentence[] = [];
  const quotes: Quote[] = [];
  let at = 0;
  sentences.forEach((sentence, paragraph) => {
    const end = at + sentence.length;
    read.push({ range: { start: at, end }, section: 'body', paragraph, matchable: true });
    for (const found of sentence.matchAll(/“[^”]*”/g)) {
      const start = at + found.index;
      quotes.push({
        range: { start: start + 1, end: start + found[0].length - 1 },
        outer: { start, end: start + found[0].length },
        depth: 0,
      });
    }
    at = end + 1;
  });
  return {
    text,
    ...(language === undefined ? {} : { language }),
    stated,
    sections: [{ kind: 'body', range: { start: 0, end: text.length } }],
    sentences: read,
    quotes,
    entities: [],
  };
}

/** An index over articles given as sentences, with a way to ask for the matches of a passage. */
export function corpusOf(articles: Readonly<Record<string, readonly string[]>>, language?: string) {
  const index = new EmbeddedMatchIndex();
  const read = new Map(
    Object.entries(articles).map(([id, sentences]) => [id, articleOf(sentences, language)]),
  );
  for (const [id, article] of read) index.update(id, article);
  const ask = (id: string, quote: string, limit = 10): Promise<readonly Match[]> => {
    const start = read.get(id)?.text.indexOf(quote) ?? -1;
    if (start < 0) return Promise.reject(new Error(`no such passage: ${quote}`));
    return index.match({ article: id, range: { start, end: start + quote.length } }, { limit });
  };
  return { index, read, ask };
}
