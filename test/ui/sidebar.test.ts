import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { oneWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';

describe('the sidebar of the samples', () => {
  const inWindow = oneWorkbench({
    folder: 'samples',
    size: { width: 1300, height: 1100 },
    settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
  });

  describe('This Article', () => {
    it(
      'filters live, shows what is not tagged a key away, goes by claim, and assigns by dragging',
      inWindow(async (wb) => {
        await wb.openFile(LEDGER);
        const view = await wb.sideBar.showOnly('This Article');
        await view.waitForRow('Not tagged yet');
        await until('coverage', async () => (await view.message()) === '11 of 29 sentences tagged');

        // several at once: two rows chosen, one tag, one step
        await view.row(/^Harbour master/).click();
        await view.row(/^Brannock Line/).click({ modifiers: ['Shift'] });
        await until(
          'both are chosen',
          async () => (await view.rows()).filter(({ selected }) => selected).length === 2,
        );
        const entries = await view.contextMenu(/^Brannock Line/);
        for (const entry of ['Add Tag…', 'Export Claim…'])
          assert.ok(entries.includes(entry), `${entry} among ${entries.join()}`);
        await wb.chooseInMenu('Add Tag…');
        await wb.quickInput.type('warnings');
        await wb.quickInput.accept();
        const both = await wb.file(`${LEDGER}.claims.yaml`, (text) => text.split('warnings').length === 3);
        assert.ok(both);

        // the filter follows the keys; Escape takes it back, Enter keeps it
        await wb.runCommand('Corroborate: Filter This Article’s Annotations…');
        await wb.quickInput.type('kjelmar');
        await until('one row', async () => (await view.labels()).length === 1);
        assert.match((await view.labels())[0] ?? '', /^Harbour master Ane Kjelmar/);
        await wb.quickInput.cancel();
        await view.waitForRow('Not tagged yet');
        await wb.runCommand('Corroborate: Filter This Article’s Annotations…');
        await wb.quickInput.type('kjelmar');
        await wb.quickInput.accept();
        await until(
          'what it is filtered by',
          async () => (await view.message()) === 'Filter: kjelmar · 1 of 11',
        );
        await wb.screenshot('sidebar-article-filtered');
        await view.titleAction('Clear Filter');
        await view.waitForRow('Not tagged yet');

        // the caret marks its row
        await wb.editor.caretAt('He is not under arrest');
        await until('the row of the passage at the caret', async () =>
          (await view.rows()).some(({ label, selected }) => selected && label.startsWith('He is not')),
        );

        // by the keyboard alone: to a figure nobody tagged, and tag its sentence
        await wb.runCommand('Corroborate: Focus on This Article View');
        await view.focusRow(/^Not tagged yet/);
        await wb.press('ArrowRight');
        await view.waitForRow('318');
        await wb.screenshot('sidebar-article');
        await view.focusRow(/^figure not tagged yet, 318/);
        await wb.pressForQuickInput('Alt+Enter');
        await wb.quickInput.type('people-on-board');
        await wb.quickInput.choose('people-on-board');
        assert.match(
          await wb.file(`${LEDGER}.claims.yaml`, (text) => text.includes('people-on-board')),
          /claim: people-on-board\n(?: {4}.*\n)*? {4}quote: \|-\n {6}The Ostrey Star, which had 318/,
        );
        await until('the count goes up', async () => (await view.message()) === '12 of 29 sentences tagged');

        // by claim, and from one claim to another by dragging
        await wb.runCommand('Corroborate: Show Annotations by Claim');
        await view.waitForRow('people-on-board');
        await view.toggle('Not tagged yet');
        await wb.screenshot('sidebar-article-by-claim');
        await view.drag(/^The Ostrey Star, which had 318/, view.row('life-jackets-locked'));
        await wb.file(`${LEDGER}.claims.yaml`, (text) => !text.includes('people-on-board'));
        await until(
          'the claim without annotations is gone',
          async () => !(await view.labels()).includes('people-on-board'),
        );

        // and onto a claim of another view
        const claims = wb.sideBar.view('Claims');
        await claims.expand();
        await claims.waitForRow('captain-arrested');
        await view.drag(/^The Ostrey Star, which had 318/, claims.row('captain-arrested'));
        const moved = await wb.file(`${LEDGER}.claims.yaml`, (text) =>
          /claim: captain-arrested\n(?: {4}.*\n)*? {4}quote: \|-\n {6}The Ostrey Star/.test(text),
        );
        assert.ok(moved);
        await wb.runCommand('Corroborate: Undo');
        await wb.file(`${LEDGER}.claims.yaml`, (text) =>
          /claim: life-jackets-locked\n(?: {4}.*\n)*? {4}quote: \|-\n {6}The Ostrey Star/.test(text),
        );
      }),
    );
  });

  describe('Claims', () => {
    it(
      'group, sort and filter, tell verdicts by word, and are worked on from their row',
      inWindow(
        async (wb) => {
          await wb.openFile(LEDGER);
          const view = await wb.sideBar.showOnly('Claims');
          await until('the verdicts of the register', async () =>
            (await view.waitForRow('more-passengers-than-certified')).description.startsWith(
              'true, disputed · ',
            ),
          );
          await until('what is disputed', async () =>
            /^unchecked, disputed · \d articles/.test(
              (await view.waitForRow('captain-arrested')).description,
            ),
          );
          assert.match((await view.waitForRow('wreck-raised-by-end-of-june')).aria, /false/);

          await wb.runCommand('Corroborate: Sort Claims…');
          await wb.quickInput.choose('most articles first');
          await until('the one with most articles first', async () =>
            /[4-9] articles/.test((await view.rows())[0]?.description ?? ''),
          );
          await wb.runCommand('Corroborate: Group Claims By…');
          await wb.quickInput.choose('by speaker');
          await view.waitForRow('Tobias Renk');
          assert.equal(await view.description(), 'by speaker · most articles first');
          await wb.screenshot('sidebar-claims-by-speaker');
          await wb.runCommand('Corroborate: Group Claims By…');
          await wb.quickInput.choose('by verdict');
          await view.waitForRow('missing context');

          // the search goes through statements, speakers and wordings
          await view.titleAction('Filter Claims');
          await wb.quickInput.type('renk');
          await wb.quickInput.accept();
          await until('what is filtered', async () => /^Filter: renk · \d of 11$/.test(await view.message()));
          await until('the rows it finds, and no others', async () => {
            const found = await view.labels();
            return found.includes('more-passengers-than-certified') && !found.includes('captain-arrested');
          });
          await view.titleAction('Clear Filter');
          await view.waitForRow('captain-arrested');

          const entries = await view.contextMenu('captain-arrested');
          for (const entry of [
            'Set Verdict…',
            'Rename Claim Everywhere…',
            'Merge into Another Claim…',
            'Export Claim…',
          ])
            assert.ok(entries.includes(entry), `${entry} among ${entries.join()}`);
          await wb.chooseInMenu('Set Verdict…');
          await wb.quickInput.choose('false');
          await wb.file('claims.yaml', (text) =>
            /captain-arrested:\n(?: {4}.*\n)*? {4}verdict: "false"/.test(text),
          );
          await until('it moves to the other group', async () =>
            (await view.waitForRow('captain-arrested')).description.startsWith('false'),
          );
          await wb.screenshot('sidebar-claims-by-verdict');
          await wb.runCommand('Corroborate: Undo');
          await wb.file(
            'claims.yaml',
            (text) => !/captain-arrested:\n(?: {4}.*\n)*? {4}verdict: "false"/.test(text),
          );
        },
        { theme: 'light' },
      ),
    );
  });

  describe('Suggestions', () => {
    it(
      'are judged one after another with the keyboard alone, and several together only when asked',
      inWindow(
        async (wb) => {
          await wb.openFile(LEDGER);
          const view = await wb.sideBar.showOnly('Suggestions');
          await view.waitForRow('more-passengers-than-certified');
          // while views are at work their icon says so in the number's place
          await until(
            'more than four to judge',
            async () => Number(await wb.sideBar.badge('Corroborate')) > 4,
          );
          await wb.runCommand('Corroborate: Focus on Suggestions View');

          // confirm: it leaves, the next takes the focus and is shown
          const isOf = (aria: string): boolean => aria.startsWith('more-passengers-than-certified, ');
          await view.focusRow(/^more-passengers-than-certified, Mercury/);
          const confirmed = await view.focused();
          await wb.press('Alt+Enter');
          await until('the focus on another match of the claim', async () => {
            const now = await view.focused();
            return now !== confirmed && isOf(now);
          });
          await until(
            'one less to judge',
            async () => !(await view.rows()).some(({ aria }) => aria === confirmed),
          );
          // skip: it waits at the end
          const skipped = await view.focused();
          await wb.press('Alt+ArrowDown');
          await view.waitForRow('Skipped');
          const third = await until('the focus on the match after it', async () => {
            const now = await view.focused();
            return now !== skipped && isOf(now) && now;
          });
          // open both sides, the list keeps the focus
          await wb.press('ControlOrMeta+Enter');
          await until('two editors side by side', async () => (await wb.editorGroups()) === 2);
          await until('the passage of the claim on the left', async () => {
            const left = wb.page.locator('.editor-group-container').first().locator('.view-lines');
            // the one of its appearances that is most like the match
            return /nearly\s+thirty|licensed\s+for\s+290/.test(await left.innerText());
          });
          assert.equal(await view.focused(), third);
          await wb.screenshot('sidebar-suggestions');
          // not this claim
          const rejections = async (): Promise<number> =>
            (await wb.sidecars()).join('').split('claim: ').length;
          const judged = await rejections();
          await wb.press('Delete');
          await until('a rejection on disk', async () => (await rejections()) === judged + 1);
          await until('the focus on the next', async () => {
            const now = await view.focused();
            return now !== '' && now !== third;
          });

          // a whole claim at once is asked about first, and is one step back
          const group = (await view.rows()).find(
            ({ level, description }) => level === 1 && Number(description) > 1,
          );
          assert.ok(group);
          const written = await wb.sidecars();
          await view.contextMenu(group.label);
          await wb.chooseInMenu('Not This Claim');
          const question = await wb.dialog();
          assert.match(question, new RegExp(`Is none of these ${group.description} matches the claim`));
          await wb.screenshot('sidebar-suggestions-ask');
          await wb.pressDialogButton('Not This Claim');
          await until(
            'the claim has nothing to judge',
            async () => !(await view.labels()).includes(group.label),
          );
          await wb.runCommand('Corroborate: Undo');
          await until(
            'all as it was',
            async () => JSON.stringify(await wb.sidecars()) === JSON.stringify(written),
          );
          await view.waitForRow(group.label);
        },
        { theme: 'high-contrast' },
      ),
    );
  });

  describe('Needs a Look', () => {
    it(
      'shows what the words were and are, and accepts, re-anchors or removes from the row',
      inWindow(async (wb) => {
        const path = join(wb.folder, LEDGER);
        const text = await readFile(path, 'utf8');
        await writeFile(
          path,
          text
            .replace('He is not under arrest', 'He is now under arrest')
            .replace(
              'Harbour master Ane Kjelmar said her office had warned the ferry',
              'The office had warned it',
            ),
        );
        await wb.openFile(LEDGER);
        const view = await wb.sideBar.showOnly('Needs a Look');
        const altered = await view.waitForRow(/^He is not under arrest/);
        assert.match(altered.description, /^altered · negation: not → now|^altered/);
        await view.toggle(/^He is not under arrest/);
        await view.waitForRow(/^was: He is not under arrest/);
        await view.waitForRow(/^now: He is now under arrest/);
        assert.deepEqual(await view.highlighted(/^now: /), ['now']);
        await wb.screenshot('sidebar-attention');
        await view.act(/^He is not under arrest/, 'Accept the New Wording');
        await wb.file(`${LEDGER}.claims.yaml`, (sidecar) => sidecar.includes('He is now under arrest'));
        await until(
          'it is quiet again',
          async () => !(await view.labels()).some((label) => label.startsWith('He is')),
        );
      }),
    );
  });
});
