import { OPENS_CLAUSE } from './articleRecord.ts';
import type { Vocabulary } from './vocabulary.ts';
import { termsOf } from './vocabulary.ts';

/** A passage made ready to be compared with many others. Terms are counted once each. */
export interface PreparedPassage {
  /** Term ids in order, repeated where the passage repeats them. */
  readonly terms: Int32Array;
  readonly marks: Uint8Array;
  /** Distinct terms, and each one's weight. */
  readonly distinct: Int32Array;
  readonly weights: Float64Array;
  /** Per position in `terms` the place of the term in `distinct`. */
  readonly places: Int32Array;
  /** Per position the number of its clause. */
  readonly clauses: Int32Array;
  readonly clauseCount: number;
  readonly total: number;
  readonly squares: number;
  readonly names: number;
  readonly numbers: number;
  /** Neighbouring content words: see `pairKey`. */
  readonly pairs: ReadonlySet<number>;
}

/** One number for two neighbouring terms. */
export const pairKey = (first: number, second: number): number => first * 0x1000000 + second;

export function preparePassage(
  text: string,
  language: string | undefined,
  vocabulary: Vocabulary,
): PreparedPassage {
  const { tokens, ids } = termsOf(text, language, vocabulary);
  return prepareTerms(
    ids,
    Uint8Array.from(tokens, (token) => (token.opensClause ? OPENS_CLAUSE : 0)),
    vocabulary,
  );
}

function prepareTerms(terms: Int32Array, marks: Uint8Array, vocabulary: Vocabulary): PreparedPassage {
  const placeOf = new Map<number, number>();
  const places = new Int32Array(terms.length);
  const clauses = new Int32Array(terms.length);
  const pairs = new Set<number>();
  let clause = -1;
  let previous = -1;
  terms.forEach((term, at) => {
    let place = placeOf.get(term);
    if (place === undefined) placeOf.set(term, (place = placeOf.size));
    places[at] = place;
    if (at === 0 || (marks[at] ?? 0) & OPENS_CLAUSE) clause++;
    clauses[at] = clause;
    if (vocabulary.isStop(term)) return;
    if (previous >= 0) pairs.add(pairKey(previous, term));
    previous = term;
  });
  const distinct = Int32Array.from(placeOf.keys());
  const weights = Float64Array.from(distinct, (term) => vocabulary.weight(term));
  let total = 0;
  let squares = 0;
  let names = 0;
  let numbers = 0;
  distinct.forEach((term, place) => {
    const weight = weights[place] ?? 0;
    total += weight;
    squares += weight * weight;
    names += weight * vocabulary.nameness(term);
    if (vocabulary.isNumber(term)) numbers += weight;
  });
  return {
    terms,
    marks,
    distinct,
    weights,
    places,
    clauses,
    clauseCount: clause + 1,
    total,
    squares,
    names,
    numbers,
    pairs,
  };
}
