import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const made: string[] = [];

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line. */
export function corroborate(args: readonly string[], cwd?: string): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    ...(cwd !== undefined && { cwd }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder of its own with these files, gone after the tests. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-cli-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

/** Runs git in a folder as somebody, whatever the machine's configuration. */
export function git(folder: string, ...args: readonly string[]): string {
  const who = [
    '-c',
    'user.name=A. Reader',
    '-c',
    'user.email=reader@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

after(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
