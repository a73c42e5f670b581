import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { BatchReader } from '../core/matching/recordBatch.ts';
import type { RecordedArticle } from '../core/matching/articleRecord.ts';
import type { Vocabulary } from '../core/matching/vocabulary.ts';
import type { ArticleFile } from './fileRecords.ts';
import type { ThreadCode } from './indexProtocol.ts';
import { FileReader, type FilesToRead, type ReadFiles } from './readerThread.ts';
import { startThread } from './startThread.ts';

/** More threads than this wait for the one that takes in what they read. */
const MOST = 4;
/** Files given to a reader at a time, and how many such lots it has in hand. */
const LOT = 32;
const IN_HAND = 2;
/** How many lots after the one whose turn it is are read here: what they hold is in memory until then. */
const AHEAD = 16;

/** A file as it was read; without a record where it could not be. */
export interface FileRead<F extends ArticleFile> {
  readonly file: F;
  readonly record?: RecordedArticle;
  /** Per form of the record its term. */
  readonly terms?: Int32Array;
}

/**
 * Threads that read files side by side, and this one, which reads as well while it waits for them; all but whose words
 * are whose. Each start costs tens of milliseconds, megabytes until they are let go, and compiling once more what reads:
 * of two processors one reader leaves the other to this thread.
 */
export class Readers {
  private readonly threads: readonly ReaderThread[];
  private readonly here: ReaderHere;

  /**
   * @param code what they run
   * @param count how many threads besides this one
   */
  constructor(code: ThreadCode, vocabulary: Vocabulary, count = Math.min(MOST, availableParallelism() - 1)) {
    this.threads = Array.from({ length: count }, () => new ReaderThread(code, new BatchReader(vocabulary)));
    this.here = new ReaderHere(new BatchReader(vocabulary));
  }

  /**
   * Each file in the order given, whoever is done first: what the index is made of does not depend on chance.
   * A record is to be used before the next is asked for.
   * @throws where a thread ends before it is let go
   */
  async *read<F extends ArticleFile>(files: readonly F[]): AsyncIterableIterator<FileRead<F>> {
    const { here } = this;
    const lots = new Lots(files);
    for (let lot = 0; lot < IN_HAND; lot++) for (const thread of this.threads) lots.give(thread);
    for (const [at, lot] of lots.all.entries()) {
      const { given } = lot;
      if (given !== undefined) while (!given.isRead && lots.readOneAfter(at, here)) await setImmediate();
      const { batch, isRead } = given === undefined ? here.all(lot) : await given.read;
      if (given !== undefined) lots.give(given.thread);
      const reader = given?.thread ?? here;
      const records = reader.unpacker.read(batch);
      for (const [place, file] of lot.files.entries()) {
        const next = isRead[place] === 1 ? records.next() : undefined;
        yield next === undefined || next.done === true ? { file } : { file, ...next.value };
      }
      reader.spare = batch.numbers;
      // What its files state is kept by whoever took them in.
      lot.given = undefined;
      lot.read = undefined;
    }
  }

  /** Lets the threads go, whatever they are at. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

/** Files that are read together. */
interface Lot<F = ArticleFile> {
  readonly files: readonly F[];
  /** The thread that has it, if one has. */
  given: { readonly thread: ReaderThread; readonly read: Promise<ReadFiles>; isRead: boolean } | undefined;
  /** How many of them were read here, before its turn; and what came of it, once it is all of them. */
  done: number;
  read: ReadFiles | undefined;
}

/** All lots, and who reads which: each goes to whoever is free first. */
class Lots<F extends ArticleFile> {
  readonly all: readonly Lot<F>[];
  /** The first that nobody has. */
  private next = 0;
  /** The one that is read here. */
  private here: Lot<F> | undefined;

  constructor(files: readonly F[]) {
    this.all = Array.from({ length: Math.ceil(files.length / LOT) }, (_, lot) => ({
      files: files.slice(lot * LOT, (lot + 1) * LOT),
      given: undefined,
      done: 0,
      read: undefined,
    }));
  }

  /** Gives a thread the next lot, if there is one left. */
  give(thread: ReaderThread): void {
    const lot = this.all[this.next];
    if (lot === undefined) return;
    this.next++;
    const given = { thread, read: thread.read(lot.files), isRead: false };
    lot.given = given;
    const done = (): void => void (given.isRead = true);
    // What went wrong is heard of once its turn has come.
    given.read.then(done, done);
  }

  /** Reads one file of a lot whose turn comes after that of lot `at`, and says whether there was one to be read. */
  readOneAfter(at: number, reader: ReaderHere): boolean {
    if (this.here === undefined || this.here.done === this.here.files.length) {
      this.here = this.next - at < AHEAD ? this.all[this.next] : undefined;
      if (this.here === undefined) return false;
      this.next++;
    }
    reader.one(this.here);
    return true;
  }
}

/** Reads lots on this thread, each to its end before the next. */
class ReaderHere {
  private readonly reader = new FileReader();
  /** What a batch lay in that nobody reads any more. */
  spare: Int32Array<ArrayBuffer> | undefined;

  constructor(readonly unpacker: BatchReader) {}

  one(lot: Lot): void {
    const file = lot.files[lot.done++];
    if (file !== undefined) this.reader.read(file);
    if (lot.done < lot.files.length) return;
    lot.read = this.reader.take(this.spare);
    this.spare = undefined;
  }

  all(lot: Lot): ReadFiles {
    while (lot.read === undefined) this.one(lot);
    return lot.read;
  }
}

class ReaderThread {
  private readonly worker: Worker;
  private readonly waiting: { resolve: (read: ReadFiles) => void; reject: (reason: Error) => void }[] = [];
  private ended: Error | undefined;
  /** What a batch lay in that nobody reads any more. */
  spare: Int32Array<ArrayBuffer> | undefined;

  constructor(
    code: ThreadCode,
    readonly unpacker: BatchReader,
  ) {
    this.worker = startThread({ kind: 'reader', code });
    this.worker.on('message', (read: ReadFiles) => this.waiting.shift()?.resolve(read));
    const end = (reason: Error): void => {
      this.ended ??= reason;
      for (const { reject } of this.waiting.splice(0)) reject(this.ended);
    };
    this.worker.on('error', end);
    this.worker.on('exit', (code) => end(new Error(`a reader ended with code ${code}`)));
  }

  read(files: readonly ArticleFile[]): Promise<ReadFiles> {
    if (this.ended) return Promise.reject(this.ended);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      const { spare } = this;
      this.spare = undefined;
      this.worker.postMessage({ files, spare } satisfies FilesToRead, spare ? [spare.buffer] : []);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
