import type { Scheduler } from './ports.ts';

/** Work that can pause: it yields where somebody else may have a turn. */
export type Work<T> = Generator<undefined, T, void>;

/** Does all of it at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Lets others have a turn wherever the work may pause. */
export async function inTurns<T>(work: Work<T>, scheduler: Scheduler): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await scheduler.yield();
  }
}

/** Gives work up, with nothing, where it is over at a pause. */
export function* unless<T>(isOver: () => boolean, work: Work<T>): Work<T | undefined> {
  for (;;) {
    if (isOver()) return undefined;
    const step = work.next();
    if (step.done === true) return step.value;
    yield;
  }
}

/** Characters between two pauses: well below a millisecond of reading. */
const PIECE = 500;
/** Characters until which every piece is followed by a pause: nothing that reads is compiled yet, and any takes milliseconds. */
const FIRST = 10_000;

const SESSION = { dealtWith: 0 };

/** Tells work when to pause, by the characters it has dealt with: pausing costs more than many a piece of it. */
export class Pace {
  private dealtWith = 0;

  /** @param session what was dealt with in all since it began */
  constructor(private readonly session = SESSION) {}

  /** Counts characters; true where it is time to pause. */
  due(characters: number): boolean {
    if (this.session.dealtWith < FIRST) {
      this.session.dealtWith += characters;
      return true;
    }
    this.dealtWith += characters;
    if (this.dealtWith < PIECE) return false;
    this.dealtWith = 0;
    return true;
  }
}

/** Of things that take next to nothing each: so many are done in a fraction of a millisecond. */
const AT_ONCE = 500;

/** Does something quick for each of very many, with turns for others in between. */
export async function forEachInTurns<T>(
  all: Iterable<T>,
  scheduler: Scheduler,
  work: (one: T) => void,
): Promise<void> {
  let done = 0;
  for (const one of all) {
    work(one);
    if (++done % AT_ONCE === 0) await scheduler.yield();
  }
}

/** Does something for each, so many side by side. Rejects with the first that does, having begun no further ones. */
export async function severalAtOnce<T>(
  all: Iterable<T>,
  most: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = all[Symbol.iterator]();
  let failed = false;
  const one = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true && !failed; next = left.next()) {
      try {
        await work(next.value);
      } catch (cause) {
        failed = true;
        throw cause;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, one));
}
