import { poleRelation, polesOf } from '../language/opposites.ts';
import { synonymGroups } from '../language/synonyms.ts';
import { type Word, type Wordlist, wordsOf } from '../language/words.ts';
import type { Range } from '../model/range.ts';
import { folded } from '../text/fold.ts';

/**
 * A stretch of two wordings. `same`: the same words; `changed`: other words in the same place; `only-a`, `only-b`:
 * words the other wording lacks, whose range there is empty. Ranges are relative to either wording; a word and a form
 * of it make a segment of their own.
 */
export interface Segment {
  readonly kind: 'same' | 'changed' | 'only-a' | 'only-b';
  readonly aRange: Range;
  readonly bRange: Range;
}

/** Words of either side that are aligned; what a longer wording has beyond is left to one last segment. */
const CAP = 400;

const MATCH = { exact: 4, stem: 3, alike: 2 } as const;

/**
 * Aligns two wordings word by word, in the order of the text (Needleman and Wunsch 1970), the same word before a
 * form of it before a word of like meaning. Both wordings are covered by the segments; O(n·m) with n, m ≤ 400.
 */
export function alignWords(a: string, b: string, language?: string): readonly Segment[] {
  const listA = wordsOf(a, language);
  const listB = wordsOf(b, language ?? listA.language);
  const n = Math.min(listA.words.length, CAP);
  const m = Math.min(listB.words.length, CAP);
  const width = m + 1;
  const scores = new Int32Array((n + 1) * width);
  const matches = new Uint8Array((n + 1) * width);
  const meaningsA = listA.words.slice(0, n).map((word) => meaning(word, listA));
  const meaningsB = listB.words.slice(0, m).map((word) => meaning(word, listB));
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const own = matchOf(meaningsA[i], meaningsB[j]);
      const at = i * width + j;
      matches[at] = own;
      const skipA = scores[at + width] ?? 0;
      const skipB = scores[at + 1] ?? 0;
      const both = own > 0 ? own + (scores[at + width + 1] ?? 0) : 0;
      scores[at] = Math.max(skipA, skipB, both);
    }
  const steps: { same: boolean; i: number; j: number }[] = [];
  let i = 0;
  let j = 0;
  while (i < n && j < m) {
    const at = i * width + j;
    const own = matches[at] ?? 0;
    if (own > 0 && scores[at] === own + (scores[at + width + 1] ?? 0)) {
      steps.push({ same: own === MATCH.exact, i, j });
      i++;
      j++;
    } else if (scores[at] === scores[at + width]) i++;
    else j++;
  }
  return segments(a, b, listA.words, listB.words, steps);
}

interface Meaning {
  readonly word: Word;
  readonly exact: string;
  readonly groups: readonly number[];
  readonly poles: ReturnType<typeof polesOf>;
}

const meaning = (word: Word, list: Wordlist): Meaning => ({
  word,
  exact: folded(word.text),
  groups: synonymGroups(word.stem, list.language),
  poles: polesOf(word.stem, list.language),
});

function matchOf(a: Meaning | undefined, b: Meaning | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a.exact === b.exact) return MATCH.exact;
  if (a.word.lower === b.word.lower || (a.word.content && a.word.stem === b.word.stem)) return MATCH.stem;
  if (!a.word.content || !b.word.content) return 0;
  if (a.groups.some((group) => b.groups.includes(group)) || poleRelation(a.poles, b.poles) !== 0)
    return MATCH.alike;
  return a.word.value !== undefined && b.word.value !== undefined ? 1 : 0;
}

function segments(
  a: string,
  b: string,
  wordsA: readonly Word[],
  wordsB: readonly Word[],
  steps: readonly { readonly same: boolean; readonly i: number; readonly j: number }[],
): readonly Segment[] {
  const found: Segment[] = [];
  const push = (kind: Segment['kind'], aRange: Range, bRange: Range): void => {
    const last = found.at(-1);
    if (last?.kind === 'same' && kind === 'same') {
      found[found.length - 1] = {
        kind,
        aRange: { start: last.aRange.start, end: aRange.end },
        bRange: { start: last.bRange.start, end: bRange.end },
      };
    } else found.push({ kind, aRange, bRange });
  };
  const span = (words: readonly Word[], from: number, to: number, text: string): Range => {
    const at = words[from - 1]?.end ?? 0;
    if (to <= from) return { start: Math.min(at, text.length), end: Math.min(at, text.length) };
    return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? text.length };
  };
  const gap = (fromA: number, toA: number, fromB: number, toB: number): void => {
    const aRange = span(wordsA, fromA, toA, a);
    const bRange = span(wordsB, fromB, toB, b);
    if (toA > fromA && toB > fromB) push('changed', aRange, bRange);
    else if (toA > fromA) push('only-a', aRange, bRange);
    else if (toB > fromB) push('only-b', aRange, bRange);
  };
  let nextA = 0;
  let nextB = 0;
  for (const { same, i, j } of steps) {
    gap(nextA, i, nextB, j);
    push(same ? 'same' : 'changed', span(wordsA, i, i + 1, a), span(wordsB, j, j + 1, b));
    nextA = i + 1;
    nextB = j + 1;
  }
  gap(nextA, wordsA.length, nextB, wordsB.length);
  return found;
}
