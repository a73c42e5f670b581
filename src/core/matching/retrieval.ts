import { Accumulator } from './accumulator.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import type { Postings } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Weights are taken in steps of this, so that sums are exact in whatever order they are added up. */
const STEP = 2 ** -24;
/** Looking a term up in an article costs as much as going over so many entries of a list. */
const LOOKUP = 12;
/** Whether a list may be left out is worth looking into where it has so many entries. */
const LONG = 200;

/** Finds the articles that hold most of some terms' weight. */
export class Retrieval {
  private readonly accumulator = new Accumulator();

  constructor(
    private readonly postings: Postings,
    private readonly vocabulary: Vocabulary,
    private readonly articleAt: (slot: number) => IndexedArticle | undefined,
    private readonly slotCount: () => number,
  ) {}

  /**
   * The slots of the articles that hold most of the terms' weight, heaviest first. No sentence of an article can share more with
   * the query than the whole article does, so going through articles from the heaviest finds the best sentences first.
   *
   * The lists of the heaviest terms, which are the shortest, come first. Once all terms that are left together cannot
   * lift a new article among the heaviest, their lists are no longer gone through for new ones (MaxScore, Turtle &
   * Flood 1995); the answer is that of going through all of them.
   */
  holding(terms: Iterable<number>, weightOf: (term: number) => number, limit: number): number[] {
    const lists = this.listsOf(terms, weightOf);
    this.accumulator.reserve(this.slotCount());
    let left = lists.reduce((sum, { weight }) => sum + weight, 0);
    // What the limit-th heaviest has cannot be more than it had when last looked at and all that was added since.
    let most = 0;
    let at = 0;
    for (const { slots, weight } of lists) {
      if (slots.length >= LONG && most > left) {
        most = this.accumulator.least(limit);
        if (most > left) {
          this.finish(lists.slice(at), most - left);
          break;
        }
      }
      this.accumulator.add(slots, weight);
      left -= weight;
      most += weight;
      at++;
    }
    return this.accumulator.take(limit);
  }

  /** Adds what is left to those that may still be among the heaviest: to all whose sum is at least so much. */
  private finish(lists: readonly List[], least: number): void {
    const entries = lists.reduce((sum, { slots }) => sum + slots.length, 0);
    const lookups = lists.length * LOOKUP;
    if (entries < this.accumulator.countAtLeast(least) * lookups) {
      for (const { slots, weight } of lists) this.accumulator.addToKnown(slots, weight);
      return;
    }
    for (const slot of this.accumulator.atLeast(least)) {
      const held = this.articleAt(slot)?.articleTerms;
      if (held === undefined) continue;
      for (const { term, weight } of lists) if (includes(held, term)) this.accumulator.addTo(slot, weight);
    }
  }

  private listsOf(terms: Iterable<number>, weightOf: (term: number) => number): readonly List[] {
    // A word that stands in a tenth of a large archive decides nothing and costs most.
    const tooCommon = Math.max(400, this.vocabulary.articles / 10);
    const rare: number[] = [];
    const common: number[] = [];
    for (const term of terms)
      if (!this.vocabulary.isStop(term))
        (this.vocabulary.articleCount(term) > tooCommon ? common : rare).push(term);
    return (rare.length > 0 ? rare : common)
      .map((term) => ({
        term,
        weight: Math.max(1, Math.round(weightOf(term) / STEP)) * STEP,
        slots: this.postings.slotsOf(term),
      }))
      .sort((a, b) => b.weight - a.weight);
  }
}

interface List {
  readonly term: number;
  readonly weight: number;
  readonly slots: Int32Array;
}

/** Whether an ascending array holds a number. */
function includes(ascending: Int32Array, wanted: number): boolean {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ascending[middle] ?? 0;
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
