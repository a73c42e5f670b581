import assert from 'node:assert/strict';
import { Turns } from '../../src/turns.ts';

/** Keeps the thread at work for this long. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('turns on a thread', () => {
  it('cost nothing while a slice lasts, and are waited for once it is used up', async () => {
    let turns = 0;
    const scheduler = new Turns((then) => {
      turns++;
      setImmediate(then);
    });
    work(6);
    await scheduler.yield();
    assert.equal(turns, 1);
    for (let asked = 0; asked < 100; asked++) await scheduler.yield();
    assert.ok(turns < 10, `${turns} turns`);
    work(6);
    const before = turns;
    await scheduler.yield();
    assert.equal(turns, before + 1);
  });

  it('let the events of the host come between any two of those that wait, in the order they asked', async () => {
    const scheduler = new Turns((then) => setImmediate(then));
    const order: string[] = [];
    let events = 0;
    const event = (): void => {
      events++;
      if (order.length < 30) setImmediate(event);
    };
    const worker = async (name: string): Promise<void> => {
      for (let step = 0; step < 10; step++) {
        work(6);
        await scheduler.yield();
        order.push(`${name}${step}@${events}`);
      }
    };
    setImmediate(event);
    await Promise.all(['a', 'b', 'c'].map(worker));
    assert.deepEqual(
      order.map((one) => one.replace(/@.*/, '')),
      Array.from({ length: 10 }, (_, step) => ['a', 'b', 'c'].map((name) => `${name}${step}`)).flat(),
    );
    const seen = order.map((one) => one.replace(/.*@/, ''));
    assert.equal(new Set(seen).size, seen.length, order.join(' '));
  });
});
