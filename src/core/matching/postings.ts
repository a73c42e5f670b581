/** For each term the articles that hold it, as growing arrays of slots. */
export class Postings {
  private readonly lists = new Map<number, { slots: Int32Array; length: number }>();

  add(slot: number, terms: Int32Array): void {
    for (const term of terms) {
      const list = this.lists.get(term);
      if (list === undefined) this.lists.set(term, { slots: Int32Array.of(slot), length: 1 });
      else {
        if (list.length === list.slots.length) {
          const grown = new Int32Array(Math.ceil(list.length * 1.5) + 1);
          grown.set(list.slots);
          list.slots = grown;
        }
        list.slots[list.length++] = slot;
      }
    }
  }

  remove(slot: number, terms: Int32Array): void {
    for (const term of terms) {
      const list = this.lists.get(term);
      if (list === undefined) continue;
      const at = list.slots.subarray(0, list.length).indexOf(slot);
      if (at < 0) continue;
      const last = list.slots[list.length - 1] ?? 0;
      list.slots[at] = last;
      list.length--;
      if (list.length === 0) this.lists.delete(term);
    }
  }

  /** The slots of the articles that hold the term, in no particular order; a view, not to be kept. */
  slotsOf(term: number): Int32Array {
    const list = this.lists.get(term);
    return list === undefined ? NONE : list.slots.subarray(0, list.length);
  }
}

const NONE = new Int32Array(0);
