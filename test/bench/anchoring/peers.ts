import search from 'approx-string-match';
import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import type { OldAnnotation, RevisionPair, Span } from './revisions.ts';

/** What other tools do, each as published. None has a state between anchored and lost. */
export interface Peer {
  readonly name: string;
  /** Prepares for one pair of texts; what it returns resolves one annotation. */
  readonly prepare: (pair: RevisionPair) => (annotation: OldAnnotation) => Span | undefined;
}

const offsets: Peer = {
  name: 'naive offsets',
  prepare:
    ({ newText }) =>
    ({ start, end }) =>
      end <= newText.length ? { start, end } : undefined,
};

const nearest: Peer = {
  name: 'nearest indexOf',
  prepare:
    ({ newText }) =>
    ({ exact, start }) => {
      const after = newText.indexOf(exact, start);
      const before = newText.lastIndexOf(exact, start);
      const at = after < 0 || (before >= 0 && start - before <= after - start) ? before : after;
      return at < 0 ? undefined : { start: at, end: at + exact.length };
    },
};

/**
 * The cascade of the Hypothesis client (`match-quote.ts`): the position where the text there is the quote, else the best
 * match by quote, context and position, weighted 50, 20, 20 and 2.
 */
const hypothesis: Peer = {
  name: "Hypothesis' cascade",
  prepare:
    ({ newText }) =>
    (annotation) => {
      const { start, end, exact } = annotation;
      return newText.slice(start, end) === exact ? { start, end } : matchQuote(newText, annotation);
    },
};

interface Match extends Span {
  readonly errors: number;
}

function matchQuote(text: string, { exact, prefix, suffix, start }: OldAnnotation): Span | undefined {
  if (exact === '') return undefined;
  const matches = closestMatches(text, exact, Math.min(256, exact.length / 2));
  const score = (match: Match): number => {
    const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
    const after = text.slice(match.end, match.end + suffix.length);
    return (
      50 * (1 - match.errors / exact.length) +
      20 * (prefix === '' ? 1 : similarity(before, prefix)) +
      20 * (suffix === '' ? 1 : similarity(after, suffix)) +
      2 * (1 - Math.abs(match.start - start) / text.length)
    );
  };
  return matches.map((match) => ({ match, score: score(match) })).sort((a, b) => b.score - a.score)[0]?.match;
}

function closestMatches(text: string, pattern: string, maxErrors: number): Match[] {
  const found: Match[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
    found.push({ start: at, end: at + pattern.length, errors: 0 });
  return found.length > 0 ? found : search(text, pattern, maxErrors);
}

function similarity(text: string, pattern: string): number {
  if (text === '' || pattern === '') return 0;
  return 1 - (closestMatches(text, pattern, pattern.length)[0]?.errors ?? pattern.length) / pattern.length;
}

/** `match_main` finds patterns of at most 32 characters: the quote's beginning and end are looked for. */
const matchMain: Peer = {
  name: 'diff-match-patch match_main',
  prepare: ({ newText }) => {
    const matcher = new DiffMatchPatch();
    matcher.Match_Distance = newText.length;
    return ({ exact, start }) => {
      const head = exact.slice(0, 32);
      const tail = exact.slice(-32);
      const from = matcher.match_main(newText, head, start);
      if (from < 0) return undefined;
      if (exact.length <= 32) return { start: from, end: from + exact.length };
      const to = matcher.match_main(newText, tail, from + exact.length - tail.length);
      return to < from ? undefined : { start: from, end: to + tail.length };
    };
  },
};

const xIndex: Peer = {
  name: 'diff-match-patch diff_xIndex',
  prepare: ({ oldText, newText }) => {
    const matcher = new DiffMatchPatch();
    const difference = matcher.diff_main(oldText, newText);
    return ({ start, end }) => {
      const span = {
        start: matcher.diff_xIndex(difference, start),
        end: matcher.diff_xIndex(difference, end),
      };
      return span.end > span.start ? span : undefined;
    };
  },
};

export const PEERS: readonly Peer[] = [offsets, nearest, hypothesis, matchMain, xIndex];
