import assert from 'node:assert/strict';
import { corroborate } from './harness.ts';
import { market } from './market.ts';

describe('wrong usage', () => {
  it('exits with 2 and says what was wrong', () => {
    const folder = market();
    for (const args of [
      [],
      ['frobnicate'],
      ['tag', 'fire.txt'],
      ['tag', 'gone.txt', '--quote', 'x'],
      ['tag', 'fire.txt', '--quote', 'Nobody', '--stance', 'maybe'],
      ['tag', 'fire.txt', '--quote', 'Nobody', '--near', '-1'],
      ['check'],
      ['check', 'nowhere'],
      ['check', '.', 'extra'],
      ['check', '.', '--encoding', 'klingon'],
      ['match', '.', '--article', 'fire.txt'],
      ['match', '.', '--queries', 'nowhere.jsonl'],
      ['export', '.'],
      ['export', '.', '--format', 'pdf'],
      ['merge', 'a', 'b'],
      ['check', '.', '--colour'],
    ]) {
      const run = corroborate(args, folder);
      assert.equal(run.code, 2, args.join(' '));
      assert.match(run.err, /^corroborate: .+/);
      assert.equal(run.out, '');
    }
  });

  it('helps on request', () => {
    const run = corroborate(['--help']);
    assert.equal(run.code, 0);
    assert.match(run.out, /corroborate tag ARTICLE/);
  });
});
