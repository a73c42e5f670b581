import type { Annotation, Rejection } from '../model/annotation.ts';
import { applyEdits } from './applyEdits.ts';
import { parseSidecar, type SidecarDocument } from './document.ts';
import type { RemovedEntry } from './draft.ts';
import type { AnnotationFields, ArticleFields, RejectionFields } from './layout.ts';
import { SidecarNotWritable } from './notWritable.ts';
import type { FieldRevert } from './patch.ts';
import { SidecarEditor } from './sidecarEditor.ts';

export { SidecarNotWritable } from './notWritable.ts';
export type { RemovedEntry } from './draft.ts';
export type { FieldRevert } from './patch.ts';
export type { AnnotationFields, ArticleFields, RejectionFields } from './layout.ts';

/**
 * A change to a sidecar. Annotations and rejections are named by id, so that an edit still applies when others were
 * made in between. Those of kind `restore-…` and `revert-…` are what inverses are made of.
 */
export type SidecarEdit =
  | { readonly kind: 'add-annotation'; readonly annotation: Annotation }
  | { readonly kind: 'update-annotation'; readonly id: string; readonly set: AnnotationFields }
  | { readonly kind: 'remove-annotation'; readonly id: string; readonly drop?: boolean }
  | { readonly kind: 'restore-annotation'; readonly id: string; readonly removed: RemovedEntry }
  | { readonly kind: 'revert-annotation'; readonly id: string; readonly fields: readonly FieldRevert[] }
  | { readonly kind: 'add-rejection'; readonly rejection: Rejection }
  | { readonly kind: 'update-rejection'; readonly id: string; readonly set: RejectionFields }
  | { readonly kind: 'remove-rejection'; readonly id: string; readonly drop?: boolean }
  | { readonly kind: 'restore-rejection'; readonly id: string; readonly removed: RemovedEntry }
  | { readonly kind: 'revert-rejection'; readonly id: string; readonly fields: readonly FieldRevert[] }
  | { readonly kind: 'set-article'; readonly set: ArticleFields }
  | { readonly kind: 'revert-article'; readonly fields: readonly FieldRevert[]; readonly drop?: boolean }
  /** Deletes the mark a merge left; what the field is to say is another edit. Without an id: the article's. */
  | { readonly kind: 'settle-conflict'; readonly id?: string; readonly field: string }
  /** Takes the file away where these edits leave nothing in it but its version. */
  | { readonly kind: 'delete-if-empty' };

/** An edit that was not made: what it names is gone, is there already, or says something else by now. */
export interface Unapplied<Edit> {
  readonly edit: Edit;
  readonly reason: 'gone' | 'exists' | 'changed';
}

export interface EditResult<Edit> {
  /** Undefined where there was no file and nothing was to be written. */
  readonly source: string | undefined;
  /** The edits that take these back, in the order in which to make them. */
  readonly inverse: readonly Edit[];
  readonly unapplied: readonly Unapplied<Edit>[];
}

/**
 * Edits a sidecar as text: only the lines an edit concerns are touched, so that comments, the order of keys, quoting,
 * unknown keys and line ends stay as they are.
 * @param source undefined where there is no sidecar yet; a document is not parsed again
 * @throws SidecarNotWritable where the file is not well-formed or of another version
 */
export function editSidecar(
  source: string | SidecarDocument | undefined,
  edits: readonly SidecarEdit[],
): EditResult<SidecarEdit> {
  const document = typeof source === 'object' ? source : parseSidecar(source ?? '');
  const text = source === undefined ? undefined : document.source;
  if (!document.writable) throw new SidecarNotWritable(document.problems);
  const result = applyEdits<SidecarEdit>(new SidecarEditor(document), text, edits);
  if (result.source !== undefined && document.yaml.anchored) guardAnchors(document, result.source, edits);
  return result;
}

/** An edit of an anchored value would change whatever refers to it too: such an edit is refused. */
function guardAnchors(before: SidecarDocument, source: string, edits: readonly SidecarEdit[]): void {
  const after = parseSidecar(source);
  const named = new Set(edits.map((edit) => ('id' in edit ? edit.id : undefined)));
  const untouched = (document: SidecarDocument): string =>
    JSON.stringify([
      ...document.annotations.filter((entry) => !named.has(entry.id)),
      ...document.rejections.filter((entry) => !named.has(entry.id)),
    ]);
  const added = new Set(
    edits.flatMap((edit) =>
      edit.kind === 'add-annotation'
        ? [edit.annotation.id]
        : edit.kind === 'add-rejection'
          ? [edit.rejection.id]
          : [],
    ),
  );
  for (const id of added) named.add(id);
  if (!after.writable || untouched(before) !== untouched(after))
    throw new SidecarNotWritable([], 'other parts of the file refer to what would be changed');
}
