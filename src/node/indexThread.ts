import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { CompiledModule } from './compiledModule.ts';
import type { IndexSetup, ReaderSetup } from './indexProtocol.ts';

/** Milliseconds after the first question at which what was compiled is kept: by then most of it has run. */
const SETTLED = 5000;

/** The entry of the threads of the index: loads what they do, which is compiled once for all windows. */
function start(port: NonNullable<typeof parentPort>, setup: IndexSetup | ReaderSetup): void {
  const main = new CompiledModule(join(__dirname, 'indexWorker.js'), setup.code.compiled);
  const { serve } = main.load() as typeof import('./indexWorker.ts');
  let timer: ReturnType<typeof setTimeout> | undefined;
  serve(port, setup, () => (timer ??= setTimeout(keep, SETTLED).unref()));

  function keep(): void {
    try {
      main.keep();
    } catch (cause) {
      console.warn('Corroborate: what was compiled of the index could not be kept', cause);
    }
  }
}

if (parentPort) start(parentPort, workerData as IndexSetup | ReaderSetup);
