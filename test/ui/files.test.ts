import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseSidecar } from '../../src/core/sidecar/document.ts';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import type { Workbench } from './workbench/workbench.ts';

const HARBOUR = 'test/fixtures/workspaces/harbour';
const POST = 'lighthouse-post.txt';
const SIDECAR = `${POST}.claims.yaml`;

const idsIn = (source: string): string[] => parseSidecar(source).annotations.map(({ id }) => id);

/** Opens the annotated article and waits until the extension knows its annotations. */
async function openPost(wb: Workbench): Promise<void> {
  await wb.openFile(POST);
  await wb.sideBar.open('Corroborate');
  await wb.sideBar.view('This Article').waitForRow(/./);
}

describe('what befalls articles and sidecars outside the editor', () => {
  it(
    'an article that is moved has its annotations moved along, once asked',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      const before = await wb.file(SIDECAR);
      renameSync(join(wb.folder, POST), join(wb.folder, 'archive', 'post.txt'));
      await wb.waitForNotification('Move them along?');
      await wb.screenshot('stray-moved');
      await wb.pressNotificationButton('Move Annotations');
      const moved = await wb.file('archive/post.txt.claims.yaml');
      assert.equal(moved, before);
      assert.equal(existsSync(join(wb.folder, SIDECAR)), false);
    }),
  );

  it(
    'a copy of an article has the annotations copied, with ids of their own, once asked',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      const before = await wb.file(SIDECAR);
      copyFileSync(join(wb.folder, POST), join(wb.folder, 'second.txt'));
      await wb.waitForNotification('Copy the annotations too?');
      await wb.screenshot('stray-copied');
      await wb.pressNotificationButton('Copy Annotations');
      const copied = await wb.file('second.txt.claims.yaml');
      const [ours, theirs] = [idsIn(before), idsIn(copied)];
      assert.equal(theirs.length, ours.length);
      assert.ok(theirs.every((id) => !ours.includes(id)));
      assert.deepEqual(
        parseSidecar(copied).annotations.map(({ claim, quote }) => [claim, quote]),
        parseSidecar(before).annotations.map(({ claim, quote }) => [claim, quote]),
      );
      assert.equal(readFileSync(join(wb.folder, SIDECAR), 'utf8'), before);
    }),
  );

  it(
    'a sidecar that is deleted is given back as it was, once asked',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      const before = await wb.file(SIDECAR);
      rmSync(join(wb.folder, SIDECAR));
      await wb.waitForNotification(`The sidecar of ${POST}, which held annotations, was deleted.`);
      await wb.screenshot('sidecar-vanished');
      await wb.pressNotificationButton('Restore');
      assert.equal(await wb.file(SIDECAR), before);
    }),
  );
});

describe('a document that is in no file yet', () => {
  it(
    'is to be saved before a passage of it is tagged',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      await wb.runCommand('File: New Untitled Text File');
      await wb.editor.focus();
      await wb.editor.type('The buoy was moved on Tuesday.');
      await until('the question', async () => {
        await wb.press('Alt+Enter');
        return (await wb.notifications()).some((text) => text.includes('Save this document first.'));
      });
      await wb.screenshot('untitled');
    }),
  );
});
