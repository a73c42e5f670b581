import { finish, type Work } from '../work.ts';
import { Checksum, END, FORMAT, MAGIC, NARROW, WIDE } from './snapshotFormat.ts';
import { unitsOf } from './stringCodes.ts';

type Numbers = Int32Array | Float64Array | Uint8Array | Uint16Array;

/** What can be stored. */
export interface Snapshot {
  save(writer: SnapshotWriter): Work<void>;
}

/** A whole snapshot in memory, for stores that take nothing less. */
export function* snapshotOf(content: Snapshot, version: string): Work<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const writer = new SnapshotWriter((bytes) => void pieces.push(bytes.slice()), version);
  yield* content.save(writer);
  writer.end();
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
    yield;
  }
  return whole;
}

/**
 * Writes an index as a row of arrays, each as it lies in memory, so that reading it again is reading one file. What is
 * written is handed on piece by piece: an index of a large archive is not held twice.
 */
export class SnapshotWriter {
  private readonly checksum = new Checksum();

  /**
   * @param emit takes the next bytes; it must be done with them when it returns
   * @param version of whatever made the content: see `SnapshotReader`
   */
  constructor(
    private readonly emit: (bytes: Uint8Array) => void,
    version: string,
  ) {
    this.put(Int32Array.of(MAGIC, FORMAT));
    this.strings([version]);
  }

  array(values: Numbers): void {
    finish(this.parts(values.byteLength, [values]));
  }

  /** One array of which no more than a part is at hand at a time. Of several parts each is of 32-bit words. */
  *parts(byteLength: number, parts: Iterable<Numbers>): Work<void> {
    this.put(Int32Array.of(byteLength, 0));
    for (const part of parts) {
      yield;
      const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
      if (part.byteLength % 4 === 0 && part.byteOffset % 4 === 0)
        this.put(new Int32Array(part.buffer, part.byteOffset, part.byteLength / 4));
      else {
        const padded = new Int32Array(Math.ceil(part.byteLength / 4));
        new Uint8Array(padded.buffer).set(bytes);
        this.put(padded);
      }
    }
    // Every array begins where a 64-bit number may stand.
    if (Math.ceil(byteLength / 4) % 2 === 1) this.put(new Int32Array(1));
  }

  strings(values: readonly string[]): void {
    this.array(Int32Array.from(values, (value) => value.length));
    this.units(unitsOf(values.join('')));
  }

  /** UTF-16 code units, as bytes where each of them fits into one. */
  units(units: Uint8Array | Uint16Array): void {
    this.array(Int32Array.of(units instanceof Uint16Array ? WIDE : NARROW));
    this.array(units);
  }

  /** To be called last: without it the whole is not readable. */
  end(): void {
    this.put(Int32Array.of(END, 0));
    this.put(Int32Array.of(this.checksum.value, 0));
  }

  private put(words: Int32Array): void {
    this.checksum.add(words);
    this.emit(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
  }
}
