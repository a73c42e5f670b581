import { tallyOf } from '../../host/tally.ts';
import { mocha } from './mocha.ts';

/** The extension host the suite was bundled for. */
declare const HOST_KIND: 'node' | 'web';

/**
 * What the editor calls: runs the tests and rejects when any failed, or when this is another extension host than they
 * were bundled for. The last lines logged tell which failed and count them.
 */
export function run(): Promise<void> {
  const kind = 'WorkerGlobalScope' in globalThis ? 'web' : 'node';
  if (kind !== HOST_KIND)
    return Promise.reject(new Error(`The suite for the ${HOST_KIND} extension host runs in the ${kind} one`));
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
    tallyOf(runner, (title) => `${title} (${kind} extension host)`);
  });
}
