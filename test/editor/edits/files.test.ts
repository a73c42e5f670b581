import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { gauge, openGauge, untilCovered } from '../support/gauge.ts';
import { commandLine } from '../support/commandLine.ts';
import { exists, read, rewritten, tag, until, uriOf, write } from '../support/harbour.ts';

const made = gauge(20);

async function apply(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  change(edit);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const open = (name: string): Thenable<vscode.TextDocument> => vscode.workspace.openTextDocument(uriOf(name));

describe('files that are moved, deleted and written by others', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('a renamed folder keeps the annotations of its articles', async () => {
    await openGauge('spring/tides.txt', made);
    await apply((edit) => edit.renameFile(uriOf('spring'), uriOf('autumn')));
    assert.ok(await exists('autumn/tides.txt.claims.yaml'));
    await untilCovered(await open('autumn/tides.txt'), made.sentences);
  });

  it('an article moved to another folder takes its sidecar along', async () => {
    await openGauge('moving.txt', made);
    await apply((edit) => edit.renameFile(uriOf('moving.txt'), uriOf('kept/moving.txt')));
    await until('the sidecar to follow', () => exists('kept/moving.txt.claims.yaml'));
    assert.equal(await exists('moving.txt.claims.yaml'), false);
    await untilCovered(await open('kept/moving.txt'), made.sentences);
  });

  it('an article renamed in the case of its letters alone takes its sidecar along', async () => {
    await openGauge('casing.txt', made);
    await apply((edit) => edit.renameFile(uriOf('casing.txt'), uriOf('Casing.txt')));
    const names = async (): Promise<string[]> =>
      (await vscode.workspace.fs.readDirectory(uriOf('.')))
        .map(([name]) => name)
        .filter((name) => name.toLowerCase().startsWith('casing.'))
        .sort();
    await until('the sidecar to follow', async () => (await names()).includes('Casing.txt.claims.yaml'));
    assert.deepEqual(await names(), ['Casing.txt', 'Casing.txt.claims.yaml']);
    await untilCovered(await open('Casing.txt'), made.sentences);
  });

  it('a deleted article takes its sidecar along', async () => {
    await openGauge('leaving.txt', made);
    await apply((edit) => edit.deleteFile(uriOf('leaving.txt')));
    await until('the sidecar to go', async () => !(await exists('leaving.txt.claims.yaml')));
  });

  it('another hand’s annotation and note survive the saving of an edited article', async () => {
    const name = 'shared.txt';
    const sidecar = `${name}.claims.yaml`;
    const editor = await openGauge(name, made);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Exclusive.\n'));
    const theirs = `${(await read(sidecar)).replace('    claim: readings\n', '    claim: readings\n    note: seen by B.\n')}  - id: bbbbbbbb
    claim: readings
    quote: Readings of the year
`;
    await write(sidecar, theirs);
    await editor.document.save();
    const merged = parseSidecar(await rewritten(sidecar, theirs));
    assert.equal(merged.annotations.length, made.sentences.length + 1);
    assert.equal(merged.annotations[0]?.note, 'seen by B.');
    const text = editor.document.getText();
    for (const { quote, position } of merged.annotations.slice(0, -1))
      assert.equal(position && text.slice(...position), quote);
    await untilCovered(editor.document, [...made.sentences, 'Readings of the year']);
  });

  it('another program’s rewriting of an article that is closed is followed when it is opened', async () => {
    const name = 'rewritten.txt';
    await openGauge(name, made);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const reversed = made.text.trim().split('\n\n').toReversed().join('\n\n').replaceAll('mark.', 'mark!');
    await write(name, reversed);
    await untilCovered(
      await open(name),
      made.sentences.map((sentence) => sentence.replace('mark.', 'mark!')),
    );
  });

  /** Where programs can be run beside the editor. */
  const shell = commandLine();
  const here = (): string => vscode.Uri.joinPath(uriOf('about.txt'), '..').fsPath;

  (shell ? it : it.skip)('an article that is a symbolic link has its sidecar beside the link', async () => {
    await write('real/kept.txt', made.text);
    shell?.('ln', ['-s', 'real/kept.txt', 'link.txt'], here());
    const [first = '', second = ''] = made.sentences;
    await tag('link.txt', first, 'readings');
    assert.equal(await exists('real/kept.txt.claims.yaml'), false);
    const document = await open('link.txt');
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Linked.\n'));
    const before = await read('link.txt.claims.yaml');
    await document.save();
    await rewritten('link.txt.claims.yaml', before);
    assert.ok((await read('real/kept.txt')).startsWith('Linked.\n'));
    await untilCovered(document, [first]);
    await tag('link.txt', second, 'readings');
    await untilCovered(document, [first, second]);
  });

  (shell ? it : it.skip)('an article that may not be written is tagged all the same', async () => {
    await write('sealed.txt', made.text);
    shell?.('chmod', ['444', 'sealed.txt'], here());
    const [first = ''] = made.sentences;
    await tag('sealed.txt', first, 'readings');
    assert.equal(await read('sealed.txt'), made.text);
    await untilCovered(await open('sealed.txt'), [first]);
  });
});
