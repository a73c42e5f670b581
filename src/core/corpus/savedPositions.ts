import { describe } from '../anchoring/describe.ts';
import type { Anchoring } from '../model/anchor.ts';
import type { Selectors } from '../model/annotation.ts';
import type { SidecarEdit } from '../sidecar/edit.ts';
import type { AnnotatedArticle } from './annotations.ts';

/**
 * The edits that make a sidecar's positions refer to the text an article was just saved with. Quotes stay as they
 * were written: an altered passage keeps the wording it was tagged with, at the place it has now. What has no place
 * goes on referring to the text it was last found in.
 * @param text the saved text, normalised; the annotations' places must be in it
 * @param digest the text's
 */
export function savedPositions(
  { document, annotations, rejections }: AnnotatedArticle,
  text: string,
  digest: string,
): SidecarEdit[] {
  if (document.digest === digest || document.digest === undefined) return [];
  const edits: SidecarEdit[] = [{ kind: 'set-article', set: { digest } }];
  for (const { annotation, anchoring } of annotations) {
    const set = relocated(annotation, anchoring, text, document.digest);
    edits.push({ kind: 'update-annotation', id: annotation.id, set });
  }
  for (const { rejection, anchoring } of rejections) {
    const set = relocated(rejection, anchoring, text, document.digest);
    edits.push({ kind: 'update-rejection', id: rejection.id, set });
  }
  return edits;
}

type Relocation = Partial<Omit<Selectors, 'quote'>> & { readonly digest: string | undefined };

function relocated(
  located: Selectors & { readonly digest?: string },
  { range }: Anchoring,
  text: string,
  before: string,
): Relocation {
  if (!range) return { digest: located.digest ?? before };
  const { prefix, suffix, position } = describe(text, range);
  return { prefix, suffix, ...(position ? { position } : {}), digest: undefined };
}
