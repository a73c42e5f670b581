import assert from 'node:assert/strict';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';

const GAZETTE = 'bridge-gazette.txt';
const HERALD = 'bridge-herald.txt';

const quotes = (sidecar: string): number => sidecar.match(/^ {4}quote:/gm)?.length ?? 0;

describe('tagging all occurrences', () => {
  it(
    'looks through all articles, lets places be unticked, and is taken back as one step',
    inWorkbench({ folder: 'test/fixtures/workspaces/passages' }, async (wb) => {
      await wb.openFile(GAZETTE);
      await wb.editor.select('Engineers found cracks in two of its piers');
      await until('the command can run', async () =>
        (await wb.commands('Corroborate: Tag All')).includes('Corroborate: Tag All Occurrences…'),
      );
      await wb.runCommand('Corroborate: Tag All Occurrences…');
      await wb.quickInput.type('cracks-in-piers');
      await wb.quickInput.choose('cracks-in-piers');
      // one line as it stands, one broken across lines with other blanks
      await until('the places', async () => (await wb.quickInput.title()).startsWith('Tag Occurrences of'));
      assert.deepEqual(
        (await wb.quickInput.picks()).map(({ label }) => label.slice(0, 3)),
        ['3: ', '3: ', '5: '],
      );
      await wb.screenshot('occurrences');
      await wb.quickInput.tick(/last year, too/);
      await wb.quickInput.widget.getByRole('button', { name: 'OK' }).click();
      assert.equal(quotes(await wb.file(`${GAZETTE}.claims.yaml`)), 1);
      const herald = await wb.file(`${HERALD}.claims.yaml`);
      assert.equal(quotes(herald), 1);
      assert.match(herald, /claim: cracks-in-piers/);
      assert.doesNotMatch(herald, /last year/);

      // asked again it offers only what is left
      await wb.editor.caretAt('found cracks');
      await wb.runCommand('Corroborate: Tag All Occurrences…');
      await until('what is left', async () => {
        const left = await wb.quickInput.picks();
        return left.length === 1 && left[0]?.label.includes('last year, too');
      });
      await wb.quickInput.cancel();

      await wb.runCommand('Corroborate: Undo');
      await until('both sidecars are as they were', async () => (await wb.sidecars()).length === 0);
    }),
  );
});
