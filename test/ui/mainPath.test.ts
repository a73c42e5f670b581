import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { oneWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import type { Workbench } from './workbench/workbench.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const MERCURY = 'averil-mercury-ferry-disaster-nine-killed.txt';
/** some words of a sentence that the Mercury took over from the agency and nobody has tagged */
const WORDS = 'which had 318 people on board';
const WRAPPED = { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false } as const;

/** The count at the end of the paragraph, which may stand in a row of its own. */
async function waitForCount(wb: Workbench, articles: number): Promise<void> {
  const count = new RegExp(`(an hour later|told reporters)\\. ${articles} article`);
  await until(`the count of ${articles}`, async () => count.test((await wb.editor.lines()).join(' ')));
}

describe('a person who tags a passage', () => {
  const inWindow = oneWorkbench({ folder: 'samples', settings: WRAPPED });

  it(
    'finds it on disk, sees the other outlets’ wordings, confirms one, and finds both in the sidebar',
    inWindow(
      async (wb) => {
        await wb.openFile(LEDGER);
        await wb.editor.caretAt(WORDS);
        await wb.pressForQuickInput('Alt+Enter');
        await until('who else seems to say it', async () =>
          (await wb.quickInput.picks()).some(({ detail }) =>
            /likely also in Mercury.*318 people on board/.test(detail),
          ),
        );
        await wb.quickInput.type('people-on-board');
        await wb.screenshot('1-tag');
        await wb.quickInput.choose('people-on-board');

        const sidecar = await wb.file(`${LEDGER}.claims.yaml`, (text) => text.includes('people-on-board'));
        assert.match(
          sidecar,
          /claim: people-on-board\n(?: {4}.*\n)*? {4}quote: \|-\n {6}The Ostrey Star, which had 318/,
        );
        await waitForCount(wb, 1);
        await wb.screenshot('2-tagged');

        const hover = await wb.editor.hover(WORDS);
        await hover.waitFor('Same claim');
        assert.match(await hover.text(), /^people-on-board — 1 article/);
        assert.match(await hover.text(), /Mercury.*suggested/);
        await wb.screenshot('3-hover');
        await hover.click('Same claim');
        const other = await wb.file(`${MERCURY}.claims.yaml`);
        assert.match(other, /claim: people-on-board/);
        assert.match(other, /which had 318 people on board/);

        await waitForCount(wb, 2);
        await hover.close();
        const again = await wb.editor.hover(WORDS);
        await again.waitFor('people-on-board — 2 articles');
        await wb.screenshot('4-confirmed');
        await again.close();

        await wb.sideBar.open('Corroborate');
        const article = wb.sideBar.view('This Article');
        await until('the passage among those of this article', async () =>
          (await article.rows()).some(({ aria }) => aria.includes('people-on-board')),
        );
        await wb.sideBar.view('Suggestions').collapse();
        const claims = wb.sideBar.view('Claims');
        await claims.expand();
        const row = await claims.waitForRow('people-on-board');
        assert.match(row.description, /^unchecked · 2 articles/);
        await claims.toggle('people-on-board');
        await until('both articles under the claim', async () => {
          const under = (await claims.rows()).filter(({ level }) => level === 2).map(({ label }) => label);
          return under.includes('Skerrow Ledger') && under.includes('Mercury Media Ltd');
        });
        await wb.screenshot('5-sidebar');

        await claims.click('Mercury Media Ltd');
        await wb.tab(MERCURY).waitFor({ state: 'visible' });
      },
      { theme: 'light' },
    ),
  );

  it(
    'takes a step back with one command, and forward again',
    inWindow(async (wb) => {
      await wb.openFile(MERCURY);
      await wb.editor.caretAt('a replacement ferry on the crossing');
      await wb.pressForQuickInput('Alt+Enter');
      await wb.quickInput.type('ferry-replaced');
      await wb.quickInput.choose('ferry-replaced');
      await until('the count', async () =>
        (await wb.editor.lines()).join(' ').includes('by Wednesday. 1 article'),
      );
      const tagged = await wb.file(`${MERCURY}.claims.yaml`, (text) => text.includes('ferry-replaced'));
      await wb.runCommand('Corroborate: Undo');
      await until('nothing is tagged', () => {
        const sidecar = join(wb.folder, `${MERCURY}.claims.yaml`);
        return !existsSync(sidecar) || !readFileSync(sidecar, 'utf8').includes('ferry-replaced');
      });
      await wb.runCommand('Corroborate: Redo');
      const again = await wb.file(`${MERCURY}.claims.yaml`, (text) => text.includes('ferry-replaced'));
      assert.deepEqual(again.split('\n').toSorted(), tagged.split('\n').toSorted());
    }),
  );

  it(
    'takes what is offered for words selected, and opens all appearances from the count above a paragraph',
    inWindow(async (wb) => {
      await wb.openFile(LEDGER);
      await wb.editor.select('an hour later');
      const offer = (title: string): Locator =>
        wb.page.locator('.action-widget .monaco-list-row', { hasText: title });
      const ask = (): Promise<unknown> =>
        until('what is offered', async () => {
          await wb.press('ControlOrMeta+.');
          return offer('Tag Passage…')
            .waitFor({ state: 'visible', timeout: 3000 })
            .then(
              () => true,
              () => false,
            );
        });
      await ask();
      for (const title of ['Tag with “', 'Tag All Occurrences…', 'Find Other Appearances…'])
        await offer(title).waitFor({ state: 'visible' });
      await wb.screenshot('actions-on-selection');
      await offer('Tag Passage…').click();
      await until('the question which claim', async () =>
        (await wb.quickInput.placeholder()).startsWith('Choose a claim'),
      );
      await wb.quickInput.cancel();
      await wb.editor.select('which had 318 people on board');
      await ask();
      await offer('Find Other Appearances…').click();
      await until('the other article', async () =>
        (await wb.quickInput.picks()).some(({ label, detail }) => `${label} ${detail}`.includes('Mercury')),
      );
      const headings = wb.quickInput.rows.locator('.quick-input-list-separator:visible');
      await until('each kind under its heading', async () => {
        const texts = (await headings.allInnerTexts()).filter(Boolean);
        return texts.join() === 'confirmed,possible';
      });
      await wb.screenshot('actions-find');
      await wb.quickInput.cancel();

      const lenses = wb.editor.root.locator('.codelens-decoration a');
      assert.equal(await lenses.count(), 0, 'off by default');
      await wb.setWorkspaceSettings({ 'corroborate.codeLens': true });
      const lens = lenses.filter({ hasText: /\d claims? · \d+ appearances/ }).first();
      await lens.waitFor({ state: 'visible' });
      await wb.screenshot('code-lens');
      await lens.click();
      const peek = wb.page.locator('.peekview-widget');
      await peek.locator('.monaco-list-row').first().waitFor({ state: 'visible' });
      await wb.screenshot('code-lens-peek');
      await wb.press('Escape');
      await wb.setWorkspaceSettings({});
      await until('none above', async () => (await lenses.count()) === 0);
    }),
  );

  it(
    'can tell the stances apart in every theme',
    inWindow(async (wb) => {
      await wb.openFile('quay-and-current-brannock-denies-steering-fault.article');
      await wb.openFile('halcyon-ferry-sinking-what-we-know.md');
      for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
        await wb.setTheme(theme);
        const marked = wb.editor.root.locator('.view-overlays .cdr[class*="ced-"]');
        await marked.first().waitFor({ state: 'attached' });
        const hover = await wb.editor.hover('harbour master');
        await hover.waitFor('Claim card');
        await wb.screenshot(`theme-${theme}`);
        await hover.close();
      }
    }),
  );
});
