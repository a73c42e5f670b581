import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { oneWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const SIDECAR = `${LEDGER}.claims.yaml`;
const NOTE = 'She spoke Sarnish; three translations are about.';
const HOSTILE = '[click](command:workbench.action.quit) <b>bold</b> https://example.org';
const TURNED = `\u202E${HOSTILE}`;

describe('notes in the margin', () => {
  const inWindow = oneWorkbench({
    folder: 'samples',
    settings: {
      'corroborate.notes.inMargin': true,
      'comments.openView': 'never',
      'editor.wordWrap': 'on',
      'editor.minimap.enabled': false,
    },
  });

  it(
    'stand by their passages in two editors of one article that has unsaved edits, and are edited from either',
    inWindow(
      async (wb) => {
        await wb.openFile(LEDGER);
        const onDisk = await wb.file(LEDGER);
        await until('extensions to be there', async () =>
          (await wb.statusBar()).every((entry) => !/Activating|Reading articles/.test(entry)),
        );
        await wb.runCommand('View: Toggle Primary Side Bar Visibility');
        await wb.runCommand('View: Split Editor Right');
        await until('two editors', async () => (await wb.editorGroups()) === 2);
        const groups = wb.page.locator('.editor-group-container');
        const rows = (nth: number) =>
          groups
            .nth(nth)
            .locator('.margin-view-overlays > div')
            .filter({ has: wb.page.locator('.comment-range-glyph.comment-thread') });
        /** The lines at which each of the two editors has a note. */
        const lines = async (): Promise<string[]> =>
          Promise.all(
            [0, 1].map(async (nth) => {
              const numbers = await rows(nth).locator('.line-numbers').allInnerTexts();
              return numbers.map((number) => number.trim()).join();
            }),
          );
        const at = (line: number): Promise<unknown> =>
          until(`a note at line ${line} in both editors`, async () =>
            (await lines()).every((found) => found === String(line)),
          );
        await at(11);

        await wb.editor.focus();
        await wb.press('ControlOrMeta+Home');
        await wb.editor.type('Exclusive');
        await wb.press('Enter', 'Enter');
        await at(13);

        // from the one that was not typed in
        const other = groups.nth(1);
        const widget = other.locator('.review-widget');
        await rows(1).locator('.comment-range-glyph.comment-thread').first().click();
        await until('the note', async () =>
          (await widget.locator('.comment-body').first().innerText()).includes(NOTE),
        );
        await widget.locator('.review-comment').first().hover();
        await widget.locator('a.action-label[aria-label^="Edit Note"]').first().click();
        const field = widget.locator('.review-comment .monaco-editor').first();
        await field.waitFor({ state: 'visible' });
        await field.click();
        await wb.press('ControlOrMeta+a');
        await wb.editor.type('Ask the interpreter.');
        await widget.locator('.monaco-button', { hasText: 'Save Note' }).first().click();
        await wb.file(SIDECAR, (text) => text.includes('note: Ask the interpreter.'));
        const shown = (nth: number): Promise<unknown> =>
          until(`the new note in editor ${nth + 1}`, async () =>
            (await groups.nth(nth).locator('.review-widget .comment-body').first().innerText()).includes(
              'interpreter',
            ),
          );
        await shown(1);
        await at(13);
        assert.equal(await wb.file(LEDGER), onDisk, 'the article is not saved');

        // opened in one, a note may open in the other, too
        const first = groups.nth(0).locator('.review-widget .comment-body');
        if (!(await first.first().isVisible()))
          await rows(0).locator('.comment-range-glyph.comment-thread').first().click();
        await shown(0);
        await wb.screenshot('notes-two-editors');

        await wb.editor.focus();
        await wb.runCommand('Corroborate: Undo');
        await wb.file(SIDECAR, (text) => text.includes(NOTE));
        await at(13);
        await wb.runCommand('File: Revert File');
        await at(11);
      },
      { size: { width: 1500, height: 900 } },
    ),
  );

  it(
    'are shown as text, edited into the sidecar, taken back, and follow a hand that edits the sidecar',
    inWindow(async (wb) => {
      await wb.openFile(LEDGER);
      const glyph = wb.editor.root.locator('.comment-range-glyph.comment-thread');
      await glyph.first().waitFor({ state: 'visible' });
      // the editor draws threads anew, closed, once it knows of every extension that comments
      await until('extensions to be there', async () =>
        (await wb.statusBar()).every((entry) => !/Activating|Reading articles/.test(entry)),
      );
      const widget = wb.page.locator('.review-widget');
      const body = widget.locator('.comment-body');
      await until('the note', async () => {
        if (await body.first().isVisible()) return (await body.first().innerText()).includes(NOTE);
        // a click on what is being drawn anew is lost
        await glyph.first().click();
        return body
          .first()
          .waitFor({ state: 'visible', timeout: 2000 })
          .then(
            () => false,
            () => false,
          );
      });
      await wb.screenshot('notes');

      await widget.locator('.review-comment').first().hover();
      await widget.locator('a.action-label[aria-label^="Edit Note"]').first().click();
      const editor = widget.locator('.review-comment .monaco-editor').first();
      await editor.waitFor({ state: 'visible' });
      await editor.click();
      await wb.press('ControlOrMeta+a');
      await wb.editor.type('Ask the interpreter.');
      await widget.locator('.monaco-button', { hasText: 'Save Note' }).first().click();
      await wb.file(SIDECAR, (text) => text.includes('note: Ask the interpreter.'));
      await until('the new note', async () => (await body.first().innerText()).includes('interpreter'));
      await wb.runCommand('Corroborate: Undo');
      await wb.file(SIDECAR, (text) => text.includes(NOTE));
      await until('the old note', async () => (await body.first().innerText()).includes(NOTE));

      // a note where there was none
      await wb.press('Escape');
      await wb.editor.caretAt('Brannock Line, which owns');
      await wb.runCommand('Comments: Add Comment on Current Selection');
      const reply = widget.locator('.comment-form-container .monaco-editor');
      await reply.last().waitFor({ state: 'visible' });
      await wb.editor.type('One warning only.');
      await widget.locator('.monaco-button', { hasText: 'Add Note' }).last().click();
      const added = await wb.file(SIDECAR, (text) => text.includes('note: One warning only.'));
      assert.match(added, /id: e8anxslg\n(?: {4}.*\n)*? {4}note: One warning only\./);
      await wb.runCommand('Corroborate: Undo');
      await wb.file(SIDECAR, (text) => !text.includes('One warning only.'));

      // what a sidecar says is text
      const path = join(wb.folder, SIDECAR);
      await writeFile(path, (await readFile(path, 'utf8')).replace(NOTE, JSON.stringify(TURNED)));
      if ((await body.count()) === 0) await glyph.first().click();
      await until('the note as written', async () => (await body.first().innerText()).includes(HOSTILE));
      assert.equal(await body.locator('a, b').count(), 0);
      assert.doesNotMatch(await body.first().innerText(), /\u202E/);
    }),
  );
});
