import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { IndexSetup } from '../../../src/node/indexProtocol.ts';
import { startThread } from '../../../src/node/startThread.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Milliseconds of a piece of work. */
export async function timed<T>(
  work: () => Promise<T> | T,
): Promise<{ readonly result: T; readonly ms: number }> {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
}

/** The longest the event loop was kept from turning during a piece of work, in milliseconds. */
export async function longestBlock<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly block: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  // Nothing counts before its timer fired once, and a block that ends the work is seen only in the turn after it.
  while (delay.count === 0) await turn();
  const result = await work();
  await turn();
  delay.disable();
  return { result, block: delay.max / 1e6 };
}

/** Share of a processor below which a process does nothing to speak of, over so many milliseconds, so many times. */
const IDLE = 0.1;
const LOOK = 200;
const LOOKS = 5;

/** Waits until the process has finished what it does when nobody asks anything of it. */
export async function untilIdle(): Promise<void> {
  for (let looks = 0; looks < LOOKS;) {
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    const { user, system } = process.cpuUsage(before);
    looks = user + system < IDLE * LOOK * 1000 ? looks + 1 : 0;
  }
}

/** Megabytes the process grows by for a thread of the index that has loaded what it runs and does nothing. */
export async function idleThread(setup: IndexSetup): Promise<number> {
  // What was collected is given back to the system only after a while.
  memory();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = memory().resident;
  const worker = startThread(setup);
  await once(worker, 'online');
  // Until what it loads is loaded.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const grown = memory().resident - before;
  await worker.terminate();
  return grown;
}

/** Megabytes in use after everything unreachable was collected: objects and buffers, and the process as a whole. */
export function memory(): { readonly used: number; readonly resident: number } {
  collect();
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { used: (heapUsed + external) / 1e6, resident: rss / 1e6 };
}
