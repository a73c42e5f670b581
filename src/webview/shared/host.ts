import { enclose, open } from '../protocol.ts';
import type { Check } from '../protocol/checks.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension on the other side, and what is remembered while the webview is hidden or the window reloads. */
export class Host<In, Out, State> {
  private readonly api = acquireVsCodeApi();

  constructor(
    private readonly incoming: Check<In>,
    private readonly remembered: Check<State>,
  ) {}

  /** Hears what the host says; what is no message of ours is refused, and the host told so that it is in its log. */
  listen(hear: (message: In) => void): void {
    window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = open(data, this.incoming);
      if (message === undefined)
        this.api.postMessage(enclose({ type: 'refused', reason: 'unknown message' }));
      else hear(message);
    });
  }

  tell(message: Out): void {
    this.api.postMessage(enclose(message));
  }

  get state(): State | undefined {
    const state = this.api.getState();
    return this.remembered(state) ? state : undefined;
  }

  set state(state: State) {
    this.api.setState(state);
  }
}

/** A region a screen reader reads aloud when its words change. */
export function announce(words: string): void {
  const region = document.getElementById('live');
  if (region) region.textContent = words;
}
