import { createHash, webcrypto } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire, wrap } from 'node:module';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';
import { writeAtomically } from './atomicWrite.ts';

/** Milliseconds after which most of what every session runs has run. */
const SETTLED = 5000;
/** Bytes of the digest that what was compiled is kept with. */
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

/**
 * A CommonJS module whose compiled code is kept in a file: compiling a megabyte takes as long as all else that loading
 * it does. Compiled code that is damaged, or of another version of the module, the engine or its flags, is not used.
 */
export class CompiledModule {
  private compiled: { readonly script: Script; readonly source: Buffer } | undefined;

  /** @param kept the file the compiled code is kept in */
  constructor(
    private readonly path: string,
    private readonly kept: string,
  ) {}

  /**
   * What the module exports. Files are read and checked beside the thread, and before the module runs others have a turn
   * on it: taking up a megabyte of compiled code, and running it, each keep the thread for some 15 ms.
   * @throws what the module throws, or the file system's error where it is not there
   */
  async load(): Promise<unknown> {
    const [source, kept] = await Promise.all([readFile(this.path), this.read()]);
    const code = await codeIn(kept, source);
    const script = new Script(wrap(source.toString('utf8')), {
      filename: this.path,
      columnOffset: -Math.max(0, BEFORE),
      ...(code === undefined ? {} : { cachedData: code }),
    });
    if (code === undefined || script.cachedDataRejected === true) this.compiled = { script, source };
    await setImmediate();
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

  /**
   * Keeps what was compiled up to now, unless it was kept already: the more of the module has run, the more that is.
   * @throws the file system's error
   */
  keep(): void {
    if (this.compiled === undefined) return;
    const { script, source } = this.compiled;
    const code = script.createCachedData();
    const digest = createHash('sha256').update(source).update(code).digest();
    mkdirSync(dirname(this.kept), { recursive: true });
    writeAtomically(this.kept, Buffer.concat([digest, code]));
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

  private async read(): Promise<Buffer | undefined> {
    try {
      return await readFile(this.kept);
    } catch {
      // The module loads without it as well, and whoever keeps it anew hears what is wrong.
      return undefined;
    }
  }
}

/** The code of a kept file, where it is whole and was compiled from this source. */
async function codeIn(kept: Buffer | undefined, source: Buffer): Promise<Buffer | undefined> {
  if (kept === undefined || kept.length <= DIGEST) return undefined;
  const code = kept.subarray(DIGEST);
  const digest = await webcrypto.subtle.digest('SHA-256', Buffer.concat([source, code]));
  return kept.subarray(0, DIGEST).equals(new Uint8Array(digest)) ? code : undefined;
}
