import type { Numbers } from './articleRecord.ts';
import { hashOfForm } from './independence.ts';
import { StringTable } from './stringTable.ts';
import { withRoom } from './withRoom.ts';

/** The word forms of one article: of each its number, and how often it has it, up to 255. */
export interface CountedForms {
  readonly forms: Numbers;
  readonly counts: Numbers;
}

/**
 * Word forms by number, from 0 in the order in which they come up, for all articles that are read one after another: most
 * words recur, and looking one up in a table costs a fraction of keeping a map for each article.
 */
export class FormTable {
  private readonly table = new StringTable();
  /** Of each form 1 where it is a number, and its hash. */
  private readonly areNumbers: number[] = [];
  private readonly hashes: number[] = [];
  /** Per form its place among those of the article and one, 0 where the article has not got it so far. */
  private places = new Int32Array(256);
  private met: number[] = [];
  private counts: number[] = [];

  get size(): number {
    return this.table.size;
  }

  /** Counts one more of a form, and tells its place among those of the article. */
  count(form: string, isNumber: boolean): number {
    const id = this.table.idOf(form);
    if (id === this.areNumbers.length) this.take(form, isNumber);
    const known = (this.places[id] ?? 0) - 1;
    if (known >= 0) {
      this.counts[known] = Math.min(255, (this.counts[known] ?? 0) + 1);
      return known;
    }
    this.counts.push(1);
    this.places[id] = this.met.push(id);
    return this.met.length - 1;
  }

  /** The hash of the form at a place of the article: see {@link hashOfForm}. */
  hashAt(place: number): number {
    return this.hashes[this.met[place] ?? -1] ?? 0;
  }

  /** What the article has; the next one begins. */
  counted(): CountedForms {
    const { met, counts, places } = this;
    for (const id of met) places[id] = 0;
    this.met = [];
    this.counts = [];
    return { forms: met, counts };
  }

  /** Those from a number on, and of each 1 where it is a number. */
  since(first: number): { readonly forms: readonly string[]; readonly areNumbers: Uint8Array } {
    const forms: string[] = [];
    for (let id = first; id < this.size; id++) forms.push(this.table.at(id));
    return { forms, areNumbers: new Uint8Array(this.areNumbers.slice(first)) };
  }

  private take(form: string, isNumber: boolean): void {
    this.areNumbers.push(isNumber ? 1 : 0);
    this.hashes.push(hashOfForm(form));
    this.places = withRoom(this.places, this.hashes.length);
  }
}
