import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const SIDECAR = `${LEDGER}.claims.yaml`;
const NOTE = 'She spoke Sarnish; three translations are about.';
const HOSTILE = '[click](command:workbench.action.quit) <b>bold</b> https://example.org';
const TURNED = `\u202E${HOSTILE}`;

describe('notes in the margin', () => {
  it(
    'are shown as text, edited into the sidecar, taken back, and follow a hand that edits the sidecar',
    inWorkbench(
      {
        folder: 'samples',
        settings: {
          'corroborate.notes.inMargin': true,
          'comments.openView': 'never',
          'editor.wordWrap': 'on',
        },
      },
      async (wb) => {
        await wb.openFile(LEDGER);
        const glyph = wb.editor.root.locator('.comment-range-glyph.comment-thread');
        await glyph.first().waitFor({ state: 'visible' });
        // the editor draws threads anew, closed, once it knows of every extension that comments
        await until('extensions to be there', async () =>
          (await wb.statusBar()).every((entry) => !/Activating|Reading articles/.test(entry)),
        );
        await glyph.first().click();
        const widget = wb.page.locator('.review-widget');
        const body = widget.locator('.comment-body');
        await until('the note', async () => (await body.first().innerText()).includes(NOTE));
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
      },
    ),
  );
});
