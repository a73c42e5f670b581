import { readFileSync } from 'node:fs';

export type Verdict = 'right' | 'wrong';

/** How a judgement names a suggestion: where both sentences begin. */
export const suggestionKey = (asked: string, start: number, found: string, at: number): string =>
  `${asked}:${start}\t${found}:${at}`;

/** Suggestions judged by hand, one a line: where both sentences begin, right or wrong. */
export function judgedSuggestions(): ReadonlyMap<string, Verdict> {
  return new Map(
    readFileSync(new URL('../data/suggestions.tsv', import.meta.url), 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => line.split('\t'))
      .map(
        ([a = '', b = '', judgement]) => [`${a}\t${b}`, judgement === 'right' ? 'right' : 'wrong'] as const,
      ),
  );
}
