import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceFile } from '../../src/node/replaceFile.ts';
import { folderWith, read } from './harness.ts';

const MODULE = new URL('../../src/node/replaceFile.ts', import.meta.url).href;
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** A program that adds `times` lines with its name to a file, each by reading, adding and replacing. */
const adder = (path: string, name: string, times: number): string => `
  import module from ${JSON.stringify(MODULE)};
  import fs from 'node:fs';
  for (let line = 0; line < ${times}; ) {
    const before = fs.readFileSync(${JSON.stringify(path)}, 'utf8');
    const added = Buffer.from(before + ${JSON.stringify(`${name}\n`)});
    if (await module.replaceFile(${JSON.stringify(path)}, (now) => String(now) === before, added)) line++;
  }`;

describe('replacing a file that holds what is expected', () => {
  it('loses nothing where several programs do so at the same time', async () => {
    const folder = folderWith({ 's.yaml': '' });
    const path = join(folder, 's.yaml');
    const ended = ['a', 'b', 'c'].map(async (name) => {
      const args = ['--import', 'tsx', '--input-type=module', '-e', adder(path, name, 60)];
      const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
      const [code] = (await once(child, 'exit')) as [number];
      assert.equal(code, 0);
    });
    await Promise.all(ended);
    const lines = read(folder, 's.yaml').trim().split('\n');
    for (const name of ['a', 'b', 'c'])
      assert.equal(lines.filter((line) => line === name).length, 60, `lines of ${name}`);
  });

  it('writes nothing where the file holds something else, or is there against expectation', async () => {
    const folder = folderWith({ 's.yaml': 'theirs' });
    const path = join(folder, 's.yaml');
    assert.equal(await replaceFile(path, (bytes) => bytes === undefined, Buffer.from('ours')), false);
    assert.equal(read(folder, 's.yaml'), 'theirs');
    assert.equal(await replaceFile(path, (bytes) => String(bytes) === 'theirs', Buffer.from('ours')), true);
    assert.equal(read(folder, 's.yaml'), 'ours');
  });

  it('lets go of the file where it cannot be written, and makes one that is not there', async () => {
    const folder = folderWith({});
    const gone = join(folder, 'gone', 's.yaml');
    await assert.rejects(
      replaceFile(gone, () => true, Buffer.from('ours')),
      /ENOENT/,
    );
    const path = join(folder, 's.yaml');
    await assert.rejects(
      replaceFile(
        path,
        () => {
          throw new Error('no');
        },
        Buffer.from('ours'),
      ),
      /no/,
    );
    assert.equal(existsSync(path), false);
    assert.equal(await replaceFile(path, (bytes) => bytes === undefined, Buffer.from('ours')), true);
    assert.equal(read(folder, 's.yaml'), 'ours');
  });
});
