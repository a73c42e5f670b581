import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failureOf, readTally, tallyLines } from './tally.ts';
import { temporaryFolder } from './temporary.ts';

const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const TESTS = `
  describe('a lamp', () => {
    it('burns', () => {});
    it('goes out', () => { throw new Error('still burning\\n\\nin the hall'); });
    it('is mended');
    describe('without oil', () => {
      before(() => { throw new Error('nobody is there'); });
      it('smokes', () => {});
    });
  });
`;

describe('what a run of tests says of itself', () => {
  it('is which tests failed and why, and how many there were', async () => {
    const folder = await temporaryFolder('tally');
    try {
      const file = join(folder.path, 'lamp.cjs');
      await writeFile(file, TESTS);
      const mocha = join(PROJECT, 'node_modules', 'mocha', 'bin', 'mocha.js');
      const { stdout } = spawnSync(
        process.execPath,
        [mocha, '--no-config', '--import=tsx', '--reporter', 'test/host/reporter.ts', file],
        { cwd: PROJECT, encoding: 'utf8' },
      );
      const { failures, ...counts } = readTally(stdout);
      assert.deepEqual(counts, { passed: 1, failed: 2, skipped: 1 });
      assert.deepEqual(
        failures.map(({ title }) => title),
        ['a lamp goes out', 'a lamp without oil "before all" hook for "smokes"'],
      );
      assert.match(failures[0]!.error, /^still burning\n\nin the hall\nat .*lamp\.cjs:4:\d+\)$/);
      assert.match(failures[1]!.error, /^nobody is there\nat .*lamp\.cjs:7:\d+\)$/);
    } finally {
      await folder.remove();
    }
  });

  it('adds up over the runs of one output, each failure as it was told', () => {
    const error = new Error(Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n\n'));
    const told = [failureOf('long', error), failureOf('no error', 'thrown')];
    const output = [
      tallyLines({ passed: 3, failed: 1, skipped: 0, failures: told.slice(0, 1) }),
      'something else',
      tallyLines({ passed: 4, failed: 1, skipped: 2, failures: told.slice(1) }),
      '',
    ].join('\n');
    assert.deepEqual(readTally(output), { passed: 7, failed: 2, skipped: 2, failures: told });
    assert.match(told[0]!.error, /^line 0\n\nline 1\n[^]*\nline 9\n\n…\nat .*tally\.test\.ts/);
  });
});
