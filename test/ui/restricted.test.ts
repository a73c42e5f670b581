import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../host/temporary.ts';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import { PROJECT, type Workbench } from './workbench/workbench.ts';

const ARTICLE = 'lighthouse-courier.txt';
const UNTRUSTED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
} as const;

/** A folder whose own settings make no file an article: to be heard once the folder is trusted, and not before. */
async function withSettings(use: (folder: string) => Promise<void>): Promise<void> {
  const temporary = await temporaryFolder('untrusted');
  const folder = join(temporary.path, 'harbour');
  try {
    await cp(join(PROJECT, 'test/fixtures/workspaces/harbour'), folder, { recursive: true });
    await mkdir(join(folder, '.vscode'));
    await writeFile(
      join(folder, '.vscode', 'settings.json'),
      JSON.stringify({ 'corroborate.articles.exclude': ['**/*'] }),
    );
    await use(folder);
  } finally {
    await temporary.remove();
  }
}

async function readAndTag(wb: Workbench): Promise<void> {
  await until('the status bar says so', async () =>
    (await wb.statusBar()).some((entry) => entry.includes('Restricted Mode')),
  );
  await wb.openFile(ARTICLE);
  await wb.editor.caretAt('Visitors climbed');
  await wb.pressForQuickInput('Alt+Enter');
  await wb.quickInput.type('lighthouse-reopened');
  await wb.quickInput.choose('lighthouse-reopened');
  assert.match(await wb.file(`${ARTICLE}.claims.yaml`), /claim: lighthouse-reopened/);
}

for (const kind of ['node', 'web'] as const)
  describe(`Restricted Mode, in the ${kind} extension host`, () => {
    it('lets a person read and tag articles, and hears no setting of the folder that says which files are', async function () {
      await withSettings(async (folder) =>
        inWorkbench({ kind, folder, settings: UNTRUSTED }, async (wb) => {
          await readAndTag(wb);
          await wb.screenshot(`restricted-${kind}`);
          assert.match(await wb.running(), kind === 'web' ? /web worker/ : /localhost/);
        }).call(this),
      );
    });

    it('ends with the folder trusted, whose settings are heard then', async function () {
      await withSettings(async (folder) =>
        inWorkbench({ kind, folder, settings: { 'security.workspace.trust.enabled': false } }, async (wb) => {
          await wb.openFile(ARTICLE);
          await wb.sideBar.open('Corroborate');
          await until('nothing is an article', async () =>
            (await wb.sideBar.view('This Article').welcome()).startsWith('Open an article'),
          );
        }).call(this),
      );
    });
  });
