import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, hoverOver, read, rewritten, tag, until, uriOf, write } from '../support/harbour.ts';

const COURIER = 'lighthouse-courier.txt';
const COURIER_SIDECAR = `${COURIER}.claims.yaml`;
const COST = 'The harbour authority put the cost of the repair at 2.4 million crowns.';

describe('tagging', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(COURIER_SIDECAR)) await vscode.workspace.fs.delete(uriOf(COURIER_SIDECAR));
  });

  it('writes the passage to the sidecar at once', async () => {
    const sidecar = await tag(COURIER, COST, 'repair-cost');
    assert.match(sidecar, /^version: 1\n/);
    assert.match(sidecar, /claim: repair-cost/);
    assert.ok(sidecar.includes(COST));
    assert.match(sidecar, /original: sha256-[0-9a-f]{64}/);
  });

  it('changes no word of the article and leaves it saved', async () => {
    const before = await read(COURIER);
    await tag(COURIER, COST, 'repair-cost');
    assert.equal(await read(COURIER), before);
    assert.equal(vscode.window.activeTextEditor?.document.isDirty, false);
  });

  it('is taken back and done again as one step', async () => {
    const tagged = await tag(COURIER, COST, 'repair-cost');
    await vscode.commands.executeCommand('corroborate.undo');
    await until(
      'the annotation to go',
      async () => !(await exists(COURIER_SIDECAR)) || !(await read(COURIER_SIDECAR)).includes(COST),
    );
    await vscode.commands.executeCommand('corroborate.redo');
    const again = await until(
      'the annotation to come back',
      async () => (await exists(COURIER_SIDECAR)) && read(COURIER_SIDECAR),
    );
    assert.deepEqual(again.split('\n').sort(), tagged.split('\n').sort());
  });

  it('shows the other article’s wording in the hover', async () => {
    await tag(COURIER, COST, 'repair-cost');
    const hover = await until('the hover', async () => {
      const text = await hoverOver(COURIER, COST);
      return text.includes('2 articles') && text;
    });
    assert.match(hover, /2 articles/);
    assert.match(hover, /The repair cost 2\\\.4 million crowns/);
  });

  it('counts at the paragraph’s end who else says so, also while the paragraph is typed in', async () => {
    await tag(COURIER, COST, 'repair-cost');
    const document = await vscode.workspace.openTextDocument(uriOf(COURIER));
    const hints = async (): Promise<vscode.InlayHint[]> =>
      vscode.commands.executeCommand(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
    const [hint] = await until('the count', async () => {
      const found = await hints();
      return JSON.stringify(found[0]?.label ?? '').includes('2 articles') && found;
    });
    const line = document.positionAt(document.getText().indexOf(COST)).line;
    assert.deepEqual(hint!.position, document.lineAt(line).range.end);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'Exclusive\n\n');
    await vscode.workspace.applyEdit(edit);
    const [moved] = await hints();
    assert.deepEqual(moved!.position, document.lineAt(line + 2).range.end);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('follows typing in the article and writes the new place when it is saved', async () => {
    const unsaved = await tag(COURIER, COST, 'repair-cost');
    const before = await read(COURIER);
    const document = await vscode.workspace.openTextDocument(uriOf(COURIER));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'Exclusive: ');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    const saved = await rewritten(COURIER_SIDECAR, unsaved);
    const start = (text: string): number => Number(/position: \[(\d+),/.exec(text)?.[1]);
    assert.equal(start(saved) - start(unsaved), 'Exclusive: '.length);
    await write(COURIER, before);
  });

  it('says that words were changed, and keeps the wording that was tagged', async () => {
    await tag(COURIER, COST, 'repair-cost');
    const before = await read(COURIER);
    await write(COURIER, before.replace('2.4 million', '2.9 million'));
    const hover = await until('the alteration to show', async () => {
      const text = await hoverOver(COURIER, 'harbour authority put');
      return text.includes('were changed') && text;
    });
    assert.match(hover, /2\\\.4/);
    assert.ok((await read(COURIER_SIDECAR)).includes(COST));
    await write(COURIER, before);
  });

  it('follows a hand that edits the sidecar', async () => {
    const sidecar = await tag(COURIER, COST, 'repair-cost');
    await write(COURIER_SIDECAR, sidecar.replace('claim: repair-cost', 'claim: another-claim'));
    await until('the hover to name the other claim', async () =>
      (await hoverOver(COURIER, COST)).includes('another\\-claim'),
    );
  });

  it('never writes to a sidecar that does not parse, and says where it is broken', async () => {
    const broken = 'version: 1\nannotations:\n  - id: [\n';
    await write(COURIER_SIDECAR, broken);
    const diagnostics = await until('a diagnostic', () => {
      const found = vscode.languages.getDiagnostics(uriOf(COURIER_SIDECAR));
      return found.length > 0 && found;
    });
    assert.equal(diagnostics[0]?.severity, vscode.DiagnosticSeverity.Error);
    const article = await vscode.workspace.openTextDocument(uriOf(COURIER));
    const editor = await vscode.window.showTextDocument(article);
    const at = article.getText().indexOf(COST);
    editor.selection = new vscode.Selection(article.positionAt(at), article.positionAt(at + COST.length));
    await vscode.commands.executeCommand('corroborate.tag', { claim: 'repair-cost' });
    assert.equal(await read(COURIER_SIDECAR), broken);
  });

  it('takes the sidecar along when the article is renamed', async () => {
    await tag(COURIER, COST, 'repair-cost');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf(COURIER), uriOf('renamed.txt'));
    await vscode.workspace.applyEdit(edit);
    await until('the sidecar to follow', () => exists('renamed.txt.claims.yaml'));
    assert.equal(await exists(COURIER_SIDECAR), false);
    const back = new vscode.WorkspaceEdit();
    back.renameFile(uriOf('renamed.txt'), uriOf(COURIER));
    await vscode.workspace.applyEdit(back);
    await until('the sidecar to come back', () => exists(COURIER_SIDECAR));
  });
});
