import assert from 'node:assert/strict';
import { IgnoreRules } from '../../../src/core/corpus/ignoreRules.ts';

function rules(files: Readonly<Record<string, string>>): IgnoreRules {
  return new IgnoreRules(async (folder) => files[folder]);
}

describe('what .gitignore leaves out', () => {
  it('leaves out a file a pattern names, and keeps others', async () => {
    const ignored = rules({ '': 'drafts/\n*.tmp.txt\n' });
    assert.equal(await ignored.ignores('drafts/one.txt'), true);
    assert.equal(await ignored.ignores('a/b.tmp.txt'), true);
    assert.equal(await ignored.ignores('a/b.txt'), false);
  });

  it('leaves out everything below an ignored folder, whatever is said deeper', async () => {
    const ignored = rules({ '': 'build\n', build: '!kept.txt\n' });
    assert.equal(await ignored.ignores('build/kept.txt'), true);
  });

  it('lets a nested file add to the rules and take a file back', async () => {
    const ignored = rules({ '': '*.txt\n', wire: '!*.txt\nembargoed.txt\n' });
    assert.equal(await ignored.ignores('wire/story.txt'), false);
    assert.equal(await ignored.ignores('wire/embargoed.txt'), true);
    assert.equal(await ignored.ignores('story.txt'), true);
  });

  it('reads each folder once', async () => {
    const asked: string[] = [];
    const ignored = new IgnoreRules(async (folder) => {
      asked.push(folder);
      return undefined;
    });
    await ignored.ignores('a/b/c.txt');
    await ignored.ignores('a/b/d.txt');
    assert.deepEqual(asked.sort(), ['', 'a', 'a/b']);
  });
});
