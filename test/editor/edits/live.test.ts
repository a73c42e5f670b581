import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { digestOf } from '../../../src/core/text/digest.ts';
import { gauge, openGauge, sidecarFor, untilCovered } from '../support/gauge.ts';
import { read, rewritten, until, uriOf, write } from '../support/harbour.ts';

const NAME = 'readings.txt';
const SIDECAR = `${NAME}.claims.yaml`;

const run = (command: string, ...given: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...given);

describe('an article with three hundred annotations, while it is edited', () => {
  const made = gauge();
  let editor: vscode.TextEditor;
  let expected: string[];
  let written: string;

  before(async () => {
    editor = await openGauge(NAME, made);
  });
  beforeEach(async () => {
    expected = [...made.sentences];
    written = await read(SIDECAR);
  });
  /** Nothing of what a test does is saved: the sidecar has to stay as it was, and all comes back. */
  afterEach(async () => {
    await untilCovered(editor.document, expected);
    assert.equal(await read(SIDECAR), written, 'nothing is written before the article is saved');
    await run('workbench.action.files.revert');
    await untilCovered(editor.document, made.sentences);
  });
  after(() => run('workbench.action.closeAllEditors'));

  /** The sentence of an index, and where it stands in the document. */
  const sentence = (index: number): string => made.sentences[index] ?? assert.fail();
  const rangeOf = (words: string): vscode.Range => {
    const at = editor.document.getText().indexOf(words);
    assert.ok(at >= 0, words);
    return new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + words.length));
  };
  const caretAt = (...positions: vscode.Position[]): void => {
    editor.selections = positions.map((position) => new vscode.Selection(position, position));
  };

  it('follows typing before, between and inside passages, key by key', async () => {
    caretAt(new vscode.Position(0, 0), rangeOf(sentence(40)).start.translate(0, 3));
    for (const key of 'Exclusively ') await run('type', { text: key });
    expected[40] = sentence(40).replace('At ', 'At Exclusively ');
  });

  it('follows several cursors deleting and typing at once', async () => {
    const touched = [3, 90, 205];
    editor.selections = touched.map((index) => {
      const { end } = rangeOf(sentence(index));
      return new vscode.Selection(end.translate(0, -'mark.'.length), end.translate(0, -1));
    });
    await run('type', { text: 'line' });
    for (const index of touched) expected[index] = sentence(index).replace('mark', 'line');
  });

  it('follows lines moved down and up', async () => {
    caretAt(rangeOf(sentence(10)).start);
    await run('editor.action.moveLinesDownAction');
    await run('editor.action.moveLinesDownAction');
    caretAt(rangeOf(sentence(30)).start);
    await run('editor.action.moveLinesUpAction');
    assert.ok(rangeOf(sentence(10)).start.isAfter(rangeOf(sentence(12)).start));
  });

  it('follows a paragraph cut and pasted at the other end', async () => {
    const paragraph = `${made.sentences.slice(100, 105).join('\n')}\n\n`;
    await editor.edit((edit) => edit.delete(rangeOf(paragraph)));
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), paragraph));
    assert.equal(editor.document.lineAt(2).text, sentence(100));
  });

  it('follows everything replaced at once', async () => {
    const text = editor.document.getText();
    await editor.edit((edit) => {
      for (const { index } of text.matchAll(/millimetres/g))
        edit.replace(
          new vscode.Range(
            editor.document.positionAt(index),
            editor.document.positionAt(index + 'millimetres'.length),
          ),
          'mm',
        );
    });
    expected = made.sentences.map((words) => words.replace('millimetres', 'mm'));
  });

  it('follows a formatter that rewrites the whole document', async () => {
    const oneLine = (text: string): string => text.replace(/(?<=\S)\n(?=\S)/g, ' ');
    const formatter = vscode.languages.registerDocumentFormattingEditProvider('plaintext', {
      provideDocumentFormattingEdits: (document) => {
        const all = new vscode.Range(0, 0, document.lineCount, 0);
        return [vscode.TextEdit.replace(document.validateRange(all), oneLine(document.getText()))];
      },
    });
    try {
      await run('editor.action.formatDocument');
      await until('the document to be formatted', () => editor.document.getText() === oneLine(made.text));
    } finally {
      formatter.dispose();
    }
  });

  it('brings back by undo what was deleted, and takes it away again by redo', async () => {
    const paragraph = `${made.sentences.slice(50, 55).join('\n')}\n\n`;
    await editor.edit((edit) => edit.delete(rangeOf(paragraph)));
    const without = expected.filter((_, index) => index < 50 || index >= 55);
    await untilCovered(editor.document, without);
    await run('undo');
    await untilCovered(editor.document, expected);
    await run('redo');
    await untilCovered(editor.document, without);
    await run('undo');
  });
});

