import type { Disposable, Listener, Subscribe } from '../ports.ts';

/** A source of events. A listener that throws does not keep the others from hearing. */
export class Emitter<T> {
  private readonly listeners = new Set<Listener<T>>();

  constructor(private readonly onError: (cause: unknown) => void) {}

  readonly event: Subscribe<T> = (listener): Disposable => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };

  fire(event: T): void {
    for (const listener of Array.from(this.listeners)) {
      try {
        listener(event);
      } catch (cause) {
        this.onError(cause);
      }
    }
  }
}
