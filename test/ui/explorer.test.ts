import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import type { Workbench } from './workbench/workbench.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const SIDECAR = `${LEDGER}.claims.yaml`;

/** What the explorer tells of each file, and the badge it draws beside each. */
async function files(wb: Workbench): Promise<Map<string, { readonly told: string; readonly badge: string }>> {
  const rows = await wb.sideBar.root.locator('.explorer-folders-view .monaco-list-row').evaluateAll((all) =>
    all.map((row) => {
      const label = row.querySelector('.monaco-icon-label');
      const drawn = label ? getComputedStyle(label, '::after').content : '';
      return {
        name: row.querySelector('.label-name')?.textContent ?? '',
        told: label?.getAttribute('aria-label') ?? '',
        badge: drawn.startsWith('"') ? (JSON.parse(drawn) as string) : '',
      };
    }),
  );
  return new Map(rows.map(({ name, ...row }) => [name, row]));
}

describe('the explorer', () => {
  it(
    'tells how many annotations an article has, marks what needs a look, and nests sidecars once that is wanted',
    inWorkbench(
      { folder: 'samples', settings: { 'explorer.fileNesting.enabled': false, 'editor.wordWrap': 'on' } },
      async (wb) => {
        await wb.openFile(LEDGER);
        await wb.sideBar.open('Explorer');
        const badge = (wanted: string): Promise<unknown> =>
          until(`the badge ${wanted}`, async () => (await files(wb)).get(LEDGER)?.badge === wanted);
        await badge('11');
        assert.match((await files(wb)).get(LEDGER)?.told ?? '', /11 annotations/);
        assert.ok((await files(wb)).has(SIDECAR), 'beside the article');

        // a stealth edit by another program
        const path = join(wb.folder, LEDGER);
        const text = await readFile(path, 'utf8');
        await writeFile(path, text.replace('He is not under arrest', 'He is now under arrest'));
        await badge('+!');
        assert.match((await files(wb)).get(LEDGER)?.told ?? '', /11 annotations · 1 altered/);
        await wb.screenshot('explorer-badges');

        // the first annotation a person makes brings the offer
        await wb.editor.select('another number');
        await wb.pressForQuickInput('Alt+Enter');
        await wb.quickInput.type('another-number');
        await wb.quickInput.accept();
        await wb.file(SIDECAR, (sidecar) => sidecar.includes('another-number'));
        await wb.waitForNotification('Nest these files under their articles');
        await wb.screenshot('explorer-offer');
        await wb.pressNotificationButton('Nest Sidecars');
        await until('the sidecars nested', async () => {
          const now = await files(wb);
          return now.has(LEDGER) && !now.has(SIDECAR) && now.has('claims.yaml');
        });
        assert.match(await wb.file('.vscode/settings.json'), /"explorer\.fileNesting\.enabled": true/);
      },
    ),
  );
});
