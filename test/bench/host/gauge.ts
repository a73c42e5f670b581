/** A time in which the extension host answered nobody, as `performance.now()` tells it; in milliseconds. */
export interface Block {
  readonly from: number;
  readonly ms: number;
  /** Processor time of the host's thread within it. */
  readonly work: number;
}

/** Microseconds of processor time of this thread: Node 23.9 and later have it. */
type ThreadTime = () => { readonly user: number; readonly system: number };

const NOTHING: Block = { from: 0, ms: 0, work: 0 };

/**
 * Asks for a turn every millisecond and notes how long it was kept waiting. On a machine that has other things to do
 * the wait alone says little of the extension, so the thread's own processor time is read beside it.
 */
export class Gauge {
  #longest = NOTHING;
  #busiest = NOTHING;
  #lately = 0;
  #before = performance.now();
  #worked = threadTime();
  readonly #timer = setInterval(() => this.#turn(), 1);

  /** The longest wait since this was last asked. */
  lately(): number {
    const longest = this.#lately;
    this.#lately = 0;
    return longest;
  }

  stop(): { readonly longest: Block; readonly busiest: Block } {
    clearInterval(this.#timer);
    return { longest: this.#longest, busiest: this.#busiest };
  }

  #turn(): void {
    const [now, worked] = [performance.now(), threadTime()];
    const block = { from: this.#before, ms: now - this.#before, work: worked - this.#worked };
    if (block.ms > this.#longest.ms) this.#longest = block;
    if (block.work > this.#busiest.work) this.#busiest = block;
    this.#lately = Math.max(this.#lately, block.ms);
    [this.#before, this.#worked] = [performance.now(), threadTime()];
  }
}

function threadTime(): number {
  const { threadCpuUsage } = process as unknown as { readonly threadCpuUsage?: ThreadTime };
  if (!threadCpuUsage) return performance.now();
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
}
