import type { Anchoring } from '../model/anchor.ts';
import type { Range } from '../model/range.ts';

/** The words of the saved copy at the place of an annotation, or why they cannot be vouched for. */
export type Proof =
  | { readonly proven: true; readonly quote: string; readonly range: Range }
  | { readonly proven: false; readonly reason: string };

/**
 * The evidence lock: a quote is handed over only where the saved copy has the annotated words. What is handed over
 * are the copy's own words, so that it is verbatim even where the sidecar's white space or quotation marks differ.
 * @param text the saved copy, normalised; undefined where there is none
 */
export function proveQuote(text: string | undefined, anchoring: Anchoring): Proof {
  if (text === undefined) return { proven: false, reason: 'there is no saved copy of the article' };
  const { state, range } = anchoring;
  switch (state) {
    case 'exact':
    case 'moved':
      return range
        ? { proven: true, quote: text.slice(range.start, range.end), range }
        : { proven: false, reason: 'the passage has no place in the saved copy' };
    case 'altered':
      return {
        proven: false,
        reason: `the words in the saved copy are not those that were annotated${changed(anchoring)}`,
      };
    case 'ambiguous':
      return { proven: false, reason: 'the saved copy has several places it may come from' };
    case 'orphaned':
      return { proven: false, reason: 'the saved copy does not have these words' };
  }
}

function changed({ changes }: Anchoring): string {
  if (changes.length === 0) return '';
  return ` (${changes.map(({ from, to }) => `${from || '—'} → ${to || '—'}`).join('; ')})`;
}
