import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SentenceIndex } from '../core/matching/embeddedIndex.ts';
import { SnapshotReader } from '../core/matching/snapshotReader.ts';
import { SnapshotWriter } from '../core/matching/snapshotWriter.ts';
import { finish } from '../core/work.ts';
import { isMissing, writeInPieces } from './atomicWrite.ts';

/** Where an index is kept between sessions. */
export class SnapshotFile {
  /** @param version of what makes the index: see `SnapshotReader` */
  constructor(
    private readonly path: string,
    private readonly version: string,
  ) {}

  /**
   * The index as it was stored, or undefined where there is none.
   * @throws UnusableSnapshot, or the file system's error
   */
  load(): SentenceIndex | undefined {
    const bytes = wholeFile(this.path);
    return bytes && SentenceIndex.load(new SnapshotReader(bytes, this.version));
  }

  save(index: SentenceIndex): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeInPieces(this.path, (write) => {
      const writer = new SnapshotWriter(write, this.version);
      finish(index.save(writer));
      writer.end();
    });
  }

  delete(): void {
    rmSync(this.path, { force: true });
  }

  /** Removes what a session that was ended while it saved has left half written. */
  tidy(): void {
    const folder = dirname(this.path);
    const started = `.${basename(this.path)}.`;
    try {
      for (const name of readdirSync(folder))
        if (name.startsWith(started) && name.endsWith('.tmp')) rmSync(join(folder, name), { force: true });
    } catch (cause) {
      if (!isMissing(cause)) throw cause;
    }
  }
}

/** In one read, into memory of its own. */
function wholeFile(path: string): Uint8Array<ArrayBuffer> | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    for (let at = 0; at < bytes.length;) {
      const read = readSync(file, bytes, at, bytes.length - at, at);
      if (read === 0) break;
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
