// Stands in for the desktop's executable: takes the arguments @vscode/test-electron gives that one, runs the suite in
// the VS Code server with its workbench in a headless browser, prints what the suite logs, ends with its exit code.
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { ensureBrowser, launchBrowser } from './browser.ts';
import { ensureHost } from './install.ts';
import { isNoise } from './noise.ts';
import { startServer } from './server.ts';
import { failureOf, tallyLines } from './tally.ts';

/** ms after which a suite that has not ended has failed */
const TIMEOUT = Number(process.env['CORROBORATE_SUITE_TIMEOUT'] ?? 240_000);

interface Run {
  readonly folder: string;
  readonly extensions: readonly string[];
  readonly tests: string;
  readonly kind: 'node' | 'web';
}

function parse(args: readonly string[]): Run {
  const values = (name: string): string[] =>
    args.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
  const [folder] = args.filter((arg) => !arg.startsWith('-'));
  const [tests] = values('extensionTestsPath');
  if (folder === undefined || tests === undefined) {
    throw new Error('A folder and --extensionTestsPath=FILE are wanted');
  }
  const kind = values('extensionDevelopmentKind').includes('web') ? 'web' : 'node';
  return { folder, tests, kind, extensions: values('extensionDevelopmentPath') };
}

async function run({ folder, extensions, tests, kind }: Run): Promise<number> {
  const executable = await ensureBrowser();
  const server = await startServer(await ensureHost(), { development: true, kind });
  try {
    const browser = await launchBrowser(executable);
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const ended = exitCode(page, () => server.output());
      await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
        const message = format(...args);
        if (isNoise(message)) return;
        (type === 'error' || type === 'warn' ? console.error : console.log)(message);
      });
      await page.goto(server.address({ workspace: folder, extensions, tests }));
      return await ended;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** Resolves with the suite's exit code; call it before the page opens. */
async function exitCode(page: Page, serverOutput: () => string): Promise<number> {
  const log: string[] = [];
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<number>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`The suite did not end in ${TIMEOUT / 1000} s`)), TIMEOUT);
      page.on('crash', () => reject(new Error('The page crashed')));
      page.exposeFunction('codeAutomationExit', (code: number) => resolve(code)).catch(reject);
    });
  } catch (error) {
    const folder = join(process.cwd(), 'out', 'screenshots');
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, 'suite-failed.png') }).catch(() => {});
    console.error([...log.slice(-40), serverOutput().slice(-2000)].join('\n'));
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const wanted = parse(process.argv.slice(2));
run(wanted).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    // the tests it had to run say nothing of themselves then
    const failures = [failureOf(`the suite ${basename(wanted.tests)}`, error)];
    console.log(tallyLines({ passed: 0, failed: 1, skipped: 0, failures }));
    process.exit(1);
  },
);
