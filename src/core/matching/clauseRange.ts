import { trimmed, type Range } from '../model/range.ts';
import { tokenise } from './tokens.ts';
import type { PreparedPassage } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A sentence this many words longer than the passage asked about is narrowed to the clauses that answer it. */
const LONGER_BY = 8;
/** The clauses kept hold at least this share of what the sentence shares with the passage. */
const KEPT = 0.9;
/** Words a part has to have to say anything; a passage of fewer may be answered by as many. */
const LEAST_WORDS = 4;

/**
 * The part of a sentence that carries what it shares with a passage: the shortest run of clauses that keeps nearly
 * all of it; the whole sentence where it is short, shares nothing, or has a single clause, and where that run says too
 * little to be read alone: a name, a figure, or a piece around a single word.
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
  const words: number[] = [];
  const shared: Set<number>[] = [];
  for (const [at, token] of tokenise(text.slice(sentence.start, sentence.end)).entries()) {
    if (starts.length === 0 || token.opensClause) {
      starts.push(token.start);
      words.push(0);
      shared.push(new Set<number>());
    }
    words.push((words.pop() ?? 0) + 1);
    const term = terms[at] ?? -1;
    if (wanted.has(term) && !vocabulary.isStop(term)) shared.at(-1)?.add(term);
  }
  const sharedIn = (from: number, to: number): ReadonlySet<number> =>
    new Set(shared.slice(from, to + 1).flatMap((terms) => Array.from(terms)));
  const weigh = (from: number, to: number): number => {
    let sum = 0;
    for (const term of sharedIn(from, to)) sum += vocabulary.weight(term);
    return sum;
  };
  const enough = KEPT * weigh(0, starts.length - 1);
  if (enough === 0) return sentence;
  const endOf = (clause: number): number => starts[clause + 1] ?? sentence.end - sentence.start;
  let best: Range = { start: 0, end: sentence.end - sentence.start };
  let [first, last] = [0, starts.length - 1];
  for (let from = 0; from < starts.length; from++)
    for (let to = from; to < starts.length; to++) {
      if (weigh(from, to) < enough) continue;
      const start = starts[from] ?? 0;
      if (endOf(to) - start < best.end - best.start) {
        best = { start, end: endOf(to) };
        [first, last] = [from, to];
      }
      break;
    }
  const kept = Array.from(sharedIn(first, last));
  const wordsKept = words.slice(first, last + 1).reduce((sum, count) => sum + count, 0);
  const content = query.distinct.filter((term) => !vocabulary.isStop(term)).length;
  const saysSomething =
    wordsKept >= Math.min(LEAST_WORDS, query.terms.length) &&
    kept.length >= Math.min(2, content) &&
    (kept.length === content || kept.some((term) => tells(term, vocabulary)));
  if (!saysSomething) return sentence;
  return trimmedClause(
    text,
    { start: sentence.start + best.start, end: sentence.start + best.end },
    sentence,
  );
}

/** Whether a word says what happened rather than to whom or how many. */
const tells = (term: number, vocabulary: Vocabulary): boolean =>
  !vocabulary.isNumber(term) && vocabulary.nameness(term) < 0.5;

/** Without the punctuation that separates the clause from its neighbours. */
function trimmedClause(text: string, range: Range, sentence: Range): Range {
  if (range.end === sentence.end) return trimmed(text, range);
  const inner = trimmed(text, range);
  const found = /[\s,;:(\u2013\u2014"'\u201C\u201D-]+$/.exec(text.slice(inner.start, inner.end));
  return found === null ? inner : { start: inner.start, end: inner.start + found.index };
}
