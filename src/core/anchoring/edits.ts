import type { Range } from '../model/range.ts';

/** One change of a text: `[start, end)` of the text before is replaced by `text`. */
export interface TextEdit extends Range {
  readonly text: string;
}

/**
 * Changes made at one moment (several cursors, replace all, a formatter): all offsets refer to the text before, and no
 * two overlap. They may be given in any order.
 */
export class EditBatch {
  readonly edits: readonly TextEdit[];
  /** By how much what stands behind the edit of that number has shifted. */
  private readonly shifts: Float64Array;

  constructor(edits: readonly TextEdit[]) {
    this.edits = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
    this.shifts = new Float64Array(this.edits.length + 1);
    let shift = 0;
    this.edits.forEach((edit, index) => {
      shift += edit.text.length - (edit.end - edit.start);
      this.shifts[index + 1] = shift;
    });
  }

  applyTo(text: string): string {
    let result = '';
    let at = 0;
    for (const edit of this.edits) {
      result += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return result + text.slice(at);
  }

  /** Where the replacement of an edit begins in the text after. */
  placeOf(index: number): number {
    return (this.edits[index]?.start ?? 0) + (this.shifts[index] ?? 0);
  }

  /** The first edit that ends at or behind an offset. */
  firstEndingFrom(offset: number): number {
    let low = 0;
    let high = this.edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.edits[middle]?.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where a passage's beginning goes: what is inserted before it stays outside, what replaces its first words inside. */
  mapStart(offset: number): number {
    for (let index = this.firstEndingFrom(offset); ; index++) {
      const edit = this.edits[index];
      if (!edit || edit.start > offset || (edit.start === offset && edit.end > offset))
        return offset + (this.shifts[index] ?? 0);
      if (edit.end > offset) return this.placeOf(index) + edit.text.length;
    }
  }

  /** Where a passage's end goes: what is inserted behind it stays outside, what replaces its last words inside. */
  mapEnd(offset: number): number {
    for (let index = this.firstEndingFrom(offset); ; index++) {
      const edit = this.edits[index];
      if (!edit || edit.start >= offset) return offset + (this.shifts[index] ?? 0);
      if (edit.end > offset) return this.placeOf(index);
    }
  }
}
