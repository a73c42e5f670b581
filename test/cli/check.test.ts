import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corroborate, folderWith, git } from './harness.ts';
import { FIRE, STALLS, jsonOf, market, type Checked } from './market.ts';

describe('corroborate check', () => {
  /** A market with the stalls and the mayor tagged. */
  function tagged(): string {
    const folder = market();
    corroborate(['tag', 'fire.txt', '--quote', STALLS, '--claim', 'stalls-destroyed'], folder);
    corroborate(
      ['tag', 'fire.txt', '--quote', 'Nobody was hurt, the mayor said.', '--claim', 'nobody-hurt'],
      folder,
    );
    return folder;
  }
  const check = (folder: string): { code: number | null; found: Checked } => {
    const run = corroborate(['check', folder, '--json']);
    return { code: run.code, found: jsonOf(run) as Checked };
  };

  it('is content with what stands where it stood, and with what moved', () => {
    const folder = tagged();
    assert.deepEqual(
      check(folder).found.annotations.map(({ state }) => state),
      ['exact', 'exact'],
    );
    writeFileSync(join(folder, 'fire.txt'), `Updated at noon\n\n${FIRE}`);
    const { code, found } = check(folder);
    assert.equal(code, 0);
    assert.deepEqual(
      found.annotations.map(({ state }) => state),
      ['moved', 'moved'],
    );
    assert.equal(found.annotations[0]?.text, STALLS);
    assert.equal(found.annotations[0]?.article, 'fire.txt');
  });

  it('shows a figure that was changed', () => {
    const folder = tagged();
    writeFileSync(join(folder, 'fire.txt'), FIRE.replace('12 stalls', '14 stalls'));
    const { code, found } = check(folder);
    assert.equal(code, 1);
    const [one] = found.annotations;
    assert.equal(one?.state, 'altered');
    assert.deepEqual(one.changes, [{ kind: 'number', from: '12', to: '14' }]);
    assert.equal(one.text, STALLS.replace('12', '14'));
    assert.equal(one.quote, STALLS);
  });

  it('goes by the text the positions refer to, where git has it', () => {
    const folder = tagged();
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'one');
    const rewritten = FIRE.replace(STALLS, 'Twelve traders lost everything on Tuesday.');
    writeFileSync(join(folder, 'fire.txt'), rewritten);
    assert.notEqual(check(folder).found.annotations[0]?.state, 'exact');
    assert.equal(check(folder).found.annotations[1]?.state, 'moved');
  });

  it('says that an annotation lost its article, and names what is wrong with a file', () => {
    const folder = folderWith({
      'gone.txt.claims.yaml': 'version: 1\nannotations:\n  - id: a1234567\n    claim: x\n    quote: Words\n',
      'b.txt': 'Words\n',
      'b.txt.claims.yaml':
        'version: 1\nannotations:\n  - id: b1234567\n    stance: maybe\n    quote: Words\n',
    });
    const { code, found } = check(folder);
    assert.equal(code, 1);
    const gone = found.annotations.find(({ id }) => id === 'a1234567');
    assert.deepEqual([gone?.state, gone?.start, gone?.end, gone?.claim], ['orphaned', null, null, 'x']);
    assert.ok(
      found.problems.some(
        ({ file, code: name }) => file === 'gone.txt.claims.yaml' && name === 'missing-article',
      ),
    );
    const stance = found.problems.find(({ file, line }) => file === 'b.txt.claims.yaml' && line === 4);
    assert.ok(stance, JSON.stringify(found.problems));
  });

  it('warns of bytes it had to replace', () => {
    const folder = folderWith({
      'a.txt': Buffer.from('Zürich\n', 'latin1'),
      'a.txt.claims.yaml': 'version: 1\nannotations: []\n',
    });
    assert.deepEqual(
      check(folder).found.problems.map(({ file, severity, code }) => [file, severity, code]),
      [['a.txt', 'warning', 'undecodable-bytes']],
    );
    assert.equal(corroborate(['check', folder, '--encoding', 'latin1', '--json']).code, 0);
  });

  it('tells people in words what needs a look', () => {
    const folder = tagged();
    writeFileSync(join(folder, 'fire.txt'), FIRE.replace('12 stalls', '14 stalls'));
    const { out } = corroborate(['check', folder]);
    assert.match(out, /fire\.txt\n {2}altered +[a-z0-9]{8} +stalls-destroyed/);
    assert.match(out, /number: 12 → 14/);
    assert.match(out, /2 annotations: 1 altered, 1 (?:exact|moved)/);
  });
});
