import { mocha } from './mocha.ts';

/** The extension host the suite was bundled for. */
declare const HOST_KIND: 'node' | 'web';

/**
 * What the editor calls: runs the tests and rejects when any failed, or when this is another extension host than they
 * were bundled for. The last line logged counts them.
 */
export function run(): Promise<void> {
  const kind = 'WorkerGlobalScope' in globalThis ? 'web' : 'node';
  if (kind !== HOST_KIND)
    return Promise.reject(new Error(`The suite for the ${HOST_KIND} extension host runs in the ${kind} one`));
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      console.log(`# ${passes} passed, ${failures} failed, ${pending} skipped`);
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}
