// Finds a Chromium to show the workbench in, and installs one where that can be done without asking.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { packagedBrowser } from './packagedBrowser.ts';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];

/**
 * The path of a Chromium, Chrome or Edge: `CORROBORATE_BROWSER`, else an installed one, else the distribution's where
 * it can be installed without asking, else one from npm.
 */
export async function ensureBrowser(say: (message: string) => void = console.log): Promise<string> {
  const wanted = process.env['CORROBORATE_BROWSER'];
  if (wanted) return wanted;
  const browser =
    findBrowser() ??
    (installFromDistribution(say) ? findBrowser() : undefined) ??
    (await packagedBrowser(say).catch((error: unknown) => {
      say(String(error));
      return undefined;
    }));
  if (browser !== undefined) return browser;
  throw new Error(
    'No Chromium, Chrome or Edge was found and none could be installed. Install one (Debian, Ubuntu: ' +
      '`apt-get install chromium`) or name its executable in CORROBORATE_BROWSER.',
  );
}

function findBrowser(): string | undefined {
  return [...onPath(), ...usualPlaces()].find((path) => existsSync(path) && works(path));
}

function onPath(): string[] {
  if (process.platform === 'win32') return [];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? '',
    );
    const places = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return roots.filter((root) => root !== '').flatMap((root) => places.map((place) => join(root, place)));
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
}

/** A file of the right name may be no browser: on Ubuntu it says how to install one. */
function works(path: string): boolean {
  if (process.platform !== 'linux') return true;
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return run.status === 0 && /\d+\.\d+\.\d+/.test(run.stdout);
}

function installFromDistribution(say: (message: string) => void): boolean {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false;
  const root = process.getuid?.() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  say('No Chromium found: installing the distribution’s (apt-get install chromium)');
  const apt = (...args: string[]): boolean => {
    const [command = '', ...rest] = [...(root ? [] : ['sudo', '-n']), 'apt-get', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const run = spawnSync(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env });
    if (run.status !== 0) say(`apt-get ${args.join(' ')} failed:\n${run.stderr}`);
    return run.status === 0;
  };
  // stale package lists are usual on a fresh machine, and an update that fails in part may still do
  apt('update', '-q');
  return apt('install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
}

/** A headless browser; the caller closes it. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
    ],
  });
}
