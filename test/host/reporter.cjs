// Mocha's spec reporter, with one last line that counts: what test/run.ts adds up over all tiers.
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      console.log(`# ${passes} passed, ${failures} failed, ${pending} skipped`);
    });
  }
};
