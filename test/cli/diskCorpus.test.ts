import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readArticle } from '../../src/core/article/readArticle.ts';
import { recordOf } from '../../src/core/matching/articleRecord.ts';
import type { MatchQuery } from '../../src/core/matching/matchIndex.ts';
import type { IndexedArticle } from '../../src/core/matching/indexedArticle.ts';
import { DiskCorpus } from '../../src/node/diskCorpus.ts';
import { generateArticles } from '../bench/scale/generate.ts';
import { temporaryFolder } from '../host/temporary.ts';

const script = fileURLToPath(new URL('../../dist/indexThread.js', import.meta.url));
const NEVER = { isCancellationRequested: false };
/** As many as are read without asking whose words are whose. */
const articles = Array.from(generateArticles(450));

/** Per sentence its speaker. */
const speakersIn = (article: IndexedArticle): (string | undefined)[] =>
  Array.from({ length: article.sentenceCount }, (_, sentence) => article.speakerOf(sentence));

describe('an index over articles on disk', () => {
  let folder: string;
  let remove: () => Promise<void>;
  const idOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  const read = async (corpus: DiskCorpus, ids: readonly string[]): Promise<void> => {
    const files = { articles: ids, encoded: [], elsewhere: [], whole: true, particulars: [] };
    assert.deepEqual(await corpus.read(files, NEVER, () => {}), { unread: [], gone: [] });
  };

  before(async () => {
    const temporary = await temporaryFolder('corpus');
    folder = temporary.path;
    remove = () => temporary.remove();
    for (const { path, text } of articles) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  after(() => remove());

  it('finds whose words are whose after all articles can be found, in as many as lie there as they were read', async () => {
    const corpus = new DiskCorpus(undefined, { script, compiled: join(folder, 'compiled') });
    await read(
      corpus,
      articles.map(({ path }) => idOf(path)),
    );
    const all = (): IndexedArticle[] =>
      articles.flatMap(({ path }) => corpus.index.article(idOf(path)) ?? []);
    assert.equal(all().length, articles.length);
    assert.ok(all().every(({ isAttributed }) => !isAttributed));
    const [changed, gone] = [articles[7]?.path ?? '', articles[8]?.path ?? ''];
    appendFileSync(join(folder, changed), 'One more.');
    rmSync(join(folder, gone));
    let turns = 0;
    let told = 0;
    const others = setInterval(() => turns++, 0);
    await corpus.attributeRest(() => told++);
    clearInterval(others);
    assert.equal(told, articles.length);
    assert.ok(turns > 20, 'nobody else had a turn');
    let speakers = 0;
    for (const { path, text } of articles) {
      const article = corpus.index.article(idOf(path));
      assert.ok(article);
      assert.equal(article.isAttributed, path !== changed && path !== gone, path);
      if (!article.isAttributed) continue;
      const { sentences } = readArticle(text, { name: path });
      const expected = Array.from(
        { length: article.sentenceCount },
        (_, at) => sentences.find(({ range }) => range.start === article.rangeOf(at).start)?.speaker?.name,
      );
      assert.deepEqual(speakersIn(article), expected, path);
      speakers += expected.filter((name) => name !== undefined).length;
    }
    assert.ok(speakers > articles.length, `${speakers} speakers`);
  });

  it('looks for it anew once everything was forgotten meanwhile', async () => {
    const ids = articles.slice(20).map(({ path }) => idOf(path));
    const corpus = new DiskCorpus(undefined, { script, compiled: join(folder, 'compiled') });
    await read(corpus, ids);
    let told = 0;
    const first = corpus.attributeRest(() => told++);
    corpus.clear();
    await read(corpus, ids);
    await Promise.all([first, corpus.attributeRest(() => told++)]);
    assert.ok(told <= ids.length + 1, `${told} were told of`);
    assert.ok(ids.every((id) => corpus.index.article(id)?.isAttributed));
  });

  it('asks itself of its own articles without anything of it to be seen, and not where it has none', async () => {
    const corpus = new DiskCorpus(undefined, { script, compiled: join(folder, 'compiled') });
    assert.equal(await corpus.practise(), false);
    const some = articles.slice(0, 60);
    for (const { path, text } of some)
      corpus.take(idOf(path), recordOf(readArticle(text, { name: path }), undefined));
    const before = corpus.changes;
    const asked: MatchQuery[] = [];
    const match = corpus.match.bind(corpus);
    corpus.match = async (query, options) => {
      asked.push(query);
      return match(query, options);
    };
    for (let turn = 0; turn < some.length; turn++) assert.ok(await corpus.practise());
    assert.equal(new Set(asked.map(({ article }) => article)).size, some.length);
    assert.equal(corpus.changes, before);
  });

  it('looks again for those taken in anew where it has looked already', async () => {
    const ids = articles.slice(20).map(({ path }) => idOf(path));
    const corpus = new DiskCorpus(undefined, { script, compiled: join(folder, 'compiled') });
    await read(corpus, ids);
    let told = 0;
    let first: Promise<void> | undefined;
    await new Promise<void>((resolve) => {
      first = corpus.attributeRest(() => {
        if (++told === 60) resolve();
      });
    });
    const again = articles.slice(20, 40);
    for (const { path, text } of again)
      corpus.take(idOf(path), recordOf(readArticle(text, { name: path }), undefined));
    await Promise.all([first, corpus.attributeRest(() => told++)]);
    assert.ok(ids.every((id) => corpus.index.article(id)?.isAttributed));
  });
});
