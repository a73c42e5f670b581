// Packages too large for the project's own node_modules are installed in the user's cache, by a lockfile of their own.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where they are kept: `CORROBORATE_HOST_CACHE`, else the user's cache folder. */
function cacheFolder(): string {
  const { CORROBORATE_HOST_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (CORROBORATE_HOST_CACHE) return CORROBORATE_HOST_CACHE;
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? homedir(), 'corroborate-host');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'corroborate-host');
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'corroborate-host');
}

export interface Installation {
  /** the folder beside this file that holds the package.json and its lockfile */
  readonly manifest: string;
  /** called with the new folder's path before anything is done */
  readonly announce: (folder: string) => void;
  /** what is left to do in the folder once its packages are there; it may still be moved */
  readonly finish: (folder: string) => Promise<void>;
}

/** The folder with the installed packages, installing them first where this state of the lockfile is not there yet. */
export async function installed({ manifest, announce, finish }: Installation): Promise<string> {
  const source = join(dirname(fileURLToPath(import.meta.url)), manifest);
  const lock = await readFile(join(source, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const folder = join(cacheFolder(), `${manifest}-${digest}-${process.platform}-${process.arch}`);
  if (existsSync(folder)) return folder;
  announce(folder);
  const staging = `${folder}.${process.pid}`;
  await mkdir(staging, { recursive: true });
  try {
    for (const file of ['package.json', 'package-lock.json'])
      await copyFile(join(source, file), join(staging, file));
    await npm('ci', staging);
    await finish(staging);
    await rename(staging, folder).catch((error: NodeJS.ErrnoException) => {
      // another run has finished the same installation first
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
}

/** Scripts stay off: they build native parts, which the tests do without. */
export async function npm(command: 'ci' | 'install', folder: string): Promise<void> {
  const args = [command, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const windows = process.platform === 'win32';
  const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows,
  });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (output += String(data)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`npm ${command} failed in ${folder} (exit code ${code})\n${output}`);
}
