/** Milliseconds without a message after which nobody is taken to be about to ask. */
const QUIET = 500;
/** After so many questions nearly all that answers them is compiled well. */
const QUESTIONS = 100;

/**
 * Asks the index what people will ask, before they do. The engine compiles well only what has run often: without this
 * the first dozen questions of a session take two to four times as long as the rest.
 */
export class Practice {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isAsking = false;

  /**
   * @param ask one question; says whether there was anything to ask about, and does not reject
   * @param quiet milliseconds
   */
  constructor(
    private readonly ask: () => Promise<boolean>,
    private readonly quiet = QUIET,
    private left = QUESTIONS,
  ) {}

  /** To be called whenever somebody else has need of the thread, and once there is something to ask about. */
  putOff(): void {
    clearTimeout(this.timer);
    this.timer = this.left > 0 ? setTimeout(() => void this.next(), this.quiet) : undefined;
  }

  private async next(): Promise<void> {
    this.timer = undefined;
    // It took longer than nobody had need of the thread.
    if (this.isAsking) return this.putOff();
    this.isAsking = true;
    this.left--;
    const hasAsked = await this.ask();
    this.isAsking = false;
    if (!hasAsked) {
      this.left++;
      return;
    }
    // One at a time: who asks meanwhile comes before the next, and puts it off.
    if (this.timer === undefined && this.left > 0) this.timer = setTimeout(() => void this.next());
  }
}
