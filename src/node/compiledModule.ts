import { createHash, webcrypto } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire, wrap } from 'node:module';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';
import { writeAtomically } from './atomicWrite.ts';

/** Milliseconds after which most of what every session runs has run. */
const SETTLED = 5000;
/** Bytes of each of the digests that what was compiled is kept with: of the module, and of what was compiled of it. */
const DIGEST = 32;
/** What Node puts before a module's code, so that places in it stay what they are. */
const BEFORE = wrap('').indexOf('\n');

type Body = (
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  path: string,
  folder: string,
) => void;

/** A module's code with its digest. */
interface Source {
  readonly bytes: Buffer;
  readonly digest: Buffer;
}

/**
 * A CommonJS module whose compiled code is kept in a file: compiling a megabyte takes as long as all else that loading
 * it does. Compiled code that is damaged, or of another version of the module, the engine or its flags, is not used.
 */
export class CompiledModule {
  private compiled: { readonly script: Script; readonly source: Source } | undefined;

  /** @param kept the file the compiled code is kept in */
  constructor(
    private readonly path: string,
    private readonly kept: string,
  ) {}

  /**
   * Loads the module at once.
   * @returns what it exports, and the version it is of: another for every other code
   * @throws what the module throws, or the file system's error where it is not there
   */
  load(): { readonly exports: unknown; readonly version: string } {
    const bytes = readFileSync(this.path);
    const kept = this.readKept();
    const source = { bytes, digest: digestOf(bytes) };
    const script = this.compile(source, kept, digestOf(codeOf(kept)));
    return { exports: this.run(script), version: hex(source.digest) };
  }

  /**
   * Loads the module leaving the thread to others as long as may be: files are read and checked beside it, and between
   * taking up what was compiled and running it, which each take some 15 ms for a megabyte, others have a turn.
   * @returns what it exports
   * @throws what the module throws, or the file system's error where it is not there
   */
  async loadInTurns(): Promise<unknown> {
    const [bytes, kept] = await Promise.all([
      readFile(this.path),
      // the module loads without it as well, and whoever keeps it anew hears what is wrong
      readFile(this.kept).catch(() => NOTHING),
    ]);
    const [digest, digestOfCode] = await Promise.all([digestBeside(bytes), digestBeside(codeOf(kept))]);
    const script = this.compile({ bytes, digest }, kept, digestOfCode);
    await setImmediate();
    return this.run(script);
  }

  /**
   * Keeps what was compiled up to now, unless it was kept already: the more of the module has run, the more that is.
   * @throws the file system's error
   */
  keep(): void {
    if (this.compiled === undefined) return;
    const { script, source } = this.compiled;
    // what ran but once is let go of after a while, and it is what the next load begins with
    script.runInThisContext();
    const code = script.createCachedData();
    mkdirSync(dirname(this.kept), { recursive: true });
    writeAtomically(this.kept, Buffer.concat([source.digest, digestOf(code), code]));
    this.compiled = undefined;
  }

  /**
   * Keeps it once most of what a session begins with has run, unless it is let go before.
   * @param after milliseconds
   */
  keepSoon(after = SETTLED): { dispose(): void } {
    const timer = setTimeout(() => {
      try {
        this.keep();
      } catch (cause) {
        // It loads without, only slower.
        console.warn(`Corroborate: what was compiled of ${this.path} could not be kept`, cause);
      }
    }, after).unref();
    return { dispose: () => clearTimeout(timer) };
  }

  private readKept(): Buffer {
    try {
      return readFileSync(this.kept);
    } catch {
      return NOTHING;
    }
  }

  /** @param kept the digests and the code that are kept, of which nothing is used unless they are of this source and whole */
  private compile(source: Source, kept: Buffer, digestOfCode: Buffer): Script {
    const isUsable =
      kept.length > 2 * DIGEST &&
      kept.subarray(0, 2 * DIGEST).equals(Buffer.concat([source.digest, digestOfCode]));
    const script = new Script(wrap(source.bytes.toString('utf8')), {
      filename: this.path,
      columnOffset: -Math.max(0, BEFORE),
      ...(isUsable ? { cachedData: codeOf(kept) } : {}),
    });
    if (!isUsable || script.cachedDataRejected === true) this.compiled = { script, source };
    return script;
  }

  private run(script: Script): unknown {
    const module = { exports: {} };
    const body = script.runInThisContext() as Body;
    body.call(
      module.exports,
      module.exports,
      createRequire(this.path),
      module,
      this.path,
      dirname(this.path),
    );
    return module.exports;
  }
}

/** The version of what a bundle makes: whatever decides what is stored of an article is in it. */
export const versionOf = (bundle: string): string => hex(digestOf(readFileSync(bundle)));

const NOTHING = Buffer.alloc(0);

/** What follows the digests. */
const codeOf = (kept: Buffer): Buffer => kept.subarray(2 * DIGEST);

const hex = (digest: Buffer): string => digest.toString('hex');

const digestOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The same, beside the thread. */
const digestBeside = async (bytes: Buffer): Promise<Buffer> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes));
