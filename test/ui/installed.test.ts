import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './workbench/wait.ts';
import { PROJECT, Studio, type Workbench } from './workbench/workbench.ts';

const VSIX = 'out/corroborate.vsix';
/** high enough that the list of running extensions shows all of them */
const HIGH = { width: 1200, height: 1800 };

describe('the packaged extension', () => {
  let studio: Studio | undefined;

  before(async () => {
    assert.ok(existsSync(join(PROJECT, VSIX)), 'npm run package makes it');
    studio = await Studio.open({ vsix: VSIX });
  });

  after(() => studio?.close());

  it('does not run before it is wanted', async () => {
    await studio?.with({ size: HIGH }, async (wb) => {
      const names = await runningExtensions(wb);
      assert.ok(!names.includes('Corroborate'), names.join('\n'));
    });
  });

  it('comes up with its commands and its container when an article is opened', async () => {
    await studio?.with({ size: HIGH, folder: 'samples' }, async (wb) => {
      await wb.openFile('halcyon-ferry-sinking-what-we-know.md');
      await wb.sideBar.open('Corroborate');
      await wb.sideBar.view('Claims').expand();
      await until('the commands for an article', async () =>
        (await wb.commands('Corroborate: ')).includes('Corroborate: Tag Passage…'),
      );
      const names = await runningExtensions(wb);
      assert.ok(names.includes('Corroborate'), names.join('\n'));
    });
  });
});

async function runningExtensions(wb: Workbench): Promise<string[]> {
  await wb.runCommand('Developer: Show Running Extensions');
  const names = wb.page.locator('.runtime-extensions-editor .extension .name');
  await names.first().waitFor({ state: 'visible' });
  return names.allInnerTexts();
}
