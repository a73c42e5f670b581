/**
 * What the packaged extension costs a window that opens: the time VS Code itself takes for loading its code and until
 * `activate` returns, from its list of running extensions. Every window has an extension host of its own. The first
 * compiles the extension, and stays until that is kept for the others.
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

const { values } = parseArgs({ options: { windows: { type: 'string', default: '9' } } });

/** Milliseconds after which what was compiled is kept. */
const KEPT = 8000;
/** So high that the list shows all there are. */
const HIGH = { width: 1200, height: 1800 };

async function main(): Promise<void> {
  const temporary = await temporaryFolder('activation');
  await writeFile(join(temporary.path, 'tolls.txt'), 'The tolls rise in May.\n');
  // a sidecar starts the extension with its window
  await writeFile(
    join(temporary.path, 'tolls.txt.claims.yaml'),
    'version: 1\nannotations:\n  - {id: k7m2qx9d, claim: tolls-rise, quote: The tolls rise in May.}\n',
  );
  const studio = await Studio.open({ vsix: 'out/corroborate.vsix' });
  const times: number[] = [];
  try {
    for (let window = 0; window <= Number(values.windows); window++)
      await studio.with({ folder: temporary.path, size: HIGH }, async (wb) => {
        await wb.sideBar.icon('Corroborate').first().waitFor();
        const shown = await until('the time of activation', async () => {
          const [, ms] = /Activation: (\d+)ms/.exec(await wb.running()) ?? [];
          return ms;
        });
        console.log(`activated in ${shown} ms`);
        if (window > 0) times.push(Number(shown));
        else await wb.page.waitForTimeout(KEPT);
      });
  } finally {
    await studio.close();
    await temporary.remove();
  }
  const { median, p95, max } = quantiles(times);
  console.log(`\ncode loaded and activated: median ${median} ms, p95 ${p95} ms, longest ${max} ms`);
  console.log(
    JSON.stringify({ bench: 'activation', windows: times.length, median, p95, max, min: Math.min(...times) }),
  );
}

void main();
