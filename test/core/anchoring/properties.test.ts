import { ANCHORING_PROPERTIES } from './properties.ts';

/** `SEED=… npm run test:core` repeats a run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

describe(`what holds of anchoring (SEED=${seed})`, () => {
  for (const { name, check } of ANCHORING_PROPERTIES)
    it(name, async function () {
      this.timeout(60_000);
      await check({ seed, numRuns: 300 });
    });
});
