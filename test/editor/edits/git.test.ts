import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { gauge, openGauge, sidecarFor, untilCovered } from '../support/gauge.ts';
import { commandLine } from '../support/commandLine.ts';
import { hoverOver, read, rewritten, tag, until, uriOf, write } from '../support/harbour.ts';

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
    await rewritten(`${NAME}.claims.yaml`, before);
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

  /** By what is said of the first annotation: in the places covered, a twin taken for it would not show. */
  const untilEastIsOrphaned = async (name: string): Promise<void> => {
    const document = await vscode.workspace.openTextDocument(uriOf(name));
    const said = (): string[] =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ code }) => code === 'a0000000')
        .map(({ message }) => message);
    const [message = ''] = await until('something to be said of what was deleted', () => {
      const messages = said();
      return messages.length > 0 && messages;
    });
    assert.match(message, /^orphaned: /);
  };

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
    await untilEastIsOrphaned(name);
  });

  it('tells them apart also where git knows the article by an earlier name', async () => {
    const east = 'The upper lock stays shut until the end of May because of loose stones above the sill.';
    const west = 'The lower lock stays shut until the end of May because of loose stones below the sill.';
    const old = {
      text: `Locks\n\nClosed locks:\n${east}\n${west}\nAll others on the canal are open to boats.\n`,
      sentences: [east, west],
    };
    await write('locks.txt', old.text);
    commit('Locks', 'locks.txt');
    // Deleted and put back: one of the commits that touched it does not have it.
    git('rm', '-q', 'locks.txt');
    git('commit', '-q', '-m', 'No locks');
    git('revert', '--no-edit', 'HEAD');
    git('mv', 'locks.txt', 'canal.txt');
    await write('canal.txt', old.text.replace(`${east}\n`, ''));
    commit('One lock of the canal opens', 'canal.txt');
    await write('canal.txt.claims.yaml', sidecarFor(old));
    await untilEastIsOrphaned('canal.txt');
  });

  it('has sidecars merged annotation by annotation once the command said so', async () => {
    const name = 'bridge.txt';
    const sidecar = `${name}.claims.yaml`;
    const [tolls, asked] = ['Tolls will rise in May.', 'Nobody was asked.'];
    await write(name, `The bridge\n\n${tolls} The mayor said so. ${asked}\n`);
    const first = await tag(name, 'The mayor said so.', 'mayor-said-so');
    await vscode.commands.executeCommand('corroborate.installMergeDriver');
    assert.match(await read('.gitattributes'), /^\*\.claims\.yaml merge=corroborate$/m);
    commit('The bridge', name, sidecar, '.gitattributes');
    git('switch', '-q', '-c', 'second-reader');
    await tag(name, tolls, 'tolls-rise');
    commit('Theirs', sidecar);
    git('switch', '-q', 'main');
    await until('the sidecar as it was', async () => (await read(sidecar)) === first);
    // Both added right after one another's neighbours: lines alone would be a conflict.
    await until(
      'the annotation to be gone here',
      async () => !(await hoverOver(name, tolls)).includes('rise'),
    );
    await tag(name, asked, 'nobody-asked');
    commit('Ours', sidecar);
    git('merge', '-q', '--no-edit', 'second-reader');
    const merged = parseSidecar(await read(sidecar));
    assert.ok(merged.writable);
    assert.deepEqual(merged.problems, []);
    assert.deepEqual(
      merged.annotations.map(({ claim }) => claim),
      ['tolls-rise', 'mayor-said-so', 'nobody-asked'],
    );
  });
});
