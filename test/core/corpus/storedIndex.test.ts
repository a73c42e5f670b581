import assert from 'node:assert/strict';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import type { ReadRequest } from '../../../src/core/corpus/bulkReader.ts';
import { ArticleLibrary } from '../../../src/core/corpus/library.ts';
import { StoredIndex } from '../../../src/core/corpus/storedIndex.ts';
import type { ArticleId, FileStamp, Scheduler } from '../../../src/core/ports.ts';
import { atOnce, Folder } from './inMemory.ts';

const FERRY = 'The ferry Albatross ran aground off Skerry Point on Monday with 214 people aboard.';
const SAME = 'A ferry with 214 people aboard, the Albatross, ran aground off Skerry Point.';
const FILES = { 'a.txt': FERRY, 'b.txt': SAME, 'c.txt': 'The museum opens in June.', 'd.txt': 'Tolls rise.' };
const NEVER = { isCancellationRequested: false };

/** A folder whose files have times, and a place where one thing is kept. */
class Disk extends Folder {
  bytesKept: Uint8Array<ArrayBuffer> | undefined;
  writes = 0;
  full = false;
  readonly times = new Map<ArticleId, number>();

  async stamp(id: ArticleId): Promise<FileStamp | undefined> {
    const text = this.files.get(id);
    return text === undefined ? undefined : { modified: this.times.get(id) ?? 1, size: text.length };
  }

  put(id: ArticleId, text: string): void {
    this.files.set(id, text);
    this.times.set(id, (this.times.get(id) ?? 1) + 1);
  }
}

function session(disk: Disk, version = 'of today', utf8 = true, scheduler: Scheduler = atOnce) {
  const read: ArticleId[] = [];
  const messages: string[] = [];
  const later: (() => void)[] = [];
  const library = new ArticleLibrary(disk, atOnce);
  const log = (message: string): void => void messages.push(message);
  const index = new StoredIndex({
    articles: disk,
    library: {
      read: (id) => {
        read.push(id);
        return library.read(id);
      },
    },
    kept: {
      read: async () => disk.bytesKept?.slice(),
      write: async (bytes) => {
        if (disk.full) throw new Error('no room');
        disk.writes++;
        disk.bytesKept = Uint8Array.from(bytes);
      },
      delete: async () => void (disk.bytesKept = undefined),
    },
    version,
    encodings: () => () => utf8,
    scheduler,
    later: (work) => {
      later.push(work);
      return { dispose: () => void later.splice(later.indexOf(work), 1) };
    },
    logger: { debug: log, info: log, warn: log, error: log },
  });
  const readAll = (more: Partial<ReadRequest> = {}) =>
    index.read(
      {
        articles: Array.from(disk.files.keys()),
        elsewhere: new Set(),
        whole: true,
        particulars: new Map(),
        ...more,
      },
      NEVER,
      () => {},
    );
  const finds = async (): Promise<string[]> =>
    (await index.match({ article: 'a.txt', range: { start: 0, end: FERRY.length } }, { limit: 5 })).map(
      ({ article }) => article,
    );
  return { index, read, messages, later, readAll, finds };
}

describe('an index kept where no thread can be had', () => {
  it('answers in the next session before any file was looked at, and then reads none that did not change', async () => {
    const disk = new Disk(FILES);
    await session(disk).readAll();
    const next = session(disk);
    assert.equal(await next.index.open(), 4);
    assert.deepEqual(await next.finds(), ['b.txt']);
    next.read.length = 0;
    assert.deepEqual(await next.readAll(), { unread: [], gone: [] });
    assert.deepEqual(next.read, []);
    assert.equal(disk.writes, 1);
  });

  it('reads what is new or changed, and forgets what is gone', async () => {
    const disk = new Disk(FILES);
    await session(disk).readAll();
    disk.put('c.txt', SAME);
    disk.files.set('e.txt', 'The bridge was closed.');
    disk.files.delete('b.txt');
    const next = session(disk);
    assert.deepEqual(await next.readAll(), { unread: [], gone: ['b.txt'] });
    assert.deepEqual(new Set(next.read), new Set(['c.txt', 'e.txt']));
    assert.deepEqual(await next.finds(), ['c.txt']);
    assert.equal(await session(disk).index.open(), 4);
  });

  it('reads every time what may be read otherwise the next time', async () => {
    const disk = new Disk(FILES);
    await session(disk, 'of today', false).readAll();
    const next = session(disk, 'of today', false);
    await next.readAll();
    assert.equal(next.read.length, 4);
  });

  it('makes anew what is damaged or what another version stored', async () => {
    const disk = new Disk(FILES);
    await session(disk).readAll();
    const other = session(disk, 'of tomorrow');
    assert.equal(await other.index.open(), 0);
    await other.readAll();
    assert.equal(other.read.length, 4);
    const bytes = disk.bytesKept ?? assert.fail('nothing is kept');
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    const damaged = session(disk, 'of tomorrow');
    assert.equal(await damaged.index.open(), 0);
    assert.match(damaged.messages.join(), /damaged/);
  });

  it('takes in what is open elsewhere, stores it once things have settled, and not again where it is the same', async () => {
    const disk = new Disk(FILES);
    disk.put('d.txt', SAME);
    const open = readArticle(SAME, { name: 'd.txt' });
    const first = session(disk);
    first.index.update('d.txt', open);
    await first.readAll({ elsewhere: new Set(['d.txt']) });
    assert.deepEqual(await first.finds(), ['b.txt', 'd.txt']);
    const next = session(disk);
    next.index.update('d.txt', open);
    await next.readAll({ elsewhere: new Set(['d.txt']) });
    assert.equal(next.later.length, 0);
    assert.equal(disk.writes, 1);
    next.index.update('d.txt', undefined);
    next.later.shift()?.();
    await next.index.clear();
    assert.equal(disk.writes, 2);
    assert.equal(disk.bytesKept, undefined);
  });

  it('answers while it is stored, and then takes in what changed meanwhile', async () => {
    const disk = new Disk({ ...FILES, 'd.txt': SAME });
    let turn = async (): Promise<void> => {};
    const first = session(disk, 'of today', true, { yield: () => turn() });
    await first.readAll();
    first.index.update('c.txt', undefined);
    const found: string[][] = [];
    turn = async () => {
      turn = async () => void found.push(await first.finds());
      first.index.update('b.txt', undefined);
    };
    first.later.shift()?.();
    for (let wait = 0; wait < 100 && disk.writes < 2; wait++) await new Promise(setImmediate);
    assert.equal(disk.writes, 2);
    assert.ok(found.length > 5, `had ${found.length} turns`);
    for (const during of found) assert.deepEqual(during, ['b.txt', 'd.txt']);
    turn = async () => {};
    assert.deepEqual(await first.finds(), ['d.txt']);

    const next = session(disk);
    assert.equal(await next.index.open(), 3);
    assert.deepEqual(await next.finds(), ['b.txt', 'd.txt']);
    first.later.shift()?.();
    for (let wait = 0; wait < 100 && disk.writes < 3; wait++) await new Promise(setImmediate);
    assert.equal(await session(disk).index.open(), 2);
  });

  it('goes on without a place to keep it, and says so', async () => {
    const disk = new Disk(FILES);
    disk.full = true;
    const first = session(disk);
    await first.readAll();
    assert.deepEqual(await first.finds(), ['b.txt']);
    assert.match(first.messages.join(), /could not be stored: no room/);
  });
});
