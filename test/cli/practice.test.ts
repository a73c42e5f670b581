import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { Practice } from '../../src/node/practice.ts';

const QUIET = 30;

/** Counts the questions a thread asks itself. */
class Asked {
  /** When each began, in ms. */
  readonly at: number[] = [];
  isEmpty = false;
  /** How many at most were under way at a time. */
  most = 0;
  private running = 0;
  readonly practice: Practice;

  constructor(
    questions: number,
    private readonly during: () => void = () => {},
    private readonly takes = 2,
  ) {
    this.practice = new Practice(() => this.ask(), QUIET, questions);
  }

  async until(count: number): Promise<void> {
    for (let wait = 0; wait < 200 && this.at.length < count; wait++) await pause(10);
    assert.equal(this.at.length, count);
  }

  private async ask(): Promise<boolean> {
    this.at.push(performance.now());
    this.most = Math.max(this.most, ++this.running);
    this.during();
    await pause(this.takes);
    this.running--;
    return !this.isEmpty;
  }
}

describe('a thread that asks itself', () => {
  it('begins once nobody needed it for a while, asks one question at a time, and so many', async () => {
    const asked = new Asked(5);
    for (let message = 0; message < 5; message++) {
      asked.practice.putOff();
      await pause(QUIET / 3);
      assert.equal(asked.at.length, 0);
    }
    await asked.until(5);
    asked.practice.putOff();
    await pause(3 * QUIET);
    assert.equal(asked.at.length, 5);
    assert.equal(asked.most, 1);
  });

  it('asks no two at a time and none too many, however long one takes in which others have need of it', async () => {
    const asked: Asked = new Asked(3, () => asked.practice.putOff(), 2 * QUIET);
    asked.practice.putOff();
    await asked.until(3);
    await pause(5 * QUIET);
    assert.equal(asked.at.length, 3);
    assert.equal(asked.most, 1);
  });

  it('gives way to whoever comes between two questions, and goes on after', async () => {
    let came = 0;
    const asked = new Asked(4, () => {
      if (asked.at.length !== 2) return;
      came = performance.now();
      asked.practice.putOff();
    });
    asked.practice.putOff();
    await asked.until(4);
    // timers may fire a millisecond early
    const after = (asked.at[2] ?? 0) - came;
    assert.ok(after >= QUIET - 2, `${after} ms after somebody came`);
  });

  it('waits to be told where there is nothing to ask about', async () => {
    const asked = new Asked(3);
    asked.isEmpty = true;
    asked.practice.putOff();
    await pause(4 * QUIET);
    assert.equal(asked.at.length, 1);
    asked.isEmpty = false;
    asked.practice.putOff();
    await asked.until(4);
    await pause(2 * QUIET);
    assert.equal(asked.at.length, 4);
  });
});
