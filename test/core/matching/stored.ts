import { SnapshotReader } from '../../../src/core/matching/snapshotReader.ts';
import { snapshotOf, type SnapshotWriter } from '../../../src/core/matching/snapshotWriter.ts';
import { finish, type Work } from '../../../src/core/work.ts';

const VERSION = 'of today';

/** What is loaded from what was saved. */
export function stored<T>(
  save: (writer: SnapshotWriter) => Work<void>,
  load: (reader: SnapshotReader) => T,
): T {
  return load(new SnapshotReader(finish(snapshotOf({ save }, VERSION)), VERSION));
}
