import type { FoldedText } from '../text/fold.ts';
import { fold, foldedOffset } from '../text/fold.ts';
import type { Tokens, Vocabulary } from '../text/tokens.ts';
import { tokenAt, tokenise } from '../text/tokens.ts';
import type { Work } from '../work.ts';
import { cut, join } from './pieces.ts';

/**
 * A text made ready for searching: folded, cut into tokens, and for every word the places where it stands.
 * Offsets here are into the folded text; tokens count from 0.
 */
export class PassageIndex {
  private postings: { readonly firsts: Int32Array; readonly places: Int32Array } | undefined;

  constructor(
    readonly original: string,
    readonly vocabulary: Vocabulary,
    readonly folded: FoldedText,
    readonly tokens: Tokens,
  ) {}

  /** Makes a text ready; one of millions of characters in pieces. */
  static *of(original: string, vocabulary: Vocabulary): Work<PassageIndex> {
    const pieces = [];
    for (const { start, end } of cut(original)) {
      const folded = fold(original.slice(start, end));
      pieces.push({ start, folded, tokens: tokenise(folded.text, vocabulary) });
      yield;
    }
    const { folded, tokens } = yield* join(pieces);
    return new PassageIndex(original, vocabulary, folded, tokens);
  }

  get text(): string {
    return this.folded.text;
  }

  /** The token at, or else after, an offset of the folded text. */
  tokenAt(offset: number): number {
    return tokenAt(this.tokens, offset);
  }

  /** The folded offset of an offset of the original. */
  foldedOffset(offset: number): number {
    return foldedOffset(this.folded, offset);
  }

  start(token: number): number {
    return this.tokens.starts[token] ?? this.text.length;
  }

  end(token: number): number {
    return this.tokens.ends[token] ?? this.text.length;
  }

  key(token: number): number {
    return this.tokens.keys[token] ?? -1;
  }

  /** How often a word stands in this text. */
  count(key: number): number {
    const { firsts } = this.lists();
    return key < 0 || key + 1 >= firsts.length ? 0 : (firsts[key + 1] ?? 0) - (firsts[key] ?? 0);
  }

  /** The tokens at which a word stands, in the order of the text. */
  places(key: number): Int32Array {
    const { firsts, places } = this.lists();
    return this.count(key) === 0 ? places.subarray(0, 0) : places.subarray(firsts[key], firsts[key + 1]);
  }

  private lists(): { readonly firsts: Int32Array; readonly places: Int32Array } {
    if (this.postings) return this.postings;
    // Words numbered later, by other texts, stand nowhere here.
    const firsts = new Int32Array(this.vocabulary.size + 1);
    const { keys, count } = this.tokens;
    for (let token = 0; token < count; token++) {
      const after = (keys[token] ?? 0) + 1;
      firsts[after] = (firsts[after] ?? 0) + 1;
    }
    for (let key = 1; key < firsts.length; key++) firsts[key] = (firsts[key] ?? 0) + (firsts[key - 1] ?? 0);
    const next = firsts.slice();
    const places = new Int32Array(count);
    for (let token = 0; token < count; token++) {
      const key = keys[token] ?? 0;
      const place = next[key] ?? 0;
      next[key] = place + 1;
      places[place] = token;
    }
    this.postings = { firsts, places };
    return this.postings;
  }
}

/** How much finding a word says: much for a rare one, little for a common or short one, next to nothing for a mark. */
export function weigher(vocabulary: Vocabulary, texts: readonly PassageIndex[]): (key: number) => number {
  const known: number[] = [];
  return (key) => {
    const weight = known[key];
    if (weight !== undefined) return weight;
    const fresh = weigh(vocabulary, texts, key);
    if (key >= 0) known[key] = fresh;
    return fresh;
  };
}

const MARK_WEIGHT = 0.08;

function weigh(vocabulary: Vocabulary, texts: readonly PassageIndex[], key: number): number {
  if (key < 0 || !vocabulary.isWord(key)) return MARK_WEIGHT;
  const count = texts.reduce((most, text) => Math.max(most, text.count(key)), 1);
  const word = vocabulary.word(key);
  // Short words are articles and prepositions in most languages, unless they are figures.
  const short = word.length <= 3 && !/\d/.test(word) ? 0.6 : 1;
  return short / (1 + 0.5 * Math.log(count));
}
