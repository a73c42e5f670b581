import { isSilent, type Anchoring } from '../model/anchor.ts';
import type { AnnotatedArticle } from './annotations.ts';

/** Whether an article's sidecar was read again as it was, and its annotations stand where they stood. */
export function isUnchanged(
  before: AnnotatedArticle | undefined,
  after: AnnotatedArticle | undefined,
): boolean {
  if (!before || !after) return before === after;
  return (
    before.document.source === after.document.source &&
    before.article?.text === after.article?.text &&
    JSON.stringify(before.problems) === JSON.stringify(after.problems) &&
    stand(before.annotations, after.annotations) &&
    stand(before.rejections, after.rejections)
  );
}

interface Anchored {
  readonly anchoring: Anchoring;
}

/** Whether all of them stand where they stood. They are in the order of one and the same source. */
const stand = (before: readonly Anchored[], after: readonly Anchored[]): boolean =>
  before.length === after.length &&
  before.every(({ anchoring }, index) => isSamePlace(anchoring, after[index]?.anchoring));

function isSamePlace(a: Anchoring, b: Anchoring | undefined): boolean {
  if (a === b) return true;
  if (a.state !== b?.state || a.range?.start !== b.range?.start || a.range?.end !== b.range?.end)
    return false;
  // Exact and moved ones have nothing else to tell.
  return isSilent(a.state) || JSON.stringify(a) === JSON.stringify(b);
}
