import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSidecar } from '../../src/core/sidecar/document.ts';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import { Workbench } from './workbench/workbench.ts';

const HARBOUR = 'test/fixtures/workspaces/harbour';
const POST = 'lighthouse-post.txt';
const SIDECAR = `${POST}.claims.yaml`;
const COURIER = 'lighthouse-courier.txt';

const idsIn = (source: string): string[] => parseSidecar(source).annotations.map(({ id }) => id);

/** Puts a disk of 64 KB at a folder; false where that cannot be done. */
const mount = (folder: string): boolean =>
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'corroborate-disk-'));
  const can = mount(folder);
  if (can) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return can;
}

const readNow = (wb: Workbench, name: string): string => readFileSync(join(wb.folder, name), 'utf8');

/** Opens the annotated article and waits until the extension knows its annotations. */
async function openPost(wb: Workbench): Promise<void> {
  await wb.openFile(POST);
  await wb.sideBar.open('Corroborate');
  await wb.sideBar.view('This Article').waitForRow(/./);
}

/** Waits until the workbench hears of what other programs do in the folder: what they did before, it never learns. */
async function untilWatched(wb: Workbench): Promise<void> {
  const path = join(wb.folder, POST);
  const text = readFileSync(path, 'utf8');
  const shows = async (words: string): Promise<boolean> =>
    (await wb.editor.lines()).some((line) => line.includes(words));
  let written = 0;
  await until('a change outside to be heard of', async () => {
    if (Date.now() - written > 1000) {
      written = Date.now();
      writeFileSync(path, `${text}\nHeard of at ${written}.\n`);
    }
    return shows('Heard of at');
  });
  writeFileSync(path, text);
  await until('the article as it was', async () => !(await shows('Heard of at')));
}

describe('what befalls articles and sidecars outside the editor', () => {
  it(
    'an article that is moved has its annotations moved along, once asked',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      await untilWatched(wb);
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
      await untilWatched(wb);
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
    'an article saved under another name has the annotations copied, once asked',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      const before = await wb.file(SIDECAR);
      await wb.runCommand('File: Save As...');
      await wb.quickInput.choosePath(join(wb.folder, 'second.txt'));
      await wb.waitForNotification('Copy the annotations too?');
      await wb.pressNotificationButton('Copy Annotations');
      const copied = parseSidecar(await wb.file('second.txt.claims.yaml')).annotations;
      const ours = parseSidecar(before).annotations;
      assert.deepEqual(
        copied.map(({ claim, quote }) => [claim, quote]),
        ours.map(({ claim, quote }) => [claim, quote]),
      );
      assert.ok(copied.every(({ id }) => ours.every((other) => other.id !== id)));
      assert.equal(readNow(wb, SIDECAR), before);
      assert.equal(readNow(wb, 'second.txt'), readNow(wb, POST));
    }),
  );

  it(
    'a sidecar that is deleted is given back as it was, once asked',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      await untilWatched(wb);
      const before = await wb.file(SIDECAR);
      rmSync(join(wb.folder, SIDECAR));
      await wb.waitForNotification(`The sidecar of ${POST}, which held annotations, was deleted.`);
      await wb.screenshot('sidecar-vanished');
      await wb.pressNotificationButton('Restore');
      assert.equal(await wb.file(SIDECAR), before);
    }),
  );
});

describe('a disk that is full', () => {
  const small = 'small';
  const NAME = 'buoy.txt';

  (canMount() ? it : it.skip)(
    'is told of, while the annotation is kept, shown and written once there is room',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      const disk = join(wb.folder, small);
      mkdirSync(disk);
      assert.ok(mount(disk));
      try {
        writeFileSync(join(disk, NAME), 'The buoy was moved on Tuesday after a ship had struck it.\n');
        const filler = join(disk, 'filler.bin');
        assert.throws(() => writeFileSync(filler, Buffer.alloc(1_000_000)), /ENOSPC/);
        await wb.openFile(`${small}/${NAME}`);
        await wb.editor.caretAt('was moved');
        await wb.pressForQuickInput('Alt+Enter');
        await wb.quickInput.type('buoy-moved');
        await wb.quickInput.waitForPick(/buoy-moved/);
        await wb.quickInput.accept();
        await wb.waitForNotification(/The sidecar of buoy\.txt cannot be written: ENOSPC/);
        await until('the count of unwritten sidecars', async () =>
          (await wb.statusBar()).some((text) => text.includes('1 file not written')),
        );
        await wb.sideBar.open('Corroborate');
        await until('the annotation to be shown', async () =>
          (await wb.sideBar.view('This Article').rows()).some(({ aria }) => aria.includes('buoy-moved')),
        );
        await wb.screenshot('disk-full');
        rmSync(filler);
        await wb.file(`${small}/${NAME}.claims.yaml`, (text) => text.includes('buoy-moved'));
        await until('nothing unwritten', async () =>
          (await wb.statusBar()).every((text) => !text.includes('not written')),
        );
      } finally {
        spawnSync('umount', ['-l', disk]);
      }
    }),
  );
});

