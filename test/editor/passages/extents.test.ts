import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, read, selectWords, tag, until, uriOf } from '../support/harbour.ts';

const GAZETTE = 'bridge-gazette.txt';
const SIDECAR = `${GAZETTE}.claims.yaml`;
const CLOSES = 'The bridge at Orrin closes on Monday';
const CRACKS = 'Engineers found cracks in two of its piers.';
const LORRIES = 'Lorries take the northern road until spring.';

const move = (end: string, by: string, to: string): Thenable<unknown> =>
  vscode.commands.executeCommand('corroborate.moveBoundary', { end, by, to });

/** The words the editor has selected. */
function selected(): string {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : '';
}

const wordsSelected = (words: string): Promise<boolean> =>
  until(`“${words}” to be selected`, () => selected() === words);

/** What the sidecar quotes, in the order of the text. */
const quotes = (sidecar: string): string[] =>
  Array.from(sidecar.matchAll(/^ {4}quote: \|-\n {6}(.*)$/gm), ([, quote]) => quote ?? '');

const written = (expected: readonly string[]): Promise<string> =>
  until(`the sidecar to quote ${expected.join(' / ')}`, async () => {
    const now = (await exists(SIDECAR)) ? await read(SIDECAR) : '';
    return JSON.stringify(quotes(now)) === JSON.stringify(expected) && now;
  });

describe('the extent of an annotation', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(SIDECAR)) await vscode.workspace.fs.delete(uriOf(SIDECAR));
  });

  it('is changed end by end, shown as the selection, and written once, when it is kept', async () => {
    const before = await tag(GAZETTE, CLOSES, 'bridge-closes');
    await selectWords(GAZETTE, 'Orrin closes');
    await vscode.commands.executeCommand('corroborate.adjustBoundaries');
    await wordsSelected(CLOSES);
    await move('end', 'word', 'back');
    await wordsSelected('The bridge at Orrin closes on');
    await move('end', 'sentence', 'forward');
    await wordsSelected(`${CLOSES}, the county said.`);
    await move('start', 'word', 'forward');
    await wordsSelected('bridge at Orrin closes on Monday, the county said.');
    assert.equal(vscode.window.activeTextEditor?.selection.isReversed, true, 'the caret is where it moves');
    assert.equal(await read(SIDECAR), before);
    await vscode.commands.executeCommand('corroborate.keepBoundaries');
    await written(['bridge at Orrin closes on Monday, the county said.']);
    await vscode.commands.executeCommand('corroborate.undo');
    await written([CLOSES]);
    assert.equal(await read(SIDECAR), before);
  });

  it('stays as it was where the change is discarded, or given up by typing', async () => {
    const before = await tag(GAZETTE, CLOSES, 'bridge-closes');
    const editor = await selectWords(GAZETTE, 'Orrin closes');
    await vscode.commands.executeCommand('corroborate.adjustBoundaries');
    await move('end', 'word', 'back');
    await vscode.commands.executeCommand('corroborate.discardBoundaries');
    await wordsSelected(CLOSES);
    await vscode.commands.executeCommand('corroborate.keepBoundaries');
    assert.equal(await read(SIDECAR), before);

    await vscode.commands.executeCommand('corroborate.adjustBoundaries');
    await move('end', 'word', 'back');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Tonight: '));
    await vscode.commands.executeCommand('corroborate.keepBoundaries');
    assert.deepEqual(quotes(await read(SIDECAR)), [CLOSES]);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is split at the cursor and joined again, each taken back as one step', async () => {
    const before = await tag(GAZETTE, `${CRACKS} ${LORRIES}`, 'winter');
    const editor = await selectWords(GAZETTE, LORRIES);
    editor.selection = new vscode.Selection(editor.selection.start, editor.selection.start);
    await vscode.commands.executeCommand('corroborate.splitAnnotation');
    const split = await written([CRACKS, LORRIES]);
    assert.equal(split.match(/claim: winter/g)?.length, 2);
    await vscode.commands.executeCommand('corroborate.joinAnnotations');
    await written([`${CRACKS} ${LORRIES}`]);
    await vscode.commands.executeCommand('corroborate.undo');
    await written([CRACKS, LORRIES]);
    assert.equal(await read(SIDECAR), split);
    await vscode.commands.executeCommand('corroborate.undo');
    await written([`${CRACKS} ${LORRIES}`]);
    assert.equal(await read(SIDECAR), before);
  });
});
