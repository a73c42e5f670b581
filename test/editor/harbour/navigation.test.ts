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

/** The lines of a sidecar but for what stands beside its passages. */
const quotesOf = (sidecar: string): string => sidecar.replaceAll(/^ +(?:prefix|suffix):.*$/gm, '');

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

  it('goes from any appearance to the one published first', async () => {
    const { document, position } = await at(COURIER, COURIER_COST);
    const [first, ...others] = await until('the first appearance', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      return found.length > 0 && found;
    });
    assert.deepEqual(others, []);
    const post = await vscode.workspace.openTextDocument(uriOf(POST));
    assert.equal(first?.uri.toString(), post.uri.toString());
    assert.match(post.getText(first.range), new RegExp(`^${POST_COST}`));
  });

  it('highlights every passage of the article that carries the claim under the caret, and no other', async () => {
    const denial = 'A spokeswoman denied that the bill had been paid by the state.';
    const visitors = 'Warden Jorun Holm said 321 people had come by noon.';
    await tag(COURIER, denial, 'repair-cost');
    await tag(COURIER, visitors, 'visitors-by-noon');
    const marked = async (words: string): Promise<string[]> => {
      const { document, position } = await at(COURIER, words);
      const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[] | undefined>(
        'vscode.executeDocumentHighlights',
        document.uri,
        position,
      );
      return (found ?? []).map(({ range }) => document.getText(range)).toSorted();
    };
    await until('the new passages to be placed', async () => (await marked(visitors))[0] === visitors);
    assert.deepEqual(await marked(visitors), [visitors]);
    for (const words of [COURIER_COST, denial])
      assert.deepEqual(await marked(words), [denial, COURIER_COST].toSorted(), words);
    for (const _ of [visitors, denial]) await vscode.commands.executeCommand('corroborate.undo');
    await until(
      'both to go',
      async () => !/visitors-by-noon|spokeswoman denied/.test(quotesOf(await read(`${COURIER}.claims.yaml`))),
    );
    assert.deepEqual(
      await until('one passage', async () => {
        const left = await marked(COURIER_COST);
        return left.length === 1 && left;
      }),
      [COURIER_COST],
    );
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
