import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { until } from './workbench/wait.ts';
import { Studio } from './workbench/studio.ts';
import type { Workbench } from './workbench/workbench.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const SIDECAR = `${LEDGER}.claims.yaml`;
const QUOTE = 'It settled in nine metres of water an hour later.';
const NOTE = 'By **[a](command:workbench.action.quit)** <b>or</b> b';
const INPUT = { article: LEDGER, quote: QUOTE, claim: 'settled-in-water', stance: 'asserts', note: NOTE };

/** Tells the participant of the chat which tool to call, as a model would. */
async function say(wb: Workbench, tool: string, input: object): Promise<void> {
  await wb.runCommand('Chat: Open Chat');
  const field = wb.page.locator('.interactive-input-part .monaco-editor').first();
  await field.waitFor({ state: 'visible' });
  await until('the focus in the chat', () =>
    field.evaluate((editor) => editor.contains(document.activeElement)),
  );
  await wb.editor.type('@caller ');
  await wb.page.keyboard.insertText(JSON.stringify({ tool, input }));
  await wb.press('Escape', 'Enter');
}

const confirmation = async (wb: Workbench, title: string): Promise<Locator> => {
  const box = wb.page.locator('.chat-tool-confirmation-carousel').last();
  await until(`the confirmation “${title}”`, async () => {
    return (await box.count()) > 0 && (await box.innerText()).includes(title);
  });
  return box;
};

describe('an assistant in the chat', () => {
  let studio: Studio;

  before(async () => {
    studio = await Studio.open({ besides: ['test/fixtures/extensions/assistant'] });
  });

  after(() => studio.close());

  it('writes nothing before a person saw, as text, what it will write, and said so', () =>
    studio.with(
      {
        folder: 'samples',
        size: { width: 1440, height: 1000 },
        settings: { 'chat.disableAIFeatures': false, 'editor.wordWrap': 'on' },
      },
      async (wb) => {
        await wb.openFile(LEDGER);
        await until('what is tagged', async () =>
          (await wb.editor.lines()).some((line) => line.includes('1 denies')),
        );
        const before = await wb.sidecars();
        await say(wb, 'corroborate_tag_passage', INPUT);
        const first = await confirmation(wb, 'Tag a passage');
        const said = await first.innerText();
        for (const shown of [
          `Written to ${SIDECAR}:`,
          'claim: settled-in-water',
          `quote: “${QUOTE}”`,
          'stance: asserts',
          `note: ${NOTE}`,
        ])
          assert.ok(said.includes(shown), `${shown} in ${said}`);
        assert.equal(await first.locator('.rendered-markdown').first().locator('a, b, strong').count(), 0);
        await wb.screenshot('assistant-confirmation');
        assert.deepEqual(await wb.sidecars(), before);
        await first.getByRole('button', { name: 'Skip' }).click();
        await first.waitFor({ state: 'hidden' });
        assert.deepEqual(await wb.sidecars(), before);

        await say(wb, 'corroborate_tag_passage', INPUT);
        const second = await confirmation(wb, 'Tag a passage');
        await second.getByRole('button', { name: 'Allow' }).first().click();
        const written = await wb.file(SIDECAR, (text) => text.includes('settled-in-water'));
        assert.ok(written.includes(NOTE));
        await wb.runCommand('Corroborate: Undo');
        await wb.file(SIDECAR, (text) => !text.includes('settled-in-water'));

        await say(wb, 'corroborate_list_claims', { filter: '[ferry](x)' });
        const third = await confirmation(wb, 'List claims');
        const listed = await third.innerText();
        assert.match(listed, /the claims of this workspace with “\[ferry\]\(x\)”\. Nothing is written\./);
      },
      'failed-assistant',
    ));
});
