// node --import tsx test/ui/pictures.ts: the pictures of the walkthrough and of README.md, made on the samples.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './workbench/wait.ts';
import { Studio } from './workbench/studio.ts';
import type { Workbench } from './workbench/workbench.ts';

const MEDIA = resolve(dirname(fileURLToPath(import.meta.url)), '../../media');
const FOLDER = join(MEDIA, 'walkthrough');
const README = join(MEDIA, 'readme');
const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const MERCURY = 'averil-mercury-ferry-disaster-nine-killed.txt';
const SIDE = { x: 46, y: 36, width: 400, height: 330 };
const PAGE = { width: 1280, height: 820 };
const TEXT = { x: 450, y: 70, width: 630, height: 400 };

async function take(wb: Workbench, theme: string): Promise<void> {
  const shoot = async (name: string, clip: typeof SIDE): Promise<void> => {
    await wb.page.screenshot({ path: join(FOLDER, `${name}-${theme}.png`), clip, animations: 'disabled' });
  };
  await wb.openFile(LEDGER);
  await wb.sideBar.open('Corroborate');
  await wb.sideBar.view('This Article').waitForRow(/^Harbour master/);
  // the side bar as wide as its rows need
  const sash = wb.page.locator('.monaco-sash.vertical').nth(1);
  const box = await sash.boundingBox();
  if (box) {
    await wb.page.mouse.move(box.x + 2, 400);
    await wb.page.mouse.down();
    await wb.page.mouse.move(448, 400, { steps: 5 });
    await wb.page.mouse.up();
  }
  await shoot('open', TEXT);

  const hover = await wb.editor.hover('Harbour master Ane Kjelmar said');
  await hover.waitFor('ferry-warned-twice');
  await hover.root.screenshot({ path: join(FOLDER, `hover-${theme}.png`), animations: 'disabled' });
  await hover.close();

  await wb.openFile(MERCURY);
  await wb.editor.caretAt('again half an hour later');
  await wb.pressForQuickInput('Alt+Enter');
  await wb.quickInput.waitForPick(/ferry-warned-twice/);
  await until(
    'what others say first',
    async () => (await wb.quickInput.picks())[0]?.label === 'ferry-warned-twice',
  );
  await wb.quickInput.widget.screenshot({ path: join(FOLDER, `tag-${theme}.png`), animations: 'disabled' });
  await wb.quickInput.cancel();
  await wb.openFile(LEDGER);

  for (const view of ['This Article', 'Claims']) await wb.sideBar.view(view).collapse();
  await wb.sideBar.view('Suggestions').waitForRow('more-passengers-than-certified');
  await shoot('inbox', SIDE);
  await wb.sideBar.view('Suggestions').collapse();
  await wb.sideBar.view('Claims').expand();
  await wb.sideBar.view('Claims').waitForRow('captain-arrested');
  await shoot('claims', SIDE);
  await wb.sideBar.view('Claims').collapse();

  const path = join(wb.folder, LEDGER);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('He is not under arrest', 'He is now under arrest'));
  const look = wb.sideBar.view('Needs a Look');
  await look.expand();
  await look.waitForRow(/^He is not/);
  await look.toggle(/^He is not/);
  await look.waitForRow(/^now: /);
  await until('the words that changed', async () => (await look.highlighted(/^now: /)).length > 0);
  await shoot('look', SIDE);
}

/** The pictures of README.md: the main job in one window. */
async function takeReadme(wb: Workbench): Promise<void> {
  const shoot = async (name: string): Promise<void> => {
    await wb.page.screenshot({ path: join(README, `${name}.png`), animations: 'disabled' });
  };
  await wb.openFile(LEDGER);
  await wb.sideBar.open('Corroborate');
  await wb.sideBar.view('This Article').waitForRow(/^Harbour master/);
  await wb.sideBar.view('Suggestions').waitForRow('captain-arrested');
  // a tooltip of the icon that was clicked would stand over the views
  await wb.page.mouse.move(6, 6);
  await wb.page.mouse.move(PAGE.width - 300, 18);
  await wb.page.getByText('matches to judge').waitFor({ state: 'hidden' });
  await shoot('sidebar');
  await wb.runCommand('View: Close Primary Side Bar');
  const hover = await wb.editor.hover('Harbour master Ane Kjelmar said');
  await hover.waitFor('ferry-warned-twice');
  await shoot('hover');
  await hover.close();

  await wb.openFile(MERCURY);
  await wb.editor.caretAt('again half an hour later');
  await wb.pressForQuickInput('Alt+Enter');
  await until(
    'what others say first',
    async () => (await wb.quickInput.picks())[0]?.label === 'ferry-warned-twice',
  );
  await shoot('tag');
  await wb.quickInput.cancel();

  await wb.openFile(LEDGER);
  await wb.editor.caretAt('At least nine people');
  await wb.runCommand('Corroborate: Open Claim Card');
  const card = await wb.webviewWith('.rung');
  await card.locator('.matches').waitFor();
  await shoot('card');
  await card.getByRole('button', { name: 'Matrix' }).press('Enter');
  const matrix = await wb.webviewWith('[role=grid]');
  await matrix.getByText('11 of 11 claims').waitFor();
  await shoot('matrix');
}

await mkdir(README, { recursive: true });
await mkdir(FOLDER, { recursive: true });
const studio = await Studio.open();
try {
  for (const theme of ['dark', 'light'] as const)
    await studio.with(
      {
        folder: 'samples',
        theme,
        size: { width: 1080, height: 760 },
        settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
      },
      (wb) => take(wb, theme),
    );
  await studio.with(
    {
      folder: 'samples',
      theme: 'light',
      size: PAGE,
      settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
    },
    takeReadme,
  );
} finally {
  await studio.close();
}
