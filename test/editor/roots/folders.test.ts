import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { hoverOver, exists, read, selectWords, tag, until, uriOf } from '../support/harbour.ts';

const rootOf = (name: string): vscode.Uri => {
  const folder = vscode.workspace.workspaceFolders?.find((one) => one.name === name);
  assert.ok(folder, name);
  return folder.uri;
};

/** The places the references of the claim under the caret lead to: file names and words. */
async function references(name: string, words: string): Promise<string[]> {
  const editor = await selectWords(name, words);
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    editor.document.uri,
    editor.selection.start.translate(0, 1),
  );
  return found.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1)).toSorted();
}

describe('a workspace of several folders, one inside another', () => {
  const CRACK = 'a crack was found in the second pile';
  const SHUT = 'Because of a crack in its second pile the pier has been shut since Monday.';
  const OAK = 'the pier was rebuilt with oak from the hills';

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('has the sidecar of each article beside it, and a claim across the folders', async () => {
    await tag('pier.txt', CRACK, 'second-pile-cracked');
    await tag('../south/notice.txt', SHUT, 'second-pile-cracked');
    assert.ok(await exists('pier.txt.claims.yaml'));
    assert.ok(await exists('../south/notice.txt.claims.yaml'));
    const both = ['notice.txt', 'pier.txt'];
    await until('both appearances', async () => {
      const found = await references('pier.txt', CRACK);
      return found.length === both.length && found.every((name, index) => name === both[index]);
    });
    assert.match(await hoverOver('pier.txt', CRACK), /2 articles/);
  });

  it('knows an article of the inner folder once, though it lies in the outer one as well', async () => {
    const name = 'archive/pier-1987.txt';
    await tag(name, OAK, 'pier-rebuilt');
    const { annotations } = parseSidecar(await read(`${name}.claims.yaml`));
    assert.deepEqual(
      annotations.map(({ quote }) => quote),
      [OAK],
    );
    await until('one appearance', async () => (await references(name, OAK)).length === 1);
    assert.match(await hoverOver(name, OAK), /1 article\b/);
  });

  it('keeps what is said of a claim in the innermost folder of its first article', async () => {
    const uri = uriOf('archive/pier-1987.txt');
    assert.equal(vscode.workspace.getWorkspaceFolder(uri)?.uri.path, rootOf('archive').path);
    const judged = vscode.commands.executeCommand('corroborate.setVerdict', { claim: 'pier-rebuilt' });
    const register = 'archive/claims.yaml';
    await until('the register of the inner folder', async () => {
      // The list of verdicts takes a moment to open.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return exists(register);
    });
    await judged;
    assert.match(await read(register), /pier-rebuilt:\n {4}verdict: /);
    for (const other of ['claims.yaml', '../south/claims.yaml']) assert.equal(await exists(other), false);
  });
});
