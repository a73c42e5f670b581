import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that a reader sees all of it or what was there before, never a part: into a file of its own
 * beside it, which then takes its name. An existing file keeps its mode, and one that may not be written stays as it is.
 * @throws the file system's error, with nothing left behind
 */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  writeInPieces(path, (write) => write(typeof content === 'string' ? Buffer.from(content) : content));
}

/**
 * The same for content that is made piece by piece.
 * @param make hands on the pieces in order
 */
export function writeInPieces(path: string, make: (write: (bytes: Uint8Array) => void) => void): void {
  const mode = modeOf(path);
  // Taking its name asks for leave to write in the folder only.
  if (mode !== undefined) accessSync(path, constants.W_OK);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = openSync(temporary, 'wx', mode ?? 0o666);
  try {
    try {
      make((bytes) => {
        for (let written = 0; written < bytes.length;)
          written += writeSync(file, bytes, written, bytes.length - written);
      });
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // The mode given when a file is made is narrowed by the umask.
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

/** The bytes of a file, or undefined where there is none. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

export function isMissing(cause: unknown): boolean {
  const code = errorCode(cause);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

export function errorCode(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

function modeOf(path: string): number | undefined {
  try {
    return statSync(path).mode & 0o7777;
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}
