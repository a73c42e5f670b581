import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import { isProjectFile } from '../../../src/core/corpus/articleNames.ts';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import { type PassageInContext, relate } from '../../../src/core/matching/relation.ts';
import type { Difference } from '../../../src/core/model/anchor.ts';
import type { Article } from '../../../src/core/model/article.ts';
import type { Relation } from '../../../src/core/model/claim.ts';
import { normaliseText } from '../../../src/core/text/normalise.ts';
import { articlesOf, type EcbPlus } from '../retrieval/ecbplus.ts';

/** Two passages and how they were found to stand. */
export interface Related {
  /** What a judgement names the passages by: nothing of their texts. */
  readonly ids: readonly [string, string];
  readonly texts: readonly [string, string];
  readonly relation: Relation;
  readonly differences: readonly Difference[];
  /** Only of pairs the index shows. */
  readonly score?: number;
}

interface Side extends PassageInContext {
  readonly id: string;
}

/** Sentences of a file with their names, by the article they stand in. */
interface Corpus {
  readonly articles: ReadonlyMap<string, Article>;
  readonly idAt: (article: string, start: number) => string;
}

const isArticle = (name: string): boolean => /\.(?:txt|md|article)$/u.test(name) && !isProjectFile(name);

const articlesIn = (folder: string): ReadonlyMap<string, Article> =>
  new Map(
    readdirSync(folder)
      .filter((name) => isArticle(name) && name !== 'README.md')
      .sort()
      .map((name) => [name, readArticle(normaliseText(readFileSync(join(folder, name), 'utf8')), { name })]),
  );

/** An article of one sentence, as sets of sentences without articles have them. */
const ofOneSentence = (text: string, language: string): Article => ({
  text,
  language,
  stated: {},
  sections: [{ kind: 'body', range: { start: 0, end: text.length } }],
  sentences: [{ range: { start: 0, end: text.length }, section: 'body', paragraph: 0, matchable: true }],
  quotes: [],
  entities: [],
});

const rowsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/u)
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));

interface Answers {
  readonly answers: readonly { readonly passage: string }[];
}

/** What kind of file it is, by its first lines. */
type Content =
  | { readonly kind: 'folder'; readonly articles: ReadonlyMap<string, Article> }
  | { readonly kind: 'events'; readonly data: EcbPlus }
  | { readonly kind: 'sentences'; readonly sentences: ReadonlyMap<string, string> }
  | { readonly kind: 'pairs'; readonly language: string; readonly pairs: readonly (readonly [Side, Side])[] };

function contentOf(path: string, footing: 'claim' | 'event' = 'event'): Content {
  if (statSync(path).isDirectory()) return { kind: 'folder', articles: articlesIn(path) };
  if (path.endsWith('.json')) {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(data)) return { kind: 'events', data: data as EcbPlus };
    return {
      kind: 'sentences',
      sentences: new Map(
        (data as readonly Answers[]).flatMap(({ answers }, question) =>
          answers.map(({ passage }, at) => [`${question}-${at}`, passage] as const),
        ),
      ),
    };
  }
  const header =
    readFileSync(path, 'utf8')
      .replace(/^\uFEFF/u, '')
      .split('\n', 1)[0] ?? '';
  const rows = rowsOf(path);
  if (/^quality/iu.test(header))
    return {
      kind: 'pairs',
      language: 'en',
      pairs: rows
        // Of one claim are those that people took for paraphrases.
        .filter(([quality, ...fields]) => fields.length >= 4 && (footing === 'event' || quality === '1'))
        .map(([, idA = '', idB = '', a = '', b = '']) => [
          { id: idA, text: a },
          { id: idB, text: b },
        ]),
    };
  if (/^contradiction\b/u.test(header))
    return {
      kind: 'pairs',
      language: 'fr',
      pairs: rows.map(([, a = '', b = ''], at) => [
        { id: `line ${at + 2} a`, text: a.trim() },
        { id: `line ${at + 2} b`, text: b.trim() },
      ]),
    };
  return { kind: 'sentences', sentences: new Map(rows.map(([id = '', text = '']) => [id, text.trim()])) };
}

