import type { Article, Sentence } from '../../../src/core/model/article.ts';

/** See `../shared/data/matching/README.md` for the format. */
export interface EcbPlus {
  readonly name: string;
  readonly documents: Readonly<Record<string, { topic: number; event: string; text: string }>>;
  readonly sentences: readonly { id: string; document: string; text: string }[];
  readonly gold: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

/** Where a listed sentence stands in its article. */
export interface Placed {
  readonly id: string;
  readonly document: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Articles of a data set that comes split into sentences: the listed ones are matchable; the rest of the text is
 * there for context only.
 */
export function articlesOf(data: EcbPlus): { articles: Map<string, Article>; placed: Placed[] } {
  const articles = new Map<string, Article>();
  const placed: Placed[] = [];
  const byDocument = new Map<string, EcbPlus['sentences'][number][]>();
  for (const sentence of data.sentences)
    byDocument.set(sentence.document, [...(byDocument.get(sentence.document) ?? []), sentence]);
  for (const [id, { text }] of Object.entries(data.documents)) {
    const sentences: Sentence[] = [];
    let whole = text;
    let at = 0;
    const context = (to: number): void => {
      for (const found of whole.slice(at, to).matchAll(/\S.*?(?:[.!?]+(?=\s|$)|$)/gs))
        sentences.push({
          range: { start: at + found.index, end: at + found.index + found[0].length },
          section: 'body',
          paragraph: 0,
          matchable: false,
        });
    };
    for (const sentence of byDocument.get(id) ?? []) {
      let start = whole.indexOf(sentence.text, at);
      if (start < 0) {
        start = whole.length + 1;
        whole += `\n${sentence.text}`;
      } else context(start);
      const end = start + sentence.text.length;
      sentences.push({ range: { start, end }, section: 'body', paragraph: 0, matchable: true });
      placed.push({ ...sentence, start, end });
      at = end;
    }
    context(whole.length);
    articles.set(id, {
      text: whole,
      language: 'en',
      stated: {},
      sections: [{ kind: 'body', range: { start: 0, end: whole.length } }],
      sentences,
      quotes: [],
      entities: [],
    });
  }
  return { articles, placed };
}
