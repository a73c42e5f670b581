import assert from 'node:assert/strict';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { editSidecar, SidecarNotWritable, type SidecarEdit } from '../../../src/core/sidecar/edit.ts';
import { mergeForWrite } from '../../../src/core/sidecar/mergeForWrite.ts';
import { ANNOTATION, SIDECAR } from './examples.ts';

const note = (text: string | undefined): SidecarEdit => ({
  kind: 'update-annotation',
  id: 'b0q4tt2r',
  set: { note: text },
});

describe('writing a sidecar that another window changed meanwhile', () => {
  it('keeps what both wrote, and the other one’s layout', () => {
    const current = editSidecar(SIDECAR, [{ kind: 'add-annotation', annotation: ANNOTATION }]).source;
    const { source, conflicts } = mergeForWrite(SIDECAR, current, [note('seen')]);
    assert.deepEqual(conflicts, []);
    assert.equal(source, editSidecar(current, [note('seen')]).source);
  });

  it('marks what both say differently, and keeps both', () => {
    const current = editSidecar(SIDECAR, [note('theirs')]).source;
    const { source, conflicts } = mergeForWrite(SIDECAR, current, [note('mine')]);
    assert.equal(conflicts.length, 1);
    const document = parseSidecar(source ?? '');
    assert.ok(document.writable);
    const [mark] = document.conflicts;
    assert.deepEqual(
      [mark?.owner, mark?.field, mark?.base, mark?.ours, mark?.theirs],
      ['b0q4tt2r', 'note', 'yes', 'theirs', 'mine'],
    );
  });

  it('keeps an annotation these edits change though the other window deleted it', () => {
    const current = editSidecar(SIDECAR, [{ kind: 'remove-annotation', id: 'b0q4tt2r' }]).source;
    const document = parseSidecar(mergeForWrite(SIDECAR, current, [note('seen')]).source ?? '');
    assert.equal(document.annotations.find(({ id }) => id === 'b0q4tt2r')?.note, 'seen');
    assert.deepEqual(
      document.conflicts.map(({ field }) => field),
      ['deleted'],
    );
  });

  it('writes a file anew that was deleted underneath', () => {
    const { source } = mergeForWrite(SIDECAR, undefined, [
      { kind: 'add-annotation', annotation: ANNOTATION },
    ]);
    const document = parseSidecar(source ?? '');
    // Its position refers to the text the deleted file named.
    assert.deepEqual(document.annotations, [{ ...ANNOTATION, digest: parseSidecar(SIDECAR).digest }]);
    assert.deepEqual(document.problems, []);
  });

  it('refuses what it cannot read', () => {
    assert.throws(() => mergeForWrite(SIDECAR, 'version: 2\n', [note('x')]), SidecarNotWritable);
  });
});
