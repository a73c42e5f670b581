import { Checksum, END, FORMAT, MAGIC, WIDE } from './snapshotFormat.ts';
import { fromUnits } from './stringCodes.ts';

/** What was stored is damaged, or of another version: it is to be made again. */
export class UnusableSnapshot extends Error {
  override readonly name = 'UnusableSnapshot';
}

/**
 * Gives the arrays of a snapshot in the order they were written in, as views of its bytes, which must not be used
 * otherwise from then on.
 */
export class SnapshotReader {
  private at = 2;
  private readonly words: Int32Array<ArrayBuffer>;

  /**
   * @param bytes the whole snapshot, at the start of its buffer
   * @param version of what would make the content today
   * @throws UnusableSnapshot unless it is whole and of this version
   */
  constructor(bytes: Uint8Array<ArrayBuffer>, version: string) {
    if (bytes.byteOffset !== 0 || bytes.byteLength % 8 !== 0 || bytes.byteLength < 32)
      throw new UnusableSnapshot('it is cut off');
    this.words = new Int32Array(bytes.buffer, 0, bytes.byteLength / 4);
    if (this.words[0] !== MAGIC || this.words[1] !== FORMAT)
      throw new UnusableSnapshot('it is of another format');
    const last = this.words.length - 2;
    const checksum = new Checksum();
    checksum.add(this.words.subarray(0, last));
    if (this.words[last - 2] !== END || this.words[last] !== checksum.value)
      throw new UnusableSnapshot('it is damaged');
    const [made] = this.strings();
    if (made !== version) throw new UnusableSnapshot(`it was made by version ${made}`);
  }

  integers(): Int32Array<ArrayBuffer> {
    const { from, byteLength } = this.next();
    return new Int32Array(this.words.buffer, from, byteLength / 4);
  }

  doubles(): Float64Array<ArrayBuffer> {
    const { from, byteLength } = this.next();
    return new Float64Array(this.words.buffer, from, byteLength / 8);
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const { from, byteLength } = this.next();
    return new Uint8Array(this.words.buffer, from, byteLength);
  }

  /** UTF-16 code units, as bytes where each of them fits into one. */
  units(): Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> {
    if (this.integers()[0] !== WIDE) return this.bytes();
    const { from, byteLength } = this.next();
    return new Uint16Array(this.words.buffer, from, byteLength / 2);
  }

  strings(): string[] {
    const lengths = this.integers();
    const joined = fromUnits(this.units());
    let at = 0;
    return Array.from(lengths, (length) => joined.slice(at, (at += length)));
  }

  private next(): { readonly from: number; readonly byteLength: number } {
    const byteLength = this.words[this.at] ?? END;
    const from = this.at + 2;
    const length = 2 * Math.ceil(byteLength / 8);
    if (byteLength < 0 || from + length > this.words.length) throw new UnusableSnapshot('it ends early');
    this.at = from + length;
    return { from: 4 * from, byteLength };
  }
}
