// What a run of tests says of itself for test/run.ts, in lines of its output: every failed test, and how many there were.

/** A test that failed, or a run of tests that broke. */
export interface Failure {
  /** the titles of its suites and its own */
  readonly title: string;
  /** the message, in several lines where it has them, and the place in the code */
  readonly error: string;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
}

/** A longer message is a value or a log: the output has all of it. */
const MOST_LINES = 20;

const FAILED = /^# failed: (.*)\n((?:#   .*\n)*)/gm;
const COUNTS = /^# (\d+) passed, (\d+) failed, (\d+) skipped$/gm;

export function failureOf(title: string, error: unknown): Failure {
  if (!(error instanceof Object && 'message' in error)) return { title, error: String(error) };
  const lines = String(error.message).trim().split('\n');
  const frames = 'stack' in error ? String(error.stack).match(/^\s+at .*/gm) : null;
  const place = frames?.find((frame) => !/node_modules|node:/.test(frame));
  return {
    title,
    error: [
      ...lines.slice(0, MOST_LINES),
      ...(lines.length > MOST_LINES ? ['…'] : []),
      ...(place === undefined ? [] : [place.trim()]),
    ].join('\n'),
  };
}

/** The lines, without a line end after the last. */
export function tallyLines({ passed, failed, skipped, failures }: Tally): string {
  return [
    ...failures.flatMap(({ title, error }) => [
      `# failed: ${title.replaceAll('\n', ' ')}`,
      ...error.split('\n').map((line) => `#   ${line}`),
    ]),
    `# ${passed} passed, ${failed} failed, ${skipped} skipped`,
  ].join('\n');
}

/** What says why a run broke that tells of no failed test. */
export const lastLines = (output: string): string =>
  output.trimEnd().split('\n').slice(-MOST_LINES).join('\n');

/** What all the runs in an output say together. */
export function readTally(output: string): Tally {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, skipped] of output.matchAll(COUNTS)) {
    tally.passed += Number(passed);
    tally.failed += Number(failed);
    tally.skipped += Number(skipped);
  }
  const failures = Array.from(output.matchAll(FAILED), ([, title = '', lines = '']) => ({
    title,
    error: lines.replaceAll(/^# {3}/gm, '').trimEnd(),
  }));
  return { ...tally, failures };
}

/** Logs the lines of a run that is about to begin once it has ended. */
export function tallyOf(runner: Mocha.Runner, titled = (title: string): string => title): void {
  const failures: Failure[] = [];
  runner.on('fail', (test: Mocha.Runnable, error: unknown) => {
    failures.push(failureOf(titled(test.fullTitle()), error));
  });
  runner.once('end', () => {
    const { passes: passed = 0, failures: failed = 0, pending: skipped = 0 } = runner.stats ?? {};
    console.log(tallyLines({ passed, failed, skipped, failures }));
  });
}
