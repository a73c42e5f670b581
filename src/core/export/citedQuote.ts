import type { Particulars } from '../model/annotation.ts';

export interface Citation {
  /** The words as they stand in the article. */
  readonly quote: string;
  readonly speaker: readonly string[];
  readonly particulars: Particulars;
  /** Said of the source where no outlet is known. */
  readonly fileName: string;
}

/**
 * A quotation with its source on one line, as it goes into a manuscript:
 * “Words.” — Speaker, Outlet, “Title”, 2031-05-04, https://… What is not known is left out.
 */
export function citedQuote({ quote, speaker, particulars, fileName }: Citation): string {
  const words = quote.replace(/\s+/g, ' ').trim();
  const outer = /[“”]/.test(words) ? `‘${words}’` : `“${words.replace(/^"|"$/g, '')}”`;
  const source = [
    speaker.join(' and '),
    particulars.publisher ?? fileName,
    particulars.title && `“${particulars.title}”`,
    particulars.published,
    particulars.archive ?? particulars.url,
    particulars.retrieved && `retrieved ${particulars.retrieved}`,
  ].filter(Boolean);
  return `${outer} — ${source.join(', ')}`;
}
