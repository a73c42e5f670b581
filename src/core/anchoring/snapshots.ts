/** How many texts are remembered, and how many UTF-16 units of them in total. */
const MOST = 500;
const UNITS = 20_000_000;

interface Snapshot<State> {
  readonly text: string;
  /** As they were in that text: those that the edit which followed damaged. */
  readonly states: ReadonlyMap<string, State>;
}

/**
 * What edits took away and ranges alone could not restore, by the text it was in: when undoing brings a text back, the
 * states it had come back with it.
 */
export class Snapshots<State> {
  private readonly taken: Snapshot<State>[] = [];
  private units = 0;

  /** Remembers states in a text about to be edited. */
  take(text: string, states: ReadonlyMap<string, State>): void {
    this.taken.push({ text, states });
    this.units += text.length;
    while (this.taken.length > MOST || (this.units > UNITS && this.taken.length > 1))
      this.units -= this.taken.shift()?.text.length ?? 0;
  }

  /** The states to restore where a text is one remembered: by id, as they were then. What came later is forgotten. */
  recall(text: string): ReadonlyMap<string, State> | undefined {
    const index = this.taken.findLastIndex((snapshot) => snapshot.text === text);
    if (index < 0) return undefined;
    const restored = new Map<string, State>();
    for (const { text, states } of this.taken.splice(index).reverse()) {
      this.units -= text.length;
      // Of an id damaged twice the earlier state counts, which comes last.
      for (const [id, state] of states) restored.set(id, state);
    }
    return restored;
  }
}
