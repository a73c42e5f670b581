import type { ArticleId } from '../ports.ts';
import type { Work } from '../work.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';
import { StringTable } from './stringTable.ts';
import { withRoom } from './withRoom.ts';

/** Stands where there is no slot, or no id. */
const NONE = -1;

/**
 * Which article has which slot. Slots are reused once their article is gone. Ids lie in a table of strings, numbered:
 * a string and a map entry for each would take longer to load than all else of a large archive.
 */
export class ArticleSlots {
  /** Per number of an id its slot, and per slot the number of its id. */
  private slots = new Int32Array(64).fill(NONE);
  private numbers = new Int32Array(64).fill(NONE);
  private readonly free: number[] = [];
  private used = 0;
  private taken = 0;

  private constructor(
    /** The ids of all articles there have been in this session. */
    readonly ids: StringTable,
  ) {}

  static empty(): ArticleSlots {
    return new ArticleSlots(new StringTable());
  }

  /** How many are taken. */
  get count(): number {
    return this.taken;
  }

  /** How many there are; some may be free. */
  get size(): number {
    return this.used;
  }

  slotOf(id: ArticleId): number | undefined {
    const slot = this.slots[this.ids.find(id)] ?? NONE;
    return slot === NONE ? undefined : slot;
  }

  /** The number of the id that has a slot: no other is given it later on. Undefined for a free slot. */
  numberAt(slot: number): number | undefined {
    const number = this.numbers[slot] ?? NONE;
    return number === NONE ? undefined : number;
  }

  /** Every id that has a slot, in the order of slots from one of them on, and then from the first. */
  *all(from = 0): IterableIterator<ArticleId> {
    for (let step = 0; step < this.used; step++) {
      const number = this.numberAt((from + step) % this.used);
      if (number !== undefined) yield this.ids.at(number);
    }
  }

  /** Those taken, ascending. */
  inUse(): Int32Array {
    const found = new Int32Array(this.taken);
    let at = 0;
    for (let slot = 0; slot < this.used; slot++) if (this.numberAt(slot) !== undefined) found[at++] = slot;
    return found;
  }

  /** @param id of an article that has no slot yet */
  take(id: ArticleId): number {
    const slot = this.free.pop() ?? this.used++;
    this.give(slot, id);
    this.taken++;
    return slot;
  }

  /** Gives the article at a slot another id, which no other has. */
  rename(slot: number, id: ArticleId): void {
    this.forget(slot);
    this.give(slot, id);
  }

  release(slot: number): void {
    this.forget(slot);
    this.free.push(slot);
    this.taken--;
  }

  /** @param slots those in use, ascending; each becomes its place there */
  save(writer: SnapshotWriter, slots: Int32Array): Work<void> {
    return this.ids.save(
      writer,
      slots.map((slot) => this.numbers[slot] ?? NONE),
    );
  }

  static load(reader: SnapshotReader): ArticleSlots {
    const table = new ArticleSlots(StringTable.load(reader));
    const { size } = table.ids;
    table.slots = new Int32Array(size);
    for (let number = 0; number < size; number++) table.slots[number] = number;
    table.numbers = table.slots.slice();
    table.used = size;
    table.taken = size;
    return table;
  }

  private give(slot: number, id: ArticleId): void {
    const number = this.ids.idOf(id);
    this.slots = withRoom(this.slots, number + 1, NONE);
    this.numbers = withRoom(this.numbers, slot + 1, NONE);
    this.slots[number] = slot;
    this.numbers[slot] = number;
  }

  private forget(slot: number): void {
    const number = this.numberAt(slot);
    if (number !== undefined) this.slots[number] = NONE;
    this.numbers[slot] = NONE;
  }
}
