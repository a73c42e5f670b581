import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import type { Workbench } from './workbench/workbench.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const MERCURY = 'averil-mercury-ferry-disaster-nine-killed.txt';
/** some words of a sentence that the Mercury took over from the agency and nobody has tagged */
const WORDS = 'which had 318 people on board';
const WRAPPED = { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false } as const;

/** Tags the sentence of `words` with the keyboard and waits until it shows. */
async function tag(wb: Workbench, words: string, claim: string): Promise<void> {
  await wb.editor.caretAt(words);
  await wb.pressForQuickInput('Alt+Enter');
  await wb.quickInput.type(claim);
  await wb.quickInput.choose(claim);
  await waitForCount(wb, 1);
}

/** The count at the end of the paragraph, which may stand in a row of its own. */
async function waitForCount(wb: Workbench, articles: number): Promise<void> {
  const count = new RegExp(`(an hour later|told reporters)\\. ${articles} article`);
  await until(`the count of ${articles}`, async () => count.test((await wb.editor.lines()).join(' ')));
}

describe('a person who tags a passage', () => {
  it(
    'finds it on disk, sees the other outlets’ wordings, confirms one, and finds both in the sidebar',
    inWorkbench({ folder: 'samples', theme: 'light', settings: WRAPPED }, async (wb) => {
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
    }),
  );

  it(
    'takes a step back with one command, and forward again',
    inWorkbench({ folder: 'samples', settings: WRAPPED }, async (wb) => {
      await wb.openFile(MERCURY);
      await tag(wb, WORDS, 'people-on-board');
      const tagged = await wb.file(`${MERCURY}.claims.yaml`);
      await wb.runCommand('Corroborate: Undo');
      await until('nothing is tagged', () => {
        const sidecar = join(wb.folder, `${MERCURY}.claims.yaml`);
        return !existsSync(sidecar) || !readFileSync(sidecar, 'utf8').includes('people-on-board');
      });
      await wb.runCommand('Corroborate: Redo');
      const again = await wb.file(`${MERCURY}.claims.yaml`, (text) => text.includes('people-on-board'));
      assert.deepEqual(again.split('\n').toSorted(), tagged.split('\n').toSorted());
    }),
  );

  it(
    'needs no mouse: the hover opens at the caret, the suggestions are judged from the list',
    inWorkbench({ folder: 'samples', settings: WRAPPED }, async (wb) => {
      await wb.openFile(LEDGER);
      await tag(wb, WORDS, 'people-on-board');
      const hover = await wb.editor.hoverAtCaret();
      await hover.waitFor('people-on-board');
      await wb.press('Escape');

      await wb.runCommand('Corroborate: Focus on Suggestions View');
      const suggestions = wb.sideBar.view('Suggestions');
      // any: the claim's own may stand below what is in view
      await suggestions.waitForRow(/./);
      // more rows in view; the welcome text, which had the focus while there was nothing to judge, is gone by now
      await wb.sideBar.view('This Article').collapse();
      await wb.sideBar.view('Claims').collapse();
      await wb.runCommand('Corroborate: Focus on Suggestions View');
      await suggestions.focusRow(/^people-on-board, Mercury/);
      // the list has the row in focus; choosing it shows its passage, judging comes after
      await wb.press('Enter');
      await wb.tab(MERCURY).waitFor({ state: 'visible' });
      await wb.press('Alt+Enter');
      assert.match(await wb.file(`${MERCURY}.claims.yaml`), /claim: people-on-board/);
    }),
  );

  it(
    'can tell the stances apart in every theme',
    inWorkbench({ folder: 'samples', settings: WRAPPED }, async (wb) => {
      await wb.openFile('quay-and-current-brannock-denies-steering-fault.article');
      await wb.openFile('halcyon-ferry-sinking-what-we-know.md');
      for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
        await wb.setTheme(theme);
        const marked = wb.editor.root.locator('.view-overlays .cdr[class*="ced-"]');
        await marked.first().waitFor({ state: 'attached' });
        await wb.screenshot(`theme-${theme}`);
      }
    }),
  );
});