describe('an article whose lines end as on Windows', () => {
  const made = gauge(20);
  const name = 'windows.txt';

  after(() => run('workbench.action.closeAllEditors'));

  it('is followed while it is typed in, and when its line ends are changed', async () => {
    await write(name, made.text.replaceAll('\n', '\r\n'));
    await write(`${name}.claims.yaml`, sidecarFor(made));
    const document = await vscode.workspace.openTextDocument(uriOf(name));
    const editor = await vscode.window.showTextDocument(document);
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    await untilCovered(document, made.sentences);
    const expected = [...made.sentences];
    const typeIn = async (index: number): Promise<void> => {
      const words = expected[index] ?? assert.fail();
      const at = document.positionAt(document.getText().indexOf(words) + 'At '.length);
      editor.selections = [new vscode.Selection(at, at)];
      for (const key of 'the ') await run('type', { text: key });
      expected[index] = words.replace('At ', 'At the ');
      await untilCovered(document, expected);
    };
    await typeIn(12);
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.LF));
    await typeIn(17);
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    await typeIn(3);
    await run('workbench.action.files.revert');
  });
});

describe('an article that is saved after edits', () => {
  const made = gauge(40);
  const name = 'saved.txt';

  after(() => run('workbench.action.closeAllEditors'));

  it('has its places written once, for the text that was saved, the altered quote as it was tagged', async () => {
    const written = new Set<string>();
    let told = 0;
    const watcher = vscode.workspace.createFileSystemWatcher('**/saved.txt.claims.yaml');
    const created = watcher.onDidCreate(() => (told = Date.now()));
    // one write may be told of twice: what counts is what stood there
    const changed = watcher.onDidChange(async () => {
      told = Date.now();
      written.add(await read(`${name}.claims.yaml`));
    });
    const editor = await openGauge(name, made);
    await until('what was told of the test’s own writing', () => told > 0 && Date.now() - told > 500);
    written.clear();
    const before = await read(`${name}.claims.yaml`);
    editor.selections = [new vscode.Selection(0, 0, 0, 0)];
    for (const key of 'Corrected: ') await run('type', { text: key });
    const figure = editor.document.getText().indexOf('stood 10 ') + 'stood '.length;
    await editor.edit((edit) =>
      edit.replace(
        new vscode.Range(editor.document.positionAt(figure), editor.document.positionAt(figure + 2)),
        '11',
      ),
    );
    await editor.document.save();
    const after = await rewritten(`${name}.claims.yaml`, before);
    const text = editor.document.getText();
    const sidecar = parseSidecar(after);
    assert.equal(sidecar.digest, digestOf(text));
    for (const [index, { quote, position }] of sidecar.annotations.entries()) {
      assert.equal(quote, made.sentences[index]);
      assert.ok(position);
      assert.equal(text.slice(position[0], position[1]), quote.replace('stood 10 ', 'stood 11 '));
    }
    await until('the write to be seen', () => written.size > 0 && Date.now() - told > 500);
    created.dispose();
    changed.dispose();
    watcher.dispose();
    written.delete('');
    assert.deepEqual(Array.from(written), [after]);
    await vscode.workspace.fs.delete(uriOf(name));
  });

  it('has passages that were deleted or cut short before it was saved brought back by undo at once', async () => {
    const undone = 'undone.txt';
    const editor = await openGauge(undone, made);
    const sidecar = await read(`${undone}.claims.yaml`);
    const { document } = editor;
    const [short = '', gone = ''] = made.sentences.slice(10);
    const rangeOf = (words: string): vscode.Range => {
      const at = document.getText().indexOf(words);
      assert.ok(at >= 0, words);
      return new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
    };
    const tail = ' above the mark.';
    await editor.edit((edit) => {
      const { end } = rangeOf(short);
      edit.delete(new vscode.Range(end.translate(0, -tail.length), end));
    });
    await editor.edit((edit) => edit.delete(rangeOf(`${gone}\n`)));
    const rest = made.sentences.filter((one) => one !== gone && one !== short);
    const left = [...rest, short.slice(0, -tail.length)];
    await untilCovered(document, left);
    await document.save();
    await rewritten(`${undone}.claims.yaml`, sidecar);
    await untilCovered(document, left);
    await run('undo');
    await untilCovered(document, [...left, gone]);
    await run('undo');
    await untilCovered(document, made.sentences);
    assert.ok(document.isDirty);
    await run('workbench.action.files.revert');
    await vscode.workspace.fs.delete(uriOf(undone));
  });
});
