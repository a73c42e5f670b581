import { PROPERTIES } from './properties.ts';

/** `SEED=… npm run test:core` repeats a run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

describe(`what holds of every sidecar (SEED=${seed})`, () => {
  for (const { name, check } of PROPERTIES)
    it(name, async function () {
      this.timeout(60_000);
      await check({ seed, numRuns: 100 });
    });
});
