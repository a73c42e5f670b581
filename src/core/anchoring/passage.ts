import type { Selectors } from '../model/annotation.ts';
import { folded } from '../text/fold.ts';
import type { Tokens, Vocabulary } from '../text/tokens.ts';
import { tokenise } from '../text/tokens.ts';
import { CONTEXT_LENGTH } from './describe.ts';

/**
 * The selectors of an annotation made ready for searching, as far as that is needed: most passages are found without
 * a look at their words. Keys are the vocabulary's.
 */
export class Passage {
  /** The quote, folded. */
  readonly quote: string;
  /** Where the quote stands in the text it is looked for in, once looked for. */
  occurrences: readonly number[] | undefined;
  private tokens: Tokens | undefined;
  private leading: Int32Array | undefined;
  private trailing: Int32Array | undefined;
  private others: readonly Passage[] | undefined;
  private sum: number | undefined;

  constructor(
    readonly selectors: Selectors,
    private readonly vocabulary: Vocabulary,
    private readonly weigh: (key: number) => number,
  ) {
    this.quote = folded(selectors.quote);
  }

  get keys(): Int32Array {
    return this.cut().keys;
  }

  /** Where each token begins in the folded quote. */
  get starts(): Int32Array {
    return this.cut().starts;
  }

  /** The tokens of the prefix. A context of full length is cut anywhere: its outermost word may be half a word. */
  get before(): Int32Array {
    this.leading ??= this.keysOf(this.selectors.prefix).subarray(isCut(this.selectors.prefix) ? 1 : 0);
    return this.leading;
  }

  /** The tokens of the suffix, with the same reserve. */
  get after(): Int32Array {
    if (this.trailing) return this.trailing;
    const keys = this.keysOf(this.selectors.suffix);
    this.trailing = keys.subarray(0, Math.max(0, keys.length - (isCut(this.selectors.suffix) ? 1 : 0)));
    return this.trailing;
  }

  /** The passages that looked like it when it was described: their words alone. */
  get lookalikes(): readonly Passage[] {
    this.others ??= (this.selectors.lookalikes ?? []).map(
      (quote) => new Passage({ quote, prefix: '', suffix: '' }, this.vocabulary, this.weigh),
    );
    return this.others;
  }

  /** Whether the very words stood elsewhere in the text as well when the passage was described. */
  get hasCopies(): boolean {
    return this.lookalikes.some(({ quote }) => quote === this.quote);
  }

  /** Summed weight of the quote's tokens. */
  get weight(): number {
    this.sum ??= this.keys.reduce((sum, key) => sum + this.weigh(key), 0);
    return this.sum;
  }

  private cut(): Tokens {
    this.tokens ??= tokenise(this.quote, this.vocabulary);
    return this.tokens;
  }

  private keysOf(text: string): Int32Array {
    return tokenise(folded(text), this.vocabulary).keys;
  }
}

const isCut = (context: string): boolean => context.length >= CONTEXT_LENGTH - 1;
