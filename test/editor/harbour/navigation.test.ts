import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, read, tag, until, uriOf, write } from '../support/harbour.ts';

const POST = 'lighthouse-post.txt';
const COURIER = 'lighthouse-courier.txt';
const POST_COST = 'The repair cost 2.4 million crowns';
const COURIER_COST = 'The harbour authority put the cost of the repair at 2.4 million crowns.';

async function at(
  name: string,
  words: string,
): Promise<{ document: vscode.TextDocument; position: vscode.Position }> {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  return { document, position: document.positionAt(document.getText().indexOf(words) + 2) };
}

describe('getting about', () => {
  before(() => tag(COURIER, COURIER_COST, 'repair-cost'));

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(`${COURIER}.claims.yaml`))
      await vscode.workspace.fs.delete(uriOf(`${COURIER}.claims.yaml`));
  });

  it('finds every appearance of the claim under the caret as its references', async () => {
    const { document, position } = await at(COURIER, COURIER_COST);
    const found = await until('both appearances', async () => {
      const locations = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        position,
      );
      return locations.length === 2 && locations;
    });
    const names = new Set(found.map(({ uri }) => uri.path.split('/').at(-1)));
    assert.deepEqual(names, new Set([COURIER, POST]));
  });

  it('lists annotations as the outline of an article', async () => {
    const { document } = await at(POST, POST_COST);
    const symbols = await until('the outline', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return found?.length > 0 && found;
    });
    assert.equal(symbols[0]?.name, 'repair-cost');
  });

  it('finds claims among the symbols of the workspace', async () => {
    const symbols = await until('the symbol', async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'repaircost',
      );
      return found.length > 0 && found;
    });
    assert.equal(symbols[0]?.name, 'repair-cost');
  });

  it('selects the next annotation, so that a screen reader reads it', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf(POST));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('corroborate.nextAnnotation');
    await until('the selection', () => {
      const active = vscode.window.activeTextEditor;
      return active && active.document.getText(active.selection).includes(POST_COST);
    });
  });

  it('offers quick fixes where words were altered', async () => {
    const before = await read(COURIER);
    const { document, position } = await at(COURIER, COURIER_COST);
    await write(COURIER, before.replace('2.4 million', '2.9 million'));
    const titles = await until('quick fixes', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(position, position),
      );
      const found = actions.map(({ title }) => title);
      return found.some((title) => title.startsWith('Accept the new wording')) && found;
    });
    assert.ok(titles.includes('Remove the annotation'), titles.join(', '));
    await write(COURIER, before);
  });
});
