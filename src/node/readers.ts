import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { BatchReader } from '../core/matching/recordBatch.ts';
import type { RecordedArticle } from '../core/matching/articleRecord.ts';
import type { Vocabulary } from '../core/matching/vocabulary.ts';
import type { ArticleFile } from './fileRecords.ts';
import type { ReaderSetup } from './indexProtocol.ts';
import type { FilesToRead, ReadFiles } from './readerThread.ts';

/** More threads than this wait for the one that takes in what they read. */
const MOST = 4;
/** Files given to a reader at a time, and how many such lots it has in hand. */
const LOT = 32;
const IN_HAND = 2;
/** Megabytes for what is made while an article is read: of the engine's 48 it takes all, for a few hundredths of the time. */
const YOUNG = 6;

/** A file as it was read; without a record where it could not be. */
export interface FileRead<F extends ArticleFile> {
  readonly file: F;
  readonly record?: RecordedArticle;
  /** Per form of the record its term. */
  readonly terms?: Int32Array;
}

/** Threads that read files side by side. Each start costs tens of milliseconds and some megabytes until they are let go. */
export class Readers {
  private readonly threads: readonly ReaderThread[];

  /** @param script the bundle that serves as a reader */
  constructor(script: string, vocabulary: Vocabulary) {
    this.threads = Array.from(
      { length: Math.min(MOST, availableParallelism()) },
      () => new ReaderThread(script, new BatchReader(vocabulary)),
    );
  }

  /**
   * Each file in the order given, whichever thread is done first: what the index is made of does not depend on chance.
   * A record is to be used before the next is asked for. Reading begins at once.
   * @throws where a thread ends before it is let go
   */
  read<F extends ArticleFile>(files: readonly F[]): AsyncIterableIterator<FileRead<F>> {
    const lots = Array.from({ length: Math.ceil(files.length / LOT) }, (_, lot) =>
      files.slice(lot * LOT, (lot + 1) * LOT),
    );
    const given: Promise<ReadFiles>[] = [];
    for (let lot = 0; lot < IN_HAND * this.threads.length; lot++) this.giveNext(lots, given);
    return this.inOrder(lots, given);
  }

  private async *inOrder<F extends ArticleFile>(
    lots: readonly (readonly F[])[],
    given: Promise<ReadFiles>[],
  ): AsyncIterableIterator<FileRead<F>> {
    for (const [at, lot] of lots.entries()) {
      const thread = this.threads[at % this.threads.length];
      const read = await given[at];
      this.giveNext(lots, given);
      if (thread === undefined || read === undefined) continue;
      const records = thread.unpacker.read(read.batch);
      for (const [place, file] of lot.entries()) {
        const next = read.isRead[place] === 1 ? records.next() : undefined;
        yield next === undefined || next.done === true ? { file } : { file, ...next.value };
      }
      thread.spare = read.batch.numbers;
    }
  }

  private giveNext(lots: readonly (readonly ArticleFile[])[], given: Promise<ReadFiles>[]): void {
    const lot = lots[given.length];
    const thread = this.threads[given.length % this.threads.length];
    if (lot === undefined || thread === undefined) return;
    const read = thread.read(lot);
    // It is heard of once its turn has come.
    read.catch(() => {});
    given.push(read);
  }

  /** Lets the threads go, whatever they are at. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

class ReaderThread {
  private readonly worker: Worker;
  private readonly waiting: { resolve: (read: ReadFiles) => void; reject: (reason: Error) => void }[] = [];
  private ended: Error | undefined;
  /** What a batch lay in that nobody reads any more. */
  spare: Int32Array<ArrayBuffer> | undefined;

  constructor(
    script: string,
    readonly unpacker: BatchReader,
  ) {
    this.worker = new Worker(script, {
      workerData: { kind: 'reader' } satisfies ReaderSetup,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
      // What the host is started with, a loader of its own perhaps, no reader needs.
      execArgv: [],
    });
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
