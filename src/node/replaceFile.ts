import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { errorCode, isMissing, readIfThere, writeAtomically } from './atomicWrite.ts';

/** Milliseconds between two looks at a lock somebody else holds. */
const LOOK = 3;
/** Milliseconds after which a lock was left behind by a program that was ended: it is held for one write. */
const LEFT = 10_000;

/**
 * Writes a file only where it still holds what is expected, so that two windows that change it at the same moment see
 * one another's change. Comparing and writing belong together among all that call this for one
 * person on one machine.
 * @param isExpected hears the bytes of the file, or undefined where there is none
 * @returns false, with nothing written, where something else is expected
 * @throws the file system's error, with nothing left behind
 */
export async function replaceFile(
  path: string,
  isExpected: (bytes: Uint8Array | undefined) => boolean,
  bytes: Uint8Array,
): Promise<boolean> {
  const lock = lockOf(path);
  while (!take(lock)) await setTimeout(LOOK);
  try {
    if (!isExpected(readIfThere(path))) return false;
    writeAtomically(path, bytes);
    return true;
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Away from the file, where nobody watches or commits what is there. */
function lockOf(path: string): string {
  const folder = join(tmpdir(), `corroborate-locks-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const real = join(realpathSync(dirname(path)), basename(path));
  return join(folder, createHash('sha256').update(real).digest('hex'));
}

function take(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch (cause) {
    if (errorCode(cause) !== 'EEXIST') throw cause;
    if (isLeft(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isLeft(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > LEFT;
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}
