import type { Verdict } from '../model/claim.ts';
import { claimsOf, type Appearance, type ExportedClaim, type ExportedCorpus } from './corpus.ts';
import { webAddress } from './particulars.ts';

/** schema.org wants a number; 5 is best. What could not be verified has no place on that scale. */
const RATINGS: Record<Verdict, { readonly value?: number; readonly name: string } | undefined> = {
  unchecked: undefined,
  true: { value: 5, name: 'True' },
  'missing-context': { value: 3, name: 'Missing context' },
  false: { value: 1, name: 'False' },
  unverifiable: { name: 'Unverifiable' },
};

/**
 * schema.org ClaimReview, one for every claim with a statement and a verdict; what nobody has rated is no review.
 * Only appearances whose quote is proven are named.
 */
export function toClaimReviews(corpus: ExportedCorpus): string {
  const reviews = claimsOf(corpus).flatMap((claim) => {
    const review = reviewOf(claim);
    return review ? [review] : [];
  });
  return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': reviews }, null, 2)}\n`;
}

/** The claims a ClaimReview cannot be made of, because nobody has worded or rated them. */
export function claimsWithoutReview(corpus: ExportedCorpus): readonly string[] {
  return claimsOf(corpus).flatMap((claim) => (claim.key === undefined || reviewOf(claim) ? [] : [claim.key]));
}

function reviewOf({ key, entry, appearances }: ExportedClaim): object | undefined {
  const rating = entry?.verdict && RATINGS[entry.verdict];
  if (!entry?.statement || !rating) return undefined;
  const proven = appearances.filter(({ proof }) => proof.proven);
  const [first] = proven.filter(({ article }) => article.particulars.published !== undefined);
  const affirming = proven.find(
    ({ annotation }) =>
      annotation.speaker.length > 0 && (annotation.speakerStance ?? 'affirms') === 'affirms',
  );
  const url = webAddress(entry.reviewUrl);
  return {
    '@type': 'ClaimReview',
    identifier: key,
    claimReviewed: entry.statement,
    ...(url && { url }),
    reviewRating: {
      '@type': 'Rating',
      alternateName: rating.name,
      ...(rating.value !== undefined && { ratingValue: rating.value, bestRating: 5, worstRating: 1 }),
    },
    itemReviewed: {
      '@type': 'Claim',
      ...(affirming && {
        author: affirming.annotation.speaker.map((name) => ({ '@type': 'Thing', name })),
      }),
      ...(first && { datePublished: first.article.particulars.published, firstAppearance: workOf(first) }),
      appearance: proven.map(workOf),
    },
    ...(entry.evidence.length > 0 && {
      citation: entry.evidence.map(({ source, url: address, quote }) => ({
        '@type': 'CreativeWork',
        ...(source && { name: source }),
        ...(webAddress(address) && { url: address }),
        ...(quote && { text: quote }),
      })),
    }),
  };
}

function workOf({ article, proof }: Appearance): object {
  const { title, publisher, published, url, archive, author } = article.particulars;
  return {
    '@type': 'NewsArticle',
    ...(webAddress(url) && { url }),
    ...(webAddress(archive) && { archivedAt: archive }),
    ...(title && { headline: title }),
    ...(published && { datePublished: published }),
    ...(author?.length && { author: author.map((name) => ({ '@type': 'Person', name })) }),
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
    ...(proof.proven && { text: proof.quote }),
  };
}
