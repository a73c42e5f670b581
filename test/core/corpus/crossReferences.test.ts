import assert from 'node:assert/strict';
import { AnnotatedTexts } from '../../../src/core/corpus/annotatedTexts.ts';
import { Annotations } from '../../../src/core/corpus/annotations.ts';
import { Claims } from '../../../src/core/corpus/claims.ts';
import { CrossReferences } from '../../../src/core/corpus/crossReferences.ts';
import { ArticleLibrary } from '../../../src/core/corpus/library.ts';
import { Registers } from '../../../src/core/corpus/registers.ts';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import { atOnce, Folder, silent } from './inMemory.ts';

const SENTENCE = 'The keeper of Marrow Rock said nine boats were lost in the storm on Sunday.';
const ARTICLES = {
  'a.txt': `Storm at Marrow Rock\n\n${SENTENCE} Nobody else saw it.\n`,
  'b.txt': `Boats lost\n\nNine boats were lost in the storm on Sunday, the keeper of Marrow Rock said.\n`,
};
const passage = {
  article: 'a.txt',
  range: {
    start: ARTICLES['a.txt'].indexOf(SENTENCE),
    end: ARTICLES['a.txt'].indexOf(SENTENCE) + SENTENCE.length,
  },
};

/** What was asked of the index is told in `asked`, the moment it is. */
async function open(folder: Folder, asked: () => void = () => {}): Promise<CrossReferences> {
  const library = new ArticleLibrary(folder, atOnce);
  const annotations = new Annotations(folder, library, { find: async () => undefined }, silent, atOnce);
  const registers = new Registers(folder, silent);
  const claims = new Claims(annotations, registers, new AnnotatedTexts(annotations), silent);
  const embedded = new EmbeddedMatchIndex();
  for (const id of Object.keys(ARTICLES))
    embedded.update(id, await new ArticleLibrary(new Folder(ARTICLES), atOnce).read(id));
  const index = {
    update: embedded.update.bind(embedded),
    judge: embedded.judge.bind(embedded),
    match: (...given: Parameters<EmbeddedMatchIndex['match']>) => {
      asked();
      return embedded.match(...given);
    },
  };
  return new CrossReferences(library, annotations, claims, index, atOnce);
}

describe('cross-references of a passage', () => {
  it('are looked for while the article they are asked about is still being read', async () => {
    const folder = new Folder(ARTICLES);
    let wasAsked = (): void => {};
    const asked = new Promise<void>((resolve) => (wasAsked = resolve));
    const read = folder.read.bind(folder);
    folder.read = async (id) => {
      await asked;
      return read(id);
    };
    const [found] = await (await open(folder, wasAsked)).matches(passage, 20);
    assert.equal(found?.article, 'b.txt');
  });

  it('are none where its article is gone, though the index still knows it', async () => {
    const { 'b.txt': other } = ARTICLES;
    assert.deepEqual(await (await open(new Folder({ 'b.txt': other }))).matches(passage, 20), []);
  });
});
