import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import type { Workbench } from './workbench/workbench.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const MERCURY = 'averil-mercury-ferry-disaster-nine-killed.txt';
const CLAIM = 'people-on-board';

/** Counts what a mouse does, in the workbench and in every webview that opens from here on. */
async function countClicks(wb: Workbench): Promise<() => number> {
  let clicks = 0;
  await wb.page.exposeFunction('clicked', () => void clicks++);
  const listen =
    "addEventListener('mousedown', (event) => event.isTrusted && globalThis.clicked?.(), { capture: true });";
  await wb.page.addInitScript(listen);
  await wb.page.evaluate(listen);
  return () => clicks;
}

/** Presses Tab until the focus in a page is on what `wanted` finds. */
async function tabTo(wb: Workbench, page: FrameLocator, wanted: string): Promise<void> {
  const target = page.locator(wanted).first();
  await target.waitFor({ state: 'visible' });
  await until(`the focus on ${wanted}`, async () => {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return true;
    await wb.press('Tab');
    return false;
  });
}

/** Where the caret is, as the status bar says. */
const caret = async (wb: Workbench): Promise<string | undefined> =>
  (await wb.statusBar()).find((entry) => entry.startsWith('Ln '));

/** Opens the article with the caret in its seventh line, which starts with the sentence to tag. */
async function toLine7(wb: Workbench): Promise<void> {
  await wb.openFile(LEDGER);
  await wb.pressForQuickInput('Control+g', ':');
  await wb.editor.type('7');
  await wb.quickInput.accept();
  await wb.quickInput.waitClosed();
}

describe('the keyboard alone', () => {
  it(
    'tags a passage, opens its hover, confirms a match, reads the card and goes from the matrix to a passage',
    inWorkbench(
      { folder: 'samples', settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false } },
      async (wb) => {
        const clicks = await countClicks(wb);
        await toLine7(wb);
        await wb.pressForQuickInput('Alt+Enter');
        await wb.editor.type(CLAIM);
        await wb.quickInput.choose(CLAIM);
        const sidecar = await wb.file(`${LEDGER}.claims.yaml`, (text) => text.includes(CLAIM));
        assert.match(sidecar, /claim: people-on-board\n(?: {4}.*\n)*? {4}quote: \|-\n {6}The Ostrey Star/);

        // a hover that opens before the annotation is known says what it said when it opened
        await until('the count', async () =>
          (await wb.editor.lines()).join(' ').includes('an hour later. 1 article'),
        );
        const hover = await wb.editor.hoverAtCaret();
        await hover.waitFor(CLAIM);
        await wb.press('Escape');

        await wb.runCommand('Corroborate: Focus on Suggestions View');
        const suggestions = wb.sideBar.view('Suggestions');
        // any: the claim's own may stand below what is in view
        await suggestions.waitForRow(/./);
        // the welcome text, which had the focus while there was nothing to judge, is gone by now
        await wb.runCommand('Corroborate: Focus on Suggestions View');
        await suggestions.focusRow(new RegExp(`^${CLAIM}, Mercury`));
        await wb.press('Enter');
        await wb.tab(MERCURY).waitFor({ state: 'visible' });
        const shown = await until('the passage of the match', async () => {
          const at = await caret(wb);
          return at?.startsWith('Ln 8,') && at;
        });
        await wb.press('Alt+Enter');
        assert.match(await wb.file(`${MERCURY}.claims.yaml`), /claim: people-on-board/);

        await until('the passage of the next match', async () => (await caret(wb)) !== shown);

        await toLine7(wb);
        await wb.runCommand('Corroborate: Open Claim Card');
        await wb.webviewTab(`Claim: ${CLAIM}`).waitFor({ state: 'visible' });
        const card = await wb.webviewWith('.rung');
        await until('both articles in the card', async () =>
          (await card.locator('.counts').innerText()).startsWith('2 articles'),
        );
        await tabTo(wb, card, '#statement');
        await wb.editor.type('318 people were on board the Ostrey Star.');
        await wb.press('Control+Enter');
        await wb.file('claims.yaml', (text) => text.includes('318 people were on board'));
        await wb.press('Shift+Tab', 'Shift+Tab');
        await tabTo(wb, card, '.actions button');
        await wb.screenshot('keyboard-card');
        await wb.press('Enter');

        const matrix = await wb.webviewWith('[role=grid]');
        await tabTo(wb, matrix, '#filter-text');
        await wb.editor.type(CLAIM);
        await matrix.getByText('1 of 12 claims').waitFor();
        await tabTo(wb, matrix, '[role=rowheader]');
        await wb.press('Control+ArrowRight');
        await until('the focus on an appearance', async () => {
          const focused = matrix.locator('[role=gridcell]:focus');
          if ((await focused.count()) === 0) return false;
          return (await focused.getAttribute('aria-label'))?.startsWith(`${CLAIM}, `);
        });
        await wb.screenshot('keyboard-matrix');
        await wb.press('Enter');
        await until('the passage is selected', async () =>
          (await wb.statusBar()).some((entry) => /\(\d+ selected\)/.test(entry)),
        );
        await wb.screenshot('keyboard-passage');
        assert.equal(clicks(), 0, 'a mouse was used');
      },
    ),
  );
});
