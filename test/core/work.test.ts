import assert from 'node:assert/strict';
import { finish, inTurns, Pace, severalAtOnce, unless, type Work } from '../../src/core/work.ts';

function* counting(pieces: number): Work<number> {
  for (let piece = 0; piece < pieces; piece++) yield undefined;
  return pieces;
}

describe('work in pieces', () => {
  it('gives others a turn after every piece, or does all at once', async () => {
    let turns = 0;
    const scheduler = {
      yield: async () => {
        turns++;
      },
    };
    assert.equal(await inTurns(counting(5), scheduler), 5);
    assert.equal(turns, 5);
    assert.equal(finish(counting(5)), 5);
    assert.equal(turns, 5);
  });

  it('is given up at the first pause at which it is over', () => {
    let asked = 0;
    assert.equal(finish(unless(() => false, counting(5))), 5);
    assert.equal(finish(unless(() => ++asked === 3, counting(5))), undefined);
    assert.equal(asked, 3);
  });

  it('pauses by what was dealt with, not by how often it could', () => {
    const pace = new Pace({ dealtWith: 1e9 });
    const pauses = Array.from({ length: 10_000 }, () => pace.due(100)).filter(Boolean).length;
    assert.equal(pauses, 2000);
  });

  it('pauses wherever it can as long as nothing of it has run often, and for all that work in one session', () => {
    const session = { dealtWith: 0 };
    const pauses = Array.from({ length: 400 }, () => new Pace(session).due(100)).filter(Boolean).length;
    assert.equal(pauses, 100);
    assert.equal(new Pace(session).due(0), false);
  });

  it('goes over all with no more than so many begun at once', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await severalAtOnce([1, 2, 3, 4, 5, 6, 7], 3, async (one) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      done.push(one);
    });
    assert.equal(most, 3);
    assert.deepEqual(
      done.toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7],
    );
  });

  it('begins nothing further once one has failed', async () => {
    const begun: number[] = [];
    const work = severalAtOnce([1, 2, 3, 4], 1, async (one) => {
      begun.push(one);
      if (one === 2) throw new Error('no second');
    });
    await assert.rejects(work, /no second/);
    assert.deepEqual(begun, [1, 2]);
  });
});
