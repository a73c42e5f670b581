/** Words of a text for finding repeats: lower case, letters and digits only. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’']/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** How many words decide where to look closer. */
const KEY = 4;
/** Places looked at for one key: what repeats more often is furniture whichever copy it is. */
const MOST_PLACES = 40;

/** Finds runs of words in a text, in time proportional to the run. */
export class WordIndex {
  private readonly words: string[] = [];
  private readonly owners: number[] = [];
  private readonly places = new Map<string, number[]>();

  /** @param owner whose words these are, so that a run can be looked for elsewhere */
  add(words: readonly string[], owner: number): void {
    for (const word of words) {
      this.words.push(word);
      this.owners.push(owner);
      const at = this.words.length - KEY;
      if (at >= 0) {
        const key = this.words.slice(at, at + KEY).join(' ');
        const known = this.places.get(key);
        if (known === undefined) this.places.set(key, [at]);
        else if (known.length < MOST_PLACES) known.push(at);
      }
    }
  }

  /** Whether all the words, four at least, stand in this order with another owner that is accepted. */
  includes(run: readonly string[], owner: number, accepts: (owner: number) => boolean = () => true): boolean {
    if (run.length < KEY) return false;
    const places = this.places.get(run.slice(0, KEY).join(' ')) ?? [];
    return places.some(
      (at) =>
        this.owners[at] !== owner &&
        accepts(this.owners[at] ?? -1) &&
        run.every((word, index) => this.words[at + index] === word),
    );
  }
}
