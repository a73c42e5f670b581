import type { Work } from '../work.ts';
import { FNV_BASIS, FNV_PRIME, fnv1a } from '../text/fnv.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';
import { fromUnits, isWide } from './stringCodes.ts';
import { withRoom } from './withRoom.ts';

/** Strings looked at before others have a turn. */
const AT_ONCE = 2000;

/**
 * Distinct strings, numbered from 0 in the order in which they come. Their UTF-16 code units lie one after another in
 * one array, found again by open addressing: an object and a map entry for each would take several times the room, and
 * making them most of the time it takes to load an index.
 */
export class StringTable {
  /** As bytes as long as each of them fits into one. */
  private units: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> = new Uint8Array(1024);
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
    this.reserve(start + text.length, isWide(text));
    for (let at = 0; at < text.length; at++) this.units[start + at] = text.charCodeAt(at);
    this.ends = withRoom(this.ends, this.count + 1);
    this.ends[this.count++] = start + text.length;
    this.places[place] = this.count;
    if (2 * this.count > this.places.length) this.placeAnew();
    return this.count - 1;
  }

  /** @param kept the numbers to be kept, in order; each becomes its place there */
  *save(writer: SnapshotWriter, kept: Int32Array): Work<void> {
    const table = yield* this.subset(kept);
    writer.array(table.ends);
    writer.units(table.units);
    yield;
    writer.array(table.places);
  }

  /** As it was: nothing is placed anew. */
  static load(reader: SnapshotReader): StringTable {
    const table = new StringTable();
    table.ends = reader.integers();
    table.units = reader.units();
    table.places = reader.integers();
    table.count = table.ends.length;
    return table;
  }

  /** A table of some of its strings. */
  private *subset(kept: Int32Array): Work<StringTable> {
    const table = new StringTable();
    table.ends = new Int32Array(kept.length);
    const length = kept.reduce((sum, id) => sum + this.lengthOf(id), 0);
    table.units = this.units instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
    let places = table.places.length;
    while (places < 2 * kept.length) places *= 2;
    table.places = new Int32Array(places);
    let end = 0;
    for (const id of kept) {
      table.units.set(this.units.subarray(this.startOf(id), this.ends[id]), end);
      table.ends[table.count] = end += this.lengthOf(id);
      table.take(table.count++);
      if (table.count % AT_ONCE === 0) yield;
    }
    return table;
  }

  /** Makes room for so many units. */
  private reserve(length: number, wide: boolean): void {
    const { units } = this;
    const widens = wide && units instanceof Uint8Array;
    if (length <= units.length && !widens) return;
    const room = length <= units.length ? units.length : Math.max(2 * units.length, length);
    this.units = wide || units instanceof Uint16Array ? new Uint16Array(room) : new Uint8Array(room);
    this.units.set(units);
  }

  private startOf(id: number): number {
    return id === 0 ? 0 : (this.ends[id - 1] ?? 0);
  }

  /** Where the number of a string stands, or would stand. */
  private placeOf(text: string): number {
    for (let place = this.first(fnv1a(text)); ; place = (place + 1) & (this.places.length - 1)) {
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
    let hash = FNV_BASIS;
    for (let at = this.startOf(id); at < end; at++) hash = Math.imul(hash ^ (this.units[at] ?? 0), FNV_PRIME);
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
