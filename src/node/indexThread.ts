import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { CompiledModule } from './compiledModule.ts';
import type { IndexSetup, ReaderSetup } from './indexProtocol.ts';

/** The entry of the threads of the index: loads what they do, which is compiled once for all windows. */
function start(port: NonNullable<typeof parentPort>, setup: IndexSetup | ReaderSetup): void {
  const main = new CompiledModule(join(__dirname, 'indexWorker.js'), setup.code.compiled);
  const { exports, version } = main.load();
  const { serve } = exports as typeof import('./indexWorker.ts');
  let keeping: ReturnType<CompiledModule['keepSoon']> | undefined;
  serve(port, setup, version, () => (keeping ??= main.keepSoon()));
}

if (parentPort) start(parentPort, workerData as IndexSetup | ReaderSetup);
