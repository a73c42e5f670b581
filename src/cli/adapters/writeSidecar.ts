import { lstatSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMissing, readIfThere, writeAtomically } from '../../node/atomicWrite.ts';
import { decode, encodeLike } from './decode.ts';
import { isInside } from './walk.ts';

/** A sidecar's name leads out of its folder by way of a link; nothing was written. */
export class LinkLeadsOut extends Error {}

/**
 * Writes a sidecar, but only where the file still holds `expected` (undefined: does not exist). A link is followed
 * where it stays below `folder`; a byte order mark stays where one was.
 * @returns false, having written nothing, where the file holds something else
 * @throws LinkLeadsOut; the file system's error
 */
export function writeSidecar(
  folder: string,
  path: string,
  source: string,
  expected: string | undefined,
): boolean {
  const target = linkTarget(path);
  if (!isInside(folder, dirname(target)))
    throw new LinkLeadsOut(`${path} is a link that leads out of ${folder}; nothing was written`);
  const bytes = readIfThere(target);
  if ((bytes && decode(bytes).text) !== expected) return false;
  writeAtomically(target, encodeLike(bytes, source));
  return true;
}

function linkTarget(path: string): string {
  try {
    // A link whose target is missing is refused by realpath, rather than written through to who knows where.
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : path;
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    if (isLink(path)) throw new LinkLeadsOut(`${path} is a link to nothing; nothing was written`);
    return path;
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}
