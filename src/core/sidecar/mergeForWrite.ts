import { editSidecar, type EditResult, type SidecarEdit } from './edit.ts';
import { mergeSidecars, type MergeConflict } from './merge.ts';
import { FORMAT_VERSION } from './root.ts';

/** What is to be written in the stead of what another window or program wrote meanwhile. */
export interface WriteMerged extends EditResult<SidecarEdit> {
  /** What both sides changed, each marked in the file. */
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Makes edits on a sidecar that was changed since it was read, so that nobody's change is lost: what only one side
 * changed is changed, what one side deleted while these edits change it stays, and where both say different things the
 * others' stays with a mark.
 * @param expected the file the edits were made for, undefined where there was none
 * @param current the file as it stands now
 * @throws SidecarNotWritable where either is not well-formed or of another version
 */
export function mergeForWrite(
  expected: string | undefined,
  current: string | undefined,
  edits: readonly SidecarEdit[],
): WriteMerged {
  if (expected === current) return { ...editSidecar(current, edits), conflicts: [] };
  const mine = editSidecar(expected, edits);
  // Edits that take their own file away again have nothing to say against what others put into it.
  if (mine.source === undefined || mine.source === expected) {
    const made = editSidecar(current, mine.source === undefined ? edits : []);
    return { ...made, unapplied: mine.source === undefined ? made.unapplied : mine.unapplied, conflicts: [] };
  }
  const theirs = current ?? `version: ${FORMAT_VERSION}\n`;
  const { source, conflicts } = mergeSidecars(expected ?? '', theirs, mine.source);
  return { source, conflicts, inverse: mine.inverse, unapplied: mine.unapplied };
}
