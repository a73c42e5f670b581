/** An article and how much weight of the wanted terms it holds. */
export interface Holding {
  readonly slot: number;
  readonly weight: number;
}

/** Scratch space for adding up, one number a slot. Weights are greater than 0. */
export class Accumulator {
  private sums = new Float64Array(64);
  private touched = new Int32Array(64);
  private scratch = new Float64Array(64);
  private count = 0;

  /** @param slots for which there is room: see `reserve` */
  add(slots: Int32Array, weight: number): void {
    const { sums, touched } = this;
    let { count } = this;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0;
      const sum = sums[slot] ?? 0;
      if (sum === 0) touched[count++] = slot;
      sums[slot] = sum + weight;
    }
    this.count = count;
  }

  /** Adds where there is a sum already. */
  addToKnown(slots: Int32Array, weight: number): void {
    const { sums } = this;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0;
      const sum = sums[slot] ?? 0;
      if (sum > 0) sums[slot] = sum + weight;
    }
  }

  /** Adds to the sum of one slot that has one. */
  addTo(slot: number, weight: number): void {
    this.sums[slot] = (this.sums[slot] ?? 0) + weight;
  }

  /** The sum that exactly so many reach or exceed, ties aside; 0 where there are fewer. */
  least(limit: number): number {
    if (this.count < limit) return 0;
    for (let at = 0; at < this.count; at++) this.scratch[at] = this.sums[this.touched[at] ?? 0] ?? 0;
    return kthLargest(this.scratch, this.count, limit);
  }

  /** How many slots have a sum of at least this. */
  countAtLeast(weight: number): number {
    let found = 0;
    for (let at = 0; at < this.count; at++) if ((this.sums[this.touched[at] ?? 0] ?? 0) >= weight) found++;
    return found;
  }

  /** Those slots. */
  atLeast(weight: number): number[] {
    const found: number[] = [];
    for (let at = 0; at < this.count; at++) {
      const slot = this.touched[at] ?? 0;
      if ((this.sums[slot] ?? 0) >= weight) found.push(slot);
    }
    return found;
  }

  /** The heaviest, heaviest first, among equals those with the lower slot; and starts anew. */
  take(limit: number): Holding[] {
    const heaviest = this.atLeast(this.least(limit)).map((slot) => ({
      slot,
      weight: this.sums[slot] ?? 0,
    }));
    for (let at = 0; at < this.count; at++) this.sums[this.touched[at] ?? 0] = 0;
    this.count = 0;
    return heaviest.sort((a, b) => b.weight - a.weight || a.slot - b.slot).slice(0, limit);
  }

  /** Room for so many slots to be added. */
  reserve(slots: number): void {
    if (slots > this.sums.length) {
      const grown = new Float64Array(Math.max(slots, this.sums.length * 2));
      grown.set(this.sums);
      this.sums = grown;
    }
    if (this.touched.length < this.sums.length) {
      const grown = new Int32Array(this.sums.length);
      grown.set(this.touched);
      this.touched = grown;
      this.scratch = new Float64Array(this.sums.length);
    }
  }
}

/** The k-th largest of the first `count` values, whose order it changes: quickselect (Hoare 1961). */
export function kthLargest(values: Float64Array, count: number, k: number): number {
  let low = 0;
  let high = count - 1;
  const place = k - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) > pivot) left++;
      while ((values[right] ?? 0) < pivot) right--;
      if (left > right) break;
      const value = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = value;
      left++;
      right--;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return values[place] ?? 0;
}
