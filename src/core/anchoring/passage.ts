import type { Selectors } from '../model/annotation.ts';
import { folded } from '../text/fold.ts';
import type { Vocabulary } from '../text/tokens.ts';
import { tokenise } from '../text/tokens.ts';
import { CONTEXT_LENGTH } from './describe.ts';

/** The selectors of an annotation made ready for searching. Keys are the vocabulary's. */
export interface Passage {
  readonly selectors: Selectors;
  /** The quote, folded. */
  readonly quote: string;
  readonly keys: Int32Array;
  readonly starts: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Summed weight of the quote's tokens. */
  readonly weight: number;
}

export function preparePassage(
  selectors: Selectors,
  vocabulary: Vocabulary,
  weight: (key: number) => number,
): Passage {
  const quote = folded(selectors.quote);
  const tokens = tokenise(quote, vocabulary);
  const before = tokenise(folded(selectors.prefix), vocabulary).keys;
  const after = tokenise(folded(selectors.suffix), vocabulary).keys;
  let sum = 0;
  for (const key of tokens.keys) sum += weight(key);
  return {
    selectors,
    quote,
    keys: tokens.keys,
    starts: tokens.starts,
    // A context of full length is cut anywhere: its outermost word may be half a word.
    before: before.subarray(selectors.prefix.length >= CONTEXT_LENGTH - 1 ? 1 : 0),
    after: after.subarray(0, after.length - (selectors.suffix.length >= CONTEXT_LENGTH - 1 ? 1 : 0)),
    weight: sum,
  };
}
