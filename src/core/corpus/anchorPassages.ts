import { AnchoringContext } from '../anchoring/context.ts';
import type { Anchoring } from '../model/anchor.ts';
import type { Selectors } from '../model/annotation.ts';
import type { ArticleId, OldTexts, Scheduler } from '../ports.ts';
import { digesting } from '../text/digest.ts';
import { inTurns } from '../work.ts';

/** A passage as a sidecar describes it, its digest where the position refers to another text than the sidecar's. */
export type DescribedPassage = Selectors & { readonly digest?: string };

/**
 * Anchors passages of one article, all at once: those found for certain tell where the others may be. The text a
 * position refers to is asked for only where it is not the text at hand. Others have turns meanwhile, so that an article
 * of millions of characters blocks nobody.
 * @param text the article, normalised
 * @param digest the sidecar's, of the text that positions refer to where a passage says nothing else
 * @returns one anchoring a passage, in the order given
 */
export async function anchorPassages(
  article: ArticleId,
  text: string,
  digest: string | undefined,
  passages: readonly DescribedPassage[],
  oldTexts: OldTexts,
  scheduler: Scheduler,
): Promise<readonly Anchoring[]> {
  const current = await inTurns(digesting(text), scheduler);
  const anchorings: Anchoring[] = [];
  const byDigest = new Map<string | undefined, number[]>();
  for (const [index, passage] of passages.entries()) {
    const refersTo = passage.digest ?? digest;
    const standing = refersTo === current ? standingThere(text, passage) : undefined;
    if (standing) {
      anchorings[index] = standing;
      continue;
    }
    const group = byDigest.get(refersTo);
    if (group) group.push(index);
    else byDigest.set(refersTo, [index]);
  }
  for (const [refersTo, indexes] of byDigest) {
    const old = await oldText(refersTo);
    const some = indexes.flatMap((index) => passages[index] ?? []);
    // Whoever names the text a position refers to has described the passage in it, with what looked like it there.
    const context = await inTurns(AnchoringContext.over(text, old, refersTo !== undefined), scheduler);
    const found = await inTurns(context.anchoring(some), scheduler);
    for (const [place, anchoring] of found.entries()) anchorings[indexes[place] ?? 0] = anchoring;
  }
  return anchorings;

  async function oldText(refersTo: string | undefined): Promise<string | undefined> {
    if (refersTo === undefined) return undefined;
    return refersTo === current ? text : oldTexts.find(article, refersTo);
  }
}

/** The common case, which needs no search: nothing changed since, and the words stand where they are said to. */
function standingThere(text: string, { quote, position }: DescribedPassage): Anchoring | undefined {
  if (!position || quote === '' || text.slice(position[0], position[1]) !== quote) return undefined;
  return { state: 'exact', range: { start: position[0], end: position[1] }, changes: [], candidates: [] };
}
