import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';

/** Strings that recur in articles (languages, dates, speakers) as small integers; 0 is none. Grows, never shrinks. */
export class Names {
  private readonly ids = new Map<string, number>();
  private readonly strings: string[] = [];

  idOf(name: string | undefined): number {
    if (name === undefined) return 0;
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.strings.push(name);
    this.ids.set(name, id);
    return id;
  }

  of(id: number): string | undefined {
    return this.strings[id - 1];
  }

  get size(): number {
    return this.strings.length;
  }

  /** @param kept the ids to be kept, in order; each becomes its place there and one */
  save(writer: SnapshotWriter, kept: Int32Array): void {
    writer.strings(Array.from(kept, (id) => this.of(id) ?? ''));
  }

  static load(reader: SnapshotReader): Names {
    const names = new Names();
    for (const name of reader.strings()) names.idOf(name);
    return names;
  }
}
