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
import { digestOf } from '../../src/core/text/digest.ts';
import { parseSidecar } from '../../src/core/sidecar/document.ts';
import { oneWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import { Workbench } from './workbench/workbench.ts';

const HARBOUR = 'test/fixtures/workspaces/harbour';
const POST = 'lighthouse-post.txt';
const SIDECAR = `${POST}.claims.yaml`;
const COURIER = 'lighthouse-courier.txt';

interface Annotated {
  readonly name: string;
  readonly sidecar: string;
  /** what stands in the sidecar */
  readonly source: string;
  readonly claim: string;
  readonly id: string;
}

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

/** The same claims and quotes, under ids of their own. */
function isCopy(copied: string, original: string): void {
  const [theirs, ours] = [copied, original].map((source) => parseSidecar(source).annotations);
  assert.deepEqual(
    theirs?.map(({ claim, quote }) => [claim, quote]),
    ours?.map(({ claim, quote }) => [claim, quote]),
  );
  assert.ok(theirs?.every(({ id }) => ours?.every((other) => other.id !== id)));
}

const readNow = (wb: Workbench, name: string): string => readFileSync(join(wb.folder, name), 'utf8');

/** Puts an annotated article into the folder, opens it and waits until the extension knows its annotation. */
async function openAnnotated(wb: Workbench, name: string, words: string): Promise<Annotated> {
  const text = `News of the harbour\n\n${words}\n`;
  const digest = digestOf(text);
  const sidecar = `${name}.claims.yaml`;
  const claim = `${name.replaceAll(/\W+|txt$/g, '')}-news`;
  const id = `a${digest.slice(-7)}`;
  const source = `version: 1
article:
  original: ${digest}
  digest: ${digest}
annotations:
  - id: ${id}
    claim: ${claim}
    quote: ${words}
`;
  writeFileSync(join(wb.folder, name), text);
  writeFileSync(join(wb.folder, sidecar), source);
  await openKnown(wb, name);
  return { name, sidecar, source, claim, id };
}

async function openKnown(wb: Workbench, name: string): Promise<void> {
  await wb.openFile(name);
  await wb.sideBar.open('Corroborate');
  await wb.sideBar.view('This Article').waitForRow(/./);
}

/** Waits until the workbench hears of what other programs do in the folder: what they did before, it never learns. */
async function untilWatched(wb: Workbench, name: string): Promise<void> {
  const path = join(wb.folder, name);
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

describe('in one folder', () => {
  // Nobody tells what comes and goes in there.
  const inWindow = oneWorkbench({
    folder: HARBOUR,
    settings: { 'files.watcherExclude': { '**/archive/**': true } },
  });

  describe('what befalls articles and sidecars outside the editor', () => {
    it(
      'an article that is moved, whereto nobody tells, has its annotations moved along, once asked',
      inWindow(async (wb) => {
        const { name, sidecar, source } = await openAnnotated(
          wb,
          'ferry.txt',
          'The ferry was late by an hour.',
        );
        await untilWatched(wb, name);
        renameSync(join(wb.folder, name), join(wb.folder, 'archive', 'old-ferry.txt'));
        await wb.waitForNotification('Move them along?');
        await wb.screenshot('stray-moved');
        await wb.pressNotificationButton('Move Annotations');
        const moved = await wb.file('archive/old-ferry.txt.claims.yaml');
        assert.equal(moved, source);
        assert.equal(existsSync(join(wb.folder, sidecar)), false);
      }),
    );

    it(
      'a copy of an article has the annotations copied, with ids of their own, once asked',
      inWindow(async (wb) => {
        const { name, sidecar, source } = await openAnnotated(
          wb,
          'crane.txt',
          'The new crane lifts ninety tonnes.',
        );
        await untilWatched(wb, name);
        copyFileSync(join(wb.folder, name), join(wb.folder, 'second-crane.txt'));
        await wb.waitForNotification('Copy the annotations too?');
        await wb.screenshot('stray-copied');
        await wb.pressNotificationButton('Copy Annotations');
        isCopy(await wb.file('second-crane.txt.claims.yaml'), source);
        assert.equal(readNow(wb, sidecar), source);
      }),
    );

    it(
      'an article saved under another name has the annotations copied, once asked',
      inWindow(async (wb) => {
        const { name, sidecar, source } = await openAnnotated(wb, 'pilot.txt', 'The pilot boards at dawn.');
        await wb.runCommand('File: Save As...');
        await wb.quickInput.choosePath(join(wb.folder, 'second-pilot.txt'));
        await wb.waitForNotification('Copy the annotations too?');
        await wb.pressNotificationButton('Copy Annotations');
        isCopy(await wb.file('second-pilot.txt.claims.yaml'), source);
        assert.equal(readNow(wb, sidecar), source);
        assert.equal(readNow(wb, 'second-pilot.txt'), readNow(wb, name));
      }),
    );

    it(
      'a sidecar that is deleted is given back as it was, once asked',
      inWindow(async (wb) => {
        const { name, sidecar, source } = await openAnnotated(
          wb,
          'dredger.txt',
          'The dredger works at night.',
        );
        await untilWatched(wb, name);
        rmSync(join(wb.folder, sidecar));
        await wb.waitForNotification(`The sidecar of ${name}, which held annotations, was deleted.`);
        await wb.screenshot('sidecar-vanished');
        await wb.pressNotificationButton('Restore');
        assert.equal(await wb.file(sidecar), source);
      }),
    );
  });

  describe('a disk that is full', () => {
    const small = 'small';
    const NAME = 'buoy.txt';

    (canMount() ? it : it.skip)(
      'is told of, while the annotation is kept, shown and written once there is room',
      inWindow(async (wb) => {
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
      inWindow(async (wb) => {
        // with an address for the command, as some file systems allow, a notification makes a link of it
        const NAME = '[tug](command).txt';
        const words = 'The tug was sold for a million crowns, the owner said.';
        const { sidecar, claim, id } = await openAnnotated(wb, NAME, words);
        await wb.editor.select(words);
        await wb.press('ControlOrMeta+x');
        await wb.openFile(COURIER);
        await wb.editor.focus();
        await wb.press('ControlOrMeta+End', 'ControlOrMeta+v');
        const told = await wb.waitForNotification('A tagged passage was moved here from');
        assert.match(told, /from \[tug\] \(command\)\.txt\./);
        await wb.screenshot('passage-moved');
        await wb.pressNotificationButton('Move Annotation');
        const moved = await wb.file(`${COURIER}.claims.yaml`, (text) => text.includes(claim));
        assert.deepEqual(idsIn(moved), [id]);
        await until('it to be gone from the other sidecar', () => !readNow(wb, sidecar).includes(claim));
      }),
    );

    it(
      'that is cut is known when it is pasted, though its article was saved and written to by others in between',
      inWindow(async (wb) => {
        const words = 'The barge sank at its mooring, the harbour master said.';
        const { name, sidecar, source, claim, id } = await openAnnotated(wb, 'barge.txt', words);
        await untilWatched(wb, name);
        await wb.editor.select(words);
        await wb.press('ControlOrMeta+x', 'ControlOrMeta+s');
        await wb.file(sidecar, (text) => text !== source);
        writeFileSync(join(wb.folder, name), `${readNow(wb, name)}\nThe port office wrote this.\n`);
        await until('what the other program wrote', async () =>
          (await wb.editor.lines()).some((line) => line.includes('The port office wrote this.')),
        );
        await wb.openFile(COURIER);
        await wb.editor.focus();
        await wb.press('ControlOrMeta+End', 'ControlOrMeta+v');
        await wb.waitForNotification('A tagged passage was moved here from');
        await wb.pressNotificationButton('Move Annotation');
        const moved = await wb.file(`${COURIER}.claims.yaml`, (text) => text.includes(claim));
        assert.ok(idsIn(moved).includes(id), moved);
      }),
    );

    it(
      'tagged in one window shows in the other, and two tagged at the same moment are both written',
      inWindow(async (wb) => {
        const other = await Workbench.open(wb.page.context(), wb.page.url(), wb.folder, wb.data);
        const ready = async (window: Workbench, words: string, claim: string): Promise<void> => {
          await openKnown(window, POST);
          await untilWatched(window, POST);
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
        await other.page.close();
      }),
    );
  });

  describe('a document that is in no file yet', () => {
    it(
      'is to be saved before a passage of it is tagged, and is tagged once it was saved',
      inWindow(async (wb) => {
        await openKnown(wb, POST);
        await wb.runCommand('File: New Untitled Text File');
        await wb.editor.focus();
        await wb.editor.type('The beacon was moved on Friday.');
        await until('the question', async () => {
          await wb.press('Alt+Enter');
          return (await wb.notifications()).some((text) => text.includes('Save this document first.'));
        });
        await wb.screenshot('untitled');
        await wb.pressNotificationButton('Save…');
        await wb.quickInput.choosePath(join(wb.folder, 'beacon.txt'));
        await until('the question which claim', async () =>
          (await wb.quickInput.placeholder()).startsWith('Choose a claim'),
        );
        await wb.quickInput.type('beacon-moved');
        await wb.quickInput.waitForPick(/beacon-moved/);
        await wb.quickInput.accept();
        const sidecar = await wb.file('beacon.txt.claims.yaml', (text) => text.includes('beacon-moved'));
        assert.deepEqual(
          parseSidecar(sidecar).annotations.map(({ quote }) => quote),
          ['The beacon was moved on Friday.'],
        );
        assert.equal(readNow(wb, 'beacon.txt'), 'The beacon was moved on Friday.');
      }),
    );
  });
});
