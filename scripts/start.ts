// npm start: opens the sample corpus with the extension in a real VS Code. `npm start -- FOLDER` opens another folder.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureHost } from '../test/host/install.ts';
import { startServer } from '../test/host/server.ts';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SAMPLES = join(PROJECT, 'out', 'sample-workspace');
/** The sample the README speaks of. */
const FIRST = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const WINDOWS = process.platform === 'win32';

async function main(): Promise<void> {
  const [wanted] = process.argv.slice(2);
  const folder = wanted === undefined ? await sampleWorkspace() : resolve(wanted);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}`);
  const first = join(folder, FIRST);
  const file = wanted === undefined && existsSync(first) ? first : undefined;
  if (process.env['CORROBORATE_HOST'] !== 'embedded' && hasCode()) openInCode(folder, file);
  else await serve(folder, file);
}

/** A copy of samples/ to work on, kept from one start to the next. */
async function sampleWorkspace(): Promise<string> {
  const shown = relative(process.cwd(), SAMPLES) || SAMPLES;
  if (existsSync(SAMPLES)) {
    console.log(`The sample corpus in ${shown} is as you left it; delete that folder to start afresh.`);
  } else {
    await cp(join(PROJECT, 'samples'), SAMPLES, { recursive: true });
    console.log(`The sample corpus is copied to ${shown}: what you change there stays there.`);
  }
  return SAMPLES;
}

function hasCode(): boolean {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: WINDOWS }).status === 0;
}

function openInCode(folder: string, file: string | undefined): void {
  console.log('Opening it in your VS Code.');
  const quote = (text: string): string => (WINDOWS ? `"${text}"` : text);
  const args = [
    '--new-window',
    quote(`--extensionDevelopmentPath=${PROJECT}`),
    quote(folder),
    ...(file === undefined ? [] : [quote(file)]),
  ];
  const { status } = spawnSync('code', args, { stdio: 'inherit', shell: WINDOWS });
  process.exitCode = status ?? 1;
}

async function serve(folder: string, file: string | undefined): Promise<void> {
  console.log('There is no `code` command here: serving VS Code to your browser instead.');
  const server = await startServer(await ensureHost(), {
    data: join(PROJECT, 'out', 'start-data'),
    install: [PROJECT],
    // articles have a paragraph to a line
    settings: { 'editor.wordWrap': 'on' },
  });
  const address = server.address({ workspace: folder, file });
  console.log(`\nCorroborate is at\n\n  ${address}\n\nCtrl+C ends it.`);
  openBrowser(address);
}

/** Opens the default browser where there is a screen; the address stands in the terminal either way. */
function openBrowser(address: string): void {
  const screen = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!screen || process.env['CI']) return;
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : WINDOWS
        ? ['cmd', ['/c', 'start', '""', `"${address}"`]]
        : ['xdg-open', [address]];
  const child = spawn(command, args, {
    stdio: 'ignore',
    detached: true,
    windowsVerbatimArguments: WINDOWS,
  });
  child.on('error', () => console.log('No browser could be opened: open the address above in one.'));
  child.unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
