import type { Reason } from '../model/match.ts';
import type { EventLink } from './event.ts';
import type { PreparedPassage } from './query.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words shown of a kind of reason, the weightiest. */
const SHOWN = 4;
/** A run of at least this many words is worth pointing at as a whole. */
const LONG_RUN = 5;

/**
 * What the two passages and their articles share, in words a person can check.
 * @param tokens of the match's text
 * @param ids their terms
 */
export function reasonsFor(
  query: PreparedPassage,
  matchText: string,
  tokens: readonly Token[],
  ids: Int32Array,
  link: EventLink | undefined | 'unknown',
  sameSpeaker: string | undefined,
  vocabulary: Vocabulary,
): Reason[] {
  const reasons: Reason[] = [];
  const run = longestRun(query.terms, ids);
  const first = tokens[run.start];
  const last = tokens[run.start + run.length - 1];
  if (run.length >= LONG_RUN && first !== undefined && last !== undefined)
    reasons.push({ kind: 'same-words', text: matchText.slice(first.start, last.end) });
  const wanted = new Set(query.distinct);
  const seen = new Set<number>();
  const shared = tokens.flatMap((token, at) => {
    const id = ids[at] ?? -1;
    if (!wanted.has(id) || seen.has(id) || vocabulary.isStop(id)) return [];
    seen.add(id);
    return [{ id, text: matchText.slice(token.start, token.end), weight: vocabulary.weight(id) }];
  });
  const isName = (id: number): boolean => vocabulary.nameness(id) > 0.6;
  const top = (kind: (id: number) => boolean): string =>
    shared
      .filter(({ id }) => kind(id))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, SHOWN)
      .map(({ text }) => text)
      .join(', ');
  const push = (kind: Reason['kind'], text: string): void => {
    if (text !== '') reasons.push({ kind, text });
  };
  push('shared-name', top(isName));
  push(
    'shared-number',
    top((id) => vocabulary.isNumber(id)),
  );
  push(
    'shared-words',
    top((id) => !isName(id) && !vocabulary.isNumber(id)),
  );
  push('same-speaker', sameSpeaker ?? '');
  if (link === 'unknown') return reasons;
  if (link !== undefined && link.probability >= 0.6)
    reasons.push({ kind: 'same-event', text: percent(link.probability) });
  else if (link === undefined || link.probability < 0.15)
    reasons.push({ kind: 'other-event', text: percent(link?.probability ?? 0) });
  return reasons;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The longest run of words both have in the same order; `start` counts words of `b`. */
function longestRun(a: Int32Array, b: Int32Array): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  // Per word of `a` the run that ends there, and at the word of `b` looked at; from the last on, as the row before is needed.
  const runs = new Int32Array(a.length + 1);
  for (let bt = 0; bt < b.length; bt++)
    for (let at = a.length - 1; at >= 0; at--) {
      const length = a[at] === b[bt] ? (runs[at] ?? 0) + 1 : 0;
      runs[at + 1] = length;
      if (length > best.length) best = { start: bt - length + 1, length };
    }
  return best;
}
