import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { oneWorkbench } from './inWorkbench.ts';
import { openCard } from './openCard.ts';
import { until } from './workbench/wait.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const CLAIM = 'killed-in-ferry-accident';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds wrong with a page, as `rule: markup`. */
async function violations(page: FrameLocator): Promise<string[]> {
  const body = await page.locator('body').elementHandle();
  const frame = await body?.ownerFrame();
  assert.ok(frame);
  // The page's own policy lets no script in; the driver's expressions are not under it.
  await frame.evaluate(await readFile(AXE, 'utf8'));
  return frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const found = await axe.run({ resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    );
  });
}

/** Runs in the page: whether what the matrix is filtered by is among what the workbench has stored. */
async function isStored(filter: string): Promise<boolean> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no reason')));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db-')) continue;
    const database = await done(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames) {
        const all: unknown[] = await done(database.transaction(store).objectStore(store).getAll());
        // the end of a string of its own: other words of the pages have it within
        const whole = new RegExp(`${filter}\\\\*"`);
        if (all.some((value) => whole.test(String(value)) && String(value).includes('corroborate.matrix')))
          return true;
      }
    } finally {
      database.close();
    }
  }
  return false;
}

describe('the claim card and the matrix', () => {
  const inWindow = oneWorkbench({
    folder: 'samples',
    size: { width: 1500, height: 1000 },
    settings: { 'editor.wordWrap': 'on' },
  });

  it(
    'are worked with the keyboard, write to the register, follow the files and come back with the window',
    inWindow(async (wb) => {
      await wb.openFile(LEDGER);
      const card = await openCard(wb, CLAIM);
      await card.getByRole('heading', { name: '4 wordings' }).waitFor();
      await card.locator('mark.number').first().waitFor();

      const before = await wb.file('claims.yaml');
      const statement = card.getByLabel('Statement');
      await statement.fill('Twelve people died when the Ostrey Star struck the mole.');
      await statement.press('Control+Enter');
      const stated = await wb.file('claims.yaml', (text) => text.includes('struck the mole.'));
      const changed = stated.split('\n').filter((line) => !before.split('\n').includes(line));
      assert.deepEqual(changed, ['    statement: Twelve people died when the Ostrey Star struck the mole.']);
      await card.getByRole('radio', { name: 'true', exact: true }).press('Space');
      await wb.file('claims.yaml', (text) => /struck the mole\.\n {4}verdict: ["']?true/.test(text));

      await writeFile(
        join(wb.folder, 'claims.yaml'),
        before.replace('Twelve people died in', 'Ten people died in'),
      );
      await until('the card follows the file', async () =>
        (await statement.inputValue()).startsWith('Ten people'),
      );

      for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
        await wb.setTheme(theme);
        await wb.screenshot(`card-${theme}`);
        assert.deepEqual(await violations(card), [], `the card in ${theme}`);
      }

      await card.getByRole('button', { name: 'Matrix' }).press('Enter');
      await wb.webviewTab('Claim Matrix').waitFor({ state: 'visible' });
      const matrix = await wb.webviewWith('[role=grid]');
      const filter = matrix.getByRole('searchbox');
      await filter.fill('killed');
      await matrix.getByText(/^1 of 11 claims/).waitFor();
      for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
        await wb.setTheme(theme);
        await wb.screenshot(`matrix-${theme}`);
        assert.deepEqual(await violations(matrix), [], `the matrix in ${theme}`);
      }
      await matrix.getByRole('rowheader').press('Control+ArrowRight');
      await until('the focus on an appearance', async () => {
        const focused = matrix.locator('[role="gridcell"]:focus');
        return (await focused.count()) === 1 && (await focused.getAttribute('aria-label'))?.startsWith(CLAIM);
      });

      // a workbench in a browser stores what its pages remember every five seconds, and cannot when it is left
      await until('what the page remembers to be stored', () => wb.page.evaluate(isStored, 'killed'));
      await wb.page.reload();
      await wb.webviewTab('Claim Matrix').waitFor({ state: 'visible' });
      const again = await wb.webviewWith('[role=grid]');
      await again.getByText(/^1 of 11 claims/).waitFor();
      assert.equal(await again.getByRole('searchbox').inputValue(), 'killed');
      await again.getByRole('tab', { name: 'Timeline' }).click();
      await again
        .getByRole('heading', { name: /June 2031|June 8, 2031/ })
        .first()
        .waitFor();
      for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
        await wb.setTheme(theme);
        await wb.screenshot(`timeline-${theme}`);
        assert.deepEqual(await violations(again), [], `the timeline in ${theme}`);
      }
      // the card, in the group that is out of view, shows nothing over the tabs of the one that is
      for (let nth = 0; nth < (await wb.page.locator('iframe.webview.ready').count()); nth++) {
        const page = wb.webview(nth).locator('main').first();
        const { width = 0 } = (await page.boundingBox()) ?? {};
        assert.ok(width > 600 || !(await page.isVisible()), `a page of ${width} pixels`);
      }
    }),
  );

  it(
    'are a click from the hover; the matrix opens over the whole width and gives way to a passage beside it',
    inWindow(async (wb) => {
      // the reader's system tells what keys are called, not the one the extension runs on
      await wb.page.addInitScript("Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' });");
      await wb.openFile(LEDGER);
      await wb.sideBar.open('Corroborate');
      await wb.sideBar.view('Claims').waitForRow(CLAIM);
      const hover = await wb.editor.hover('Harbour master Ane Kjelmar said');
      await hover.waitFor('Claim card');
      await hover.click('Claim card');
      await wb.webviewTab('Claim: ferry-warned-twice').waitFor({ state: 'visible' });
      const card = await wb.webviewWith('.rung');
      assert.match((await card.getByLabel('Statement').getAttribute('title')) ?? '', /Cmd\+Enter/);
      assert.equal(await wb.editorGroups(), 2);

      await card.getByRole('button', { name: 'Matrix' }).click();
      const matrix = await wb.webviewWith('[role=grid]');
      const width = async (): Promise<number> =>
        matrix.locator('body').evaluate((body) => body.ownerDocument.documentElement.clientWidth);
      await until('the whole width', async () => (await width()) > 1000);
      assert.match(await matrix.locator('.keys').innerText(), /Cmd with an arrow key/);
      await matrix.locator('[role=gridcell]').first().click();
      await until('a passage', async () =>
        (await wb.statusBar()).some((entry) => /\(\d+ selected\)/.test(entry)),
      );
      await until('matrix and passage side by side', async () => (await width()) < 800);
      assert.equal(await wb.editorGroups(), 2);
      await wb.screenshot('matrix-beside');
    }),
  );

  it(
    'show what is written from right to left from right to left, each part by itself',
    inWindow(async (wb) => {
      await writeFile(
        join(wb.folder, 'arabic.txt'),
        'المنارة\n\n5 مايو 2031\n\nبلغت تكلفة إصلاح المنارة 2.4 مليون كرونة.\n',
      );
      await writeFile(
        join(wb.folder, 'arabic.txt.claims.yaml'),
        [
          'version: 1',
          'article: {publisher: صحيفة الميناء, title: المنارة تفتح أبوابها}',
          'annotations:',
          '  - {id: rrrrrrr1, claim: life-jackets-locked, quote: بلغت تكلفة إصلاح المنارة 2.4 مليون كرونة., speaker: سلطة الميناء}',
          '',
        ].join('\n'),
      );
      await wb.openFile(LEDGER);
      const card = await openCard(wb, 'life-jackets-locked');
      const rung = card.locator('.rung', { hasText: 'تكلفة' });
      // a page that is drawn anew has no style for what it had
      const drawn = await until('the rung', () =>
        rung.evaluate((element) => {
          const line = element.querySelector('.carriers > li');
          const parts = [element.querySelector('.words'), element.querySelector('.outlet'), line];
          return (
            element.isConnected && {
              directions: parts.map((part) => part && getComputedStyle(part).direction),
              lefts: [...(line?.querySelectorAll('.outlet, .fact') ?? [])].map(
                (part) => part.getBoundingClientRect().left,
              ),
            }
          );
        }),
      );
      assert.deepEqual(drawn.directions, ['rtl', 'rtl', 'ltr']);
      // the facts stand in their order from left to right, whatever is written in them
      assert.ok(drawn.lefts.length >= 3, `${drawn.lefts.length} parts`);
      assert.deepEqual(
        drawn.lefts,
        drawn.lefts.toSorted((a, b) => a - b),
      );
      await wb.screenshot('card-right-to-left');
    }),
  );

  it(
    'save the page to print where no browser can open it from the extension’s machine',
    inWindow(async (wb) => {
      await wb.openFile(LEDGER);
      const card = await openCard(wb, CLAIM);
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
      await tab.close();
    }),
  );
});
