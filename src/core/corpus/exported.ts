import type { ClaimKey } from '../model/claim.ts';
import type { ExportedArticle, ExportedCorpus } from '../export/corpus.ts';
import type { ArticleStore, Clock } from '../ports.ts';
import { digestOfBytes } from '../text/digest.ts';
import type { Annotations } from './annotations.ts';
import type { Claims } from './claims.ts';

/**
 * Gathers what an export is made of.
 * @param only the claims to hand over; all of them and what is tied to none where undefined
 */
export async function exported(
  articles: ArticleStore,
  annotations: Annotations,
  claims: Claims,
  clock: Clock,
  only?: ReadonlySet<ClaimKey>,
): Promise<ExportedCorpus> {
  const handedOver: ExportedArticle[] = [];
  for (const known of Array.from(annotations.all())) {
    const wanted = known.annotations.filter(
      ({ annotation }) => !only || (annotation.claim !== undefined && only.has(annotation.claim)),
    );
    if (wanted.length === 0) continue;
    const bytes = await articles.bytes(known.id);
    handedOver.push({
      id: known.id,
      particulars: known.particulars,
      text: known.article?.text,
      ...(bytes ? { current: digestOfBytes(bytes) } : {}),
      ...(known.document.original === undefined ? {} : { original: known.document.original }),
      annotations: wanted,
    });
  }
  const entries = claims
    .all()
    .filter(({ key, entry }) => entry && (!only || only.has(key)))
    .flatMap(({ entry }) => (entry ? [entry] : []));
  return { articles: handedOver, claims: entries, generated: clock.now().toISOString() };
}
