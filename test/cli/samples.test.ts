import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { corroborate } from './harness.ts';
import { jsonOf, type Checked } from './market.ts';

describe('the sample corpus on the command line', () => {
  const samples = fileURLToPath(new URL('../../samples', import.meta.url));

  it('checks without a finding', () => {
    const run = corroborate(['check', samples, '--json']);
    const { annotations, problems } = jsonOf(run) as Checked;
    assert.deepEqual([run.code, problems], [0, []]);
    assert.deepEqual(new Set(annotations.map(({ state }) => state)), new Set(['exact']));
  });

  it('can be handed over in every format', () => {
    for (const format of ['csv', 'markdown', 'html', 'jsonld', 'claimreview', 'qdpx']) {
      const run = corroborate(['export', samples, '--format', format]);
      assert.equal(run.code, 0, `${format}: ${run.err}`);
      assert.notEqual(run.out, '');
    }
  });

  it('finds the agency text again where it was reprinted', () => {
    const article = 'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt';
    const quote = 'They were nearly thirty over, and they knew it';
    const run = corroborate(['match', samples, '--article', article, '--quote', quote, '--json']);
    const { matches } = jsonOf(run) as {
      matches: readonly { article: string; text: string; independent: unknown }[];
    };
    const [best] = matches;
    assert.equal(best?.article, 'averil-mercury-ferry-disaster-nine-killed.txt');
    assert.ok(best.text.includes(quote));
    assert.equal(best.independent, false);
  });
});
