import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Sidecars, and the claims register. */
const ATTRIBUTES = '*.claims.yaml merge=corroborate\nclaims.yaml merge=corroborate\n';

/**
 * Registers `corroborate merge` as git's merge driver for sidecars. The extension's own path carries its version, so
 * git is pointed at a copy of the command line in the extension's global storage.
 */
export class MergeDriver {
  private readonly copy: string;

  constructor(
    private readonly commandLine: string,
    private readonly storage: string,
  ) {
    this.copy = join(storage, 'cli.js');
  }

  /** Replaces the copy by this version's command line, where somebody installed the driver before. */
  async refresh(): Promise<void> {
    if (await isThere(this.copy)) await this.place();
  }

  /**
   * Installs the driver in the repository a folder lies in.
   * @returns the folder of the repository's work tree
   * @throws where the folder is in no repository, with git's words
   */
  async install(folder: string): Promise<string> {
    const git = async (...args: string[]): Promise<string> =>
      (await run('git', args, { cwd: folder })).stdout.trim();
    const root = await git('rev-parse', '--show-toplevel');
    await this.place();
    // Git runs drivers by a POSIX shell on every system. In a desktop editor the running program is no plain Node.
    const driver = `ELECTRON_RUN_AS_NODE=1 ${quoted(process.execPath)} ${quoted(this.copy)} merge %O %A %B %P`;
    await git('config', 'merge.corroborate.name', 'Corroborate: merges annotations by id');
    await git('config', 'merge.corroborate.driver', driver);
    await addAttributes(join(root, '.gitattributes'));
    return root;
  }

  private async place(): Promise<void> {
    await mkdir(this.storage, { recursive: true });
    const temporary = `${this.copy}.${process.pid}`;
    await copyFile(this.commandLine, temporary);
    await rename(temporary, this.copy);
  }
}

const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;

async function addAttributes(file: string): Promise<void> {
  const known = (await isThere(file)) ? await readFile(file, 'utf8') : '';
  if (known.includes('merge=corroborate')) return;
  await writeFile(
    file,
    known === '' || known.endsWith('\n') ? known + ATTRIBUTES : `${known}\n${ATTRIBUTES}`,
  );
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
