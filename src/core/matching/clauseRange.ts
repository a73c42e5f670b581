import { trimmed, type Range } from '../model/range.ts';
import { tokenise } from './tokens.ts';
import type { PreparedPassage } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sentence this many words longer than the passage asked about is narrowed to the clauses that answer it. */
const LONGER_BY = 8;
/** The clauses kept hold at least this share of what the sentence shares with the passage. */
const KEPT = 0.9;

/**
 * The part of a sentence that carries what it shares with a passage: the shortest run of clauses that keeps nearly
 * all of it; the whole sentence where it is short, shares nothing, or has a single clause.
 * @param terms the sentence's
 */
export function clauseRange(
  text: string,
  sentence: Range,
  terms: Int32Array,
  query: PreparedPassage,
  vocabulary: Vocabulary,
): Range {
  if (terms.length < query.terms.length + LONGER_BY) return sentence;
  const wanted = new Set(query.distinct);
  const starts: number[] = [];
  const shared: Set<number>[] = [];
  for (const [at, token] of tokenise(text.slice(sentence.start, sentence.end)).entries()) {
    if (starts.length === 0 || token.opensClause) {
      starts.push(token.start);
      shared.push(new Set<number>());
    }
    const term = terms[at] ?? -1;
    if (wanted.has(term) && !vocabulary.isStop(term)) shared.at(-1)?.add(term);
  }
  const weigh = (from: number, to: number): number => {
    const terms = new Set<number>();
    for (const clause of shared.slice(from, to + 1)) for (const term of clause) terms.add(term);
    let sum = 0;
    for (const term of terms) sum += vocabulary.weight(term);
    return sum;
  };
  const enough = KEPT * weigh(0, starts.length - 1);
  if (enough === 0) return sentence;
  const endOf = (clause: number): number => starts[clause + 1] ?? sentence.end - sentence.start;
  let best: Range = { start: 0, end: sentence.end - sentence.start };
  for (let from = 0; from < starts.length; from++)
    for (let to = from; to < starts.length; to++) {
      if (weigh(from, to) < enough) continue;
      const start = starts[from] ?? 0;
      if (endOf(to) - start < best.end - best.start) best = { start, end: endOf(to) };
      break;
    }
  return trimmedClause(
    text,
    { start: sentence.start + best.start, end: sentence.start + best.end },
    sentence,
  );
}

/** Without the punctuation that separates the clause from its neighbours. */
function trimmedClause(text: string, range: Range, sentence: Range): Range {
  if (range.end === sentence.end) return trimmed(text, range);
  const inner = trimmed(text, range);
  const found = /[\s,;:(\u2013\u2014"'\u201C\u201D-]+$/.exec(text.slice(inner.start, inner.end));
  return found === null ? inner : { start: inner.start, end: inner.start + found.index };
}
