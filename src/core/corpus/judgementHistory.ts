import type { Evidence } from '../model/claim.ts';
import type { ArticleId } from '../ports.ts';
import type { AnnotatedArticle } from './annotations.ts';
import type { Claim } from './claims.ts';

/** Something that was judged of a claim, when and by whom as far as it was written down. */
export type ClaimEvent = {
  /** ISO, possibly partial. */
  readonly at?: string;
  readonly by?: string;
} & (
  | {
      /** `confirmed`: a match somebody judged; `reworded`: until then the passage had these words. */
      readonly kind: 'tagged' | 'confirmed' | 'reworded' | 'rejected';
      readonly article: ArticleId;
      readonly quote: string;
    }
  | { readonly kind: 'evidence'; readonly evidence: Evidence }
);

/** What was judged of a claim over time, the latest first; what has no date comes last. */
export function judgementHistory(claim: Claim, articles: Iterable<AnnotatedArticle>): readonly ClaimEvent[] {
  const events: ClaimEvent[] = [];
  for (const { article, annotation } of claim.appearances) {
    const { relation, history } = annotation;
    for (const { quote, until } of history)
      events.push({ kind: 'reworded', article, quote, ...(until === undefined ? {} : { at: until }) });
    events.push({
      kind: relation === undefined ? 'tagged' : 'confirmed',
      article,
      quote: history[0]?.quote ?? annotation.quote,
      ...stampOf(annotation),
    });
  }
  for (const { id, rejections } of articles)
    for (const { rejection } of rejections)
      if (rejection.claim === claim.key)
        events.push({ kind: 'rejected', article: id, quote: rejection.quote, ...stampOf(rejection) });
  for (const evidence of claim.entry?.evidence ?? [])
    events.push({
      kind: 'evidence',
      evidence,
      ...(evidence.retrieved === undefined ? {} : { at: evidence.retrieved }),
    });
  return events.toSorted((a, b) => (a.at === b.at ? 0 : (a.at ?? '') < (b.at ?? '') ? 1 : -1));
}

const stampOf = (made: {
  readonly created?: string;
  readonly creator?: string;
}): { at?: string; by?: string } => ({
  ...(made.created === undefined ? {} : { at: made.created }),
  ...(made.creator === undefined ? {} : { by: made.creator }),
});
