/** "CRBX" in the byte order of the machine: on one of another order it reads otherwise. */
export const MAGIC = 0x58425243;
/** To be raised whenever arrays are added, left out or laid out otherwise. */
export const FORMAT = 3;
export const END = -1;
/** Strings of 8-bit and of 16-bit units. */
export const NARROW = 1;
export const WIDE = 2;

const PRIME = 0x01000193;

/** Adds up 32-bit words so that no single changed word goes unseen. FNV-1a in two lanes, for speed. */
export class Checksum {
  private even = 0x811c9dc5;
  private odd = 0x9e3779b9;
  private count = 0;

  add(words: Int32Array): void {
    let at = 0;
    if (this.count % 2 === 1 && words.length > 0) this.odd = Math.imul(this.odd ^ (words[at++] ?? 0), PRIME);
    let { even, odd } = this;
    for (; at + 1 < words.length; at += 2) {
      even = Math.imul(even ^ (words[at] ?? 0), PRIME);
      odd = Math.imul(odd ^ (words[at + 1] ?? 0), PRIME);
    }
    if (at < words.length) even = Math.imul(even ^ (words[at] ?? 0), PRIME);
    this.even = even;
    this.odd = odd;
    this.count += words.length;
  }

  get value(): number {
    return Math.imul(this.even ^ (this.odd >>> 15), PRIME) ^ this.odd ^ this.count;
  }
}
