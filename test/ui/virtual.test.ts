import assert from 'node:assert/strict';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import type { Workbench } from './workbench/workbench.ts';

const POST = 'lighthouse-post.txt';
const COURIER = 'lighthouse-courier.txt';

/** Opens the folder of a file system that is nowhere on a disk. */
async function openMemory(wb: Workbench): Promise<void> {
  const address = new URL(wb.page.url());
  address.searchParams.set('folder', 'memory:/articles');
  await wb.page.goto(address.href);
  await wb.page.locator('.part.statusbar').waitFor({ state: 'visible' });
}

/** A virtual workspace has no quick open: the file is opened in the explorer. */
async function open(wb: Workbench, name: string): Promise<void> {
  await wb.sideBar.open('Explorer');
  await wb.page.locator('.explorer-folders-view').getByText(name, { exact: true }).dblclick();
  await wb.tab(name).waitFor({ state: 'visible' });
  await wb.editor.root.locator('.view-line').first().waitFor({ state: 'visible' });
}

for (const kind of ['node', 'web'] as const)
  describe(`a virtual workspace, in the ${kind} extension host`, () => {
    it(
      'is read, tagged and written like a folder on a disk',
      inWorkbench(
        // the sidecar is opened from the explorer too
        { kind, settings: { 'explorer.fileNesting.enabled': false } },
        async (wb) => {
          await openMemory(wb);
          await open(wb, COURIER);
          await wb.sideBar.open('Corroborate');
          await wb.sideBar.view('Claims').waitForRow('repair-cost');
          await wb.editor.caretAt('put the cost of the repair');
          await wb.pressForQuickInput('Alt+Enter');
          // what the other article says, found without a search
          await until('the claim of the other article first', async () =>
            (await wb.quickInput.picks())[0]?.label.includes('repair-cost'),
          );
          await wb.quickInput.choose('repair-cost');
          const claims = wb.sideBar.view('Claims');
          await until('both articles', async () =>
            (await claims.waitForRow('repair-cost')).description.includes('2 articles'),
          );
          await open(wb, `${COURIER}.claims.yaml`);
          const lines = await wb.editor.lines();
          assert.ok(
            lines.some((line) => line.includes('claim: repair-cost')),
            lines.join('\n'),
          );
          await wb.screenshot(`virtual-${kind}`);
          await open(wb, POST);
          const hover = await wb.editor.hover('The repair cost');
          await hover.waitFor('repair-cost — 2 articles');
          await hover.close();
          assert.match(await wb.running(), kind === 'web' ? /web worker/ : /localhost/);
        },
      ),
    );
  });
