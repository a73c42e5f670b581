/**
 * Working memory of the alignments, used again and again: reserving it anew for each of hundreds of passages costs
 * more than aligning them.
 */
export class Scratch {
  private bytes = new Uint8Array(4096);
  private floats = [new Float32Array(256), new Float32Array(256), new Float32Array(256)];

  /** At least `size` bytes, of any content. */
  steps(size: number): Uint8Array {
    if (this.bytes.length < size) this.bytes = new Uint8Array(size * 2);
    return this.bytes;
  }

  /** Row 0, 1 or 2: at least `size` zeros. */
  row(which: 0 | 1 | 2, size: number): Float32Array {
    const row = this.floats[which];
    if (row && row.length >= size) return row.fill(0, 0, size);
    const larger = new Float32Array(size * 2);
    this.floats[which] = larger;
    return larger;
  }
}
