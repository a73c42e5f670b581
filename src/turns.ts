import type { Scheduler } from './core/ports.ts';

/** How long work keeps the host, in ms, before somebody else has a turn: well below what a person notices. */
const SLICE = 5;

/**
 * Shares the thread between all that works on it. Asking is cheap until a slice is used up; then each waits for a turn
 * of its own, in the order they asked, with the host's events in between. Two that resumed together would make one
 * block of both their slices, and sixteen a stutter.
 */
export class Turns implements Scheduler {
  private began = performance.now();
  private readonly waiting: (() => void)[] = [];

  /** @param later calls back once the host has seen to its events */
  constructor(private readonly later: (then: () => void) => void) {}

  yield(): Promise<void> {
    if (performance.now() - this.began < SLICE) return Promise.resolve();
    return new Promise((resolve) => {
      if (this.waiting.push(resolve) === 1) this.later(() => this.next());
    });
  }

  private next(): void {
    this.began = performance.now();
    this.waiting.shift()?.();
    if (this.waiting.length > 0) this.later(() => this.next());
  }
}
