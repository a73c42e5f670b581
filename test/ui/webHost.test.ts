import assert from 'node:assert/strict';
import { join } from 'node:path';
import { until } from './workbench/wait.ts';
import { PROJECT, Studio, type Workbench } from './workbench/workbench.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const CLAIM = 'killed-in-ferry-accident';

describe('the web extension host', () => {
  let studio: Studio;

  before(async () => {
    studio = await Studio.open({ kind: 'web' });
  });

  after(() => studio.close());

  const inWeb = (
    folder: string,
    picture: string,
    use: (wb: Workbench) => Promise<void>,
  ): (() => Promise<void>) => {
    return () => studio.with({ folder }, use, `failed-${picture}`);
  };

  it(
    'shows the card and the matrix, which write and answer as elsewhere',
    inWeb('samples', 'web-pages', async (wb) => {
      await wb.openFile(LEDGER);
      await wb.sideBar.open('Corroborate');
      await wb.sideBar.view('Claims').waitForRow(CLAIM);
      await wb.runCommand('Corroborate: Open Claim Card');
      await wb.quickInput.choose(CLAIM);
      const card = await wb.webviewWith('.rung');
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
    'knows in the next session what it read in the last',
    inWeb('samples', 'web-stored', async (wb) => {
      const log = async (): Promise<string> => {
        await wb.runCommand('Corroborate: Show Log');
        return wb.page.locator('.part.panel .view-lines').first().innerText();
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
    }),
  );

  it(
    'opens a copy of the sample corpus in a window of its own',
    inWeb('test/fixtures/workspaces/harbour', 'web-samples', async (wb) => {
      await wb.openFile('lighthouse-post.txt');
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
