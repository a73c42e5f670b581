import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toClaimReviews } from './claimReview.ts';
import type { ExportedCorpus } from './corpus.ts';
import { toCsv } from './csv.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { toQdpx } from './qdpx.ts';
import { toWebAnnotations } from './webAnnotation.ts';

/** The formats people hand over what they found in. */
export const EXPORT_FORMATS = ['csv', 'markdown', 'html', 'jsonld', 'claimreview', 'qdpx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The bytes of an export, text formats as UTF-8. Quotes the saved copies do not prove are held back in all of them. */
export function exportAs(format: ExportFormat, corpus: ExportedCorpus): Uint8Array {
  switch (format) {
    case 'csv':
      return utf8ToBytes(toCsv(corpus));
    case 'markdown':
      return utf8ToBytes(toMarkdown(corpus));
    case 'html':
      return utf8ToBytes(toHtml(corpus));
    case 'jsonld':
      return utf8ToBytes(toWebAnnotations(corpus));
    case 'claimreview':
      return utf8ToBytes(toClaimReviews(corpus));
    case 'qdpx':
      return toQdpx(corpus);
  }
}
