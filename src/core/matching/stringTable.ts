import type { Work } from '../work.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';
import { fromUnits } from './stringCodes.ts';

/** Strings taken in before others have a turn. */
const AT_ONCE = 2000;

/**
 * Distinct strings, numbered from 0 in the order in which they come. Their UTF-16 code units lie one after another in
 * one array, found again by open addressing: an object and a map entry for each would take several times the room, and
 * making them most of the time it takes to load an index.
 */
export class StringTable {
  private units = new Uint16Array(1024);
  /** Per string where it ends; it begins where the one before it does. */
  private ends = new Int32Array(128);
  /** By hash the number of a string and one, 0 where there is none. As many as a power of 2, at most half of them taken. */
  private places = new Int32Array(256);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** Empty for a number no string has. */
  at(id: number): string {
    return id >= 0 && id < this.count ? fromUnits(this.units.subarray(this.startOf(id), this.ends[id])) : '';
  }

  lengthOf(id: number): number {
    return (this.ends[id] ?? 0) - this.startOf(id);
  }

  /** The code unit at a place of a string that is so long. */
  unitAt(id: number, place: number): number {
    return this.units[this.startOf(id) + place] ?? 0;
  }

  /** The number of a string, -1 where it has none. */
  find(text: string): number {
    return (this.places[this.placeOf(text)] ?? 0) - 1;
  }

  /** The number of a string, which it is given where it is new. */
  idOf(text: string): number {
    const place = this.placeOf(text);
    const known = this.places[place] ?? 0;
    if (known > 0) return known - 1;
    const start = this.startOf(this.count);
    if (start + text.length > this.units.length) {
      const grown = new Uint16Array(Math.max(2 * this.units.length, start + text.length));
      grown.set(this.units);
      this.units = grown;
    }
    for (let at = 0; at < text.length; at++) this.units[start + at] = text.charCodeAt(at);
    if (this.count === this.ends.length) {
      const grown = new Int32Array(2 * this.count);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.ends[this.count++] = start + text.length;
    this.places[place] = this.count;
    if (2 * this.count > this.places.length) this.placeAnew();
    return this.count - 1;
  }

  /** @param kept the numbers to be kept, in order; each becomes its place there */
  save(writer: SnapshotWriter, kept: Int32Array): void {
    writer.strings(Array.from(kept, (id) => this.at(id)));
  }

  /** @param reader at strings that differ from one another */
  static *load(reader: SnapshotReader): Work<StringTable> {
    const table = new StringTable();
    const { lengths, codes } = reader.packedStrings();
    table.units = new Uint16Array(codes);
    table.ends = new Int32Array(Math.max(1, lengths.length));
    let end = 0;
    for (let id = 0; id < lengths.length; id++) table.ends[id] = end += lengths[id] ?? 0;
    table.count = lengths.length;
    while (table.places.length < 2 * table.count) table.places = new Int32Array(2 * table.places.length);
    for (let id = 0; id < table.count; id++) {
      table.take(id);
      if (id % AT_ONCE === 0) yield;
    }
    return table;
  }

  private startOf(id: number): number {
    return id === 0 ? 0 : (this.ends[id - 1] ?? 0);
  }

  /** Where the number of a string stands, or would stand. */
  private placeOf(text: string): number {
    let hash = BASIS;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
    for (let place = this.first(hash); ; place = (place + 1) & (this.places.length - 1)) {
      const id = (this.places[place] ?? 0) - 1;
      if (id < 0 || this.holds(id, text)) return place;
    }
  }

  private holds(id: number, text: string): boolean {
    const start = this.startOf(id);
    if ((this.ends[id] ?? 0) - start !== text.length) return false;
    for (let at = 0; at < text.length; at++) if (this.units[start + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  /** Notes the number of a string that no other is equal to. */
  private take(id: number): void {
    const end = this.ends[id] ?? 0;
    let hash = BASIS;
    for (let at = this.startOf(id); at < end; at++) hash = Math.imul(hash ^ (this.units[at] ?? 0), PRIME);
    let place = this.first(hash);
    while (this.places[place] !== 0) place = (place + 1) & (this.places.length - 1);
    this.places[place] = id + 1;
  }

  private placeAnew(): void {
    this.places = new Int32Array(2 * this.places.length);
    for (let id = 0; id < this.count; id++) this.take(id);
  }

  /** The lower bits of FNV-1a alone are poor. */
  private first(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.places.length - 1);
  }
}

/** FNV-1a over UTF-16 units. */
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
