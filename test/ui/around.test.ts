import assert from 'node:assert/strict';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';

describe('around the work', () => {
  it(
    'offers only what can run, and a sample corpus where nothing is open',
    inWorkbench({ folder: 'test/fixtures/workspaces/harbour' }, async (wb) => {
      // a window without a folder
      await wb.page.goto(`${new URL(wb.page.url()).origin}/?ew=true`);
      await wb.page.locator('.part.statusbar').waitFor({ state: 'visible' });
      await wb.sideBar.open('Corroborate');
      await until('what to do first', async () =>
        (await wb.sideBar.view('This Article').welcome()).includes('Open Sample Corpus'),
      );
      await wb.screenshot('no-folder');
      const offered = (await wb.commands('Corroborate: ')).filter((label) =>
        /^Corroborate: (?!Focus on)/.test(label),
      );
      assert.deepEqual(offered, ['Corroborate: Open Sample Corpus…', 'Corroborate: Show Log']);

      await wb.runCommand('Corroborate: Open Sample Corpus…');
      await wb.quickInput.choose('Beside the extension’s own data');
      // the window opens the copy
      await until('the copy is open', async () => wb.page.url().includes('corroborate-samples'));
      await wb.page.locator('.part.statusbar').waitFor({ state: 'visible' });
      await wb.openFile(LEDGER);
      await wb.sideBar.open('Corroborate');
      await wb.sideBar.view('This Article').waitForRow(/^Harbour master/);
    }),
  );

  it(
    'speaks German where the editor does, and shows the walkthrough',
    inWorkbench(
      { folder: 'samples', language: 'de', theme: 'light', settings: { 'editor.wordWrap': 'on' } },
      async (wb) => {
        await wb.openFile(LEDGER);
        await wb.sideBar.open('Corroborate');
        const view = wb.sideBar.view('Dieser Artikel');
        await until('coverage in German', async () => (await view.message()) === '11 von 29 Sätzen markiert');
        await wb.sideBar.view('Behauptungen').waitForRow('captain-arrested');
        await wb.screenshot('german');
        await wb.runCommand('Welcome: Open Walkthrough...');
        await wb.quickInput.choose('Wer sagt das noch?');
        const walkthrough = wb.page.locator('.gettingStartedContainer');
        await walkthrough.getByText('Eine Behauptung mit einer Taste markieren').first().click();
        const picture = walkthrough
          .locator('.getting-started-media img, .getting-started-media-container img')
          .first();
        await until('its picture', async () =>
          picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 200),
        );
        await wb.screenshot('walkthrough');
        // no article is open in a text editor now: nothing is said of one
        await until('what to open', async () =>
          (await view.welcome()).startsWith('Öffnen Sie einen Artikel'),
        );
      },
    ),
  );
});
