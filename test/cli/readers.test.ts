import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unattributedIn } from '../../src/core/corpus/library.ts';
import { recordOf, type RecordedArticle } from '../../src/core/matching/articleRecord.ts';
import { termsOfForms } from '../../src/core/matching/articleWords.ts';
import { Vocabulary } from '../../src/core/matching/vocabulary.ts';
import type { ArticleFile } from '../../src/node/fileRecords.ts';
import { Readers } from '../../src/node/readers.ts';
import { generateArticles } from '../bench/scale/generate.ts';
import { temporaryFolder } from '../host/temporary.ts';

const script = fileURLToPath(new URL('../../dist/indexThread.js', import.meta.url));
/** More than are read ahead of their turn, whoever is slow. */
const articles = Array.from(generateArticles(800));

/** What is known of an article, its terms as the words they are. */
interface Known {
  readonly id: string;
  readonly words?: readonly string[];
  readonly ranges?: readonly number[];
}

const known = (id: string, record: RecordedArticle, terms: Int32Array, vocabulary: Vocabulary): Known => ({
  id,
  words: Array.from(record.words, (form) => vocabulary.word(terms[form] ?? -1)),
  ranges: Array.from(record.ranges),
});

describe('threads that read articles side by side', () => {
  let files: ArticleFile[];
  let compiled: string;
  let remove: () => Promise<void>;

  before(async () => {
    const folder = await temporaryFolder('readers');
    remove = () => folder.remove();
    compiled = join(folder.path, 'compiled');
    files = articles.map(({ path, text }, at) => {
      const file = join(folder.path, path);
      mkdirSync(join(file, '..'), { recursive: true });
      // Some are gone before anybody reads them.
      if (at % 90 !== 7) writeFileSync(file, text);
      return { id: path, path: file, encoded: false, particulars: undefined };
    });
  });
  after(() => remove());

  for (const count of [0, 1, 3])
    it(`give each file in its order, its words numbered as one reader alone does: ${count} besides this one`, async () => {
      const [vocabulary, alone] = [new Vocabulary(), new Vocabulary()];
      const readers = new Readers({ script, compiled }, vocabulary, count);
      const found: Known[] = [];
      try {
        for await (const { file, record, terms } of readers.read(files))
          found.push(record && terms ? known(file.id, record, terms, vocabulary) : { id: file.id });
      } finally {
        await readers.close();
      }
      const expected = files.map((file, at) => {
        if (at % 90 === 7) return { id: file.id };
        const record = recordOf(unattributedIn(articles[at]?.text ?? '', file.id), undefined);
        return known(file.id, record, termsOfForms(record, alone), alone);
      });
      assert.deepEqual(found, expected);
      assert.equal(vocabulary.size, alone.size);
      for (let term = 0; term < alone.size; term += 7) assert.equal(vocabulary.word(term), alone.word(term));
    });
});
