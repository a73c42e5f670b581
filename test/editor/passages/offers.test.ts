import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, read, selectWords, tag, until, uriOf } from '../support/harbour.ts';

const GAZETTE = 'bridge-gazette.txt';
const HERALD = 'bridge-herald.txt';
const CRACKS = 'Engineers found cracks in two of its piers';

const actionsAt = (range: vscode.Range): Thenable<vscode.CodeAction[]> =>
  vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uriOf(GAZETTE),
    range,
  );

const titlesAt = async (range: vscode.Range): Promise<string[]> =>
  (await actionsAt(range)).map(({ title }) => title);

/** Does what stands on offer, as a click on it does. */
async function take(offered: vscode.CodeAction | vscode.CodeLens | undefined): Promise<void> {
  assert.ok(offered?.command);
  await vscode.commands.executeCommand(offered.command.command, ...(offered.command.arguments ?? []));
}

const lenses = (): Thenable<vscode.CodeLens[]> =>
  vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uriOf(GAZETTE), 20);

const turnLenses = (on: boolean | undefined): Thenable<void> =>
  vscode.workspace
    .getConfiguration('corroborate')
    .update('codeLens', on, vscode.ConfigurationTarget.Workspace);

describe('what is offered in the text', () => {
  afterEach(async () => {
    await turnLenses(undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [GAZETTE, HERALD])
      if (await exists(`${name}.claims.yaml`)) await vscode.workspace.fs.delete(uriOf(`${name}.claims.yaml`));
  });

  it('is to tag and to find for words selected, to adjust and split in an annotation', async () => {
    const editor = await selectWords(GAZETTE, 'northern road');
    const selected = await titlesAt(editor.selection);
    for (const title of ['Tag Passage…', 'Tag All Occurrences…', 'Find Other Appearances…'])
      assert.ok(selected.includes(title), `${title} among ${selected.join()}`);
    assert.ok(!selected.includes('Split Annotation at the Cursor'));
    await tag(GAZETTE, CRACKS, 'cracks');
    const within = await selectWords(GAZETTE, 'cracks in two');
    const caret = new vscode.Range(within.selection.start, within.selection.start);
    const inside = await until('the annotation', async () => {
      const titles = await titlesAt(caret);
      return titles.includes('Split Annotation at the Cursor') && titles;
    });
    assert.ok(inside.includes('Adjust Boundaries of Annotation'));
    assert.ok(!inside.includes('Tag Passage…'), 'nothing is selected');
    assert.ok((await titlesAt(within.selection)).includes('Tag with “cracks”'));
  });

  it('is, taken, done to the words selected: they are tagged with the claim last used', async () => {
    await tag(GAZETTE, CRACKS, 'cracks');
    const { selection } = await selectWords(GAZETTE, 'Lorries take the northern road until spring.');
    await take((await actionsAt(selection)).find(({ title }) => title === 'Tag with “cracks”'));
    const sidecar = await until('both passages', async () => {
      const now = await read(`${GAZETTE}.claims.yaml`);
      return now.split('claim: cracks').length === 3 && now;
    });
    assert.ok(sidecar.includes('Lorries take the northern road until spring.\n'), sidecar);
  });

  it('is a count above each paragraph that opens all appearances, once somebody wants it', async () => {
    await tag(HERALD, CRACKS, 'cracks');
    await tag(GAZETTE, CRACKS, 'cracks');
    await tag(GAZETTE, 'Nobody was hurt.', 'nobody-hurt');
    assert.deepEqual(await lenses(), []);
    await turnLenses(true);
    const [first, second, ...others] = await until('both paragraphs', async () => {
      const found = await lenses();
      return found.length === 2 && found;
    });
    assert.deepEqual(others, []);
    assert.equal(first?.command?.title, '1 claim · 2 appearances');
    assert.equal(first?.range.start.line, 2);
    assert.equal(second?.command?.title, '1 claim · 1 appearance');
    assert.equal(second?.range.start.line, 4);
    assert.equal(first?.command?.command, 'editor.action.showReferences');
  });
});
