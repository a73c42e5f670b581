import { Worker } from 'node:worker_threads';
import type { IndexSetup, ReaderSetup } from './indexProtocol.ts';

/**
 * Megabytes for what is made while a question is answered or an article read: the engine takes 48 if it is let, for
 * no faster answer than with these. With half of them a question takes a tenth longer.
 */
const YOUNG = 12;
/** The same where all a thread does is read articles, until it is let go. */
const YOUNG_OF_READER = 24;
/**
 * Megabytes for what stays. Where the engine is let use all it would, it collects what is dead only once that is three
 * times what lives, and most of what a thread then takes is dead; below two gigabytes it collects the sooner the less it
 * is given. A hundred thousand articles take a few dozen megabytes of it: their words are in arrays, which do not count.
 */
const OLD = 1024;

/** Starts a thread of the index. */
export const startThread = (setup: IndexSetup | ReaderSetup): Worker =>
  new Worker(setup.code.script, {
    workerData: setup,
    resourceLimits: {
      maxYoungGenerationSizeMb: setup.kind === 'reader' ? YOUNG_OF_READER : YOUNG,
      maxOldGenerationSizeMb: OLD,
    },
    // What the host is started with, a loader of its own perhaps, the index does not need.
    execArgv: [],
  });
