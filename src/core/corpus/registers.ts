import { SidecarNotWritable, type EditResult } from '../sidecar/edit.ts';
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

/** A register that could not be written, and why. */
export interface DelayedRegister {
  readonly file: FileId;
  readonly cause: unknown;
}

/** How often an edit is tried again when another program writes the same register in between. */
const ATTEMPTS = 5;

/** The claims registers of all roots, read as one: keys are unique in a workspace. */
export class Registers {
  private readonly documents = new Map<FileId, RegisterDocument>();
  /** Edits that could not be written yet; what is shown has them already. */
  private readonly waiting = new Map<FileId, readonly RegisterEdit[]>();
  private readonly changed: Emitter<void>;
  readonly onDidChange: Subscribe<void>;
  private readonly delayed: Emitter<DelayedRegister>;
  /** A register could not be written: its edits are kept, shown, and written by {@link retry}. */
  readonly onDidDelay: Subscribe<DelayedRegister>;

  constructor(
    private readonly store: SidecarStore,
    private readonly logger: Logger,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to claims registers failed', cause));
    this.onDidChange = this.changed.event;
    this.delayed = new Emitter((cause) => logger.error('A listener to delayed registers failed', cause));
    this.onDidDelay = this.delayed.event;
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
        const source = this.withWaiting(file, await this.store.read(file));
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
   * Edits a register, which is written at once. Where the file cannot be written (permission, a full disk) the edits are
   * kept and made as soon as it can.
   * @throws SidecarNotWritable where it does not parse or has a newer version
   */
  async edit(file: FileId, edits: readonly RegisterEdit[]): Promise<EditResult<RegisterEdit>> {
    if (this.waiting.has(file) && !(await this.writeWaiting(file))) return this.delay(file, edits);
    try {
      return await this.write(file, edits);
    } catch (cause) {
      if (cause instanceof SidecarNotWritable) throw cause;
      this.logger.error(`${file} could not be written; its edits are kept`, cause);
      const result = await this.delay(file, edits);
      // Whoever is told asks at once what waits.
      this.delayed.fire({ file, cause });
      return result;
    }
  }

  /** The registers that could not be written yet. */
  get unwritten(): readonly FileId[] {
    return Array.from(this.waiting.keys());
  }

  /** Tries again to write what could not be written; resolves to whether nothing waits any more. */
  async retry(): Promise<boolean> {
    for (const file of this.unwritten) await this.writeWaiting(file);
    return this.waiting.size === 0;
  }

  private async writeWaiting(file: FileId): Promise<boolean> {
    const edits = this.waiting.get(file) ?? [];
    try {
      this.waiting.delete(file);
      await this.write(file, edits);
      return true;
    } catch (cause) {
      this.waiting.set(file, edits);
      this.logger.warn(`${file} still cannot be written: ${String(cause)}`);
      return false;
    }
  }

  /** Keeps edits for later and shows them as if they were made. */
  private async delay(file: FileId, edits: readonly RegisterEdit[]): Promise<EditResult<RegisterEdit>> {
    const result = editRegister(this.withWaiting(file, await this.store.read(file)), edits);
    this.waiting.set(file, [...(this.waiting.get(file) ?? []), ...edits]);
    await this.load([file]);
    return result;
  }

  /** What a file holds, and over it what waits to be written. */
  private withWaiting(file: FileId, source: string | undefined): string | undefined {
    const edits = this.waiting.get(file);
    return edits ? editRegister(source, edits).source : source;
  }

  private async write(file: FileId, edits: readonly RegisterEdit[]): Promise<EditResult<RegisterEdit>> {
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
