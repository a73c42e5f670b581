import type { Anchoring } from '../model/anchor.ts';
import type { Annotation } from '../model/annotation.ts';
import type { ArticleId, OldTexts } from '../ports.ts';
import type { SidecarDocument } from '../sidecar/document.ts';
import { anchorPassages, type DescribedPassage } from './anchorPassages.ts';

/** An annotation and the place it resolves to in the text at hand. */
export interface AnchoredAnnotation {
  readonly article: ArticleId;
  readonly annotation: Annotation;
  readonly anchoring: Anchoring;
}

/**
 * Anchors passages a sidecar describes in the text of its article: by word difference against the text their
 * positions refer to where somebody still has it, else by quote and context.
 * @param text the article, normalised
 * @returns one anchoring a passage, in the order given
 */
export function anchorAll(
  article: ArticleId,
  text: string,
  document: SidecarDocument,
  passages: readonly DescribedPassage[],
  oldTexts: OldTexts,
): Promise<readonly Anchoring[]> {
  return anchorPassages(article, text, document.digest, passages, oldTexts);
}

/** Anchors the annotations of a sidecar: see {@link anchorAll}. */
export async function anchorAnnotations(
  article: ArticleId,
  text: string,
  document: SidecarDocument,
  oldTexts: OldTexts,
): Promise<readonly AnchoredAnnotation[]> {
  const anchorings = await anchorAll(article, text, document, document.annotations, oldTexts);
  return document.annotations.map((annotation, index) => ({
    article,
    annotation,
    anchoring: anchorings[index] ?? ORPHANED,
  }));
}

/** What every annotation of an article that is gone resolves to. */
export const ORPHANED: Anchoring = { state: 'orphaned', changes: [], candidates: [] };

/** By place in the text; what has none comes first. */
export function inTextOrder(annotations: readonly AnchoredAnnotation[]): AnchoredAnnotation[] {
  const startOf = ({ anchoring }: AnchoredAnnotation): number => anchoring.range?.start ?? -1;
  return annotations.toSorted((a, b) => startOf(a) - startOf(b));
}
