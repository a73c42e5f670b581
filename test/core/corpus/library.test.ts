import assert from 'node:assert/strict';
import { ArticleLibrary } from '../../../src/core/corpus/library.ts';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import { atOnce, Folder } from './inMemory.ts';

describe('the library of articles', () => {
  it('reads an article for its sentences, and again only once it was forgotten', async () => {
    const folder = new Folder({ 'a.txt': 'The tolls rise.\n' });
    const library = new ArticleLibrary(folder, atOnce);
    assert.equal((await library.read('a.txt'))?.sentences.length, 1);
    folder.files.set('a.txt', 'The tolls rise. Nobody pays.\n');
    assert.equal((await library.read('a.txt'))?.sentences.length, 1);
    library.forget('a.txt');
    assert.equal((await library.read('a.txt'))?.sentences.length, 2);
  });

  it('looks again for an article that was not there or could not be read', async () => {
    const folder = new Folder({});
    const library = new ArticleLibrary(folder, atOnce);
    assert.equal(await library.read('new.txt'), undefined);
    folder.files.set('new.txt', 'The tolls rise.\n');
    assert.equal((await library.read('new.txt'))?.sentences.length, 1);
    let busy = true;
    const locked = new ArticleLibrary(
      {
        list: () => folder.list(),
        bytes: (id) => folder.bytes(id),
        read: (id) => (busy ? Promise.reject(new Error('busy')) : folder.read(id)),
      },
      atOnce,
    );
    await assert.rejects(locked.read('new.txt'), /busy/);
    busy = false;
    assert.equal((await locked.read('new.txt'))?.sentences.length, 1);
  });

  it('keeps a line of ten megabytes as text without reading it', async () => {
    const library = new ArticleLibrary(
      new Folder({ 'dump.txt': 'The tolls rise. '.repeat(650_000) }),
      atOnce,
    );
    const article = await library.read('dump.txt');
    assert.equal(article?.text.length, 10_400_000);
    assert.deepEqual(article?.sentences, []);
  });

  it('reads a long article in pieces between which others have a turn, and reads the same as at once', async () => {
    const paragraph =
      'Anna Holm said on Monday that the light was out. "We waited," she added. The Harbour Council denied it.';
    const text = Array.from({ length: 2000 }, (_, index) => `${paragraph} It is day ${index}.`).join('\n\n');
    let turns = 0;
    const scheduler = {
      yield: async () => {
        turns++;
      },
    };
    const article = await new ArticleLibrary(new Folder({ 'long.txt': text }), scheduler).read('long.txt');
    assert.ok(turns > 100, `${turns} turns for ${text.length} characters`);
    assert.deepEqual(article, readArticle(text, { name: 'long.txt' }));
  });
});
