// Everything that has to hold, tier by tier: npm test, or npm test -- TIER… for some of them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { lastLines, readTally, type Tally } from './host/tally.ts';
import { atExit } from './host/temporary.ts';

interface Tier {
  readonly name: string;
  /** npm's script, and what it is given */
  readonly script: string;
  readonly args?: readonly string[];
  /** its output counts tests; other tiers pass or fail as a whole */
  readonly counts: boolean;
  /** runs beside those that follow one another */
  readonly beside?: boolean;
  /** tiers that have to have ended */
  readonly after?: readonly string[];
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

/**
 * In the order in which they are told of and, but for two, run: installing mostly waits, and the paths through the
 * workbench take longer than all the others. Never do more than two run at once.
 */
function allTiers(): Tier[] {
  const check = (name: string, script: string): Tier => ({ name, script, counts: false });
  const tests = (name: string, script: string): Tier => ({ name, script, counts: true });
  return [
    check('types', 'typecheck'),
    check('lint', 'lint'),
    check('package', 'package'),
    // last of what writes the bundles: everybody after it takes them as they are
    check(BUILD, 'build'),
    tests('core', 'test:core'),
    tests('cli', 'test:cli'),
    { ...check('install', 'host'), beside: true },
    { ...tests('host', 'test:host'), after: ['install'] },
    { ...tests('editor', 'test:editor'), after: ['install'] },
    ...benches(),
    { ...tests('ui', 'test:ui'), beside: true, after: [BUILD, 'install'] },
  ];
}

const BUILD = 'build';

/** Every bench and evaluation there is, on its small fixture: that they run, not how good the figures are. */
function benches(): Tier[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  return Object.keys(scripts)
    .filter((script) => /^(bench|eval):/.test(script))
    .map((script) => {
      const fixture = `${BENCH_FIXTURES}/${script.replace(':', '-')}`;
      const args = SMOKE_ARGUMENTS[script] ?? (existsSync(fixture) ? [fixture] : []);
      return { name: script, script, args, counts: false };
    });
}

interface Ended {
  readonly code: number;
  readonly seconds: number;
}

/** What a tier prints: kept until it is told of, and from then on printed as it comes. */
class Output {
  text = '';
  private shown = false;

  add(data: Buffer): void {
    this.text += String(data);
    if (this.shown) process.stdout.write(data);
  }

  show(): void {
    this.shown = true;
    process.stdout.write(this.text);
  }
}

interface Run {
  readonly output: Output;
  readonly ended: Promise<Ended>;
}

/**
 * Starts them all, each once what it comes after has ended. Where building is none of them each builds for itself, and
 * none runs beside another, whose bundles it would replace.
 */
function start(tiers: readonly Tier[]): ReadonlyMap<Tier, Run> {
  const runs = new Map<Tier, Run>();
  const isBuilt = tiers.some(({ name }) => name === BUILD);
  let previous: Promise<unknown> = Promise.resolve();
  for (const tier of tiers) {
    const isBeside = isBuilt && tier.beside === true;
    const named = Array.from(runs).flatMap(([{ name }, { ended }]) =>
      tier.after?.includes(name) ? [ended] : [],
    );
    const output = new Output();
    const begin = (): Promise<Ended> => npm(command(tier, isBuilt), (data) => output.add(data));
    const ended = Promise.all(isBeside ? named : [previous, ...named]).then(begin);
    if (!isBeside) previous = ended;
    runs.set(tier, { output, ended });
  }
  return runs;
}

/** @param isBuilt whether what a script does before it runs (`pre…`) is done: that is building */
const command = ({ script, args = [] }: Tier, isBuilt: boolean): string[] => [
  'run',
  '-s',
  ...(isBuilt ? ['--ignore-scripts'] : []),
  script,
  ...(args.length > 0 ? ['--', ...args] : []),
];

async function npm(args: readonly string[], hear: (data: Buffer) => void): Promise<Ended> {
  const begun = performance.now();
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
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  forget();
  return { code, seconds: (performance.now() - begun) / 1000 };
}

async function outcomeOf(tier: Tier, { output, ended }: Run): Promise<Outcome> {
  console.log(`\n== ${tier.name}: npm run ${[tier.script, ...(tier.args ?? [])].join(' ')}`);
  output.show();
  const { code, seconds } = await ended;
  const tally = readTally(output.text);
  // a tier that broke before or beside its tests has failed too, and so has one without any
  const broke = tally.failed === 0 && (code !== 0 || (tier.counts && tally.passed === 0));
  return {
    ...tally,
    ...(broke && {
      failed: 1,
      failures: [{ title: `npm run ${tier.script} ended with code ${code}`, error: lastLines(output.text) }],
    }),
    tier: tier.name,
    seconds,
  };
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');

/** Last of all, what a long log would hide: which tests failed, and why. */
function report(outcomes: readonly Outcome[], seconds: number): void {
  const sum = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const width = Math.max(...outcomes.map(({ tier }) => tier.length));
  const row = (what: string, took: number, counts: string): void =>
    console.log(`${what.padEnd(width)}  ${took.toFixed(1).padStart(6)} s  ${counts}`);
  console.log('\n== Summary');
  for (const { tier, passed, failed, skipped, seconds: took } of outcomes) {
    const some = passed + failed + skipped > 0;
    row(tier, took, some ? `${passed} passed, ${failed} failed, ${skipped} skipped` : 'ok');
  }
  row('all', seconds, 'some beside others');
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
  const begun = performance.now();
  const outcomes: Outcome[] = [];
  for (const [tier, run] of start(chosen)) outcomes.push(await outcomeOf(tier, run));
  report(outcomes, (performance.now() - begun) / 1000);
}

void main();
