import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { read, tag, until, uriOf, write } from '../support/harbour.ts';

const NAME = 'quay.txt';
const SIDECAR = `${NAME}.claims.yaml`;
const COST = 'The new quay cost 14 million crowns, the harbour office said.';
const COSTLIER = 'The new quay cost 19 million crowns, the harbour office said.';
const SHED = 'The old shed cost 3 million crowns, the harbour office said.';
const TEXT = `The quay

Work on the waterfront ended in June after two dry summers.

${COST} Nobody had asked for a second crane.

Fishing boats moor there again since Monday, free of charge.
`;

/** Does at once what is offered at a place under a title that begins like this. */
async function fix(words: string, title: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uriOf(NAME));
  const action = await until(`“${title}” to be offered`, async () => {
    const at = document.positionAt(document.getText().indexOf(words));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at.translate(0, 1)),
    );
    return actions.find((action) => action.title.startsWith(title));
  });
  assert.ok(action.command);
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

const annotation = async (): Promise<Annotation> => {
  const [one] = parseSidecar(await read(SIDECAR)).annotations;
  assert.ok(one);
  return one;
};

describe('an annotation whose words are not what they were', () => {
  let id: string;
  let before: string;

  beforeEach(async () => {
    await write(NAME, TEXT);
    before = await tag(NAME, COST, 'quay-cost');
    ({ id } = await annotation());
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [SIDECAR, NAME]) await vscode.workspace.fs.delete(uriOf(name));
  });

  it('takes the new wording on demand and keeps the old one with its date on record', async () => {
    await write(NAME, TEXT.replace(COST, COSTLIER));
    await fix(COSTLIER, 'Accept the new wording');
    await until('the new wording', async () => (await annotation()).quote === COSTLIER);
    const { history, position, claim } = await annotation();
    assert.deepEqual(
      history.map(({ quote }) => quote),
      [COST],
    );
    const passed = Date.now() - Date.parse(history[0]?.until ?? '');
    assert.ok(passed >= -1000 && passed < 60_000, `${passed} ms ago`);
    assert.equal(claim, 'quay-cost');
    const text = await read(NAME);
    assert.equal(position && text.slice(...position), COSTLIER);
    await vscode.commands.executeCommand('corroborate.undo');
    assert.equal(await read(SIDECAR), before);
  });

  it('goes on saying what it was tagged with until somebody accepts the new wording', async () => {
    await write(NAME, TEXT.replace(COST, COSTLIER));
    const document = await vscode.workspace.openTextDocument(uriOf(NAME));
    const diagnostics = await until('the change to be marked', () => {
      const found = vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === id);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      diagnostics.map(({ range }) => document.getText(range)),
      [COSTLIER],
    );
    assert.match(diagnostics[0]?.message ?? '', /14.*19/);
    assert.equal(await read(SIDECAR), before);
  });

  it('that lost its place is put where a look-alike stands only by a person', async () => {
    const rewritten = TEXT.replace(COST, 'The mayor declined to say more.').concat(`\n${SHED}\n`);
    await write(NAME, rewritten);
    const document = await vscode.workspace.openTextDocument(uriOf(NAME));
    await until('the lost place to be marked', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .some(({ code, range }) => code === id && range.start.line === 0),
    );
    assert.equal(await read(SIDECAR), before);
    await fix(SHED, 'Re-anchor “');
    await until('the annotation to stand there', async () => (await annotation()).quote !== COST);
    const { quote, history, position } = await annotation();
    assert.ok(SHED.startsWith(quote.slice(0, -1)), quote);
    assert.deepEqual(position, [rewritten.indexOf(quote), rewritten.indexOf(quote) + quote.length]);
    assert.deepEqual(
      history.map((former) => former.quote),
      [COST],
    );
  });

  it('is put on what a person selected by Re-anchor', async () => {
    const elsewhere = 'Fishing boats moor there again since Monday';
    await write(NAME, TEXT.replace(COST, 'The mayor declined to say more.'));
    const document = await vscode.workspace.openTextDocument(uriOf(NAME));
    const editor = await vscode.window.showTextDocument(document);
    const at = document.getText().indexOf(elsewhere);
    editor.selection = new vscode.Selection(
      document.positionAt(at),
      document.positionAt(at + elsewhere.length),
    );
    const start = document.lineAt(0).text.slice(0, 4);
    await fix(start, 'Re-anchor to the selection');
    await until('the annotation to stand there', async () => (await annotation()).quote === elsewhere);
    assert.deepEqual((await annotation()).position, [at, at + elsewhere.length]);
    assert.deepEqual(
      (await annotation()).history.map(({ quote }) => quote),
      [COST],
    );
  });
});
