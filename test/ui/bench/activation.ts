/**
 * What the packaged extension costs a window that opens, as VS Code itself takes it and shows under *Startup
 * Performance*: while its code is loaded, until `activate` returns, and until what it returned is settled, in which
 * others have their turns. The loading is that of the marks there: the table's has that of other extensions in it. Every
 * window has an extension host of its own. The first compiles the extension, and stays until that is kept for the others.
 *
 * npm run bench:activation -- [--windows N]
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { quantiles } from '../../bench/anchoring/measures.ts';
import { temporaryFolder } from '../../host/temporary.ts';
import { until } from '../workbench/wait.ts';
import { Studio } from '../workbench/studio.ts';
import type { Workbench } from '../workbench/workbench.ts';

const { values } = parseArgs({ options: { windows: { type: 'string', default: '9' } } });

/** Milliseconds after which what was compiled is kept. */
const KEPT = 8000;
/** So wide that the table's rows are in view. */
const WIDE = { width: 1800, height: 1000 };

const OURS = 'corroborate.corroborate';

/** Milliseconds. */
interface Activation {
  readonly loaded: number;
  readonly returned: number;
  readonly done: number;
}

async function main(): Promise<void> {
  const temporary = await temporaryFolder('activation');
  await writeFile(join(temporary.path, 'tolls.txt'), 'The tolls rise in May.\n');
  // a sidecar starts the extension with its window
  await writeFile(
    join(temporary.path, 'tolls.txt.claims.yaml'),
    'version: 1\nannotations:\n  - {id: k7m2qx9d, claim: tolls-rise, quote: The tolls rise in May.}\n',
  );
  const studio = await Studio.open({ vsix: 'out/corroborate.vsix' });
  const times: Activation[] = [];
  try {
    for (let window = 0; window <= Number(values.windows); window++)
      await studio.with({ folder: temporary.path, size: WIDE }, async (wb) => {
        await wb.sideBar.icon('Corroborate').first().waitFor();
        // until all that starts with a window has
        await wb.page.waitForTimeout(window > 0 ? 2000 : KEPT);
        const time = await shownIn(wb);
        console.log(
          `code loaded in ${time.loaded} ms, activate returned in ${time.returned}, done in ${time.done}`,
        );
        if (window > 0) times.push(time);
      });
  } finally {
    await studio.close();
    await temporary.remove();
  }
  const of = (part: keyof Activation): { median: number; p95: number; max: number; min: number } => {
    const all = times.map((time) => time[part]);
    return { ...quantiles(all), min: Math.min(...all) };
  };
  const measured = { loaded: of('loaded'), returned: of('returned'), done: of('done') };
  console.log();
  for (const [part, { median, p95, min, max }] of Object.entries(measured))
    console.log(`${part.padEnd(8)}  median ${median} ms, p95 ${p95}, from ${min} to ${max}`);
  console.log(JSON.stringify({ bench: 'activation', windows: times.length, ...measured }));
}

/** What a window says of ours. */
async function shownIn(wb: Workbench): Promise<Activation> {
  await wb.runCommand('Developer: Startup Performance');
  const find = wb.editor.root.locator('.find-widget.visible .find-part .monaco-findInput textarea');
  await until('the find widget', async () => {
    await wb.editor.focus();
    await wb.page.keyboard.press('ControlOrMeta+f');
    return find.isVisible();
  });
  const lineWith = async (words: string, shape: RegExp): Promise<RegExpExecArray> => {
    await find.fill(words);
    return until(words, async () => {
      const found = (await wb.editor.lines()).map((line) => shape.exec(line)).find((match) => match !== null);
      return found ?? false;
    });
  };
  const at = async (mark: string): Promise<number> =>
    Number((await lineWith(mark, new RegExp(`${mark} (\\d+)`)))[1]);
  const began = await at(`willLoadExtensionCode/${OURS}`);
  const ended = await at(`didLoadExtensionCode/${OURS}`);
  const row = await lineWith(OURS, new RegExp(`${OURS} \\| \\w+ \\| \\d+ \\| (\\d+) \\| (\\d+) \\|`));
  return { loaded: ended - began, returned: Number(row[1]), done: Number(row[2]) };
}

void main();
