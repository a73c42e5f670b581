import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './workbench/wait.ts';
import { withWorkbench } from './workbench/studio.ts';
import { PROJECT } from './workbench/workbench.ts';

const VSIX = 'out/corroborate.vsix';
/** high enough that the list of running extensions shows all of them */
const HIGH = { width: 1200, height: 1800 };

describe('the packaged extension', () => {
  it('installs, and comes up with its commands and its container when an article is opened', async () => {
    assert.ok(existsSync(join(PROJECT, VSIX)), 'npm run package makes it');
    await withWorkbench({ vsix: VSIX, size: HIGH, folder: 'samples' }, async (wb) => {
      await wb.openFile('halcyon-ferry-sinking-what-we-know.md');
      await wb.sideBar.open('Corroborate');
      await wb.sideBar.view('Claims').expand();
      await until('the commands for an article', async () =>
        (await wb.commands('Corroborate: ')).includes('Corroborate: Tag Passage…'),
      );
      await wb.runCommand('Developer: Show Running Extensions');
      const names = wb.page.locator('.runtime-extensions-editor .extension .name');
      await until('the extension among the running ones', async () =>
        (await names.allInnerTexts()).includes('Corroborate'),
      );
    });
  });
});
