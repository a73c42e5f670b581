import assert from 'node:assert/strict';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import { Studio } from './workbench/workbench.ts';

const CLAIM = 'killed-in-ferry-accident';

describe('Print', () => {
  it(
    'saves the page to print where no browser can open it from the extension’s machine',
    inWorkbench({ folder: 'samples' }, async (wb) => {
      await wb.openFile('skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt');
      await wb.sideBar.open('Corroborate');
      await wb.sideBar.view('Claims').waitForRow(CLAIM);
      await wb.runCommand('Corroborate: Open Claim Card');
      await wb.quickInput.choose(CLAIM);
      const card = await wb.webviewWith('.rung');
      await card.getByRole('button', { name: 'Print' }).click();
      await wb.waitForNotification(/open and print it in your browser/);
      await wb.screenshot('print');
      await wb.pressNotificationButton('Save Page');
      await wb.quickInput.waitOpen();
      // the dialog fills in where the page goes
      await until('the name of the page', async () =>
        (await wb.quickInput.value()).endsWith(`${CLAIM}.html`),
      );
      await wb.quickInput.accept();
      const page = await wb.file(`${CLAIM}.html`, (text) => text.includes('</html>'));
      assert.match(page, /<h[12][^>]*>[^<]*killed-in-ferry-accident|killed-in-ferry-accident<\//);
      assert.doesNotMatch(page, /<script/i);

      // what a browser makes of it
      const tab = await wb.page.context().newPage();
      await tab.setContent(page);
      await tab.emulateMedia({ media: 'print' });
      assert.ok((await tab.locator('body').innerText()).includes('At least nine people were killed'));
      await tab.screenshot({ path: 'out/screenshots/print-page.png', fullPage: true });
    }),
  );

  it('does so in the web extension host, too', async () => {
    const studio = await Studio.open({ kind: 'web' });
    try {
      await studio.with(
        { folder: 'samples' },
        async (wb) => {
          await wb.openFile('skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt');
          await wb.sideBar.open('Corroborate');
          await wb.sideBar.view('Claims').waitForRow(CLAIM);
          await wb.runCommand('Corroborate: Print Claim');
          await wb.quickInput.choose(CLAIM);
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
        },
        'failed-print-web',
      );
    } finally {
      await studio.close();
    }
  });
});
