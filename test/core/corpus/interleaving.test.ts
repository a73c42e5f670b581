import { interleaving } from './interleaving.ts';

/** `SEED=… npm run test:core` repeats a run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

describe(`two windows at work on one article (SEED=${seed})`, () => {
  it(interleaving.name, async function () {
    this.timeout(60_000);
    await interleaving.check({ seed, numRuns: 100 });
  });
});
