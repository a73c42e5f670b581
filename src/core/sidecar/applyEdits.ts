import type { EditResult, Unapplied } from './edit.ts';
import { saysNothing } from './root.ts';

/** What an editor made of one edit: the edits that take it back and what of it was left, or why it was not made. */
export type Made<Edit> =
  | { readonly inverse: readonly Edit[]; readonly left?: Edit }
  | Unapplied<Edit>['reason'];

interface Editor<Edit> {
  apply(edit: Edit): Made<Edit>;
  /** The text with every edit made so far. */
  toString(): string;
}

interface DeleteIfEmpty {
  readonly kind: 'delete-if-empty';
}

/** Makes edits one after another. `text` is the file before them, undefined where there is none. */
export function applyEdits<Edit extends { readonly kind: string }>(
  editor: Editor<Edit | DeleteIfEmpty>,
  text: string | undefined,
  edits: readonly (Edit | DeleteIfEmpty)[],
): EditResult<Edit | DeleteIfEmpty> {
  const inverse: (Edit | DeleteIfEmpty)[] = [];
  const unapplied: Unapplied<Edit | DeleteIfEmpty>[] = [];
  for (const edit of edits) {
    const made = editor.apply(edit);
    if (typeof made === 'string') unapplied.push({ edit, reason: made });
    else {
      inverse.unshift(...made.inverse);
      if (made.left !== undefined) unapplied.push({ edit: made.left, reason: 'changed' });
    }
  }
  const source = inverse.length === 0 ? text : editor.toString();
  if (edits.some((edit) => edit.kind === 'delete-if-empty') && saysNothing(source))
    return { source: undefined, inverse, unapplied };
  // Taking back what made the file takes the file away.
  if (text === undefined && inverse.length > 0) inverse.push({ kind: 'delete-if-empty' });
  return { source, inverse, unapplied };
}
