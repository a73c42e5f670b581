import type { EditResult } from '../sidecar/edit.ts';
import type { ClaimEntry, ClaimKey } from '../model/claim.ts';
import type { FileId, Logger, SidecarStore, Subscribe } from '../ports.ts';
import {
  editRegister,
  parseRegister,
  type RegisterDocument,
  type RegisterEdit,
} from '../sidecar/register.ts';
import { isRegister } from './articleNames.ts';
import { Interference } from './interference.ts';
import { Emitter } from './emitter.ts';

/** How often an edit is tried again when another program writes the same register in between. */
const ATTEMPTS = 5;

/** The claims registers of all roots, read as one: keys are unique in a workspace. */
export class Registers {
  private readonly documents = new Map<FileId, RegisterDocument>();
  private readonly changed: Emitter<void>;
  readonly onDidChange: Subscribe<void>;

  constructor(
    private readonly store: SidecarStore,
    private readonly logger: Logger,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to claims registers failed', cause));
    this.onDidChange = this.changed.event;
  }

  /** Reads every register again. */
  async loadAll(): Promise<void> {
    const files = (await this.store.list()).filter(isRegister);
    await this.load([...files, ...this.documents.keys()]);
  }

  async load(files: Iterable<FileId>): Promise<void> {
    const registers = new Set(files);
    for (const file of registers) {
      try {
        const source = await this.store.read(file);
        if (source === undefined) this.documents.delete(file);
        else this.keep(file, parseRegister(source));
      } catch (cause) {
        this.logger.error(`${file} could not be read; what was known of it is kept`, cause);
      }
    }
    if (registers.size > 0) this.changed.fire();
  }

  /** The registers as last read. */
  all(): IterableIterator<[FileId, RegisterDocument]> {
    return this.documents.entries();
  }

  keys(): readonly ClaimKey[] {
    return Array.from(this.documents.values(), (document) =>
      document.claims.map((claim) => claim.key),
    ).flat();
  }

  entry(key: ClaimKey): ClaimEntry | undefined {
    for (const document of this.documents.values()) {
      const entry = document.claims.find((claim) => claim.key === key);
      if (entry) return entry;
    }
    return undefined;
  }

  /** The canonical name of somebody the registers know under several. */
  canonicalSpeaker(name: string): string {
    for (const document of this.documents.values()) {
      for (const [canonical, aliases] of document.speakers) {
        if (canonical === name || aliases.includes(name)) return canonical;
      }
    }
    return name;
  }

  /**
   * Edits a register, which is written at once.
   * @throws SidecarNotWritable where it does not parse or has a newer version
   */
  async edit(file: FileId, edits: readonly RegisterEdit[]): Promise<EditResult<RegisterEdit>> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const source = await this.store.read(file);
      const result = editRegister(source, edits);
      if (result.source === source) return result;
      if (await this.store.write(file, result.source, source)) {
        await this.load([file]);
        return result;
      }
      this.logger.info(`${file} changed while it was edited; trying again`);
    }
    throw new Interference('busy', file);
  }

  /** While a register is unreadable what it said last goes on counting. */
  private keep(file: FileId, document: RegisterDocument): void {
    if (document.writable || document.claims.length > 0 || !this.documents.has(file))
      this.documents.set(file, document);
  }
}
