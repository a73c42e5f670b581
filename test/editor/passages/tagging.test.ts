import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, read, selectWords, until, uriOf } from '../support/harbour.ts';

const GAZETTE = 'bridge-gazette.txt';
const SIDECAR = `${GAZETTE}.claims.yaml`;

describe('several selections', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(SIDECAR)) await vscode.workspace.fs.delete(uriOf(SIDECAR));
  });

  it('are tagged with one claim, each with its own speaker, as one step', async () => {
    const editor = await selectWords(GAZETTE, 'We have no choice');
    const text = editor.document.getText();
    const at = (words: string): vscode.Selection =>
      new vscode.Selection(
        editor.document.positionAt(text.indexOf(words)),
        editor.document.positionAt(text.indexOf(words) + words.length),
      );
    editor.selections = [at('Nobody was hurt.'), at('We have no choice')];
    await vscode.commands.executeCommand('corroborate.tag', { claim: 'no-choice' });
    const sidecar = await until('both to be written', async () => {
      const now = (await exists(SIDECAR)) ? await read(SIDECAR) : '';
      return now.includes('Nobody was hurt.\n') && now;
    });
    const [, choice = '', hurt = ''] = sidecar.split('  - id: ');
    assert.match(choice, /claim: no-choice\n {4}stance: reports\n[\s\S]*speaker: .*Pia Sandal/);
    assert.match(hurt, /claim: no-choice\n {4}stance: asserts\n/);
    assert.doesNotMatch(hurt, /speaker/);
    await vscode.commands.executeCommand('corroborate.undo');
    await until(
      'both to go',
      async () => !(await exists(SIDECAR)) || !(await read(SIDECAR)).includes('no-choice'),
    );
  });
});
