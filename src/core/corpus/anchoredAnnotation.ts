import type { Anchoring } from '../model/anchor.ts';
import type { Annotation } from '../model/annotation.ts';
import type { ArticleId } from '../ports.ts';

/** An annotation and the place it resolves to in the text at hand. */
export interface AnchoredAnnotation {
  readonly article: ArticleId;
  readonly annotation: Annotation;
  readonly anchoring: Anchoring;
}

/** What every annotation of an article that is gone resolves to. */
export const ORPHANED: Anchoring = { state: 'orphaned', changes: [], candidates: [] };

/** By place in the text; what has none comes first. */
export function inTextOrder(annotations: readonly AnchoredAnnotation[]): AnchoredAnnotation[] {
  const startOf = ({ anchoring }: AnchoredAnnotation): number => anchoring.range?.start ?? -1;
  return annotations.toSorted((a, b) => startOf(a) - startOf(b));
}
