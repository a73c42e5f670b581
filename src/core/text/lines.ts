/** Converts between offsets of a normalised text and 0-based lines and characters. */
export class Lines {
  /** The offset at which each line begins. */
  private readonly starts: number[] = [0];
  private readonly length: number;

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
    this.length = text.length;
  }

  get count(): number {
    return this.starts.length;
  }

  /** Clamped to the text, so that a stale offset still yields a place that exists. */
  positionAt(offset: number): { readonly line: number; readonly character: number } {
    const clamped = Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - (this.starts[low] ?? 0) };
  }

  /** Clamped to the text, the character to its line. */
  offsetAt(line: number, character: number): number {
    if (line < 0) return 0;
    const start = this.starts[line];
    if (start === undefined) return this.length;
    const next = this.starts[line + 1];
    return Math.min(start + Math.max(0, character), next === undefined ? this.length : next - 1);
  }
}
