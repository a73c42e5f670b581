import type { MessagePort } from 'node:worker_threads';
import { unattributedIn } from '../core/corpus/library.ts';
import { BatchWriter, type RecordBatch } from '../core/matching/recordBatch.ts';
import { readText, type ArticleFile } from './fileRecords.ts';

/** Files to be read, and what an earlier batch lay in: where it is used again, nothing is left to be collected. */
export interface FilesToRead {
  readonly files: readonly ArticleFile[];
  readonly spare: Int32Array<ArrayBuffer> | undefined;
}

/** What a reader makes of some files: one record each that could be read, in their order. */
export interface ReadFiles {
  readonly batch: RecordBatch;
  /** Per file 1 where it could be read. */
  readonly isRead: Uint8Array;
}

/** Reads files one after another and hands over what it has; all but whose words are whose, which takes as long again. */
export class FileReader {
  private readonly writer = new BatchWriter();
  private isRead: number[] = [];

  read({ id, path, encoded, particulars }: ArticleFile): void {
    const text = readText(path, encoded);
    if (text !== undefined) this.writer.add(unattributedIn(text, id), particulars);
    this.isRead.push(text === undefined ? 0 : 1);
  }

  /** What was read since the last time. */
  take(spare: FilesToRead['spare']): ReadFiles {
    const { isRead } = this;
    this.isRead = [];
    return { batch: this.writer.take(spare), isRead: new Uint8Array(isRead) };
  }
}

/** Reads files for the thread at the other end of the port, those of each message together. */
export function serveReading(port: MessagePort): void {
  const reader = new FileReader();
  port.on('message', ({ files, spare }: FilesToRead) => {
    for (const file of files) reader.read(file);
    const read = reader.take(spare);
    port.postMessage(read, [read.batch.numbers.buffer]);
  });
}
