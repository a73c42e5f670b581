// Everything that has to hold, tier by tier: npm test, or npm test -- TIER… for some of them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { lastLines, readTally, type Tally } from './host/tally.ts';
import { atExit } from './host/temporary.ts';

interface Tier {
  readonly name: string;
  /** npm arguments */
  readonly run: readonly string[];
  /** its output counts tests; other tiers pass or fail as a whole */
  readonly counts: boolean;
  /** starts with the first tier, as it mostly waits, and is heard when its turn comes */
  readonly ahead?: boolean;
}

interface Outcome extends Tally {
  readonly tier: string;
  readonly seconds: number;
}

const BENCH_FIXTURES = 'test/fixtures/bench';

/** What a smoke run is given where a folder of its own name does not say it all. */
const SMOKE_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'bench:activation': ['--windows', '1'],
  'bench:host': ['--articles', '60', '--annotations', '40', '--rest', '400'],
  'bench:matrix': ['--claims', '50', '--articles', '200'],
  'bench:properties': ['--cases', '100'],
  'bench:scale': ['--articles', '60', '--queries', '20'],
  'eval:disagreements': [`${BENCH_FIXTURES}/eval-retrieval/events.json`],
  'eval:independence': ['samples'],
  'eval:negation': [`${BENCH_FIXTURES}/eval-retrieval/events.json`],
  'eval:learning': [`${BENCH_FIXTURES}/eval-retrieval/events.json`],
  'eval:retrieval': [`${BENCH_FIXTURES}/eval-retrieval/events.json`, '--ablate'],
  'eval:suggestions': ['samples'],
  'eval:gold': ['test/fixtures/samples-gold.yaml', '--articles', 'samples'],
};

function allTiers(): Tier[] {
  const check = (name: string, script: string): Tier => ({ name, run: ['run', '-s', script], counts: false });
  const tests = (name: string, script: string): Tier => ({ name, run: ['run', '-s', script], counts: true });
  return [
    check('types', 'typecheck'),
    check('lint', 'lint'),
    tests('core', 'test:core'),
    tests('cli', 'test:cli'),
    check('package', 'package'),
    { ...check('install', 'host'), ahead: true },
    tests('host', 'test:host'),
    tests('editor', 'test:editor'),
    tests('ui', 'test:ui'),
    ...benches(),
  ];
}

/** Every bench and evaluation there is, on its small fixture: that they run, not how good the figures are. */
function benches(): Tier[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  return Object.keys(scripts)
    .filter((script) => /^(bench|eval):/.test(script))
    .map((script) => {
      const fixture = `${BENCH_FIXTURES}/${script.replace(':', '-')}`;
      const args = SMOKE_ARGUMENTS[script] ?? (existsSync(fixture) ? [fixture] : []);
      return { name: script, run: ['run', '-s', script, '--', ...args], counts: false };
    });
}

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

async function npm(args: readonly string[], hear: (data: Buffer) => void): Promise<Ended> {
  const start = performance.now();
  const windows = process.platform === 'win32';
  const child = spawn(windows ? 'npm.cmd' : 'npm', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows,
    detached: !windows,
  });
  const forget = atExit(() => {
    if (child.pid === undefined) return;
    // the whole group: npm does not pass signals on
    if (windows) child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += String(data);
      hear(data);
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  forget();
  return { code, output, seconds: (performance.now() - start) / 1000 };
}

/** `begun`: the tier's run, where it was started ahead of its turn. */
async function runTier(tier: Tier, begun?: Promise<Ended>): Promise<Outcome> {
  console.log(`\n== ${tier.name}: npm ${tier.run.join(' ')}`);
  const { code, output, seconds } = await (begun ?? npm(tier.run, (data) => process.stdout.write(data)));
  if (begun !== undefined) process.stdout.write(output);
  const tally = readTally(output);
  // a tier that broke before or beside its tests has failed too, and so has one without any
  const broke = tally.failed === 0 && (code !== 0 || (tier.counts && tally.passed === 0));
  return {
    ...tally,
    ...(broke && {
      failed: 1,
      failures: [{ title: `npm ${tier.run.join(' ')} ended with code ${code}`, error: lastLines(output) }],
    }),
    tier: tier.name,
    seconds,
  };
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');

/** Last of all, what a long log would hide: which tests failed, and why. */
function report(outcomes: readonly Outcome[]): void {
  const sum = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const width = Math.max(...outcomes.map(({ tier }) => tier.length));
  console.log('\n== Summary');
  for (const { tier, passed, failed, skipped, seconds } of outcomes) {
    const counts =
      passed + failed + skipped === 0 ? 'ok' : `${passed} passed, ${failed} failed, ${skipped} skipped`;
    console.log(`${tier.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${counts}`);
  }
  for (const { tier, failures } of outcomes)
    for (const { title, error } of failures) console.log(`\n✗ ${tier}: ${title}\n${indented(error)}`);
  const [passed, failed, skipped] = [
    sum((outcome) => outcome.passed),
    sum((outcome) => outcome.failed),
    sum((outcome) => outcome.skipped),
  ];
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  if (failed > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const tiers = allTiers();
  const unknown = wanted.filter((name) => tiers.every((tier) => tier.name !== name));
  if (unknown.length > 0) {
    console.error(`No tier ${unknown.join(', ')}; there are ${tiers.map(({ name }) => name).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const chosen = tiers.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const begun = new Map<Tier, Promise<Ended>>();
  for (const tier of chosen)
    if (tier.ahead)
      begun.set(
        tier,
        npm(tier.run, () => {}),
      );
  const outcomes: Outcome[] = [];
  for (const tier of chosen) outcomes.push(await runTier(tier, begun.get(tier)));
  report(outcomes);
}

void main();
