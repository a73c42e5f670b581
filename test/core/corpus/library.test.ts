import assert from 'node:assert/strict';
import { ArticleLibrary } from '../../../src/core/corpus/library.ts';
import { Folder } from './inMemory.ts';

describe('the library of articles', () => {
  it('reads an article for its sentences, and again only once it was forgotten', async () => {
    const folder = new Folder({ 'a.txt': 'The tolls rise.\n' });
    const library = new ArticleLibrary(folder);
    assert.equal((await library.read('a.txt'))?.sentences.length, 1);
    folder.files.set('a.txt', 'The tolls rise. Nobody pays.\n');
    assert.equal((await library.read('a.txt'))?.sentences.length, 1);
    library.forget('a.txt');
    assert.equal((await library.read('a.txt'))?.sentences.length, 2);
    assert.equal(await library.read('gone.txt'), undefined);
  });

  it('keeps a line of ten megabytes as text without reading it', async () => {
    const library = new ArticleLibrary(new Folder({ 'dump.txt': 'The tolls rise. '.repeat(650_000) }));
    const article = await library.read('dump.txt');
    assert.equal(article?.text.length, 10_400_000);
    assert.deepEqual(article?.sentences, []);
  });
});
