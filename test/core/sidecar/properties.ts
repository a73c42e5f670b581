import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import type { Annotation } from '../../../src/core/model/annotation.ts';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { editSidecar, type SidecarEdit } from '../../../src/core/sidecar/edit.ts';
import { SIDECAR_SECTIONS } from '../../../src/core/sidecar/keys.ts';
import { compose } from '../../../src/core/sidecar/yaml/compose.ts';
import { readYaml } from '../../../src/core/sidecar/yaml/document.ts';
import type { Node } from '../../../src/core/sidecar/yaml/nodes.ts';
import { law, type Law } from './law.ts';
import { twoWriters } from './twoWriters.ts';
import { annotation, damaged, edit, handWritten, touchyText } from './generators.ts';

/** To be checked on as many generated sidecars as there is time for. */
export const PROPERTIES: readonly Law[] = [
  law(
    'any text can be read as a sidecar',
    fc.property(
      fc.oneof(touchyText, fc.string({ unit: 'binary', maxLength: 200 }), damaged(handWritten)),
      (source) => {
        const document = parseSidecar(source);
        assert.equal(document.source, source);
        const lines = source.split('\n').length;
        for (const { line, column, endLine } of document.problems)
          assert.ok(line >= 1 && column >= 1 && endLine >= line && endLine <= lines);
      },
    ),
  ),
  law(
    'reading entry by entry agrees with reading as a whole',
    fc.property(fc.oneof(handWritten, damaged(handWritten)), (source) => {
      const parts = readYaml(source, SIDECAR_SECTIONS);
      const whole = compose(source);
      assert.equal(
        parts.faults.length === 0,
        whole.faults.length === 0,
        JSON.stringify([parts.faults, whole.faults]),
      );
      if (whole.faults.length === 0) assert.deepEqual(tree(parts.root), tree(whole.root));
    }),
  ),
  law(
    'what people write by hand is well-formed',
    fc.property(handWritten, (source) => {
      assert.ok(parseSidecar(source).writable);
    }),
  ),
  law(
    'any annotation is read as it was written, by this and by any YAML reader',
    fc.property(annotation, fc.constantFrom('', 'version: 1\r\n', 'annotations: [] # c\n'), (one, before) => {
      const { source } = editSidecar(before, [{ kind: 'add-annotation', annotation: one }]);
      const document = parseSidecar(source ?? '');
      assert.deepEqual(
        document.problems.filter(({ code }) => code !== 'missing-version'),
        [],
      );
      assert.deepEqual(document.annotations, [one]);
      const read = (parseYaml(source ?? '') as { annotations: Record<string, unknown>[] }).annotations[0];
      assert.equal(read?.['quote'], one.quote);
      assert.equal(read?.['note'], one.note);
      assert.equal(read?.['prefix'], one.prefix);
    }),
  ),
  law(
    'edits do what they say, touch nothing else, and can be taken back to the letter',
    fc.property(handWritten, fc.array(edit, { minLength: 1, maxLength: 6 }), (source, edits) => {
      const before = parseSidecar(source);
      const result = editSidecar(source, edits);
      const after = parseSidecar(result.source ?? '');
      assert.ok(after.writable, 'the result can be written to again');
      const model = modelled(before.annotations, edits);
      assert.deepEqual(
        after.annotations.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        [...model.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      const named = new Set(edits.map((one) => ('id' in one ? one.id : '')));
      for (const { id } of before.annotations) {
        if (named.has(id)) continue;
        const [was, is] = [before.rangeOf(id), after.rangeOf(id)];
        assert.ok(was && is);
        assert.equal(result.source?.slice(is.start, is.end), source.slice(was.start, was.end));
      }
      const back = editSidecar(result.source, result.inverse);
      assert.deepEqual(back.unapplied, []);
      assert.equal(settled(back.source ?? '', source), settled(source, source));
      assert.equal(
        settled(editSidecar(back.source, back.inverse).source ?? '', source),
        settled(result.source ?? '', source),
      );
    }),
  ),
  twoWriters,
];

/**
 * A text without the line end at its end, which an entry added below its last line gives it for good. Where comments
 * or blank lines of no entry stand around entries, an entry put back may come to stand on their other side: then the
 * lines alone.
 */
const settled = (text: string, source: string): string =>
  /^[ \t]*#|^annotations:\r?\n\r?\n/m.test(source) ? text.split(/\r?\n/).filter((line) => line.trim() !== '').sort().join('\n') : text.trimEnd(); // prettier-ignore

/** What a list of annotations is after edits, by the words of the documentation alone. */
function modelled(
  annotations: readonly Annotation[],
  edits: readonly SidecarEdit[],
): Map<string, Annotation> {
  const model = new Map(annotations.map((one) => [one.id, one]));
  for (const one of edits) {
    if (one.kind === 'add-annotation' && !model.has(one.annotation.id))
      model.set(one.annotation.id, one.annotation);
    if (one.kind === 'remove-annotation') model.delete(one.id);
    const known = one.kind === 'update-annotation' ? model.get(one.id) : undefined;
    if (one.kind !== 'update-annotation' || known === undefined) continue;
    const set = Object.entries({ ...known, ...one.set }).filter(([, value]) => value !== undefined);
    model.set(one.id, Object.fromEntries(set) as unknown as Annotation);
  }
  return model;
}

/** Values and their places, without what the two readers may differ in. */
function tree(node: Node | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'scalar':
      return [node.value, node.value === '' ? 0 : node.start];
    case 'list':
      return node.items.map((item) => [item.start, tree(item.value)]);
    case 'map':
      return node.pairs.map((pair) => [pair.key.value, pair.afterColon, pair.valueStart, tree(pair.value)]);
    case 'alias':
      return node.name;
    case 'broken':
      return 'broken';
  }
}
