import assert from 'node:assert/strict';
import type { BulkReader, ReadOutcome, ReadRequest } from '../../../src/core/corpus/bulkReader.ts';
import { Emitter } from '../../../src/core/corpus/emitter.ts';
import { Indexing } from '../../../src/core/corpus/indexing.ts';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import type { Match } from '../../../src/core/model/match.ts';
import type { ArticleId, Cancellation } from '../../../src/core/ports.ts';
import { Folder, openWindow, silent } from './inMemory.ts';

const FERRY = 'The ferry Albatross ran aground off Skerry Point on Monday with 214 people aboard.';
const SAME = 'A ferry with 214 people aboard, the Albatross, ran aground off Skerry Point.';
const FILES = { 'a.txt': FERRY, 'b.txt': SAME, 'c.txt': 'The museum opens in June.', 'd.txt': 'Tolls rise.' };
const SIDECAR = `version: 1
article:
  published: 2031-05-04
`;

/** Reads what lies in the folder, but for what it was told it cannot. */
class Away implements BulkReader {
  readonly requests: ReadRequest[] = [];
  readonly cannot = new Set<ArticleId>();
  readonly stopped = new Emitter<void>((cause) => assert.fail(cause as Error));
  readonly onDidStop = this.stopped.event;
  known = 0;
  /** Runs in the middle of the next reading. */
  meanwhile: (() => void) | undefined;
  constructor(private readonly folder: Folder) {}

  async open(): Promise<number> {
    return this.known;
  }

  async read(
    request: ReadRequest,
    cancellation: Cancellation,
    told: (done: number) => void,
  ): Promise<ReadOutcome> {
    this.requests.push(request);
    const { meanwhile } = this;
    this.meanwhile = undefined;
    told(1);
    meanwhile?.();
    if (cancellation.isCancellationRequested) return { unread: [], gone: [] };
    return {
      unread: request.articles.filter((id) => this.cannot.has(id)),
      gone: request.articles.filter((id) => !this.folder.files.has(id)),
    };
  }

  async clear(): Promise<void> {
    this.known = 0;
  }

  dispose(): void {}
}

function window(files: Readonly<Record<string, string>>) {
  const folder = Object.assign(new Folder(files), { opened: (): string[] => Array.from(open) });
  const open = new Set<string>();
  const { library, annotations } = openWindow(folder);
  const taken: string[] = [];
  const index = new EmbeddedMatchIndex();
  const update = index.update.bind(index);
  index.update = (id, article, particulars) => {
    taken.push(article === undefined ? `-${id}` : id);
    update(id, article, particulars);
  };
  const scheduler = { yield: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  const away = new Away(folder);
  const make = (bulk?: BulkReader): Indexing =>
    new Indexing(folder, library, annotations, index, scheduler, silent, bulk);
  return { folder, open, library, annotations, index, taken, away, make };
}

describe('reading articles into the index', () => {
  it('reads what is open first, and finds it at once', async () => {
    const { open, make, taken, index } = window(FILES);
    open.add('c.txt').add('b.txt');
    const indexing = make();
    const answers: Promise<readonly Match[]>[] = [];
    indexing.onDidChange(() => {
      if (taken.length === 2) answers.push(index.match({ text: SAME, language: 'en' }, { limit: 5 }));
    });
    await indexing.start();
    assert.deepEqual(taken.slice(0, 2), ['c.txt', 'b.txt']);
    assert.deepEqual(indexing.progress, { state: 'ready', done: 4, total: 4 });
    assert.deepEqual((await answers[0])?.[0]?.article, 'b.txt');
  });

  it('goes on with the rest after it was stopped', async () => {
    const { make, taken } = window(FILES);
    const indexing = make();
    const stop = indexing.onDidChange(() => {
      if (taken.length === 1) indexing.cancel();
    });
    await indexing.start();
    assert.equal(indexing.progress.state, 'cancelled');
    assert.ok(taken.length < 4);
    stop.dispose();
    await indexing.start();
    assert.equal(indexing.progress.state, 'ready');
    assert.equal(new Set(taken).size, 4);
    assert.equal(taken.length, 4);
  });

  it('takes up articles that came and drops those that went when it looks again', async () => {
    const { folder, make, taken } = window(FILES);
    const indexing = make();
    await indexing.start();
    folder.files.delete('a.txt');
    folder.files.set('e.txt', 'The lamp was lit.');
    taken.length = 0;
    await indexing.relist();
    assert.deepEqual(taken, ['-a.txt', 'e.txt']);
  });
});

describe('reading articles away from where people wait', () => {
  it('reads here only what is open and what could not be read there', async () => {
    const { open, away, make, taken, annotations, folder } = window(FILES);
    folder.files.set('d.txt.claims.yaml', SIDECAR);
    await annotations.loadAll();
    open.add('b.txt');
    away.cannot.add('c.txt');
    away.known = 2;
    const indexing = make(away);
    const seen: string[] = [];
    indexing.onDidChange(() => seen.push(`${indexing.progress.state} ${indexing.progress.done}`));
    folder.files.delete('d.txt.claims.yaml');
    await indexing.start();
    assert.deepEqual(taken, ['b.txt', 'c.txt']);
    const [request] = away.requests;
    assert.deepEqual(request?.articles, Object.keys(FILES));
    assert.deepEqual(request?.elsewhere, new Set(['b.txt']));
    assert.equal(request?.particulars.get('d.txt')?.published, '2031-05-04');
    assert.deepEqual(seen.slice(0, 2), ['reading 0', 'reading 2']);
    assert.deepEqual(indexing.progress, { state: 'ready', done: 4, total: 4 });
  });

  it('hands over thousands of changed files as one batch', async () => {
    const { folder, away, make, taken } = window(FILES);
    const indexing = make(away);
    await indexing.start();
    const many = Array.from({ length: 5000 }, (_, at) => `many/${at}.txt`);
    for (const id of many) folder.files.set(id, FERRY);
    folder.files.delete('a.txt');
    let changes = 0;
    indexing.onDidChange(() => changes++);
    await indexing.refresh([...many, 'a.txt']);
    assert.equal(away.requests.length, 2);
    assert.equal(away.requests[1]?.articles.length, 5001);
    assert.equal(away.requests[1]?.whole, false);
    assert.equal(changes, 1);
    assert.deepEqual(taken, []);
  });

  it('tells how far it came when it is stopped, and goes on', async () => {
    const { away, make } = window(FILES);
    const indexing = make(away);
    away.meanwhile = () => indexing.cancel();
    await indexing.start();
    assert.deepEqual(indexing.progress, { state: 'cancelled', done: 1, total: 4 });
    await indexing.start();
    assert.deepEqual(indexing.progress, { state: 'ready', done: 4, total: 4 });
  });

  it('starts again when the index stopped by itself, but not for ever', async () => {
    const { away, make, open, taken } = window(FILES);
    open.add('a.txt');
    const indexing = make(away);
    await indexing.start();
    for (let times = 1; times <= 5; times++) {
      away.stopped.fire();
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(indexing.progress.state, times <= 3 ? 'ready' : 'cancelled');
    }
    assert.equal(away.requests.length, 4);
    assert.deepEqual(taken, ['a.txt', 'a.txt', 'a.txt', 'a.txt']);
  });
});
