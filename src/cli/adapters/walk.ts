import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep, isAbsolute } from 'node:path';
import { errorCode, isMissing } from '../../node/atomicWrite.ts';

/** Folders nobody keeps articles in. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * Every file below a folder, as paths relative to it with forward slashes, in the order of their code units. Linked
 * folders are not entered, so that no circle is walked; a linked file counts where it leads to a file of the folder.
 */
export function filesBelow(root: string): string[] {
  const files: string[] = [];
  const realRoot = realpathSync(root);
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!LEFT_OUT.has(entry.name)) pending.push(path);
      } else if (entry.isFile() || (entry.isSymbolicLink() && leadsToFileIn(realRoot, join(root, path))))
        files.push(path);
    }
  }
  return files.sort();
}

/** Whether a path, once every link on the way is followed, lies in a folder. Both must exist. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(realpathSync(folder), realpathSync(path));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function leadsToFileIn(realRoot: string, path: string): boolean {
  try {
    return statSync(path).isFile() && isInside(realRoot, path);
  } catch (cause) {
    if (isMissing(cause) || errorCode(cause) === 'ELOOP') return false;
    throw cause;
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    // Removed since it was listed.
    if (isMissing(cause)) return [];
    throw cause;
  }
}
