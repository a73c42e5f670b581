import { SnapshotReader } from '../../../src/core/matching/snapshotReader.ts';
import { snapshotOf, type SnapshotWriter } from '../../../src/core/matching/snapshotWriter.ts';
import { finish, type Work } from '../../../src/core/work.ts';

const VERSION = 'of today';

/** What is loaded from what was saved. */
export function stored<T>(
  save: (writer: SnapshotWriter) => void,
  load: (reader: SnapshotReader) => Work<T>,
): T {
  const content = {
    *save(writer: SnapshotWriter): Work<void> {
      save(writer);
      yield;
    },
  };
  return finish(load(new SnapshotReader(finish(snapshotOf(content, VERSION)), VERSION)));
}
