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
    const { sums, touched, scratch, count } = this;
    if (count < limit) return 0;
    for (let at = 0; at < count; at++) scratch[at] = sums[touched[at] ?? 0] ?? 0;
    return kthLargest(scratch, count, limit);
  }

  /** How many slots have a sum of at least this. */
  countAtLeast(weight: number): number {
    const { sums, touched, count } = this;
    let found = 0;
    for (let at = 0; at < count; at++) if ((sums[touched[at] ?? 0] ?? 0) >= weight) found++;
    return found;
  }

  /** Those slots. */
  atLeast(weight: number): number[] {
    const { sums, touched, count } = this;
    const found: number[] = [];
    for (let at = 0; at < count; at++) {
      const slot = touched[at] ?? 0;
      if ((sums[slot] ?? 0) >= weight) found.push(slot);
    }
    return found;
  }

  /** The slots with the largest sums, largest first, among equals the lower one first; and starts anew. */
  take(limit: number): number[] {
    const { sums, touched } = this;
    const heaviest = this.atLeast(this.least(limit));
    heaviest.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b);
    if (heaviest.length > limit) heaviest.length = limit;
    for (let at = 0; at < this.count; at++) sums[touched[at] ?? 0] = 0;
    this.count = 0;
    return heaviest;
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
