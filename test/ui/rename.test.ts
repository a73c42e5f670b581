import assert from 'node:assert/strict';
import { oneWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const FROM = 'ferry-warned-twice';
const TO = 'ferry-was-warned';

describe('renaming a claim with F2', () => {
  const inWindow = oneWorkbench({ folder: 'samples', settings: { 'editor.wordWrap': 'on' } });

  it(
    'previews every place, ticked, does all of it, and is taken back by Corroborate: Undo',
    inWindow(async (wb) => {
      const naming = async (key: string): Promise<number> =>
        (await wb.sidecars()).filter((sidecar) => sidecar.includes(`claim: ${key}`)).length;
      await wb.openFile(LEDGER);
      await until('what is tagged', async () =>
        (await wb.editor.lines()).some((line) => line.includes('1 denies')),
      );
      const before = await wb.sidecars();
      const carrying = await naming(FROM);
      assert.ok(carrying > 1);
      await wb.editor.caretAt('said her office');
      const box = wb.page.locator('.rename-box input');
      await until('the box for the new name', async () => {
        await wb.press('F2');
        return box.waitFor({ state: 'visible', timeout: 3000 }).then(
          () => true,
          () => false,
        );
      });
      await box.fill(TO);
      await wb.press('ControlOrMeta+Enter');
      const apply = wb.page.getByRole('button', { name: 'Apply' });
      await apply.waitFor({ state: 'visible' });
      const boxes = wb.page.locator('.bulk-edit-panel .edit-checkbox');
      await until('the places, all ticked', async () => {
        const ticked = await boxes.evaluateAll((all) => all.map((one) => one.getAttribute('aria-checked')));
        return ticked.length > carrying && ticked.every((one) => one === 'true');
      });
      await wb.screenshot('rename-preview');
      await apply.click();
      await until('the new name everywhere', async () => (await naming(TO)) === carrying);
      assert.equal(await naming(FROM), 0);
      assert.match(await wb.file('claims.yaml'), new RegExp(`^  ${TO}:`, 'm'));
      await until('it can be taken back', async () =>
        (await wb.statusBar()).some((text) => text.includes(`Undo renaming “${FROM}”`)),
      );
      await wb.runCommand('Corroborate: Undo');
      await until('the old name everywhere', async () => (await naming(FROM)) === carrying);
      await until('every sidecar as it was', async () => {
        const now = await wb.sidecars();
        return now.length === before.length && now.every((text, index) => text === before[index]);
      });
    }),
  );

  it(
    'and dismissing it leaves nothing that a renaming by command would take back twice',
    inWindow(async (wb) => {
      await wb.openFile(LEDGER);
      await until('what is tagged', async () =>
        (await wb.editor.lines()).some((line) => line.includes('1 denies')),
      );
      const before = await wb.sidecars();
      await wb.editor.caretAt('said her office');
      const box = wb.page.locator('.rename-box input');
      await until('the box for the new name', async () => {
        await wb.press('F2');
        return box.waitFor({ state: 'visible', timeout: 3000 }).then(
          () => true,
          () => false,
        );
      });
      await box.fill(TO);
      await wb.press('ControlOrMeta+Enter');
      const discard = wb.page.getByRole('button', { name: 'Discard' });
      await discard.waitFor({ state: 'visible' });
      await discard.click();
      await discard.waitFor({ state: 'hidden' });
      await wb.editor.caretAt('said her office');
      await wb.runCommand('Corroborate: Rename Claim Everywhere…');
      await until('the name it has', async () => (await wb.quickInput.value()) === FROM);
      await wb.quickInput.type(TO);
      await wb.quickInput.accept();
      await until('the new name', async () =>
        (await wb.sidecars()).every((sidecar) => !sidecar.includes(`claim: ${FROM}\n`)),
      );
      await until('it can be taken back', async () =>
        (await wb.statusBar()).some((text) => text.includes(`Undo renaming “${FROM}”`)),
      );
      await wb.runCommand('Corroborate: Undo');
      await until('every sidecar as it was', async () => {
        const now = await wb.sidecars();
        return now.every((text, index) => text === before[index]);
      });
      await until('nothing more to take back', async () => {
        const offered = await wb.commands('Corroborate: Undo');
        return !offered.includes('Corroborate: Undo');
      });
    }),
  );
});
