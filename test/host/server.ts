// The VS Code server on a free port of this machine, with a data folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EmbeddedHost } from './install.ts';
import { QUIET_SETTINGS } from './settings.ts';
import { atExit, temporaryFolder } from './temporary.ts';

const GUARD = join(dirname(fileURLToPath(import.meta.url)), 'guard.mjs');
const START_TIMEOUT = 60_000;

/** A workbench with a server reads no `extensionDevelopmentKind`, and would run a suite in the server all the same. */
const IN_THE_BROWSER = { 'remote.extensionKind': { 'corroborate.corroborate': ['web'] } };

export interface Opening {
  /** the folder, or the `.code-workspace` file, to open: absolute */
  readonly workspace: string;
  /** a file to show in it, absolute */
  readonly file?: string | undefined;
  /** extensions under development, loaded from their source folders: absolute. Only a server for development does */
  readonly extensions?: readonly string[];
  /** a bundled test suite, run as soon as the workbench is up */
  readonly tests?: string | undefined;
}

export interface RunningServer {
  readonly port: number;
  /** the data folder: user settings, logs, installed extensions */
  readonly data: string;
  /** the address at which a browser opens a workbench */
  address(opening: Opening): string;
  /** replaces the user's settings: the quiet ones with `settings` on top */
  writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** what the server has printed so far */
  output(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** source folders of extensions to install, absolute: linked, so that a build shows with the next window */
  readonly install?: readonly string[];
  /** a packaged extension to install, absolute */
  readonly vsix?: string;
  /**
   * Loads extensions under development and runs suites; an `install`ed extension needs neither. It comes with the
   * driver of VS Code's own smoke tests, which silences notifications.
   */
  readonly development?: boolean;
  /** where an extension under development runs: in the server, or (`web`) in the browser's worker */
  readonly kind?: 'node' | 'web';
  /** keeps the data in this folder instead of in a temporary one */
  readonly data?: string;
}

export async function startServer(host: EmbeddedHost, options: ServerOptions = {}): Promise<RunningServer> {
  const temporary = options.data === undefined ? await temporaryFolder('server') : undefined;
  const data = temporary?.path ?? options.data ?? '';
  const writeSettings = async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
    const file = join(data, 'data', 'User', 'settings.json');
    await mkdir(dirname(file), { recursive: true });
    const all = { ...QUIET_SETTINGS, ...(options.kind === 'web' && IN_THE_BROWSER), ...settings };
    await writeFile(file, JSON.stringify(all, undefined, 2));
  };
  await writeSettings(options.settings ?? {});
  await linkExtensions(join(data, 'extensions'), options.install ?? []);
  if (options.vsix !== undefined) installVsix(host, data, options.vsix);

  const child = spawn(
    process.execPath,
    [GUARD, temporary?.path ?? '', host.node, host.main, ...serverArgs(data, options)],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: serverEnvironment(),
      detached: process.platform !== 'win32',
    },
  );
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = (output + String(chunk)).slice(-200_000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const forget = atExit(() => child.kill('SIGTERM'));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await closed;
    forget();
    await temporary?.remove();
  };

  const port = await listening(child.stdout, closed, () => output).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    port,
    data,
    writeSettings,
    stop,
    output: () => output,
    address: (opening) => workbenchAddress(port, opening),
  };
}

function serverArgs(data: string, options: ServerOptions): string[] {
  return [
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    '--accept-server-license-terms',
    '--telemetry-level=off',
    `--server-data-dir=${data}`,
    // without it a built product ignores the payload that names the extension under development
    ...(options.development === true ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** The server takes over what lies in its extensions folder as long as it has no list of them. */
async function linkExtensions(folder: string, extensions: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const path of extensions) {
    const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as Record<string, string>;
    const name = `${manifest['publisher']}.${manifest['name']}-${manifest['version']}`;
    await symlink(path, join(folder, name), process.platform === 'win32' ? 'junction' : 'dir');
  }
}

function installVsix(host: EmbeddedHost, data: string, vsix: string): void {
  const args = [host.main, `--install-extension=${vsix}`, `--server-data-dir=${data}`, '--force'];
  const run = spawnSync(host.node, args, { encoding: 'utf8', env: serverEnvironment() });
  if (run.status !== 0) throw new Error(`${vsix} could not be installed\n${run.stdout}\n${run.stderr}`);
}

/** A server started from a terminal of VS Code would otherwise take itself for a part of that one. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  return Object.fromEntries(inherited);
}

async function listening(
  stdout: NodeJS.ReadableStream,
  closed: Promise<void>,
  output: () => string,
): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      const fail = (what: string): void => reject(new Error(`The VS Code server ${what}\n${output()}`));
      timer = setTimeout(() => fail(`did not start in ${START_TIMEOUT / 1000} s`), START_TIMEOUT);
      stdout.on('data', () => {
        const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
        if (port !== undefined) resolve(Number(port));
      });
      void closed.then(() => fail('ended before it listened'));
    });
  } finally {
    clearTimeout(timer);
  }
}

function workbenchAddress(port: number, opening: Opening): string {
  const remote = (path: string): string => `vscode-remote://localhost:${port}${pathToFileURL(path).pathname}`;
  const payload: [string, string][] = (opening.extensions ?? []).map((path) => [
    'extensionDevelopmentPath',
    remote(path),
  ]);
  if (opening.tests !== undefined) payload.push(['extensionTestsPath', remote(opening.tests)]);
  if (opening.file !== undefined) payload.push(['openFile', remote(opening.file)]);
  const what = opening.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  // a plain path, while the payload holds addresses
  const query = new URLSearchParams([[what, decodeURIComponent(pathToFileURL(opening.workspace).pathname)]]);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://localhost:${port}/?${query.toString()}`;
}
