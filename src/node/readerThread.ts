import type { MessagePort } from 'node:worker_threads';
import { BatchWriter, type RecordBatch } from '../core/matching/recordBatch.ts';
import { readText, unattributedRecordOfText, type ArticleFile } from './fileRecords.ts';

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

/** Reads files for the thread at the other end of the port, those of each message together. */
export function serveReading(port: MessagePort): void {
  const writer = new BatchWriter();
  port.on('message', ({ files, spare }: FilesToRead) => {
    const isRead = Uint8Array.from(files, (file) => {
      const text = readText(file.path, file.encoded);
      if (text === undefined) return 0;
      writer.add(unattributedRecordOfText(text, file));
      return 1;
    });
    const batch = writer.take(spare);
    port.postMessage({ batch, isRead } satisfies ReadFiles, [batch.numbers.buffer]);
  });
}
