import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROJECT = resolve(HERE, '../..');

/** A process that starts a server, prints where, and waits. */
const PROGRAM = `
  const { ensureHost } = await import('./test/host/install.ts');
  const { startServer } = await import('./test/host/server.ts');
  const server = await startServer(await ensureHost());
  console.log('up ' + server.port + ' ' + server.data);
  setInterval(() => {}, 1000);
`;

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  readonly data: string;
}

async function start(): Promise<Started> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', PROGRAM], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const [, port, data] = /^up (\d+) (.+)$/m.exec(output) ?? [];
    if (port !== undefined && data !== undefined) return { child, port: Number(port), data };
  }
  throw new Error(`The server did not start: ${output}`);
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

async function within(seconds: number, condition: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await condition()) return true;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return false;
}

describe('a run that is broken off', () => {
  it('stops its server and removes its folders on Ctrl+C', async () => {
    const { child, port, data } = await start();
    assert.ok(await answers(port));
    assert.ok(existsSync(data));
    const ended = new Promise((close) => child.once('exit', close));
    child.kill('SIGINT');
    await ended;
    assert.ok(await within(10, async () => !(await answers(port))), 'the server still answers');
    assert.ok(await within(10, () => !existsSync(data)), `${data} is still there`);
  });

  it('does so even when it was killed without a chance to clean up', async () => {
    const { child, port, data } = await start();
    child.kill('SIGKILL');
    assert.ok(await within(10, async () => !(await answers(port))), 'the server still answers');
    assert.ok(await within(10, () => !existsSync(data)), `${data} is still there`);
  });
});

describe('npm start', () => {
  it('serves the samples where there is no desktop editor, and ends on Ctrl+C', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', join('scripts', 'start.ts')], {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, CORROBORATE_HOST: 'embedded', CI: 'true' },
    });
    let output = '';
    let address: URL | undefined;
    for await (const chunk of child.stdout) {
      output += String(chunk);
      const found = /^ {2}(http:\S+)\n/m.exec(output)?.[1];
      if (found === undefined) continue;
      address = new URL(found);
      break;
    }
    try {
      assert.ok(address, output);
      assert.match(address.searchParams.get('folder') ?? '', /out\/sample-workspace$/);
      const [[, shown] = []] = JSON.parse(address.searchParams.get('payload') ?? '[]') as [string, string][];
      assert.match(shown ?? '', /sample-workspace\/skerrow-ledger-nine-dead.*\.txt$/);
      assert.ok(existsSync(join(PROJECT, 'out', 'sample-workspace', basename(shown ?? ''))));
      const page = await fetch(address);
      assert.equal(page.status, 200);
      assert.match(await page.text(), /workbench/);
    } finally {
      child.kill('SIGINT');
    }
    const port = Number(address.port);
    assert.ok(await within(10, async () => !(await answers(port))), 'the server still answers');
  });
});
