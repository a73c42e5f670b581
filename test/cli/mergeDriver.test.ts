import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MergeDriver } from '../../src/node/mergeDriver.ts';
import { CLI, corroborate, folderWith, git, read } from './harness.ts';

const ARTICLE = 'tolls.txt';
const SIDECAR = `${ARTICLE}.claims.yaml`;
const TEXT = 'Bridge tolls to rise\n\nTolls will rise in May. The mayor said so. Nobody was asked.\n';

function repository(): string {
  const folder = folderWith({ [ARTICLE]: TEXT });
  git(folder, 'init', '-q', '-b', 'main');
  corroborate(['tag', ARTICLE, '--quote', 'Tolls will rise in May.', '--claim', 'tolls-rise'], folder);
  git(folder, 'add', '.');
  git(folder, 'commit', '-q', '-m', 'one');
  return folder;
}

describe('the git merge driver, as the editor installs it', () => {
  it('keeps what two people tagged on two branches', async () => {
    const folder = repository();
    const storage = folderWith({});
    await new MergeDriver(CLI, storage).install(folder);
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '-m', 'attributes');
    git(folder, 'checkout', '-q', '-b', 'other');
    corroborate(['tag', ARTICLE, '--quote', 'The mayor said so.', '--claim', 'mayor-said-so'], folder);
    git(folder, 'commit', '-q', '-a', '-m', 'theirs');
    git(folder, 'checkout', '-q', 'main');
    corroborate(['tag', ARTICLE, '--quote', 'Nobody was asked.', '--claim', 'nobody-asked'], folder);
    git(folder, 'commit', '-q', '-a', '-m', 'ours');
    git(folder, 'merge', '-q', '--no-edit', 'other');
    const merged = read(folder, SIDECAR);
    for (const claim of ['tolls-rise', 'mayor-said-so', 'nobody-asked'])
      assert.match(merged, new RegExp(claim));
    assert.equal(corroborate(['check', folder]).code, 0);
  });

  it('points git at a copy that a newer version replaces, and only where it was installed', async () => {
    const folder = repository();
    const storage = folderWith({});
    await new MergeDriver(CLI, storage).refresh();
    assert.equal(existsSync(join(storage, 'cli.js')), false);
    await new MergeDriver(CLI, storage).install(folder);
    assert.ok(git(folder, 'config', 'merge.corroborate.driver').includes(join(storage, 'cli.js')));
    const newer = join(folderWith({}), 'cli.js');
    writeFileSync(newer, '// the next version\n');
    await new MergeDriver(newer, storage).refresh();
    assert.equal(read(storage, 'cli.js'), '// the next version\n');
  });

  it('names itself in .gitattributes once', async () => {
    const folder = repository();
    const driver = new MergeDriver(CLI, folderWith({}));
    await driver.install(folder);
    await driver.install(folder);
    assert.equal(read(folder, '.gitattributes').match(/merge=corroborate/g)?.length, 2);
  });

  it('refuses a folder that is in no repository', async () => {
    await assert.rejects(new MergeDriver(CLI, folderWith({})).install(folderWith({})));
  });
});
