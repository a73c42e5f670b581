import type { Work } from '../work.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';
import { withRoom } from './withRoom.ts';

/** Numbers written before others have a turn. */
const AT_ONCE = 1 << 15;

/** Room a term's list starts with, in slots. */
const SMALLEST = 2;

/**
 * For each term the articles that hold it, as slots. All lists lie in one array: most words of an archive stand in a
 * handful of articles, and an object for each of their lists would take more memory than the lists.
 */
export class Postings {
  private pool = new Int32Array(1024);
  private used = 0;
  /** Per term where its list begins, how long it is, and how much room it has. */
  private starts = new Int32Array(1024);
  private lengths = new Int32Array(1024);
  private rooms = new Int32Array(1024);
  /** Room that lists left when they moved, by its size. */
  private readonly left = new Map<number, number[]>();

  add(slot: number, terms: Int32Array): void {
    for (const term of terms) {
      if (term >= this.starts.length) this.growTo(term);
      const length = this.lengths[term] ?? 0;
      if (length === this.rooms[term]) this.move(term, length);
      this.pool[(this.starts[term] ?? 0) + length] = slot;
      this.lengths[term] = length + 1;
    }
  }

  remove(slot: number, terms: Int32Array): void {
    for (const term of terms) {
      const slots = this.slotsOf(term);
      const at = slots.indexOf(slot);
      if (at < 0) continue;
      slots[at] = slots[slots.length - 1] ?? 0;
      this.lengths[term] = slots.length - 1;
    }
  }

  /** The slots of the articles that hold the term, in no particular order; a view, not to be kept. */
  slotsOf(term: number): Int32Array {
    const start = this.starts[term] ?? 0;
    return this.pool.subarray(start, start + (this.lengths[term] ?? 0));
  }

  /**
   * @param terms the terms to be kept, in order; each becomes its place there
   * @param slots per slot the slot it becomes
   */
  *save(writer: SnapshotWriter, terms: Int32Array, slots: Int32Array): Work<void> {
    const lengths = Int32Array.from(terms, (term) => this.lengths[term] ?? 0);
    const pool = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    let paused = 0;
    for (const term of terms) {
      for (const slot of this.slotsOf(term)) pool[at++] = slots[slot] ?? 0;
      if (at - paused < AT_ONCE) continue;
      paused = at;
      yield;
    }
    writer.array(lengths);
    yield;
    yield* writer.parts(pool.byteLength, partsOf(pool));
  }

  static load(reader: SnapshotReader): Postings {
    const postings = new Postings();
    const lengths = reader.integers();
    postings.lengths = lengths;
    postings.rooms = lengths.slice();
    postings.starts = new Int32Array(lengths.length);
    for (let term = 0; term < lengths.length; term++) {
      postings.starts[term] = postings.used;
      postings.used += lengths[term] ?? 0;
    }
    postings.pool = reader.integers();
    return postings;
  }

  /** Gives a term's list twice the room. */
  private move(term: number, length: number): void {
    const old = this.starts[term] ?? 0;
    const room = Math.max(SMALLEST, 2 * length);
    const start = this.left.get(room)?.pop() ?? this.reserve(room);
    this.pool.copyWithin(start, old, old + length);
    if (length > 0) {
      const left = this.left.get(length);
      if (left === undefined) this.left.set(length, [old]);
      else left.push(old);
    }
    this.starts[term] = start;
    this.rooms[term] = room;
  }

  private reserve(room: number): number {
    const start = this.used;
    this.used += room;
    if (this.used > this.pool.length) {
      // It is the largest of all arrays: half of it in reserve would be megabytes.
      const pool = new Int32Array(Math.max(this.used, Math.ceil(this.pool.length * 1.5)));
      pool.set(this.pool);
      this.pool = pool;
    }
    return start;
  }

  private growTo(term: number): void {
    this.starts = withRoom(this.starts, term + 1);
    this.lengths = withRoom(this.lengths, term + 1);
    this.rooms = withRoom(this.rooms, term + 1);
  }
}

function* partsOf(pool: Int32Array): IterableIterator<Int32Array> {
  for (let from = 0; from < pool.length; from += AT_ONCE) yield pool.subarray(from, from + AT_ONCE);
}
