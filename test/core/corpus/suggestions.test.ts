import assert from 'node:assert/strict';
import { AnnotatedTexts } from '../../../src/core/corpus/annotatedTexts.ts';
import { Annotations } from '../../../src/core/corpus/annotations.ts';
import { Claims } from '../../../src/core/corpus/claims.ts';
import { CrossReferences } from '../../../src/core/corpus/crossReferences.ts';
import { Indexing } from '../../../src/core/corpus/indexing.ts';
import { ArticleLibrary } from '../../../src/core/corpus/library.ts';
import { Registers } from '../../../src/core/corpus/registers.ts';
import { Suggestions } from '../../../src/core/corpus/suggestions.ts';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import { atOnce, Folder, silent } from './inMemory.ts';

/** Six events that have nothing to do with each other: what is claimed, and what else is told of it. */
const EVENTS = [
  [
    'The harbour master of Marrow Rock said nine trawlers were torn from their moorings in the gale.',
    'Marrow Rock harbour stays shut while divers look for the trawlers.',
  ],
  [
    'Inspectors found asbestos behind the panels of two classrooms at Alderway School.',
    'Parents of Alderway pupils were told by letter about the asbestos.',
  ],
  [
    'Farmers around Tarn Head lost four hundred sheep to a disease carried by ticks this spring.',
    'A vaccine for the sheep of Tarn Head is being tested by vets.',
  ],
  [
    'The orchestra of Osker dismissed its conductor after eleven musicians complained of insults.',
    'Osker musicians will play the season with guest conductors.',
  ],
  [
    'A bridge over the Pellow carries thirty thousand lorries a week, twice what its engineers planned.',
    'Engineers want lorries sent around the Pellow by the coast road.',
  ],
  [
    'Fenwick council spent its whole library budget on a statue of the poet Ludden.',
    'Readers in Fenwick collected signatures for the library and against the statue.',
  ],
] as const;
const told = (at: number): string => EVENTS[at]?.[0] ?? '';
const besides = (at: number): string => EVENTS[at]?.[1] ?? '';

/** Each event is reported twice, and the first report of it annotated. */
function files(): Record<string, string> {
  const all: Record<string, string> = {};
  for (const at of EVENTS.keys()) {
    all[`${at}a.txt`] = `First report\n\n${told(at)} ${besides(at)}\n`;
    all[`${at}b.txt`] = `Second report\n\n${besides(at)} ${told(at)}\n`;
    all[`${at}a.txt.claims.yaml`] =
      `version: 1\nannotations:\n  - {id: aaaaaaa${at}, claim: claim-${at}, quote: "${told(at)}"}\n`;
  }
  return all;
}

/** @param few see `Suggestions` */
async function open(folder: Folder, few: number) {
  const articles = {
    list: async () => (await folder.list()).filter((name) => name.endsWith('.txt')),
    read: folder.read.bind(folder),
    bytes: folder.bytes.bind(folder),
  };
  const sidecars = {
    list: async () => (await folder.list()).filter((name) => name.endsWith('.yaml')),
    read: folder.read.bind(folder),
    write: folder.write.bind(folder),
  };
  const library = new ArticleLibrary(articles, atOnce);
  const annotations = new Annotations(sidecars, library, { find: async () => undefined }, silent, atOnce);
  const registers = new Registers(sidecars, silent);
  const claims = new Claims(annotations, registers, new AnnotatedTexts(annotations), silent);
  const index = new EmbeddedMatchIndex();
  const references = new CrossReferences(library, annotations, claims, index, atOnce);
  const indexing = new Indexing(articles, library, annotations, index, atOnce, silent);
  const suggestions = new Suggestions(annotations, references, indexing, atOnce, silent, few);
  await annotations.loadAll();
  await suggestions.settled();
  const asked: string[] = [];
  const failing = { now: false };
  const matches = references.matches.bind(references);
  references.matches = (passage, limit) => {
    asked.push(passage.claim ?? '');
    return failing.now ? Promise.reject(new Error('the index stopped')) : matches(passage, limit);
  };
  const shown = (): string[] =>
    suggestions
      .all()
      .filter(({ reference }) => EVENTS.some(([claim]) => claim === reference.text))
      .map(({ passage, reference }) => `${passage.claim} ${reference.article}`)
      .sort();
  return { library, annotations, indexing, suggestions, asked, shown, failing };
}

