import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateArticles, writeCorpus } from '../bench/scale/generate.ts';
import { temporaryFolder } from '../host/temporary.ts';
import { inWorkbench } from './inWorkbench.ts';
import { until } from './workbench/wait.ts';
import type { Workbench } from './workbench/workbench.ts';

/** So many that reading them can be stopped half-way. */
const MANY = 6000;
const CHANGED = 5000;
/** So many of them tell of what is asked about. */
const LAST = 300;
const WRAPPED = { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false } as const;

/** The index of the folder that is open, once it is stored. */
const storedIndex = (wb: Workbench): Promise<string> =>
  until('the index to be stored', () => {
    const storage = join(wb.data, 'data', 'User', 'workspaceStorage');
    return readdirSync(storage)
      .filter((folder) => !openedBefore.has(folder))
      .map((folder) => join(storage, folder, 'corroborate.corroborate', 'articles.index'))
      .find((file) => statSync(file, { throwIfNoEntry: false }) !== undefined);
  });

/** Workspaces that were opened before this one. */
let openedBefore = new Set<string>();
const remember = (wb: Workbench): void => {
  const storage = join(wb.data, 'data', 'User', 'workspaceStorage');
  const all = statSync(storage, { throwIfNoEntry: false }) ? readdirSync(storage) : [];
  openedBefore = new Set(
    all.filter((folder) =>
      statSync(join(storage, folder, 'corroborate.corroborate', 'articles.index'), { throwIfNoEntry: false }),
    ),
  );
};

/** Starts the extension again, on the same folder. */
async function reload(wb: Workbench): Promise<void> {
  await wb.page.reload();
  await wb.page.locator('.monaco-workbench .part.statusbar').waitFor({ state: 'visible' });
}

/** What the hover over the tagged sentence says: who else says it. */
const others = (wb: Workbench, words: string): Promise<string> =>
  until('somebody else to say it', async () => {
    // An open hover says what it said when it opened.
    await wb.page.mouse.move(5, 5);
    const text = await (await wb.editor.hover(words)).text();
    return /possible|Same claim/.test(text) && !text.includes('Still reading') && text;
  });

/** A fact that two of the articles that are read last report: the first of them, and its sentence. */
function sharedFact(): { readonly asked: string; readonly sentence: string } {
  const reporters = new Map<number, { path: string; sentence: string }>();
  for (const { path, claims } of Array.from(generateArticles(MANY)).slice(-LAST))
    for (const { claim, sentence } of claims) {
      const known = reporters.get(claim);
      if (known === undefined) reporters.set(claim, { path, sentence });
      else if (known.path !== path) return { asked: known.path, sentence: known.sentence };
    }
  throw new Error('no fact is reported twice');
}

const status = (wb: Workbench, what: RegExp): Promise<string> =>
  until(`the status bar to say ${String(what)}`, async () =>
    (await wb.statusBar()).find((text) => what.test(text)),
  );

/** Until nothing is read any more. */
const quiet = (wb: Workbench): Promise<boolean> =>
  until('the reading to end', async () => !(await wb.statusBar()).some((text) => /rticles/.test(text)));

describe('an archive', () => {
  const { asked, sentence } = sharedFact();
  const words = sentence.split(' ').slice(0, 4).join(' ');
  const sidecar = `version: 1\nannotations:\n  - id: k7m2qx9d\n    claim: the-fact\n    quote: ${JSON.stringify(sentence)}\n`;
  let many: string;
  let remove: () => Promise<void>;

  before(async () => {
    const temporary = await temporaryFolder('archive');
    many = join(temporary.path, 'many');
    remove = () => temporary.remove();
    writeCorpus(many, MANY);
    writeFileSync(join(many, `${asked}.claims.yaml`), sidecar);
  });

  after(() => remove());

  it('is read on where it was stopped, follows thousands of files that change at once, and answers from the last session', async function () {
    await inWorkbench({ folder: many, settings: WRAPPED }, async (wb) => {
      remember(wb);
      await status(wb, /Reading articles: [1-9]\d* of/);
      await wb.page.locator('.statusbar-item', { hasText: 'Reading articles' }).click();
      const stopped = await status(wb, /Articles read: \d+ of \d+/);
      const [, read = '0', total = '0'] = /read: (\d+) of (\d+)/.exec(stopped) ?? [];
      assert.equal(Number(total), MANY);
      assert.ok(Number(read) > 0 && Number(read) < MANY, stopped);
      await wb.screenshot('archive-stopped');
      const file = await storedIndex(wb);
      const part = statSync(file).size;

      await reload(wb);
      await until('the rest to be stored', () => statSync(file).size > part);
      await quiet(wb);
      await wb.openFile(asked);
      await others(wb, words);

      const names = (readdirSync(wb.folder, { recursive: true }) as string[])
        .filter((path) => path.endsWith('.txt') && path !== asked)
        .toSorted()
        .slice(-CHANGED);
      assert.equal(names.length, CHANGED);
      const [gone = '', ...changed] = names;
      for (const name of changed)
        writeFileSync(
          join(wb.folder, name),
          `${readFileSync(join(wb.folder, name), 'utf8')}\nQuomblyward.\n`,
        );
      rmSync(join(wb.folder, gone));
      await until('the index to hold what the files say, and not what they said', () => {
        const text = readFileSync(file, 'latin1');
        return text.includes('quomblyward') && !text.includes(gone);
      });
      await others(wb, words);

      // All are looked at again, which is stopped before it comes to these.
      const now = new Date();
      for (const name of [asked, ...changed]) utimesSync(join(wb.folder, name), now, now);
      await reload(wb);
      await until('some to be looked at, but not these', async () =>
        (await wb.statusBar()).some((text) => {
          const [, done = '0'] = /Reading articles: (\d+) of/.exec(text) ?? [];
          return Number(done) > 0 && Number(done) < MANY - LAST;
        }),
      );
      await wb.page.locator('.statusbar-item', { hasText: 'Reading articles' }).click();
      const again = await status(wb, /Articles read: \d+ of \d+/);
      const looked = Number(/read: (\d+) of/.exec(again)?.[1]);
      assert.ok(looked < MANY - LAST, again);
      await others(wb, words);
      await wb.screenshot('archive-from-the-last-session');
    }).call(this);
  });
});
