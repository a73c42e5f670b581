import { attributionVerb } from '../language/attributionVerbs.ts';
import { DETERMINERS, PRONOUNS } from '../language/grammar.ts';
import type { Article, Sentence } from '../model/article.ts';
import { type Range, trimmed } from '../model/range.ts';
import { type Token, tokenise } from './tokens.ts';

/** A clause of fewer words says too little to be tagged by itself. */
const SHORTEST = 3;
/** Conjunctions after which a clause stands by itself, where a subject or a finite verb follows. */
const CONJUNCTIONS = new Set(
  'and but or while whereas although though because so yet und aber während weil et mais tandis y pero mientras и но а'.split(
    ' ',
  ),
);
/** Of these, the ones that begin a clause without a comma before them. */
const SUBORDINATING = new Set(
  'while whereas although though because während weil tandis mientras'.split(' '),
);
/** Auxiliaries and other verbs no ending gives away. */
const FINITE = new Set(
  `is are was were has have had will would can could may might must shall should does did do isn't aren't wasn't weren't won't
   came went took made gave got said told left became began saw met held led won lost kept put rose fell spoke wrote brought thought felt found
   ist sind war waren hat haben hatte wird würde kann est sont était ont avait es son era fue ha han había`.split(
    /\s+/,
  ),
);

/**
 * The clauses of a compound sentence: split before a conjunction with a clause after it, at semicolons, and between
 * a quotation and the words that attribute it. A sentence that does not divide comes back whole.
 * @returns ranges in text order, without the conjunction's comma, at least one
 */
export function clausesOf(article: Article, sentence: Sentence): Range[] {
  const { text, quotes } = article;
  const { range } = sentence;
  const quoted = quotes.filter(
    (quote) => quote.depth === 0 && quote.outer.start < range.end && quote.outer.end > range.start,
  );
  const tokens = tokenise(text, range, -1, true);
  const inside = (offset: number): boolean =>
    quoted.some(({ outer }) => offset > outer.start && offset < outer.end);
  const cuts = new Set<number>();
  tokens.forEach((token, at) => {
    if (inside(token.start)) return;
    if (token.text === ';') cuts.add(token.end);
    else if (token.word && CONJUNCTIONS.has(token.lower) && beginsClause(tokens, at)) cuts.add(token.start);
  });
  for (const { outer } of quoted) {
    // Only a quotation set off by punctuation is a clause; a fragment belongs to the one it stands in.
    const endsApart = /[,.!?…]["”’»“]?$|,$/.test(text.slice(outer.end - 2, outer.end + 1).trimEnd());
    if (outer.end < range.end && endsApart && attributes(tokens, outer.end, outer.end + 60))
      cuts.add(outer.end);
    const beginsApart = /[,:]\s*$|\bthat,?\s+$/.test(
      text.slice(Math.max(range.start, outer.start - 8), outer.start),
    );
    if (beginsApart && attributes(tokens, outer.start - 40, outer.start)) cuts.add(outer.start);
  }
  return cut(
    text,
    range,
    [...cuts].sort((a, b) => a - b),
  );
}

/** Whether a verb of attribution stands between two offsets. */
function attributes(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.some(
    (token) =>
      token.word && token.start >= from && token.end <= to && attributionVerb(token.lower) !== undefined,
  );
}

/** After a comma, or for some without: a subject with a verb after it, or a verb of the same subject. */
function beginsClause(tokens: readonly Token[], at: number): boolean {
  const conjunction = tokens[at];
  const comma = tokens[at - 1]?.text === ',';
  if (conjunction === undefined || at < SHORTEST) return false;
  if (SUBORDINATING.has(conjunction.lower)) return hasVerb(tokens, at + 1, 14);
  const first = tokens[at + 1];
  if (first === undefined || !first.word) return tokens[at + 1]?.text === '"' && comma;
  if (comma) return hasVerb(tokens, at + 1, 12);
  // "met in Oslo and announced": a finite verb at once.
  if (isFinite(first) && hasVerb(tokens.slice(0, at), 1, 40))
    return conjunction.lower === 'and' || conjunction.lower === 'but';
  const subject = PRONOUNS.has(first.lower) || DETERMINERS.has(first.lower) || first.capital;
  return subject && !first.capital && hasVerb(tokens, at + 2, 5) && hasVerb(tokens.slice(0, at), 1, 40);
}

function hasVerb(tokens: readonly Token[], from: number, most: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + most); at++) {
    const token = tokens[at];
    if (token === undefined || token.text === ',' || token.text === ';') return false;
    if (token.word && isFinite(token)) return true;
  }
  return false;
}

function isFinite(token: Token): boolean {
  if (token.capital && !token.first) return false;
  return (
    FINITE.has(token.lower) ||
    attributionVerb(token.lower) !== undefined ||
    (token.lower.length > 4 && token.lower.endsWith('ed'))
  );
}

/** Cuts so close together that a piece would be too short are dropped. */
function cut(text: string, range: Range, cuts: readonly number[]): Range[] {
  const clauses: Range[] = [];
  let start = range.start;
  for (const at of [...cuts, range.end]) {
    const piece = tidy(text, { start, end: at });
    if (piece.end > piece.start && (words(text, piece) >= SHORTEST || at === range.end)) {
      clauses.push(piece);
      start = at;
    }
  }
  const last = clauses[clauses.length - 1];
  const before = clauses[clauses.length - 2];
  if (last !== undefined && before !== undefined && words(text, last) < SHORTEST - 1)
    clauses.splice(-2, 2, { start: before.start, end: last.end });
  return clauses.length === 0 ? [range] : clauses;
}

function tidy(text: string, range: Range): Range {
  const inner = trimmed(text, range);
  return text.charAt(inner.end - 1) === ',' || text.charAt(inner.end - 1) === ';'
    ? { start: inner.start, end: inner.end - 1 }
    : inner;
}

function words(text: string, range: Range): number {
  return text.slice(range.start, range.end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
