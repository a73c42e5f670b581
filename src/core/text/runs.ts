/** Nothing was put here yet. */
const NONE = -1;
/** Several were. */
const MANY = -2;

/**
 * The runs of so many tokens that occur once in either of two texts. A hash table of numbers: a `Map` of as many takes
 * several times as long, and stops for a tenth of a second where it grows.
 */
export class Runs {
  private readonly mask: number;
  private readonly hashes: Int32Array;
  private readonly froms: Int32Array;
  private readonly tos: Int32Array;

  /** @param most how many runs of the first text there are at most */
  constructor(
    private readonly from: Int32Array,
    private readonly to: Int32Array,
    private readonly length: number,
    most: number,
  ) {
    let size = 16;
    while (size < most * 2) size *= 2;
    this.mask = size - 1;
    this.hashes = new Int32Array(size);
    this.froms = new Int32Array(size).fill(NONE);
    this.tos = new Int32Array(size).fill(NONE);
  }

  /** Adds the run at a token of the first text: all of them before any of the second. */
  addFrom(at: number): void {
    const hash = this.hashAt(this.from, at);
    const slot = this.slotOf(hash);
    this.hashes[slot] = hash;
    this.froms[slot] = this.froms[slot] === NONE ? at : MANY;
  }

  /** Adds the run at a token of the second text. */
  addTo(at: number): void {
    const slot = this.slotOf(this.hashAt(this.to, at));
    if ((this.froms[slot] ?? NONE) >= 0) this.tos[slot] = this.tos[slot] === NONE ? at : MANY;
  }

  /** Where the run at a token of the first text stands in the second, or less than 0 where not once in both. */
  partner(at: number): number {
    const slot = this.slotOf(this.hashAt(this.from, at));
    const place = this.tos[slot] ?? NONE;
    return this.froms[slot] === at && place >= 0 && this.isSame(at, place) ? place : NONE;
  }

  private isSame(from: number, to: number): boolean {
    for (let i = 0; i < this.length; i++) if (this.from[from + i] !== this.to[to + i]) return false;
    return true;
  }

  private hashAt(keys: Int32Array, at: number): number {
    let hash = 0;
    for (let i = 0; i < this.length; i++)
      hash = (Math.imul(hash, 0x01000193) ^ ((keys[at + i] ?? 0) + 0x9e37)) | 0;
    return hash;
  }

  /** The slot of a hash, or the free one where it would be. */
  private slotOf(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & this.mask;
    while (this.froms[slot] !== NONE && this.hashes[slot] !== hash) slot = (slot + 1) & this.mask;
    return slot;
  }
}