describe('an annotated passage', () => {
  it(
    'that is cut and pasted into another article has its annotation moved along, once asked',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      const [id] = idsIn(await wb.file(SIDECAR));
      await wb.editor.select('The repair cost 2.4 million crowns, the harbour authority said.');
      await wb.press('ControlOrMeta+x');
      await wb.openFile(COURIER);
      await wb.editor.focus();
      await wb.press('ControlOrMeta+End', 'ControlOrMeta+v');
      await wb.waitForNotification('A tagged passage was moved here from');
      await wb.screenshot('passage-moved');
      await wb.pressNotificationButton('Move Annotation');
      const moved = await wb.file(`${COURIER}.claims.yaml`, (text) => text.includes('repair-cost'));
      assert.deepEqual(idsIn(moved), [id]);
      await until(
        'it to be gone from the other sidecar',
        async () => !readNow(wb, SIDECAR).includes('repair-cost'),
      );
    }),
  );

  it(
    'that is cut is known when it is pasted, though its article was saved and written to by others in between',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      await openPost(wb);
      const before = await wb.file(SIDECAR);
      const [id] = idsIn(before);
      await wb.editor.select('The repair cost 2.4 million crowns, the harbour authority said.');
      await wb.press('ControlOrMeta+x', 'ControlOrMeta+s');
      await wb.file(SIDECAR, (text) => text !== before);
      writeFileSync(join(wb.folder, POST), `${readNow(wb, POST)}\nThe port office wrote this.\n`);
      await until('what the other program wrote', async () =>
        (await wb.editor.lines()).some((line) => line.includes('The port office wrote this.')),
      );
      await wb.openFile(COURIER);
      await wb.editor.focus();
      await wb.press('ControlOrMeta+End', 'ControlOrMeta+v');
      await wb.waitForNotification('A tagged passage was moved here from');
      await wb.pressNotificationButton('Move Annotation');
      const moved = await wb.file(`${COURIER}.claims.yaml`, (text) => text.includes('repair-cost'));
      assert.deepEqual(idsIn(moved), [id]);
    }),
  );

  it(
    'tagged in one window shows in the other, and two tagged at the same moment are both written',
    inWorkbench({ folder: HARBOUR }, async (wb) => {
      const other = await Workbench.open(wb.page.context(), wb.page.url(), wb.folder, wb.data);
      const ready = async (window: Workbench, words: string, claim: string): Promise<void> => {
        await openPost(window);
        await untilWatched(window);
        await window.editor.caretAt(words);
        await window.pressForQuickInput('Alt+Enter');
        await window.quickInput.type(claim);
        await window.quickInput.waitForPick(new RegExp(claim));
      };
      await ready(wb, 'took its first visitors', 'first-visitors');
      await ready(other, 'We counted 312 people', 'people-counted');
      await Promise.all([wb.quickInput.accept(), other.quickInput.accept()]);
      const both = await wb.file(
        SIDECAR,
        (text) => text.includes('first-visitors') && text.includes('people-counted'),
      );
      assert.equal(idsIn(both).length, 3);
      for (const window of [wb, other])
        for (const claim of ['first-visitors', 'people-counted', 'repair-cost'])
          await until(`${claim} in its window`, async () =>
            (await window.sideBar.view('This Article').rows()).some(({ aria }) => aria.includes(claim)),
          );
      await other.screenshot('two-windows');
    }),
  );
});

describe('a document that is in no file yet', () => {
  it(
    'is to be saved before a passage of it is tagged, and is tagged once it was saved',
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
      await wb.pressNotificationButton('Save…');
      await wb.quickInput.choosePath(join(wb.folder, 'buoy.txt'));
      await until('the question which claim', async () =>
        (await wb.quickInput.placeholder()).startsWith('Choose a claim'),
      );
      await wb.quickInput.type('buoy-moved');
      await wb.quickInput.waitForPick(/buoy-moved/);
      await wb.quickInput.accept();
      const sidecar = await wb.file('buoy.txt.claims.yaml', (text) => text.includes('buoy-moved'));
      assert.deepEqual(
        parseSidecar(sidecar).annotations.map(({ quote }) => quote),
        ['The buoy was moved on Tuesday.'],
      );
      assert.equal(readNow(wb, 'buoy.txt'), 'The buoy was moved on Tuesday.');
    }),
  );
});
