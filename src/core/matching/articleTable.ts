import type { ArticleId } from '../ports.ts';
import { Names } from './names.ts';
import { PackedArticle } from './packedArticle.ts';

/** 32-bit words of memory taken at a time: 1 MB. */
const BLOCK = 1 << 18;
/** Memory is tidied up once so much of it, and more than half, holds articles that are gone. */
const WASTE = 2 * BLOCK;

interface Block {
  readonly memory: Int32Array<ArrayBuffer>;
  used: number;
}

/** The articles of an index, packed into a few large arrays. Slots are reused once their article is gone. */
export class ArticleTable {
  readonly names = new Names();
  private readonly slots = new Map<ArticleId, number>();
  private readonly ids: (ArticleId | undefined)[] = [];
  /** Per slot its block and where in it the article begins. */
  private blockOf = new Int32Array(64);
  private placeOf = new Int32Array(64);
  private readonly free: number[] = [];
  private blocks: Block[] = [];
  /** 32-bit words that hold an article, and all that were handed out. */
  private live = 0;
  private taken = 0;

  slotOf(id: ArticleId): number | undefined {
    return this.slots.get(id);
  }

  /** The article at a slot. It stays as it is now, whatever becomes of the table. */
  at(slot: number): PackedArticle | undefined {
    const id = this.ids[slot];
    const block = this.blocks[this.blockOf[slot] ?? 0];
    return id === undefined || block === undefined
      ? undefined
      : new PackedArticle(id, block.memory, this.placeOf[slot] ?? 0, this.names);
  }

  /** How many slots there are; some may be empty. */
  get size(): number {
    return this.ids.length;
  }

  /** What the articles take in memory. */
  get bytes(): number {
    return this.blocks.reduce((sum, { memory }) => sum + memory.byteLength, 0);
  }

  /** @returns the article's slot */
  add(id: ArticleId, packed: Int32Array): number {
    const slot = this.free.pop() ?? this.ids.length;
    this.ids[slot] = id;
    this.slots.set(id, slot);
    this.place(slot, packed);
    return slot;
  }

  remove(slot: number): void {
    const article = this.at(slot);
    if (article === undefined) return;
    this.live -= article.length;
    this.slots.delete(article.id);
    this.ids[slot] = undefined;
    this.free.push(slot);
    if (this.taken - this.live > Math.max(WASTE, this.live)) this.tidy();
  }

  private place(slot: number, packed: Int32Array): void {
    if (slot >= this.blockOf.length) {
      this.blockOf = doubled(this.blockOf);
      this.placeOf = doubled(this.placeOf);
    }
    let block = this.blocks.at(-1);
    if (block === undefined || block.used + packed.length > block.memory.length) {
      block = { memory: new Int32Array(Math.max(BLOCK, packed.length)), used: 0 };
      this.blocks.push(block);
    }
    block.memory.set(packed, block.used);
    this.blockOf[slot] = this.blocks.length - 1;
    this.placeOf[slot] = block.used;
    block.used += packed.length;
    this.live += packed.length;
    this.taken += packed.length;
  }

  private tidy(): void {
    const old = this.blocks;
    this.blocks = [];
    this.live = 0;
    this.taken = 0;
    this.ids.forEach((id, slot) => {
      const block = old[this.blockOf[slot] ?? 0];
      const at = this.placeOf[slot] ?? 0;
      if (id === undefined || block === undefined) return;
      const { length } = new PackedArticle(id, block.memory, at, this.names);
      this.place(slot, block.memory.subarray(at, at + length));
    });
  }
}

function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(old.length * 2);
  next.set(old);
  return next;
}
