import { parseArgs } from 'node:util';
import type { Annotation } from '../../src/core/model/annotation.ts';
import { parseSidecar } from '../../src/core/sidecar/document.ts';
import { editSidecar } from '../../src/core/sidecar/edit.ts';
import { mergeSidecars } from '../../src/core/sidecar/merge.ts';
import { ANCHORING_PROPERTIES } from '../core/anchoring/properties.ts';
import { interleaving } from '../core/corpus/interleaving.ts';
import { MERGE_PROPERTIES } from '../core/sidecar/mergeProperties.ts';
import { PROPERTIES } from '../core/sidecar/properties.ts';

// Checks what holds of every sidecar, every merge and every edit on many more generated cases than the tests, and times a
// large sidecar.
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    cases: { type: 'string', default: '30000' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const cases = Number(values.cases);
const chosen = [...PROPERTIES, interleaving, ...MERGE_PROPERTIES, ...ANCHORING_PROPERTIES].filter(
  ({ name }) => values.only === undefined || name.includes(values.only),
);
const each = Math.ceil(cases / Math.max(1, chosen.length));
console.log(`seed ${seed}, ${each} cases each (again: --seed ${seed} --cases ${cases})\n`);

interface Checked {
  readonly name: string;
  readonly cases: number;
  readonly failed: boolean;
  readonly seconds: number;
}

async function checkAll(): Promise<Checked[]> {
  const properties: Checked[] = [];
  for (const { name, check } of chosen) {
    const start = performance.now();
    let failure: unknown;
    try {
      await check({ seed, numRuns: each });
    } catch (error) {
      failure = error;
    }
    const failed = failure !== undefined;
    const seconds = (performance.now() - start) / 1000;
    console.log(`${failed ? 'FAILS' : 'holds'}  ${seconds.toFixed(1).padStart(6)} s  ${name}`);
    if (failed) console.log(failure instanceof Error ? failure.message : failure);
    properties.push({ name, cases: each, failed, seconds });
  }
  return properties;
}

const times = (run: () => unknown, runs = 9): number => {
  const taken = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return taken.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
};

const annotations: Annotation[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `k${String(index).padStart(7, '0')}`,
  claim: `claim-${index % 300}`,
  stance: 'reports',
  quote: `The keeper said on Sunday that the beacon was lit for the ${index}th time since the storm.`,
  prefix: 'on the rock above the harbour. ',
  suffix: ' Nobody else saw it that night.',
  position: [index * 120, index * 120 + 80],
  speaker: ['The keeper'],
  via: ['Isle Wire'],
  tags: ['beacon', 'night'],
  created: '2031-05-04T11:02:00Z',
  history: [],
}));
const large =
  editSidecar(
    undefined,
    annotations.map((annotation) => ({ kind: 'add-annotation', annotation })),
  ).source ?? '';
const update = (id: string, note: string) => ({ kind: 'update-annotation', id, set: { note } }) as const;
const [ours, theirs] = ['k0000100', 'k0000200'].map(
  (id) => editSidecar(large, [update(id, 'Looked at.')]).source ?? '',
) as [string, string];
async function main(): Promise<void> {
  const properties = await checkAll();
  const milliseconds = {
    parse: times(() => parseSidecar(large)),
    editOne: times(() => editSidecar(large, [update('k0000500', 'Looked at.')])),
    editAll: times(() =>
      editSidecar(
        large,
        annotations.map(({ id }) => update(id, 'Looked at.')),
      ),
    ),
    merge: times(() => mergeSidecars(large, ours, theirs)),
  };
  console.log(`\n1,000 annotations, ${(large.length / 1024).toFixed(0)} KB, median of 9:`);
  for (const [name, time] of Object.entries(milliseconds))
    console.log(`${time.toFixed(1).padStart(8)} ms  ${name}`);
  const failed = properties.some((property) => property.failed);
  console.log(JSON.stringify({ seed, properties, milliseconds, failed }));
  if (failed) process.exitCode = 1;
}

void main();
