import assert from 'node:assert/strict';
import { NO_FILTER, Selector } from '../../src/webview/matrix/select.ts';
import { enclose, open } from '../../src/webview/protocol.ts';
import { fromCard } from '../../src/webview/protocol/card.ts';
import { Incoming } from '../../src/webview/matrix/incoming.ts';
import {
  fromMatrix,
  MATRIX_WORDS,
  matrixMessages,
  toMatrix,
  type MatrixWords,
  type ToMatrix,
} from '../../src/webview/protocol/matrix.ts';
import { matrixOf } from './matrixOf.ts';

describe('the matrix', () => {
  const selector = new Selector(matrixOf(500, 2000));

  it('is filtered by words, verdict, tag, outlet and stance, and sorted', () => {
    const keys = (change: object): string[] =>
      selector.select({ ...NO_FILTER, ...change }).rows.map(({ key }) => key);
    assert.equal(keys({}).length, 500);
    assert.deepEqual(keys({ text: 'cläim-0012' }), ['claim-0012']);
    assert.ok(keys({ verdict: 'false' }).every((key) => Number(key.slice(6)) % 3 === 0));
    assert.equal(keys({ tag: 'tag-3' }).length, 25);
    assert.deepEqual(keys({ sort: 'disputes' })[0], 'claim-0004');
    const some = selector.select({ ...NO_FILTER, outlet: 'Outlet 3', stances: ['disputes'] });
    assert.ok(some.rows.length > 0 && some.rows.length < 500);
    assert.ok(some.columns.every((column) => column % 40 === 3));
  });

  it('answers a filter of 500 claims by 2,000 articles in a quarter of what reading them from a message takes', () => {
    const message = JSON.stringify(matrixOf(500, 2000));
    const filters = ['h', 'ha', 'har', 'harb', '12', 'boats 7', 'none of it', ''].map((text, index) => ({
      ...NO_FILTER,
      text,
      outlet: index % 2 ? 'Outlet 3' : '',
      stances: ['asserts' as const],
      sort: 'disputes' as const,
    }));
    const slowest = Math.max(...filters.map((filter) => quickest(() => selector.select(filter))));
    const reading = quickest(() => JSON.parse(message));
    assert.ok(slowest * 4 < reading, `${slowest.toFixed(1)} ms, reading ${reading.toFixed(1)} ms`);
  });
});

/** In milliseconds, of several runs: another process may have had the processor during any of them. */
const quickest = (act: () => unknown): number =>
  Math.min(
    ...Array.from({ length: 25 }, () => {
      const before = performance.now();
      act();
      return performance.now() - before;
    }),
  );

describe('a matrix on its way to the webview', () => {
  const words = Object.fromEntries(MATRIX_WORDS.map((word) => [word, word])) as MatrixWords;

  it('comes in messages of a few milliseconds each, and is whole with the last of them', () => {
    const matrix = matrixOf(500, 2000);
    const incoming = new Incoming();
    const messages = Array.from(matrixMessages(matrix, words));
    assert.ok(messages.length > 40, `${messages.length} messages`);
    const taken = messages.map((message) => {
      const opened = open(enclose(JSON.parse(JSON.stringify(message))), toMatrix);
      assert.ok(opened, 'a message of the protocol');
      return incoming.take(opened);
    });
    assert.ok(taken.slice(0, -1).every((complete) => complete === undefined));
    assert.deepEqual(taken.at(-1), { words, matrix });
  });

  it('is whole where it has no rows, and begins anew with a new head', () => {
    const incoming = new Incoming();
    const take = (messages: Iterable<ToMatrix>): unknown =>
      Array.from(messages, (one) => incoming.take(one)).at(-1);
    assert.deepEqual(take(matrixMessages(matrixOf(0, 3), words)), { words, matrix: matrixOf(0, 3) });
    take(Array.from(matrixMessages(matrixOf(50, 200), words)).slice(0, -1));
    assert.deepEqual(take(matrixMessages(matrixOf(2, 3), words)), { words, matrix: matrixOf(2, 3) });
  });
});

describe('a message between a webview and its host', () => {
  it('is taken only as one of those known, of this version', () => {
    const edit = { type: 'verdict', value: 'false' };
    assert.deepEqual(open(enclose(edit), fromCard), edit);
    for (const bad of [
      edit,
      { version: 2, message: edit },
      enclose({ type: 'verdict', value: 'maybe' }),
      enclose({ ...edit, more: 1 }),
      enclose({ type: 'verdict' }),
      enclose({ type: 'tags', values: ['a', 1] }),
      enclose(Object.create(edit)),
      enclose(null),
      'verdict',
    ])
      assert.equal(open(bad, fromCard), undefined, JSON.stringify(bad));
    assert.equal(open(enclose({ type: 'cell', claim: 'a' }), fromMatrix), undefined);
  });
});
