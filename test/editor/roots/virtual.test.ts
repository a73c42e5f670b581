import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { MemoryFiles } from '../support/memoryFiles.ts';
import { hoverOver, until } from '../support/harbour.ts';

const TEXT = 'The mill\n\nThe mill was sold to a brewer in March. It had stood empty for years.\n';
const SOLD = 'The mill was sold to a brewer in March.';
const EMPTY = 'It had stood empty for years.';

const at = (scheme: string, path: string): vscode.Uri => vscode.Uri.from({ scheme, path });

/** Selects words of an article and tags them, as a key binding of the user's own would. */
async function tagIn(uri: vscode.Uri, words: string, claim: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const start = document.getText().indexOf(words);
  assert.ok(start >= 0, words);
  editor.selection = new vscode.Selection(
    document.positionAt(start),
    document.positionAt(start + words.length),
  );
  await vscode.commands.executeCommand('corroborate.tag', { claim });
  return editor;
}

const untilKnown = (uri: vscode.Uri, words: string, claim: string): Promise<unknown> =>
  until(`${claim} to be known`, async () =>
    // A hyphen is escaped in Markdown.
    (await hoverOver(uri, words)).replaceAll('\\', '').includes(claim),
  );

describe('a folder that is on no disk', () => {
  let opened: vscode.Disposable | undefined;

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await opened?.dispose();
    opened = undefined;
  });

  it('has its articles tagged, and its sidecars read when it is opened again', async () => {
    const files = new MemoryFiles();
    files.put('/mill.txt', TEXT);
    opened = await files.open('shelf');
    await tagIn(at('shelf', '/mill.txt'), SOLD, 'mill-sold');
    const written = await until('the sidecar', () => files.text('/mill.txt.claims.yaml'));
    assert.equal(parseSidecar(written).annotations[0]?.quote, SOLD);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await opened.dispose();

    opened = await files.open('shelf-again');
    await untilKnown(at('shelf-again', '/mill.txt'), SOLD, 'mill-sold');
  });

  it('has its annotations shown while they are being written, whatever part of them is there', async () => {
    const files = new MemoryFiles();
    files.put('/mill.txt', TEXT);
    opened = await files.open('slow');
    const article = at('slow', '/mill.txt');
    const sidecar = '/mill.txt.claims.yaml';
    await tagIn(article, SOLD, 'mill-sold');
    await until('the sidecar', () => files.text(sidecar));
    let finish = (): void => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const begun = new Promise<void>((resolve) => {
      files.written = async (_, bytes) => {
        files.put(sidecar, '');
        resolve();
        await finished;
        return bytes;
      };
    });
    const tagged = tagIn(article, EMPTY, 'mill-empty');
    try {
      await begun;
      for (let look = 0; look < 20; look++) {
        assert.match(await hoverOver(article, SOLD), /mill\\-sold/);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      finish();
    }
    await tagged;
    await untilKnown(article, EMPTY, 'mill-empty');
    assert.equal(parseSidecar(files.text(sidecar) ?? '').annotations.length, 2);
  });

  it('has nothing written into it where it is read-only', async () => {
    const files = new MemoryFiles();
    files.put('/mill.txt', TEXT);
    opened = await files.open('museum', { isReadonly: true });
    await tagIn(at('museum', '/mill.txt'), SOLD, 'mill-sold');
    assert.deepEqual(files.paths(), ['/mill.txt']);
  });

  it('that takes Mill and mill for one name keeps the annotations of an article renamed in its case only', async () => {
    const files = new MemoryFiles(false);
    files.put('/Mill.txt', TEXT);
    opened = await files.open('caseless');
    await tagIn(at('caseless', '/Mill.txt'), SOLD, 'mill-sold');
    await until('the sidecar', () => files.text('/Mill.txt.claims.yaml'));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(at('caseless', '/Mill.txt'), at('caseless', '/mill.txt'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await untilKnown(at('caseless', '/mill.txt'), SOLD, 'mill-sold');
  });
});

describe('a sidecar that cannot be written', () => {
  const files = new MemoryFiles();
  const article = at('worn', '/mill.txt');
  const sidecar = '/mill.txt.claims.yaml';
  let opened: vscode.Disposable;
  let before: string;

  beforeEach(async () => {
    files.written = (_, bytes) => bytes;
    files.put('/mill.txt', TEXT);
    opened = await files.open('worn');
    await tagIn(article, SOLD, 'mill-sold');
    before = await until('the sidecar', () => files.text(sidecar));
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await opened.dispose();
    files.delete(at('worn', sidecar));
  });

  const failures: readonly (readonly [string, () => Error, number])[] = [
    ['for want of permission', () => vscode.FileSystemError.NoPermissions('not yours'), 0],
    ['as the disk is full', () => new Error('No space left on device'), 0],
    ['as the connection broke in the middle', () => vscode.FileSystemError.Unavailable('gone'), 0.6],
    ['as it broke before the first byte', () => vscode.FileSystemError.Unavailable('gone'), 0.001],
  ];
  for (const [why, failure, part] of failures)
    it(`${why} has its annotation shown all the same, and written when it can be`, async () => {
      files.written = (path, bytes) => {
        if (path !== sidecar) return bytes;
        if (part > 0) files.put(path, new TextDecoder().decode(bytes.slice(0, bytes.length * part)));
        throw failure();
      };
      await tagIn(article, EMPTY, 'mill-empty');
      await untilKnown(article, EMPTY, 'mill-empty');
      await untilKnown(article, SOLD, 'mill-sold');
      assert.ok(!files.text(sidecar)?.includes('mill-empty'), 'nothing of it is written');
      await vscode.commands.executeCommand('corroborate.retryWrites');
      assert.ok(!files.text(sidecar)?.includes('mill-empty'), 'nor at the second try');

      files.written = (_, bytes) => bytes;
      await vscode.commands.executeCommand('corroborate.retryWrites');
      const written = files.text(sidecar) ?? '';
      assert.ok(written.startsWith(before.trimEnd()), 'what was there is there');
      assert.deepEqual(
        parseSidecar(written).annotations.map(({ claim }) => claim),
        ['mill-sold', 'mill-empty'],
      );
    });
});
