import { Worker } from 'node:worker_threads';
import type { IndexSetup, ReaderSetup } from './indexProtocol.ts';

/**
 * Megabytes for what is made while a question is answered or an article read: the engine takes 48 if it is let, for
 * no faster answer and a few hundredths of the time of reading.
 */
const YOUNG = 6;

/** Starts a thread of the index. */
export const startThread = (setup: IndexSetup | ReaderSetup): Worker =>
  new Worker(setup.code.script, {
    workerData: setup,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    // What the host is started with, a loader of its own perhaps, the index does not need.
    execArgv: [],
  });
