/**
 * Turns offsets in UTF-16 code units into offsets in code points, which is how other formats count characters (W3C
 * Web Annotation, REFI-QDA). An offset inside a surrogate pair counts as before it.
 */
export class CodePoints {
  /** The offsets at which a pair begins, in order. */
  private readonly pairs: number[] = [];

  constructor(text: string) {
    for (const pair of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) this.pairs.push(pair.index);
  }

  /** The offset in code points of an offset in code units. */
  at(offset: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pairs[middle] ?? 0) + 1 <= offset) low = middle + 1;
      else high = middle;
    }
    // `low` pairs begin before the offset; each of them is two units and one character.
    return offset - low;
  }
}