/** The pairs a file itself puts side by side: they are taken to be of one event, or to carry one claim. */
export function pairsOf(path: string, footing: 'claim' | 'event'): readonly Related[] {
  const content = contentOf(path, footing);
  return sidesOf(content, footing).map(([a, b]) => {
    const { relation, differences } = relate(a, b, footing);
    return { ids: [a.id, b.id], texts: [a.text, b.text], relation, differences };
  });
}

function sidesOf(content: Content, footing: 'claim' | 'event'): readonly (readonly [Side, Side])[] {
  if (content.kind === 'pairs')
    return content.pairs.map(([a, b]) => [
      { ...a, language: content.language },
      { ...b, language: content.language },
    ]);
  if (content.kind === 'folder') return acrossArticles(content.articles);
  if (content.kind === 'sentences') return [];
  const byId = new Map(content.data.sentences.map((sentence) => [sentence.id, sentence]));
  return (content.data.gold[`same-${footing}`] ?? []).flatMap(([one, other]) => {
    const a = byId.get(one);
    const b = byId.get(other);
    return a === undefined || b === undefined
      ? []
      : [
          [
            { ...a, language: 'en' },
            { ...b, language: 'en' },
          ] as const,
        ];
  });
}

/** Every sentence of an article beside every one of another, as far as they may be matched. */
function acrossArticles(articles: ReadonlyMap<string, Article>): readonly (readonly [Side, Side])[] {
  const sides = [...articles].flatMap(([name, { text, sentences, stated, language }]) =>
    sentences
      .filter(({ matchable }) => matchable)
      .map(({ range }) => ({
        name,
        id: `${name}:${range.start}`,
        text: text.slice(range.start, range.end),
        ...(language === undefined ? {} : { language }),
        ...(stated.published === undefined ? {} : { published: stated.published }),
      })),
  );
  return sides.flatMap((a, at) =>
    sides.slice(at + 1).flatMap((b) => (a.name === b.name ? [] : [[a, b] as const])),
  );
}

/** Everything of a file in one index, each sentence with what the index shows for it, a pair once. */
export async function shownOf(path: string, shown: number): Promise<readonly Related[]> {
  const { articles, idAt } = corpusOf(contentOf(path));
  const index = new EmbeddedMatchIndex();
  for (const [id, article] of articles) index.update(id, article);
  const found: Related[] = [];
  const seen = new Set<string>();
  for (const [id, { text, sentences }] of articles)
    for (const { range, matchable } of sentences) {
      if (!matchable) continue;
      const asked = idAt(id, range.start);
      for (const match of await index.match({ article: id, range }, { limit: shown })) {
        const other = idAt(match.article, match.range.start);
        const key = [asked, other].sort().join('\t');
        if (seen.has(key)) continue;
        seen.add(key);
        found.push({
          ids: [asked, other],
          texts: [text.slice(range.start, range.end), match.text],
          relation: match.relation,
          differences: match.differences,
          score: match.score,
        });
      }
    }
  return found;
}

function corpusOf(content: Content): Corpus {
  switch (content.kind) {
    case 'folder':
      return { articles: content.articles, idAt: (article, start) => `${article}:${start}` };
    case 'events': {
      const { articles, placed } = articlesOf(content.data);
      const ids = new Map(placed.map(({ id, document, start }) => [`${document} ${start}`, id]));
      // A clause of a sentence has no name of its own.
      return {
        articles: articles,
        idAt: (article, start) => ids.get(`${article} ${start}`) ?? `${article}:${start}`,
      };
    }
    case 'sentences':
      return sentencesAlone(content.sentences, 'en');
    case 'pairs':
      return sentencesAlone(
        new Map(content.pairs.flat().map(({ id, text }) => [id, text])),
        content.language,
      );
  }
}

const sentencesAlone = (sentences: ReadonlyMap<string, string>, language: string): Corpus => ({
  articles: new Map([...sentences].map(([id, text]) => [id, ofOneSentence(text, language)])),
  idAt: (article) => article,
});
