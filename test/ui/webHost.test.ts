import assert from 'node:assert/strict';
import { join } from 'node:path';
import { oneWorkbench } from './inWorkbench.ts';
import { openCard, runOnClaim } from './openCard.ts';
import { until } from './workbench/wait.ts';
import { PROJECT } from './workbench/workbench.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const CLAIM = 'killed-in-ferry-accident';

describe('the web extension host', () => {
  const inWindow = oneWorkbench({ kind: 'web', folder: 'samples' });

  it(
    'knows in the next session what it read in the last',
    inWindow(async (wb) => {
      const log = async (): Promise<string> => {
        await wb.runCommand('Corroborate: Show Log');
        // a window that is still being restored may not show it
        return wb.page.locator('.part.panel .view-lines').first().innerText({ timeout: 3000 });
      };
      const says = (what: RegExp): Promise<unknown> =>
        until(`the log to say ${String(what)}`, async () =>
          what.test((await log()).replaceAll('\u00a0', ' ')),
        );
      await wb.openFile(LEDGER);
      await wb.sideBar.open('Corroborate');
      await wb.sideBar.view('Claims').waitForRow(CLAIM);
      await says(/\d+ articles are indexed/);
      await wb.page.reload();
      await wb.sideBar.view('Claims').waitForRow(CLAIM);
      await says(/[1-9]\d* articles are known from the last session/);
      await says(/\d+ articles are indexed/);
      await wb.screenshot('web-stored');
      await wb.runCommand('View: Hide Panel');
    }),
  );

  it(
    'shows the card and the matrix, which write and answer as elsewhere',
    inWindow(async (wb) => {
      await wb.openFile(LEDGER);
      const card = await openCard(wb, CLAIM);
      await card.getByRole('heading', { name: '4 wordings' }).waitFor();
      await card.locator('.matches').waitFor();
      const statement = card.getByLabel('Statement');
      await statement.fill('Twelve people died, as written in a browser.');
      await statement.press('Control+Enter');
      await wb.file('claims.yaml', (text) => text.includes('as written in a browser'));
      await wb.screenshot('web-card');

      await card.getByRole('button', { name: 'Matrix' }).press('Enter');
      const matrix = await wb.webviewWith('[role=grid]');
      await matrix.getByText('11 of 11 claims').waitFor();
      await wb.screenshot('web-matrix');
      await matrix
        .locator('[role=gridcell]', { has: wb.page.locator('svg.disputes') })
        .first()
        .click();
      await wb.tab('ostrey-post-we-counted-the-tickets.txt').waitFor({ state: 'visible' });
      assert.match(await wb.running(), /web worker/);
    }),
  );

  it(
    'saves the page to print',
    inWindow(async (wb) => {
      await wb.openFile(LEDGER);
      await runOnClaim(wb, 'Corroborate: Print Claim', CLAIM);
      // an extension under development is heard in the list of notifications only
      const center = wb.page.locator('.notifications-center.visible');
      const save = center.locator('.monaco-button', { hasText: 'Save Page' });
      await until('the offer to save the page', async () => {
        if (await save.first().isVisible()) return true;
        if (!(await center.isVisible())) await wb.runCommand('Notifications: Show Notifications');
        return false;
      });
      await save.first().click();
      await until('the name of the page', async () =>
        (await wb.quickInput.value()).endsWith(`${CLAIM}.html`),
      );
      await wb.quickInput.accept();
      const page = await wb.file(`${CLAIM}.html`, (text) => text.includes('</html>'));
      assert.ok(page.includes('At least nine people were killed'));
      assert.doesNotMatch(page, /<script/i);
      assert.match(await wb.running(), /web worker/);
    }),
  );

  it(
    'opens a copy of the sample corpus in a window of its own',
    inWindow(async (wb) => {
      await wb.openFile(LEDGER);
      await wb.runCommand('Corroborate: Open Sample Corpus…');
      await wb.quickInput.choose('Beside the extension’s own data');
      const opened = await until('a window with the copy', () =>
        wb.page
          .context()
          .pages()
          .find((page) => page.url().includes('corroborate-samples')),
      );
      await opened.locator('.explorer-folders-view').getByText(LEDGER, { exact: true }).waitFor();
      await opened.screenshot({ path: join(PROJECT, 'out/screenshots/web-samples.png') });
    }),
  );
});
