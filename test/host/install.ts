// The VS Code server that the tests and the demonstration run in. It is 800 MB.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installed, npm } from './cache.ts';

const WANTED_NODE = 24;

export interface EmbeddedHost {
  /** the Node executable that runs the server */
  readonly node: string;
  /** the server's entry */
  readonly main: string;
}

/** The installed host, installing it first where it is not there yet. */
export async function ensureHost(say: (message: string) => void = console.log): Promise<EmbeddedHost> {
  const server = (folder: string): string => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const folder = await installed({
    manifest: 'server',
    announce: (path) => say(`Installing the VS Code server into ${path} (800 MB, about a minute, once)`),
    finish: async (path) => {
      // their lockfiles come with the server, and are not quite what `npm ci` asks of one
      await npm('install', server(path));
      await npm('install', join(server(path), 'extensions'));
    },
  });
  return { node: findNode(folder), main: join(server(folder), 'out', 'server-main.js') };
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
