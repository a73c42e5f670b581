import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readArticle } from '../../src/core/article/readArticle.ts';
import type { ReadRequest } from '../../src/core/corpus/bulkReader.ts';
import type { Match } from '../../src/core/model/match.ts';
import { versionOf } from '../../src/node/compiledModule.ts';
import { SnapshotFile } from '../../src/node/snapshotFile.ts';
import { WorkerIndex } from '../../src/node/workerIndex.ts';
import { generateArticles } from '../bench/scale/generate.ts';
import { temporaryFolder } from '../host/temporary.ts';

const bundle = (name: string): string => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));
/** As many as are read side by side, and more. */
const MANY = 500;
const NEVER = { isCancellationRequested: false };
const generated = Array.from(generateArticles(80));
/** Two articles that report one fact, and the sentence of the first. */
const [asked, other, sentence] = sharedFact();

function sharedFact(): [string, string, string] {
  const reporters = new Map<number, { path: string; sentence: string }>();
  for (const { path, claims } of generated)
    for (const { claim, sentence } of claims) {
      const known = reporters.get(claim);
      if (known === undefined) reporters.set(claim, { path, sentence });
      else if (known.path !== path) return [known.path, path, known.sentence];
    }
  throw new Error('no fact is reported twice');
}

describe('an index in a thread of its own', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let messages: string[];
  const open: WorkerIndex[] = [];

  const pathOf = (path: string): string => join(folder, 'articles', path);
  const idOf = (path: string): string => pathToFileURL(pathOf(path)).href;
  const store = (): string => join(folder, 'storage', 'articles.index');
  const make = (isUtf8 = true): WorkerIndex => {
    const log = (message: string, cause?: unknown): void =>
      void messages.push(cause === undefined ? message : `${message}: ${(cause as Error).message}`);
    const index = new WorkerIndex({
      setup: {
        code: { script: bundle('indexThread'), compiled: join(folder, 'storage', 'index.compiled') },
        file: store(),
      },
      encodings: () => () => isUtf8,
      logger: { debug: log, info: log, warn: log, error: log },
    });
    open.push(index);
    return index;
  };
  const listed = (): string[] =>
    (readdirSync(join(folder, 'articles'), { recursive: true }) as string[])
      .filter((path) => statSync(pathOf(path)).isFile())
      .toSorted()
      .map(idOf);
  const all = (more: Partial<ReadRequest> = {}): ReadRequest => ({
    articles: listed(),
    elsewhere: new Set(),
    whole: true,
    particulars: new Map(),
    ...more,
  });
  const read = (index: WorkerIndex, more?: Partial<ReadRequest>) => index.read(all(more), NEVER, () => {});
  const ask = async (index: WorkerIndex): Promise<readonly Match[]> => {
    const start = readArticle(readFileSync(pathOf(asked), 'utf8'), { name: asked }).text.indexOf(sentence);
    assert.ok(start >= 0);
    const range = { start, end: start + sentence.length };
    return index.match({ article: idOf(asked), range }, { limit: 20 });
  };
  const finds = async (index: WorkerIndex, path: string): Promise<boolean> =>
    (await ask(index)).some(({ article }) => article === idOf(path));
  /** Ends the session, with everything stored. */
  const close = async (index: WorkerIndex): Promise<void> => {
    const before = stored();
    index.dispose();
    for (let wait = 0; wait < 400 && stored() === before; wait++) await pause(10);
    assert.notEqual(stored(), before, 'the index was not stored');
  };
  const stored = (): string => {
    const found = statSync(store(), { throwIfNoEntry: false });
    return `${found?.ino} ${found?.mtimeMs}`;
  };

  beforeEach(async () => {
    const temporary = await temporaryFolder('index');
    folder = temporary.path;
    remove = () => temporary.remove();
    messages = [];
    for (const { path, text } of generated) {
      mkdirSync(dirname(pathOf(path)), { recursive: true });
      writeFileSync(pathOf(path), text);
    }
  });

  afterEach(async () => {
    for (const index of open.splice(0)) index.dispose();
    await remove();
  });

  it('reads articles, and finds in them what an index in this thread finds', async () => {
    const index = make();
    assert.equal(await index.open(), 0);
    assert.deepEqual(await read(index), { unread: [], gone: [] });
    assert.ok(await finds(index, other));
    assert.deepEqual(messages, []);
  });

  it('answers from what the last session stored before any file was looked at', async () => {
    const first = make();
    await read(first);
    const found = await ask(first);
    await close(first);
    const second = make();
    assert.equal(await second.open(), generated.length);
    assert.deepEqual(await ask(second), found);
  });

  it('reads again what changed while it was away, and nothing else', async () => {
    const time = new Date('2031-05-04T10:00:00Z');
    utimesSync(pathOf(other), time, time);
    const first = make();
    await read(first);
    await close(first);
    // Whoever looked into this file would not find the sentence any more.
    writeFileSync(pathOf(other), '-'.repeat(statSync(pathOf(other)).size));
    utimesSync(pathOf(other), time, time);
    const [changed = '', removed = ''] = generated
      .map(({ path }) => path)
      .filter((path) => path !== asked && path !== other);
    writeFileSync(pathOf(changed), `${sentence}\n\nThat is all there is to it.\n`);
    rmSync(pathOf(removed));
    const second = make();
    await read(second);
    assert.ok(await finds(second, changed), 'the changed one is not found');
    writeFileSync(pathOf(other), generated.find(({ path }) => path === other)?.text ?? '');
    utimesSync(pathOf(other), time, time);
    assert.ok(await finds(second, other), 'the one that did not change was read again');
    await close(second);
    assert.ok(!readFileSync(store(), 'latin1').includes(idOf(removed)));
  });

  it('takes a damaged store for none, says so, and makes it anew', async () => {
    const first = make();
    await read(first);
    await close(first);
    const bytes = readFileSync(store());
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x40;
    writeFileSync(store(), bytes);
    const second = make();
    assert.equal(await second.open(), 0);
    assert.match(messages.join('\n'), /damaged/);
    await read(second);
    assert.ok(await finds(second, other));
    await close(second);
    const third = make();
    assert.equal(await third.open(), generated.length);
  });

  it('goes on where it was stopped, in the next session', async () => {
    const first = make();
    const cancellation = { isCancellationRequested: false };
    const articles = [...listed(), ...listed()];
    let before = -1;
    await first.read(all({ articles }), cancellation, (done) => {
      before = done;
      // none may be read yet when it is first told of
      cancellation.isCancellationRequested = done > 0;
    });
    assert.ok(before > 0 && before < generated.length, `stopped after ${before}`);
    await close(first);
    const second = make();
    const known = await second.open();
    assert.ok(known >= before && known < generated.length, `${known} are known after ${before}`);
    await read(second);
    assert.ok(await finds(second, other));
  });

  it('follows an article that was renamed, and finds nothing where it was', async () => {
    const index = make();
    await read(index);
    const moved = `${dirname(other)}/moved.txt`;
    renameSync(pathOf(other), pathOf(moved));
    const { gone } = await read(index, { whole: false, articles: [idOf(moved), idOf(other)] });
    assert.deepEqual(gone, [idOf(other)]);
    assert.ok(await finds(index, moved));
    assert.ok(!(await finds(index, other)));
    await close(index);
    assert.equal(await make().open(), generated.length);
  });

  it('leaves to others what is not surely UTF-8, and what lies on no disk', async () => {
    const latin = 'latin.txt';
    writeFileSync(pathOf(latin), Buffer.from('Der Bürgermeister schloss die Brücke.', 'latin1'));
    const virtual = 'memfs:/notes/a.txt';
    const { unread } = await read(make(), { articles: [...listed(), virtual] });
    assert.deepEqual(new Set(unread), new Set([idOf(latin), virtual]));
    const umlaut = 'umlaut.txt';
    writeFileSync(pathOf(umlaut), 'Der Bürgermeister schloss die Brücke.');
    const { unread: encoded } = await read(make(false));
    assert.ok(encoded.includes(idOf(umlaut)) && encoded.includes(idOf(latin)));
    assert.ok(encoded.length < generated.length, 'what is ASCII is the same in any encoding');
  });

  it('holds what an editor has open as it stands there', async () => {
    const index = make();
    const open = '-'.repeat(30) + sentence;
    const id = idOf(generated.find(({ path }) => path !== asked && path !== other)?.path ?? '');
    await index.open();
    index.update(id, readArticle(open, { name: 'a.txt' }));
    await read(index, { elsewhere: new Set([id]) });
    assert.ok((await ask(index)).some(({ article }) => article === id));
    await read(index, { whole: false, articles: [id] });
    assert.ok(!(await ask(index)).some(({ article, text }) => article === id && text.includes('---')));
  });

  it('stores nothing anew where an editor opens what its file holds', async () => {
    const first = make();
    await read(first);
    await close(first);
    const before = stored();
    const second = make();
    await second.open();
    const [text, other] = [readFileSync(pathOf(asked), 'utf8'), `${sentence} And more.`];
    second.update(idOf(asked), readArticle(text, { name: asked }));
    await read(second, { elsewhere: new Set([idOf(asked)]) });
    second.dispose();
    await pause(1500);
    assert.equal(stored(), before);
    const third = make();
    await third.open();
    third.update(idOf(asked), readArticle(other, { name: asked }));
    await close(third);
  });

  it('stores nothing anew where what is open was open already when the articles were first read', async () => {
    const article = readArticle(readFileSync(pathOf(asked), 'utf8'), { name: asked });
    const session = async (): Promise<WorkerIndex> => {
      const index = make();
      await index.open();
      index.update(idOf(asked), article);
      await read(index, { elsewhere: new Set([idOf(asked)]) });
      return index;
    };
    await close(await session());
    const before = stored();
    const second = await session();
    assert.ok(await finds(second, other));
    second.dispose();
    await pause(1500);
    assert.equal(stored(), before);
  });

  it('makes of many articles, read side by side, what it makes of them one after the other', async () => {
    for (const { path, text } of generateArticles(MANY)) {
      mkdirSync(dirname(pathOf(path)), { recursive: true });
      writeFileSync(pathOf(path), text);
    }
    const latin = listed()[MANY >> 1] ?? '';
    writeFileSync(fileURLToPath(latin), Buffer.from('Der Bürgermeister schloss die Brücke.', 'latin1'));
    const articles = listed();
    const index = make();
    assert.deepEqual(await read(index), { unread: [latin], gone: [] });
    assert.ok(await finds(index, other));
    await close(index);
    const together = heldIn(store());
    rmSync(store());
    const again = make();
    for (let from = 0; from < articles.length; from += 100)
      await read(again, { whole: false, articles: articles.slice(from, from + 100) });
    await close(again);
    assert.deepEqual(heldIn(store()), together);
  });

  it('says whose words a match is, whether or not it was looked for yet', async () => {
    const spoken = `“${sentence.replace(/[.]$/, '')},” said Dana Orrin, a harbour pilot.`;
    for (const { path, text } of generateArticles(MANY)) {
      mkdirSync(dirname(pathOf(path)), { recursive: true });
      writeFileSync(pathOf(path), text);
    }
    writeFileSync(pathOf('zz.txt'), `${spoken}\n`);
    const speaker = async (index: WorkerIndex) =>
      (await ask(index)).find(({ article }) => article === idOf('zz.txt'))?.reading.speaker;
    const index = make();
    await read(index);
    assert.equal(await speaker(index), 'Dana Orrin');
    await close(index);
    const next = make();
    await next.open();
    assert.equal(await speaker(next), 'Dana Orrin');
  });

  it('stores what changed once nobody asks', async () => {
    const index = make();
    await read(index);
    const until = performance.now() + 4500;
    while (performance.now() < until) {
      assert.ok(await finds(index, other));
      assert.equal(statSync(store(), { throwIfNoEntry: false }), undefined);
      await pause(100);
    }
    for (let wait = 0; wait < 500 && !existsSync(store()); wait++) await pause(10);
    assert.ok(existsSync(store()), 'it was not stored');
  });

  it('hears of more articles than one message tells of, and of each whether its bytes are sure', async () => {
    mkdirSync(join(folder, 'articles', 'more'));
    for (let number = 0; number < 2050; number++) writeFileSync(pathOf(`more/${number}.txt`), 'Ein Satz.\n');
    writeFileSync(pathOf('more/2049.txt'), 'Ein größerer Satz.\n');
    const index = make(false);
    const { unread, gone } = await read(index);
    assert.deepEqual([...gone], []);
    const more = unread.filter((id) => id.includes('/more/'));
    assert.deepEqual(more, [idOf('more/2049.txt')]);
    await close(index);
    assert.equal(await make().open(), listed().length - unread.length);
  });

  it('stops reading side by side when it is told to, and keeps what was read', async () => {
    const index = make();
    const cancellation = { isCancellationRequested: false };
    const articles = Array.from({ length: 40 }, listed).flat();
    let before = -1;
    await index.read(all({ articles }), cancellation, (done) => {
      before = done;
      // none may be read yet when it is first told of
      cancellation.isCancellationRequested = done > 0;
    });
    assert.ok(before > 0 && before < articles.length, `stopped after ${before}`);
    await close(index);
    const known = await make().open();
    assert.ok(known >= Math.min(before, generated.length), `${known} are known after ${before}`);
  });

  it('answers while it reads', async () => {
    const index = make();
    await read(index, { articles: [asked, other].map(idOf) });
    let done = false;
    const reading = read(index).then(() => (done = true));
    assert.ok(await finds(index, other));
    assert.equal(done, false, 'the answer came after everything was read');
    await reading;
  });

  it('says when it stops, fails what waits, and takes up what is stored when it is opened again', async () => {
    const index = make();
    await read(index);
    await close(index);
    let stops = 0;
    const again = make();
    again.onDidStop(() => stops++);
    await again.open();
    const waiting = again.read(all(), NEVER, () => {});
    (again as unknown as { worker: { terminate(): Promise<number> } }).worker.terminate().catch(() => {});
    await assert.rejects(waiting, /ended/);
    assert.equal(stops, 1);
    assert.equal(await again.open(), generated.length);
    assert.ok(await finds(again, other));
  });
});

/** What a stored index holds of each article, but whose words are whose, which may be found out later. */
function heldIn(path: string) {
  const index = new SnapshotFile(path, versionOf(bundle('indexWorker'))).load();
  assert.ok(index);
  const held = (id: string) => {
    const article = index.article(id);
    assert.ok(article);
    const { mark, language, published, stated, fingerprint, ranges, terms, offsets, marks, quotes } = article;
    const words = Array.from(terms, (term) => index.vocabulary.word(term));
    return { id, mark, language, published, stated, fingerprint, ranges, words, offsets, marks, quotes };
  };
  return Array.from(index.all()).toSorted().map(held);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
