import { reporters, type MochaOptions, type Runner } from 'mocha';
import { tallyOf } from './tally.ts';

/** Mocha's spec reporter, and last what test/run.ts adds up over all tiers. */
export default class TallyingReporter extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    tallyOf(runner);
  }
}