const all = EVENTS.map((_, at) => `claim-${at} ${at}b.txt`);
const rejection = (at: number): string =>
  `version: 1\nannotations: []\nrejections:\n  - {id: rrrrrrr${at}, claim: claim-${at}, quote: "${told(at)}"}\n`;

/** The same, where the third suggestion was rejected. */
async function openAndReject(few: number) {
  const folder = new Folder(files());
  const opened = await open(folder, few);
  folder.files.set('2b.txt.claims.yaml', rejection(2));
  await opened.annotations.load(['2b.txt']);
  await opened.suggestions.settled();
  return opened;
}

describe('the suggestions of a folder', () => {
  it('are what its passages find', async () => {
    assert.deepEqual((await open(new Folder(files()), 0)).shown(), all);
  });

  it('lose what was judged, and ask again about that claim alone where there are many passages', async () => {
    const { asked, shown } = await openAndReject(0);
    assert.deepEqual(shown(), all.toSpliced(2, 1));
    assert.deepEqual(asked, ['claim-2']);
  });

  it('have it back once that is taken back', async () => {
    const folder = new Folder(files());
    folder.files.set('2b.txt.claims.yaml', rejection(2));
    const { annotations, suggestions, asked, shown } = await open(folder, 0);
    assert.deepEqual(shown(), all.toSpliced(2, 1));
    folder.files.delete('2b.txt.claims.yaml');
    await annotations.load(['2b.txt']);
    await suggestions.settled();
    assert.deepEqual(shown(), all);
    assert.deepEqual(asked, ['claim-2']);
  });

  it('have what a new article says, found from its sentences', async () => {
    const folder = new Folder(files());
    const { library, indexing, suggestions, shown } = await open(folder, 0);
    folder.files.set('new.txt', `Third report\n\n${told(4)} ${besides(4)}\n`);
    library.forget('new.txt');
    await indexing.refresh(['new.txt']);
    await suggestions.settled();
    assert.deepEqual(shown(), [...all, 'claim-4 new.txt'].sort());
  });

  it('lose what an article says no longer', async () => {
    const folder = new Folder(files());
    const { library, indexing, suggestions, shown } = await open(folder, 0);
    folder.files.set('3b.txt', 'Corrected\n\nThis report was withdrawn by the editors of this paper.\n');
    library.forget('3b.txt');
    await indexing.refresh(['3b.txt']);
    await suggestions.settled();
    assert.deepEqual(shown(), all.toSpliced(3, 1));
  });

  it('lose those of a passage that is annotated no longer', async () => {
    const folder = new Folder(files());
    const { annotations, suggestions, shown } = await open(folder, 0);
    folder.files.delete('1a.txt.claims.yaml');
    await annotations.load(['1a.txt']);
    await suggestions.settled();
    assert.deepEqual(shown(), all.toSpliced(1, 1));
  });

  it('are worked out once more where that failed, when somebody asks', async () => {
    const folder = new Folder(files());
    const { annotations, suggestions, shown, failing } = await open(folder, 0);
    failing.now = true;
    folder.files.set('2b.txt.claims.yaml', rejection(2));
    await annotations.load(['2b.txt']);
    await suggestions.settled();
    assert.deepEqual(shown(), all);
    failing.now = false;
    await suggestions.settled();
    assert.deepEqual(shown(), all.toSpliced(2, 1));
  });

  it('ask again about all passages where there are few, as judging one claim teaches about others', async () => {
    const { asked, shown } = await openAndReject(100);
    assert.deepEqual(shown(), all.toSpliced(2, 1));
    assert.deepEqual(new Set(asked).size, EVENTS.length);
  });
});
