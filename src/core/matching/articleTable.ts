import type { ArticleId } from '../ports.ts';
import type { Work } from '../work.ts';
import { ArticleSlots } from './articleSlots.ts';
import { Names } from './names.ts';
import { isAttributedAt, PackedArticle, type Packing } from './packedArticle.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';
import { withRoom } from './withRoom.ts';

/** Tells whether a file is as it was when it was read. */
export interface Stamp {
  /** Milliseconds. */
  readonly modified: number;
  /** Bytes. */
  readonly size: number;
  /** Stands for what was set for the article besides its text. */
  readonly set: number;
}

/** Numbers in a stamp. */
const STAMP = 3;

/** How many articles are kept as they were taken apart. */
const KEPT = 512;

/** 32-bit words of memory taken at a time: 1 MB. */
const BLOCK = 1 << 18;
/** 32-bit words that are written at a time. */
const PART = 1 << 15;
/** Articles looked at before others have a turn. */
const AT_ONCE = 100;
/** Memory is tidied up once so much of it, and more than half, holds articles that are gone. */
const WASTE = 2 * BLOCK;

interface Block {
  readonly memory: Int32Array<ArrayBuffer>;
  used: number;
}

/** The articles of an index, packed into a few large arrays. Slots are reused once their article is gone. */
export class ArticleTable {
  names = new Names();
  private slots = ArticleSlots.empty();
  /** Per slot what tells whether the article's file is as it was read: as many numbers as `STAMP`, NaN for none. */
  private stamps = new Float64Array(64 * STAMP).fill(Number.NaN);
  /** Per slot its block and where in it the article begins. */
  private blockOf = new Int32Array(64);
  private placeOf = new Int32Array(64);
  /** By slot: one question looks at the same articles again and again. */
  private readonly kept = new Map<number, PackedArticle>();
  private blocks: Block[] = [];
  /** 32-bit words that hold an article, and all that were handed out. */
  private live = 0;
  private taken = 0;

  slotOf(id: ArticleId): number | undefined {
    return this.slots.slotOf(id);
  }

  /** The article at a slot. It stays as it is now, whatever becomes of the table. */
  at(slot: number): PackedArticle | undefined {
    const known = this.kept.get(slot);
    if (known !== undefined) return known;
    const article = this.unpacked(slot);
    if (article === undefined) return undefined;
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(slot, article);
    return article;
  }

  /**
   * Keeps no article taken apart: one that outlived the question that asked for it would be collected late, with all
   * that it was taken apart into.
   */
  letGo(): void {
    this.kept.clear();
  }

  /** How many articles there are. */
  get count(): number {
    return this.slots.count;
  }

  /** How many slots there are; some may be empty. */
  get size(): number {
    return this.slots.size;
  }

  /** What the articles take in memory. */
  get bytes(): number {
    return this.blocks.reduce((sum, { memory }) => sum + memory.byteLength, 0);
  }

  /** In the order of slots from one of them on, and then from the first. */
  all(from = 0): IterableIterator<ArticleId> {
    return this.slots.all(from);
  }

  /** The articles of which it is not known whose words are whose; the table may change meanwhile. */
  *unattributed(): IterableIterator<ArticleId> {
    for (let slot = 0; slot < this.size; slot++) {
      const number = this.slots.numberAt(slot);
      const block = this.blocks[this.blockOf[slot] ?? 0];
      if (number === undefined || block === undefined) continue;
      if (!isAttributedAt(block.memory, this.placeOf[slot] ?? 0)) yield this.slots.ids.at(number);
    }
  }

  /** What was given with the article, if anything. */
  stampOf(slot: number): Stamp | undefined {
    const [modified = Number.NaN, size = 0, set = 0] = this.stamps.subarray(STAMP * slot, STAMP * (slot + 1));
    return Number.isNaN(modified) ? undefined : { modified, size, set };
  }

  stamp(slot: number, stamp: Stamp | undefined): void {
    this.stamps.set(
      stamp === undefined ? [Number.NaN, Number.NaN, Number.NaN] : [stamp.modified, stamp.size, stamp.set],
      STAMP * slot,
    );
  }

  /** Gives an article another name. */
  rename(slot: number, id: ArticleId): void {
    this.kept.delete(slot);
    this.slots.rename(slot, id);
  }

  /** @returns the article's slot */
  add(id: ArticleId, pack: Packing): number {
    const slot = this.slots.take(id);
    pack((length) => this.roomFor(slot, length));
    this.stamp(slot, undefined);
    return slot;
  }

