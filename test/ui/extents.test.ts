import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

const LEDGER = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
const SIDECAR = `${LEDGER}.claims.yaml`;

describe('the boundaries of an annotation', () => {
  it(
    'are adjusted with the keyboard alone; what cannot be written is told in the person’s language',
    inWorkbench({ folder: 'samples', language: 'de', settings: { 'editor.wordWrap': 'on' } }, async (wb) => {
      await wb.openFile(LEDGER);
      await until('what is tagged', async () =>
        (await wb.editor.lines()).some((line) => line.includes('1 bestreitet')),
      );
      const before = await wb.file(SIDECAR);
      const adjust = (): Promise<unknown> =>
        until('the boundaries to be adjusted', async () => {
          await wb.editor.caretAt('said her office');
          await wb.press('ControlOrMeta+k', 'a');
          return until(
            'what the keys do',
            async () =>
              (await wb.statusBar()).some((text) => text.includes('Pfeiltasten verschieben das Ende')),
            3000,
          ).catch(() => false);
        });
      await adjust();
      // the beginning goes over “Harbour” and “master”
      await wb.press('Shift+ArrowRight', 'Shift+ArrowRight');
      await wb.screenshot('boundaries');
      await wb.press('Enter');
      const after = await wb.file(SIDECAR, (text) => text !== before);
      assert.match(after, /^ {6}Ane Kjelmar said her office had warned/m);

      // all keys at once: none goes to the text before the mode is on
      await adjust();
      await wb.press('Escape');
      await wb.press('ControlOrMeta+k', 'a', 'Shift+ArrowRight', 'Enter');
      const hasty = await wb.file(SIDECAR, (text) => text !== after);
      assert.match(hasty, /^ {6}Kjelmar said her office had warned/m);
      await wb.press('ArrowRight');
      await until('the arrows go to the caret again', async () =>
        (await wb.statusBar()).every(
          (text) => !text.includes('Pfeiltasten') && !/\(\d+ selected\)/.test(text),
        ),
      );

      // a sidecar with an error is not written to
      const path = join(wb.folder, SIDECAR);
      await writeFile(path, `${await readFile(path, 'utf8')}\nbroken: [\n`);
      await until('the error is known', async () =>
        (await wb.statusBar()).some((text) => /(?:^|\D)1 (?:Problem|Error)|Errors: 1/.test(text)),
      );
      await wb.runCommand('Problems: Focus on Problems View');
      const problems = wb.page.locator('.markers-panel-container');
      await until('the error in German', async () =>
        /Einrückung passt nicht|Hier fehlt ein Zeichen/.test(await problems.innerText()),
      );
      await wb.runCommand('View: Hide Panel');
      await adjust();
      await wb.press('ArrowLeft', 'Enter');
      await wb.waitForNotification('hat einen Fehler in Zeile');
      assert.match(await wb.file(SIDECAR), /broken: \[\n$/);
      await wb.screenshot('boundaries-refused');
    }),
  );
});
