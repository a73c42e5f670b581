import type { Work } from '../work.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';
import { StringTable } from './stringTable.ts';

/** Strings that recur in articles (languages, dates, speakers) as small integers; 0 is none. Grows, never shrinks. */
export class Names {
  constructor(private readonly table = new StringTable()) {}

  idOf(name: string | undefined): number {
    return name === undefined ? 0 : this.table.idOf(name) + 1;
  }

  of(id: number): string | undefined {
    return id === 0 ? undefined : this.table.at(id - 1);
  }

  get size(): number {
    return this.table.size;
  }

  /** @param kept the ids to be kept, in order; each becomes its place there and one */
  save(writer: SnapshotWriter, kept: Int32Array): Work<void> {
    return this.table.save(
      writer,
      kept.map((id) => id - 1),
    );
  }

  static load(reader: SnapshotReader): Names {
    return new Names(StringTable.load(reader));
  }
}
