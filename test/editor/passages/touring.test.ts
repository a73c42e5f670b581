import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, read, tag, until, uriOf, write } from '../support/harbour.ts';

const GAZETTE = 'bridge-gazette.txt';
const HERALD = 'bridge-herald.txt';
const CRACKS = 'Engineers found cracks in two of its piers.';
const LORRIES = 'Lorries take the northern road until spring.';

/** The file in the active editor and the words selected in it. */
function whereabouts(): { name: string; words: string; line: number } {
  const editor = vscode.window.activeTextEditor;
  return {
    name: editor?.document.uri.path.split('/').at(-1) ?? '',
    words: editor ? editor.document.getText(editor.selection) : '',
    line: editor?.selection.start.line ?? -1,
  };
}

const actionsAtSelection = async (): Promise<vscode.CodeAction[]> => {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    editor.selection,
  );
};

describe('going from place to place', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [GAZETTE, HERALD])
      if (await exists(`${name}.claims.yaml`)) await vscode.workspace.fs.delete(uriOf(`${name}.claims.yaml`));
  });

  it('selects a suggestion in its article, where it can be judged', async () => {
    await tag(GAZETTE, CRACKS, 'cracks');
    await vscode.commands.executeCommand('corroborate.nextSuggestion');
    await until('a suggestion to be selected', () => {
      const { name, words } = whereabouts();
      return name === HERALD && words.includes('Engineers found');
    });
    const actions = await until('what can be done', async () => {
      const found = await actionsAtSelection();
      return found.some(({ title }) => title === 'Same claim: “cracks”') && found;
    });
    assert.ok(actions.some(({ title }) => title === 'Not this claim: “cracks”'));
    const command = actions.find(({ title }) => title === 'Same claim: “cracks”')?.command;
    assert.ok(command);
    const { words } = whereabouts();
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const herald = await until('the match to be written', async () => {
      const now = (await exists(`${HERALD}.claims.yaml`)) && (await read(`${HERALD}.claims.yaml`));
      return now && now.includes('claim: cracks') && now;
    });
    assert.ok(herald.includes(words.split('\n')[0] ?? ''), words);
  });

  it('shows where an orphaned annotation stood, or what is most like it', async () => {
    const before = await read(GAZETTE);
    await tag(GAZETTE, LORRIES, 'northern-road');
    await write(GAZETTE, before.replace(LORRIES, 'Buses are free of charge from Tuesday on.'));
    await until('the annotation to lose its place', async () => {
      await vscode.commands.executeCommand('corroborate.nextOrphan');
      return whereabouts().line === 2;
    });
    assert.equal(whereabouts().name, GAZETTE);
    // there is one only: backwards it is the same
    await vscode.commands.executeCommand('corroborate.previousOrphan');
    assert.deepEqual([whereabouts().name, whereabouts().line], [GAZETTE, 2]);
    await write(GAZETTE, before);
  });

  it('shows the lines of the sidecar where the article itself is gone', async () => {
    await tag(HERALD, 'Orrin bridge shut', 'bridge-shut');
    const text = await read(HERALD);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    // not in the editor, which would take the sidecar along
    await vscode.workspace.fs.delete(uriOf(HERALD));
    await until('the sidecar to be shown', async () => {
      await vscode.commands.executeCommand('corroborate.nextOrphan');
      const { name, words } = whereabouts();
      return name === `${HERALD}.claims.yaml` && words.includes('claim: bridge-shut');
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await write(HERALD, text);
  });
});
