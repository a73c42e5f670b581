import type { Sentence } from '../model/article.ts';
import type { Range } from '../model/range.ts';
import { Pace, type Work } from '../work.ts';
import type { QuoteSpan } from './quotes.ts';
import { LONGEST_SENTENCE } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

/** Consecutive sentences no boundary of which lies outside a quotation: what one attribution may span. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  /** Indices into the article's sentences, first to last. */
  readonly sentences: readonly [first: number, last: number];
  /** Every word and mark. */
  readonly tokens: readonly Token[];
  /** Words and marks outside outermost quotations, each of which is one token. */
  readonly outside: readonly Token[];
}

/**
 * @param sentences all of one article's, of which those of quoting sections are taken
 * @param outer the outermost quotations, in text order, with their index
 */
export function* buildUnits(
  text: string,
  sentences: readonly Sentence[],
  outer: readonly { readonly span: QuoteSpan; readonly index: number }[],
  wanted: (sentence: Sentence) => boolean,
): Work<Unit[]> {
  const pace = new Pace();
  const units: Unit[] = [];
  let pointer = 0;
  for (let first = 0; first < sentences.length; first++) {
    const begin = sentences[first];
    if (begin === undefined || !wanted(begin) || lengthOf(begin.range) > LONGEST_SENTENCE) continue;
    while (pointer < outer.length && (outer[pointer]?.span.outer.end ?? 0) <= begin.range.start) pointer++;
    let last = first;
    let scan = pointer;
    for (; last + 1 < sentences.length; last++) {
      const here = sentences[last];
      const next = sentences[last + 1];
      if (here === undefined || next === undefined || next.paragraph !== begin.paragraph) break;
      if (next.range.end - begin.range.start > LONGEST_SENTENCE) break;
      while (scan < outer.length && (outer[scan]?.span.outer.end ?? 0) < next.range.start) scan++;
      const span = outer[scan]?.span.outer;
      if (span === undefined || !(span.start < here.range.end && span.end > here.range.end)) break;
    }
    const end = sentences[last]?.range.end ?? begin.range.end;
    units.push(makeUnit(text, [first, last], begin.range.start, end, begin.paragraph, outer, pointer));
    first = last;
    if (pace.due(end - begin.range.start)) yield undefined;
  }
  return units;
}

const lengthOf = ({ start, end }: Range): number => end - start;

function makeUnit(
  text: string,
  indices: readonly [number, number],
  start: number,
  end: number,
  paragraph: number,
  outer: readonly { readonly span: QuoteSpan; readonly index: number }[],
  from: number,
): Unit {
  const first = outer[from];
  if (first === undefined || first.span.outer.start >= end) {
    const all = tokenise(text, { start, end }, -1, true);
    return { start, end, paragraph, sentences: indices, tokens: all, outside: all };
  }
  const tokens: Token[] = [];
  const outside: Token[] = [];
  let at = start;
  const plain = (to: number): void => {
    if (to <= at) return;
    const found = tokenise(text, { start: at, end: to }, -1, at === start);
    for (const token of found) {
      tokens.push(token);
      outside.push(token);
    }
    at = to;
  };
  for (let pointer = from; pointer < outer.length; pointer++) {
    const one = outer[pointer];
    if (one === undefined || one.span.outer.start >= end) break;
    plain(Math.max(start, one.span.outer.start));
    const to = Math.min(end, one.span.outer.end);
    for (const token of tokenise(
      text,
      { start: Math.max(at, one.span.range.start), end: Math.min(to, one.span.range.end) },
      one.index,
      true,
    ))
      tokens.push(token);
    outside.push({
      start: Math.max(start, one.span.outer.start),
      end: to,
      text: '',
      lower: '',
      word: false,
      capital: false,
      first: false,
      quote: one.index,
    });
    at = Math.max(at, to);
  }
  plain(end);
  return { start, end, paragraph, sentences: indices, tokens, outside };
}
