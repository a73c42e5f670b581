import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corroborate } from './harness.ts';
import { OTHER, STALLS, jsonOf, market } from './market.ts';

describe('corroborate match', () => {
  interface Answer {
    readonly article: string;
    readonly quote: string;
    readonly error?: { readonly code: string };
    readonly matches: readonly {
      readonly article: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly score: number;
      readonly relation: string;
      readonly suggested: boolean;
      readonly independent: boolean | null;
      readonly reasons: readonly unknown[];
      readonly differences: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
    }[];
  }

  it('finds the other appearances of a passage, with all the contract names', () => {
    const folder = market();
    const run = corroborate(['match', folder, '--article', 'fire.txt', '--quote', STALLS, '--json']);
    assert.equal(run.code, 0, run.err);
    const { article, quote, matches } = jsonOf(run) as Answer;
    assert.deepEqual([article, quote], ['fire.txt', STALLS]);
    const [best] = matches;
    assert.equal(
      Object.keys(best ?? {}).join(' '),
      'article start end text score relation suggested independent reasons differences',
    );
    assert.equal(best?.article, 'other.txt');
    assert.equal(OTHER.slice(best.start, best.end), best.text);
    assert.match(best.text, /14 stalls/);
    assert.ok(best.score > 0 && best.score <= 1);
    assert.ok(matches.every((one, at) => at === 0 || one.score <= (matches[at - 1]?.score ?? 1)));
  });

  it('answers many queries in their order, and those that fail with an error', () => {
    const folder = market();
    const queries = [
      { article: 'other.txt', quote: 'Nobody was hurt' },
      { article: 'fire.txt', quote: 'not there' },
      { article: 'gone.txt', quote: 'x' },
      { article: 'fire.txt', quote: STALLS },
    ];
    const file = join(folder, 'queries.jsonl');
    writeFileSync(file, `${queries.map((query) => JSON.stringify(query)).join('\n')}\n{"article"\n`);
    const run = corroborate(['match', folder, '--queries', file, '--limit', '1', '--json']);
    assert.equal(run.code, 1);
    const answers = run.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    assert.deepEqual(
      answers.map(({ article, error }) => [article, error?.code]),
      [
        ['other.txt', undefined],
        ['fire.txt', 'quote-not-found'],
        ['gone.txt', 'unknown-article'],
        ['fire.txt', undefined],
        [null, 'invalid-json'],
      ],
    );
    assert.deepEqual(answers[1]?.matches, []);
    assert.ok(answers[3] && answers[3].matches.filter(({ article }) => article === 'other.txt').length === 1);
  });
});
