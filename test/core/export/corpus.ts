import type { Anchoring } from '../../../src/core/model/anchor.ts';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import type { ExportedArticle, ExportedCorpus } from '../../../src/core/export/corpus.ts';
import { annotationOf, exactlyAt } from '../annotated.ts';

export const TEXT =
  'Bridge opens 🌉\n\nThe bridge “opened” on Monday, the mayor said.\n\n=1+1 is <b>not</b> a bridge & never was.\n';

/** An annotation of words of {@link TEXT}, anchored exactly there. */
export function tagged(
  quote: string,
  fields: Partial<Annotation> = {},
  anchoring?: Anchoring,
): ExportedArticle['annotations'][number] {
  const start = TEXT.indexOf(quote);
  const end = start + quote.length;
  return {
    annotation: annotationOf('a1234567', quote, { position: [start, end], ...fields }),
    anchoring: anchoring ?? exactlyAt({ start, end }),
  };
}

export function corpus(
  annotations: ExportedArticle['annotations'],
  rest: Partial<ExportedArticle> = {},
  claims: ExportedCorpus['claims'] = [],
): ExportedCorpus {
  const article: ExportedArticle = {
    id: 'town/bridge opens.txt',
    particulars: {
      title: 'Bridge opens',
      publisher: 'Harbour Post',
      agency: ['Tidewire', 'dpa'],
      published: '2031-05-04',
      url: 'https://post.example/bridge?a=1&b=2',
      archive: 'https://archive.example/1',
      retrieved: '2031-05-06',
    },
    text: TEXT,
    original: `sha256-${'0'.repeat(64)}`,
    current: `sha256-${'0'.repeat(64)}`,
    annotations,
    ...rest,
  };
  return { articles: [article], claims, generated: '2031-05-07T10:00:00Z' };
}

export const ALTERED: Anchoring = {
  state: 'altered',
  range: { start: 17, end: 40 },
  changes: [
    {
      kind: 'date',
      from: 'Sunday',
      to: 'Monday',
      fromRange: { start: 0, end: 6 },
      toRange: { start: 0, end: 6 },
    },
  ],
  candidates: [],
};
