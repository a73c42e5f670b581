// Installs the editor's server in a folder of its own, once for each state of its lockfile. It is 800 MB: it does not
// belong into the project's own node_modules.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MANIFEST = join(dirname(fileURLToPath(import.meta.url)), 'server');
const WANTED_NODE = 24;

export interface EmbeddedHost {
  /** the Node executable that runs the server */
  readonly node: string;
  /** the server's entry */
  readonly main: string;
}

/** Where installed hosts are kept: `CORROBORATE_HOST_CACHE`, else the user's cache folder. */
export function hostCache(): string {
  const { CORROBORATE_HOST_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (CORROBORATE_HOST_CACHE) return CORROBORATE_HOST_CACHE;
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? homedir(), 'corroborate-host');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'corroborate-host');
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'corroborate-host');
}

/** The installed host, installing it first where it is not there yet. */
export async function ensureHost(say: (message: string) => void = console.log): Promise<EmbeddedHost> {
  const lock = await readFile(join(MANIFEST, 'package-lock.json'));
  const key = `${createHash('sha256').update(lock).digest('hex').slice(0, 16)}-${process.platform}-${process.arch}`;
  const folder = join(hostCache(), key);
  if (!existsSync(folder)) await install(folder, say);
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  return { node: findNode(folder), main: join(vscode, 'out', 'server-main.js') };
}

async function install(folder: string, say: (message: string) => void): Promise<void> {
  say(`Installing the VS Code server for tests into ${folder} (800 MB, about a minute, once)`);
  const staging = `${folder}.${process.pid}`;
  await mkdir(staging, { recursive: true });
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      await copyFile(join(MANIFEST, file), join(staging, file));
    }
    const vscode = join(staging, 'node_modules', 'code-server', 'lib', 'vscode');
    // scripts stay off: they build native parts, which the tests do without
    await npm('ci', staging);
    // their lockfiles come with the server, and are not quite what `npm ci` asks of one
    await npm('install', vscode);
    await npm('install', join(vscode, 'extensions'));
    await rename(staging, folder).catch((error: NodeJS.ErrnoException) => {
      // another run has finished the same installation first
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function npm(command: 'ci' | 'install', folder: string): Promise<void> {
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

function findNode(folder: string): string {
  const windows = process.platform === 'win32';
  const system = windows ? 'win' : process.platform;
  for (const name of [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]) {
    const node = join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
    if (existsSync(node)) return node;
  }
  if (Number(process.versions.node.split('.')[0]) === WANTED_NODE) return process.execPath;
  throw new Error(
    `The VS Code server wants Node ${WANTED_NODE} and there is no package of it for ${process.platform} ${process.arch}: ` +
      `run this with Node ${WANTED_NODE}, or with a desktop VS Code (CORROBORATE_HOST=desktop)`,
  );
}
