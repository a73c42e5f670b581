import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { oneWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

describe('the annotations of this article', () => {
  const inWindow = oneWorkbench({
    folder: 'test/fixtures/workspaces/harbour',
    size: { width: 1300, height: 1100 },
    settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
  });

  it(
    'keeps the focus and what is chosen when a row is clicked, and goes to the text on Enter',
    inWindow(async (wb) => {
      const outer = 'The gate was shut at noon, the warden said, and the quay was cleared by one.';
      const inner = 'the quay was cleared by one';
      await writeFile(join(wb.folder, 'gate.txt'), `Gate\n\n${outer}\n\nThe boats left.\n`);
      await writeFile(
        join(wb.folder, 'gate.txt.claims.yaml'),
        `version: 1\nannotations:\n` +
          [outer, inner, 'The boats left.']
            .map((quote, at) => `  - {id: a000000${at}, claim: gate-${at}, quote: "${quote}"}\n`)
            .join(''),
      );
      await wb.openFile('gate.txt');
      const view = await wb.sideBar.showOnly('This Article');
      const selected = (length: number): Promise<unknown> =>
        until(`${length} characters selected in the text`, async () =>
          (await wb.statusBar()).some((entry) => entry.includes(`(${length} selected)`)),
        );
      const chosen = async (): Promise<string[]> =>
        (await view.rows()).filter((row) => row.selected).map(({ label }) => label);

      // the caret comes to stand in the inner one, too, but the row clicked stays the one chosen
      await view.click(/^The gate was shut/);
      await selected(outer.length);
      assert.match(await view.focused(), /The gate was shut/);
      await view.row(/^The boats left/).click({ modifiers: ['ControlOrMeta'] });
      await until('both are chosen', async () => (await chosen()).length === 2);
      await wb.editor.caretAt(inner);
      await wb.press('ArrowRight');
      assert.equal((await chosen()).length, 2);

      // Delete is meant for the row, never for the text selected beside it
      await view.click(/^The gate was shut/);
      await selected(outer.length);
      assert.deepEqual(await chosen(), [outer]);
      await wb.press('Delete');
      await wb.file('gate.txt.claims.yaml', (text) => !text.includes('gate-0'));
      assert.ok((await wb.file('gate.txt')).includes(outer));
      assert.equal(await wb.tab('gate.txt').and(wb.page.locator('.dirty')).count(), 0);
      await wb.runCommand('Corroborate: Undo');
      await view.click(/^The gate was shut/);
      await selected(outer.length);
      assert.match(await view.focused(), /The gate was shut/);

      await wb.press('Enter');
      await until('the focus in the text', () =>
        wb.editor.root.evaluate((editor) => editor.contains(document.activeElement)),
      );
    }),
  );

  it(
    'shows five hundred and then the next, where the focus goes',
    inWindow(async (wb) => {
      const lines = Array.from({ length: 1203 }, (_, index) => `Ship ${index + 1} entered the harbour.`);
      const entries = lines.map((line, index) => {
        const id = `a${String(index + 1).padStart(7, '0')}`;
        return `  - {id: ${id}, claim: ship-${index + 1}, quote: ${line}, prefix: '', suffix: ''}\n`;
      });
      await writeFile(join(wb.folder, 'ships.txt'), `Ships\n\n${lines.join('\n\n')}\n`);
      await writeFile(
        join(wb.folder, 'ships.txt.claims.yaml'),
        `version: 1\nannotations:\n${entries.join('')}`,
      );
      await wb.openFile('ships.txt');
      const view = await wb.sideBar.showOnly('This Article');
      await view.waitForRow(/^Ship 1 entered/);
      await wb.runCommand('Corroborate: Focus on This Article View');
      const next = async (first: RegExp, left: string): Promise<void> => {
        await until('the last row', async () => {
          await wb.press('End');
          return (await view.labels()).some((label) => first.test(label));
        });
        const more = view.row('Show More');
        assert.match((await view.waitForRow('Show More')).description, new RegExp(left));
        await more.click();
      };
      await next(/^Ship 500 /, '70[34] left');
      await until('the focus on the first of the next', async () => /Ship 501 /.test(await view.focused()));
      await wb.screenshot('sidebar-show-more');
      await next(/^Ship 1000 /, '20[34] left');
      await until('the focus on the first of the last', async () => /Ship 1001 /.test(await view.focused()));
      // what is filtered for is found beyond the pages shown
      await wb.runCommand('Corroborate: Filter This Article’s Annotations…');
      await wb.quickInput.type('ship 1203');
      await until(
        'the one row',
        async () => (await view.labels()).join() === 'Ship 1203 entered the harbour.',
      );
      await wb.quickInput.accept();
    }),
  );
});
