import { setImmediate } from 'node:timers/promises';
import type { Cancellation } from '../core/ports.ts';

/** Milliseconds of work before others have their turn: nobody waits longer than this and one article. */
const TURN = 8;
/** Milliseconds between words of how far it has come. */
const TOLD = 100;

/** Long work in turns, so that questions are answered in between. */
export class Pace {
  done = 0;
  private until = performance.now() + TURN;
  private tell = performance.now() + TOLD;

  constructor(
    private readonly cancellation: Cancellation,
    private readonly told: (done: number) => void,
  ) {}

  /** To be asked before each piece of work. */
  async isOver(): Promise<boolean> {
    if (performance.now() >= this.until) {
      await setImmediate();
      const now = performance.now();
      this.until = now + TURN;
      if (now >= this.tell) {
        this.tell = now + TOLD;
        this.told(this.done);
      }
    }
    return this.cancellation.isCancellationRequested;
  }
}
