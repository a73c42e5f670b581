import type { ClaimJudgements, JudgedPassage } from '../matching/judgements.ts';
import type { Anchoring } from '../model/anchor.ts';
import type { ClaimKey } from '../model/claim.ts';
import type { ArticleId } from '../ports.ts';

/** An article with what people said of its passages, each where it stands now. */
export interface JudgedArticle {
  readonly id: ArticleId;
  /** Undefined where the article is gone. */
  readonly article: { readonly text: string } | undefined;
  readonly annotations: readonly {
    readonly annotation: { readonly claim?: ClaimKey };
    readonly anchoring: Anchoring;
  }[];
  readonly rejections: readonly {
    readonly rejection: { readonly claim: ClaimKey };
    readonly anchoring: Anchoring;
  }[];
}

/** What people confirmed and rejected, read off the sidecars: an annotation confirms, a rejection rejects. */
export function judgementsOf(articles: Iterable<JudgedArticle>): ClaimJudgements[] {
  const byClaim = new Map<ClaimKey, { confirmed: JudgedPassage[]; rejected: JudgedPassage[] }>();
  const of = (claim: ClaimKey): { confirmed: JudgedPassage[]; rejected: JudgedPassage[] } => {
    const known = byClaim.get(claim) ?? { confirmed: [], rejected: [] };
    byClaim.set(claim, known);
    return known;
  };
  for (const { id, article, annotations, rejections } of articles) {
    const judged = ({ range }: Anchoring): JudgedPassage[] =>
      range && article ? [{ article: id, range, text: article.text.slice(range.start, range.end) }] : [];
    for (const { annotation, anchoring } of annotations)
      if (annotation.claim !== undefined) of(annotation.claim).confirmed.push(...judged(anchoring));
    for (const { rejection, anchoring } of rejections)
      of(rejection.claim).rejected.push(...judged(anchoring));
  }
  return Array.from(byClaim, ([claim, { confirmed, rejected }]) => ({ claim, confirmed, rejected }));
}
