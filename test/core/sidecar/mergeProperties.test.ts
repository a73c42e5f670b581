import { MERGE_PROPERTIES } from './mergeProperties.ts';

/** `SEED=… npm run test:core` repeats a run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

describe(`what holds of every merge (SEED=${seed})`, () => {
  for (const { name, check } of MERGE_PROPERTIES)
    it(name, async function () {
      this.timeout(60_000);
      await check({ seed, numRuns: 60 });
    }).timeout(60_000);
});
