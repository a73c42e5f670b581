import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderWith, read } from './harness.ts';

const MODULE = new URL('../../src/node/atomicWrite.ts', import.meta.url).href;
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** Arguments that run a script which has `write(path, content)`. */
const script = (body: string): string[] => [
  '--import',
  'tsx',
  '--input-type=module',
  '-e',
  `import module from ${JSON.stringify(MODULE)};\nconst write = module.writeAtomically;\n${body}`,
];

/** Root may write anything: what permissions do is shown to somebody else. */
const NOBODY = 65_534;

describe('writing a file whole or not at all', () => {
  it('leaves a whole version behind when it is killed in the middle', async () => {
    const size = 4_000_000;
    const folder = folderWith({ 's.yaml': 'a'.repeat(size) });
    const path = join(folder, 's.yaml');
    const child = spawn(
      process.execPath,
      script(`
        console.log('writing');
        for (let turn = 0; ; turn++) write(${JSON.stringify(path)}, (turn % 2 ? 'a' : 'b').repeat(${size}));`),
      { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise((resolve) => child.once('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await sleep(150);
    for (let seen = 0; seen < 40; seen++) {
      const now = readFileSync(path, 'latin1');
      assert.equal(now.length, size, 'a reader sees all of a version');
      assert.ok(now === 'a'.repeat(size) || now === 'b'.repeat(size), 'a reader sees one version');
    }
    child.kill('SIGKILL');
    await ended;
    const left = readFileSync(path, 'latin1');
    assert.ok(left === 'a'.repeat(size) || left === 'b'.repeat(size));
    for (const name of readdirSync(folder)) assert.match(name, /^(?:s\.yaml|\.s\.yaml\.[0-9a-f]+\.tmp)$/);
  });

  it('writes no file that may not be written, though its folder may', function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith({ 's.yaml': 'kept' });
    chmodSync(folder, 0o777);
    chmodSync(join(folder, 's.yaml'), 0o444);
    const body = `
      try { write(${JSON.stringify(join(folder, 's.yaml'))}, 'overwritten'); }
      catch (error) { console.log(error.code); }`;
    const { stdout, stderr } = spawnSync(process.execPath, script(body), {
      cwd: PROJECT,
      encoding: 'utf8',
      ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY, env: { ...process.env, TMPDIR: folder } }),
    });
    assert.equal(stdout.trim(), 'EACCES', stderr);
    assert.equal(read(folder, 's.yaml'), 'kept');
  });

  it('says that the disk is full and leaves what was there', function () {
    const mount = (...args: string[]): boolean => spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
    const folder = folderWith({});
    if (process.platform !== 'linux' || !mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder)) {
      console.log('    (no small disk can be mounted here: skipped)');
      return this.skip();
    }
    try {
      const body = `
        const path = ${JSON.stringify(join(folder, 's.yaml'))};
        write(path, 'kept');
        try { write(path, 'x'.repeat(200_000)); } catch (error) { console.log(error.code); }`;
      const { stdout, stderr } = spawnSync(process.execPath, script(body), {
        cwd: PROJECT,
        encoding: 'utf8',
      });
      assert.equal(stdout.trim(), 'ENOSPC', stderr);
      assert.equal(read(folder, 's.yaml'), 'kept');
      assert.deepEqual(readdirSync(folder), ['s.yaml']);
    } finally {
      spawnSync('umount', [folder]);
    }
  });
});