  remove(slot: number): void {
    const article = this.at(slot);
    if (article === undefined) return;
    this.live -= article.length;
    this.kept.delete(slot);
    this.slots.release(slot);
    if (this.taken - this.live > Math.max(WASTE, this.live)) this.tidy();
  }

  /** Marks the terms and the names that articles need. */
  *markUsed(terms: Uint8Array, names: Uint8Array): Work<void> {
    for (const [done, slot] of this.slots.inUse().entries()) {
      this.unpacked(slot)?.markUsed(terms, names);
      if (done % AT_ONCE === 0) yield;
    }
  }

  /** The slots in use, ascending. */
  inUse(): Int32Array {
    return this.slots.inUse();
  }

  /**
   * @param slots those in use, ascending; each becomes its place there
   * @param terms per term the one it becomes, in the same order
   * @param names per name the one it becomes
   */
  *save(writer: SnapshotWriter, slots: Int32Array, terms: Int32Array, names: Int32Array): Work<void> {
    yield* this.slots.save(writer, slots);
    const stamps = new Float64Array(STAMP * slots.length);
    slots.forEach((slot, at) =>
      stamps.set(this.stamps.subarray(STAMP * slot, STAMP * (slot + 1)), STAMP * at),
    );
    writer.array(stamps);
    writer.array(Int32Array.from(slots, (slot) => this.unpacked(slot)?.length ?? 0));
    yield;
    yield* writer.parts(4 * this.live, this.renumbered(slots, terms, names));
  }

  /** @param names those that were saved with it */
  static load(reader: SnapshotReader, names: Names): ArticleTable {
    const table = new ArticleTable();
    table.names = names;
    table.slots = ArticleSlots.load(reader);
    table.stamps = reader.doubles();
    const lengths = reader.integers();
    const memory = reader.integers();
    table.blockOf = new Int32Array(lengths.length);
    table.placeOf = new Int32Array(lengths.length);
    let at = 0;
    for (let slot = 0; slot < lengths.length; slot++) {
      table.placeOf[slot] = at;
      at += lengths[slot] ?? 0;
    }
    table.blocks = [{ memory, used: memory.length }];
    table.live = memory.length;
    table.taken = memory.length;
    return table;
  }

  private *renumbered(slots: Int32Array, terms: Int32Array, names: Int32Array): IterableIterator<Int32Array> {
    let part = new Int32Array(PART);
    let used = 0;
    for (const slot of slots) {
      const packed = this.unpacked(slot)?.renumbered(terms, names);
      if (packed === undefined) continue;
      if (used + packed.length > part.length) {
        yield part.subarray(0, used);
        part = packed.length > part.length ? new Int32Array(packed.length) : part;
        used = 0;
      }
      part.set(packed, used);
      used += packed.length;
    }
    yield part.subarray(0, used);
  }

  private unpacked(slot: number): PackedArticle | undefined {
    const number = this.slots.numberAt(slot);
    const block = this.blocks[this.blockOf[slot] ?? 0];
    return number === undefined || block === undefined
      ? undefined
      : new PackedArticle(this.slots.ids, number, block.memory, this.placeOf[slot] ?? 0, this.names);
  }

  private roomFor(slot: number, length: number): Int32Array<ArrayBuffer> {
    if (slot >= this.blockOf.length) {
      this.blockOf = withRoom(this.blockOf, slot + 1);
      this.placeOf = withRoom(this.placeOf, slot + 1);
      const stamps = new Float64Array(this.blockOf.length * STAMP).fill(Number.NaN);
      stamps.set(this.stamps);
      this.stamps = stamps;
    }
    let block = this.blocks.at(-1);
    if (block === undefined || block.used + length > block.memory.length) {
      block = { memory: new Int32Array(Math.max(BLOCK, length)), used: 0 };
      this.blocks.push(block);
    }
    const at = block.used;
    this.blockOf[slot] = this.blocks.length - 1;
    this.placeOf[slot] = at;
    block.used += length;
    this.live += length;
    this.taken += length;
    return block.memory.subarray(at, at + length);
  }

  private tidy(): void {
    const old = this.blocks;
    this.kept.clear();
    this.blocks = [];
    this.live = 0;
    this.taken = 0;
    for (const slot of this.slots.inUse()) {
      const number = this.slots.numberAt(slot);
      const block = old[this.blockOf[slot] ?? 0];
      const at = this.placeOf[slot] ?? 0;
      if (number === undefined || block === undefined) continue;
      const { length } = new PackedArticle(this.slots.ids, number, block.memory, at, this.names);
      this.roomFor(slot, length).set(block.memory.subarray(at, at + length));
    }
  }
}
