// Everything a run leaves behind (folders, processes) is registered here and goes away however the run ends.
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Undo = () => void;

const pending = new Set<Undo>();
let listening = false;

/** Runs `undo` when the process ends, whether by itself, by a signal or by an error. Returns a way to forget it. */
export function atExit(undo: Undo): Undo {
  pending.add(undo);
  if (!listening) {
    listening = true;
    process.once('exit', undoAll);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const) {
      process.once(signal, () => {
        undoAll();
        process.exit(code);
      });
    }
  }
  return () => pending.delete(undo);
}

function undoAll(): void {
  for (const undo of [...pending].reverse()) {
    pending.delete(undo);
    undo();
  }
}

export interface TemporaryFolder {
  /** absolute, with links resolved: the server reports paths this way */
  readonly path: string;
  remove(): Promise<void>;
}

/** A folder of its own, filled with a copy of `from` where given. */
export async function temporaryFolder(purpose: string, from?: string): Promise<TemporaryFolder> {
  const path = realpathSync(await mkdtemp(join(tmpdir(), `corroborate-${purpose}-`)));
  const forget = atExit(() => rmSync(path, { recursive: true, force: true, maxRetries: 3 }));
  if (from !== undefined) await cp(from, path, { recursive: true });
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      forget();
    },
  };
}
