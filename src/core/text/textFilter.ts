/** How much of one item's text is looked at, in UTF-16 code units: a line of megabytes is not searched key by key. */
const SEARCHED = 4000;

/**
 * Finds items by words as they are typed. The text of each item is folded once, and a query that goes on from the one
 * before looks only at what that one found, so that a keystroke costs a pass over strings and nothing else.
 */
export class TextFilter<T> {
  private texts: readonly string[] | undefined;
  private last: { readonly words: readonly string[]; readonly found: readonly number[] } | undefined;

  /** @param textOf everything an item can be found by; called once an item, when the first query comes or is prepared for */
  constructor(
    private readonly items: readonly T[],
    private readonly textOf: (item: T) => string,
  ) {}

  /** Folds the texts ahead of the first query. */
  prepare(): readonly string[] {
    this.texts ??= this.items.map((item) => searchable(this.textOf(item).slice(0, SEARCHED)));
    return this.texts;
  }

  /** The items that have every word of the query somewhere, in any case and without regard to accents, in order. */
  matching(query: string): readonly T[] {
    const words = searchable(query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return this.items;
    const texts = this.prepare();
    const among = this.last && goesOnFrom(this.last.words, words) ? this.last.found : texts.keys();
    const found: number[] = [];
    for (const index of among) {
      const text = texts[index] ?? '';
      if (words.every((word) => text.includes(word))) found.push(index);
    }
    this.last = { words, found };
    return found.flatMap((index) => this.items.slice(index, index + 1));
  }
}

/** Whether whatever has the later words has the earlier ones too. */
const goesOnFrom = (earlier: readonly string[], later: readonly string[]): boolean =>
  earlier.every((word) => later.some((longer) => longer.includes(word)));

/** Most texts have no letter to take a mark from, which is cheaper to see than to do. */
const searchable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- the range of ASCII
  (/^[\u0000-\u007F]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}+/gu, '')).toLowerCase();
