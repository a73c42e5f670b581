/** "CRBX" in the byte order of the machine: on one of another order it reads otherwise. */
export const MAGIC = 0x58425243;
/** To be raised whenever arrays are added, left out or laid out otherwise. */
export const FORMAT = 5;
export const END = -1;
/** Strings of 8-bit and of 16-bit units. */
export const NARROW = 1;
export const WIDE = 2;

const PRIME = 0x01000193;

/**
 * Adds up 32-bit words so that no single changed word goes unseen. FNV-1a in four lanes, for speed: a multiplication
 * waits for the one before it in its lane.
 */
export class Checksum {
  private readonly lanes = Int32Array.of(0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35);
  private count = 0;

  add(words: Int32Array): void {
    let at = 0;
    while (at < words.length && (this.count + at) % 4 !== 0) this.one(words[at] ?? 0, this.count + at++);
    let [a = 0, b = 0, c = 0, d = 0] = this.lanes;
    for (const last = words.length - 3; at < last; at += 4) {
      a = Math.imul(a ^ (words[at] ?? 0), PRIME);
      b = Math.imul(b ^ (words[at + 1] ?? 0), PRIME);
      c = Math.imul(c ^ (words[at + 2] ?? 0), PRIME);
      d = Math.imul(d ^ (words[at + 3] ?? 0), PRIME);
    }
    this.lanes.set([a, b, c, d]);
    for (; at < words.length; at++) this.one(words[at] ?? 0, this.count + at);
    this.count += words.length;
  }

  get value(): number {
    return this.lanes.reduce((sum, lane) => Math.imul(sum ^ (sum >>> 15), PRIME) ^ lane, this.count);
  }

  /** @param number how many words came before it */
  private one(word: number, number: number): void {
    const lane = number % 4;
    this.lanes[lane] = Math.imul((this.lanes[lane] ?? 0) ^ word, PRIME);
  }
}
