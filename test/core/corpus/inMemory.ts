import { AnnotatedTexts } from '../../../src/core/corpus/annotatedTexts.ts';
import { Annotations } from '../../../src/core/corpus/annotations.ts';
import { Claims } from '../../../src/core/corpus/claims.ts';
import { ClaimWork } from '../../../src/core/corpus/claimWork.ts';
import { ArticleLibrary } from '../../../src/core/corpus/library.ts';
import { PassageWork } from '../../../src/core/corpus/passageWork.ts';
import { PassageWriter } from '../../../src/core/corpus/passageWriter.ts';
import { Registers } from '../../../src/core/corpus/registers.ts';
import { UndoHistory } from '../../../src/core/corpus/undoHistory.ts';
import type { ArticleStore, Logger, Scheduler, SidecarStore } from '../../../src/core/ports.ts';

/** A folder in memory that can be told to fail, and stands for both stores. */
export class Folder implements ArticleStore, SidecarStore {
  readonly files = new Map<string, string>();
  /** Set to make every write fail, as on a full disk. */
  broken: Error | undefined;
  /** Runs once, between the reading and the writing of the next edit: another window. */
  meanwhile: (() => void) | undefined;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.files.set(name, text);
  }

  async list(): Promise<readonly string[]> {
    return Array.from(this.files.keys());
  }

  async read(id: string): Promise<string | undefined> {
    return this.files.get(id);
  }

  async bytes(id: string): Promise<Uint8Array | undefined> {
    const text = this.files.get(id);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  }

  async write(file: string, source: string | undefined, expected: string | undefined): Promise<boolean> {
    const { meanwhile } = this;
    this.meanwhile = undefined;
    meanwhile?.();
    if (this.broken) throw this.broken;
    if (this.files.get(file) !== expected) return false;
    if (source === undefined) this.files.delete(file);
    else this.files.set(file, source);
    return true;
  }
}

/** Nobody else has anything to do. */
export const atOnce: Scheduler = { yield: async () => {} };

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Everything people work with, over a folder in memory; one for each window. */
export function openWindow(folder: Folder, seed = 0) {
  const library = new ArticleLibrary(folder, atOnce);
  const annotations = new Annotations(folder, library, { find: async () => undefined }, silent, atOnce);
  const registers = new Registers(folder, silent);
  const claims = new Claims(annotations, registers, new AnnotatedTexts(annotations), silent);
  const history = new UndoHistory(annotations, registers, silent);
  let drawn = seed;
  const writer = new PassageWriter(
    folder,
    library,
    annotations,
    { now: () => new Date('2031-05-04T10:00:00Z') },
    { below: (limit) => (drawn = (drawn * 31 + 17) % 9973) % limit },
    atOnce,
    () => undefined,
  );
  const work = new ClaimWork(folder, annotations, registers, claims, history, writer, () => 'claims.yaml');
  const passages = new PassageWork(library, history, writer);
  return { library, annotations, registers, claims, history, writer, work, passages };
}
