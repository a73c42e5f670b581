import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { gauge, openGauge, sidecarFor, untilCovered } from '../support/gauge.ts';
import { commandLine } from '../support/commandLine.ts';
import { read, until, uriOf, write } from '../support/harbour.ts';

const NAME = 'tides.txt';
const run = commandLine();

/** In the node host of a machine that has git; a browser runs none. */
(run ? describe : describe.skip)('an annotated article in a git repository', () => {
  const made = gauge(40);
  const git = (...args: string[]): string => {
    assert.ok(run);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const person = ['-c', 'user.name=A. Reader', '-c', 'user.email=reader@example.org'];
    return run('git', [...person, '-c', 'commit.gpgsign=false', ...args], folder.uri.fsPath);
  };
  const commit = (message: string, ...files: string[]): void => {
    git('add', ...files);
    git('commit', '-q', '-m', message);
  };
  const shows = (document: vscode.TextDocument, text: string): Promise<unknown> =>
    until('the document to show what git wrote', () => document.getText() === text);
  let editor: vscode.TextEditor;
  const onTop = (text: string): string => text.replace('Readings', 'All the many readings');
  const corrected = (text: string): string => text.replace('At post 30 the', 'At post thirty the');

  before(async () => {
    git('init', '-q', '-b', 'main');
    editor = await openGauge(NAME, made);
    commit('Tides', NAME, `${NAME}.claims.yaml`);
    git('switch', '-q', '-c', 'proofread');
    await write(NAME, corrected(onTop(made.text)));
    commit('Proofread', NAME);
    git('switch', '-q', 'main');
    await shows(editor.document, made.text);
  });
  beforeEach(() => untilCovered(editor.document, made.sentences));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('keeps its annotations through a checkout and back, open', async () => {
    git('switch', '-q', 'proofread');
    await shows(editor.document, corrected(onTop(made.text)));
    await untilCovered(editor.document, made.sentences.map(corrected));
    git('switch', '-q', 'main');
  });

  it('keeps them through a checkout while it is closed', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('switch', '-q', 'proofread');
    editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(NAME)));
    await untilCovered(editor.document, made.sentences.map(corrected));
    git('switch', '-q', 'main');
    await shows(editor.document, made.text);
  });

  it('keeps them when saved edits are stashed, popped and discarded', async () => {
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Corrected.\n'));
    const edited = editor.document.getText();
    const before = await read(`${NAME}.claims.yaml`);
    await editor.document.save();
    await until('the places to be written', async () => (await read(`${NAME}.claims.yaml`)) !== before);
    git('stash', '-q');
    await shows(editor.document, made.text);
    await untilCovered(editor.document, made.sentences);
    git('stash', 'pop', '-q');
    await shows(editor.document, edited);
    await untilCovered(editor.document, made.sentences);
    // The article alone: the sidecar goes on speaking of the text that is gone.
    git('checkout', '-q', '--', NAME);
    await shows(editor.document, made.text);
    await untilCovered(editor.document, made.sentences);
    git('checkout', '-q', '--', '.');
  });

  it('keeps them through a rebase', async () => {
    const appended = `${made.text}At the end of the year the gauge was painted.\n`;
    await write(NAME, appended);
    commit('The gauge was painted', NAME);
    git('rebase', '-q', 'proofread');
    await shows(editor.document, corrected(onTop(appended)));
    await untilCovered(editor.document, made.sentences.map(corrected));
    git('reset', '-q', '--hard', 'HEAD~2');
    await shows(editor.document, made.text);
  });

  it('keeps them through a pull of what somebody else pushed, whose annotation comes along', async () => {
    assert.ok(run);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const [remote, theirs] = [`${folder.uri.fsPath}-remote.git`, `${folder.uri.fsPath}-theirs`];
    const before = git('rev-parse', 'HEAD').trim();
    git('clone', '-q', '--bare', '.', remote);
    git('remote', 'add', 'origin', remote);
    git('fetch', '-q', 'origin');
    git('branch', '-q', '--set-upstream-to=origin/main');
    git('clone', '-q', '-b', 'main', remote, theirs);
    const there = (...args: string[]): string => git('-C', theirs, ...args);
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder.uri, '..', 'edits-theirs', name);
    assert.equal(at('').fsPath.replace(/[/\\]$/, ''), theirs);
    const put = (name: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
    const sidecar = new TextDecoder().decode(await vscode.workspace.fs.readFile(at(`${NAME}.claims.yaml`)));
    await put(NAME, corrected(onTop(made.text)));
    await put(
      `${NAME}.claims.yaml`,
      `${sidecar.trimEnd()}\n  - id: pulledin\n    claim: readings\n    quote: All the many readings of the year\n`,
    );
    there('commit', '-q', '-a', '-m', 'Proofread by somebody else');
    there('push', '-q');

    git('pull', '-q', '--ff-only');
    await shows(editor.document, corrected(onTop(made.text)));
    await untilCovered(editor.document, [
      ...made.sentences.map(corrected),
      'All the many readings of the year',
    ]);
    git('remote', 'remove', 'origin');
    git('reset', '-q', '--hard', before);
    await shows(editor.document, made.text);
  });

  it('tells a deleted passage from its twin by the text in git’s history', async () => {
    const name = 'gates.txt';
    const east = 'The east gate stays shut until the end of May because of loose stones above the path.';
    const west = 'The west gate stays shut until the end of May because of loose stones below the path.';
    const old = {
      text: `Gates\n\nClosed gates:\n${east}\n${west}\nAll others are open.\n`,
      sentences: [east, west],
    };
    // Committed and rewritten before there is a sidecar: only git knows the text its positions refer to.
    await write(name, old.text);
    commit('Gates', name);
    await write(name, `Gates\n\nStill closed:\n${west}\nThe others are open.\n`);
    commit('One gate opens', name);
    await write(`${name}.claims.yaml`, sidecarFor(old));
    const document = await vscode.workspace.openTextDocument(uriOf(name));
    await untilCovered(document, [west]);
  });
});
