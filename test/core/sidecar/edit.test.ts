import assert from 'node:assert/strict';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { editSidecar, SidecarNotWritable, type SidecarEdit } from '../../../src/core/sidecar/edit.ts';
import { ANNOTATION, REJECTION, SIDECAR } from './examples.ts';

const edited = (source: string | undefined, ...edits: SidecarEdit[]): string => {
  const result = editSidecar(source, edits);
  assert.deepEqual(result.unapplied, []);
  return result.source ?? '';
};

/** The lines only one of two texts has. */
function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { gone: a.filter((line) => !b.includes(line)), come: b.filter((line) => !a.includes(line)) };
}

/** Every edit there is, on the example. */
const EDITS: Record<string, SidecarEdit[]> = {
  'an annotation added': [{ kind: 'add-annotation', annotation: ANNOTATION }],
  'a rejection added': [{ kind: 'add-rejection', rejection: REJECTION }],
  'an annotation removed': [{ kind: 'remove-annotation', id: 'k7m2qx9d' }],
  'the other annotation removed': [{ kind: 'remove-annotation', id: 'b0q4tt2r' }],
  'all annotations removed': [
    { kind: 'remove-annotation', id: 'k7m2qx9d' },
    { kind: 'remove-annotation', id: 'b0q4tt2r' },
  ],
  'a rejection removed': [{ kind: 'remove-rejection', id: 'r4tt2b0q' }],
  'a rejection updated': [
    { kind: 'update-rejection', id: 'r4tt2b0q', set: { claim: 'museum-open', position: [1, 2] } },
  ],
  'every field set': [
    {
      kind: 'update-annotation',
      id: 'k7m2qx9d',
      set: {
        claim: 'other',
        stance: 'disputes',
        quote: 'Two\nlines: of it',
        prefix: '',
        suffix: ' "x"',
        position: [1, 18],
        digest: `sha256-${'f'.repeat(64)}`,
        speaker: ['A', 'B'],
        speakerStance: 'denies',
        via: ['C'],
        relation: 'differs',
        tags: ['captain', 'new: one'],
        note: 'a # b',
        creator: 'A. Reader',
        created: '2031-05-04T11:02:00Z',
        history: [{ quote: 'x' }, { quote: 'y', until: '2031' }],
      },
    },
  ],
  'fields taken away': [
    {
      kind: 'update-annotation',
      id: 'k7m2qx9d',
      set: { claim: undefined, position: undefined, tags: [], history: undefined, speaker: [] },
    },
  ],
  'particulars set': [
    {
      kind: 'set-article',
      set: { title: 'Other', author: ['A', 'B'], agency: ['dpa', 'afp'], retrieved: '2031-06' },
    },
  ],
  'all particulars known here taken away': [
    {
      kind: 'set-article',
      set: {
        title: undefined,
        publisher: undefined,
        agency: undefined,
        published: undefined,
        digest: undefined,
      },
    },
  ],
};

describe('editing a sidecar', () => {
  for (const [name, edits] of Object.entries(EDITS))
    for (const [style, source] of [
      ['LF', SIDECAR],
      ['CRLF', SIDECAR.replaceAll('\n', '\r\n')],
      ['a BOM', `\uFEFF${SIDECAR}`],
    ] as const)
      it(`takes ${name} back to the letter (${style})`, () => {
        const result = editSidecar(source, edits);
        assert.ok(result.source !== undefined && result.source !== source);
        assert.ok(parseSidecar(result.source).writable);
        const back = editSidecar(result.source, result.inverse);
        assert.deepEqual(back.unapplied, []);
        assert.equal(back.source, source);
        assert.equal(editSidecar(back.source, back.inverse).source, result.source, 'and does it again');
        if (style === 'CRLF') assert.ok(!/[^\r]\n/.test(result.source), 'every line end is CRLF');
      });

  it('writes a new sidecar as documented', () => {
    const source = edited(
      undefined,
      { kind: 'set-article', set: { digest: `sha256-${'a'.repeat(64)}` } },
      { kind: 'add-annotation', annotation: { ...ANNOTATION, speaker: ['The captain'], note: 'n' } },
    );
    assert.equal(
      source,
      `version: 1
article:
  digest: sha256-${'a'.repeat(64)}
annotations:
  - id: zz11yy22
    claim: crew-unhurt
    stance: asserts
    quote: |-
      Nobody was hurt
    prefix: "the captain said. "
    suffix: .
    position: [89, 104]
    speaker: The captain
    tags: [crew]
    note: "n"
`.replace('suffix: .', 'suffix: "."'),
    );
  });

  it('puts a new annotation in the order of the text', () => {
    const ids = parseSidecar(edited(SIDECAR, { kind: 'add-annotation', annotation: ANNOTATION })).annotations;
    assert.deepEqual(
      ids.map(({ id }) => id),
      ['k7m2qx9d', 'zz11yy22', 'b0q4tt2r'],
    );
  });

  it('touches only the line it concerns', () => {
    const after = edited(SIDECAR, { kind: 'update-annotation', id: 'k7m2qx9d', set: { position: [41, 89] } });
    assert.deepEqual(changedLines(SIDECAR, after), {
      gone: ['    position: [40, 88] # hint'],
      come: ['    position: [41, 89] # hint'],
    });
  });

  it('keeps the items of a list that stay, with their comments', () => {
    const after = edited(SIDECAR, {
      kind: 'update-annotation',
      id: 'k7m2qx9d',
      set: { tags: ['ferry', 'mate'] },
    });
    assert.deepEqual(changedLines(SIDECAR, after), { gone: ['      - captain'], come: ['      - mate'] });
  });

  it('removes an annotation with the comment above it, and no other', () => {
    const after = edited(SIDECAR, { kind: 'remove-annotation', id: 'k7m2qx9d' });
    assert.ok(
      !after.includes('# the captain') && after.includes('# at the end') && after.includes('# Checked'),
    );
  });

  it('leaves an empty list where the last annotation was', () => {
    const after = edited(SIDECAR, ...(EDITS['all annotations removed'] ?? []));
    assert.ok(after.includes('annotations: []\n'));
    const again = edited(after, { kind: 'add-annotation', annotation: ANNOTATION });
    assert.ok(again.includes('annotations:\n  - id: zz11yy22\n'));
  });

  it('takes the section away again that an undone edit made', () => {
    const result = editSidecar('version: 1\n', [{ kind: 'add-rejection', rejection: REJECTION }]);
    assert.equal(editSidecar(result.source, result.inverse).source, 'version: 1\n');
  });

  it('takes the file away again that an undone edit made', () => {
    const made = editSidecar(undefined, [
      { kind: 'set-article', set: { title: 'T' } },
      { kind: 'add-annotation', annotation: ANNOTATION },
    ]);
    const back = editSidecar(made.source, made.inverse);
    assert.equal(back.source, undefined);
    assert.equal(editSidecar(back.source, back.inverse).source, made.source);
  });

  it('adds to a file without a line end at its end', () => {
    const bare = 'version: 1\nannotations:\n- id: aaaaaaaa\n  quote: A';
    const after = edited(bare, { kind: 'add-annotation', annotation: { ...ANNOTATION, position: [1, 2] } });
    assert.ok(after.startsWith(`${bare}\n- id: zz11yy22\n  claim: `));
    assert.equal(parseSidecar(after).annotations.length, 2);
  });

  it('leaves no blank line where the last key of such a file gives way to another', () => {
    const bare = 'version: 1\nannotations:\n- id: aaaaaaaa\n  quote: A\n  claim: a';
    const after = edited(bare, {
      kind: 'update-annotation',
      id: 'aaaaaaaa',
      set: { claim: undefined, note: 'Words.' },
    });
    assert.equal(after, bare.replace('claim: a', 'note: Words.'));
  });

  it('edits JSON as JSON', () => {
    const json = '{"version": 1, "annotations": [{"id": "aaaaaaaa", "quote": "A", "x": 1}]}';
    const result = editSidecar(json, [
      { kind: 'add-annotation', annotation: ANNOTATION },
      { kind: 'update-annotation', id: 'aaaaaaaa', set: { note: 'b', quote: 'B' } },
      { kind: 'add-rejection', rejection: REJECTION },
      { kind: 'set-article', set: { title: 'T' } },
      { kind: 'remove-annotation', id: 'zz11yy22' },
    ]);
    assert.deepEqual(result.unapplied, []);
    const after = parseSidecar(result.source ?? '');
    assert.deepEqual(after.problems, []);
    assert.deepEqual([after.annotations[0]?.note, after.annotations[0]?.quote], ['b', 'B']);
    assert.deepEqual(
      [after.annotations.length, after.rejections.length, after.particulars.title],
      [1, 1, 'T'],
    );
    assert.ok(result.source?.includes('"x": 1'));
  });

  it('refuses a file it does not understand', () => {
    for (const source of [
      'version: 2\n',
      'annotations: [',
      '- a\n',
      'version: 1\n<<<<<<< a\n',
      '\tx',
      'a: 1\n---\nb: 1\n',
    ])
      assert.throws(
        () => editSidecar(source, [{ kind: 'add-annotation', annotation: ANNOTATION }]),
        SidecarNotWritable,
      );
  });

  it('refuses to change what other parts refer to', () => {
    const source =
      'version: 1\nannotations:\n  - id: aaaaaaaa\n    quote: A\n    tags: &t [x]\n  - id: bbbbbbbb\n    quote: B\n    tags: *t\n';
    assert.throws(
      () => editSidecar(source, [{ kind: 'remove-annotation', id: 'aaaaaaaa' }]),
      SidecarNotWritable,
    );
    assert.throws(
      () => editSidecar(source, [{ kind: 'update-annotation', id: 'aaaaaaaa', set: { tags: ['x', 'y'] } }]),
      SidecarNotWritable,
    );
    const after = edited(source, { kind: 'update-annotation', id: 'bbbbbbbb', set: { tags: ['z'] } });
    assert.deepEqual(
      parseSidecar(after).annotations.map(({ tags }) => tags),
      [['x'], ['z']],
    );
  });

  it('says which edits no longer apply', () => {
    const result = editSidecar(SIDECAR, [
      { kind: 'update-annotation', id: 'nobody00', set: { note: 'x' } },
      { kind: 'add-annotation', annotation: { ...ANNOTATION, id: 'k7m2qx9d' } },
    ]);
    assert.deepEqual(
      result.unapplied.map(({ reason }) => reason),
      ['gone', 'exists'],
    );
    assert.equal(result.source, SIDECAR);
  });

  it('does not undo what somebody else wrote since', () => {
    const mine = editSidecar(SIDECAR, [
      { kind: 'update-annotation', id: 'b0q4tt2r', set: { note: 'mine', stance: 'asserts' } },
    ]);
    const theirs = edited(mine.source, {
      kind: 'update-annotation',
      id: 'b0q4tt2r',
      set: { note: 'theirs' },
    });
    const back = editSidecar(theirs, mine.inverse);
    const [, one] = parseSidecar(back.source ?? '').annotations;
    assert.deepEqual([one?.note, one?.stance], ['theirs', undefined]);
    assert.deepEqual(
      back.unapplied.map(({ reason }) => reason),
      ['changed'],
    );
  });

  it('deletes a mark a merge left, and puts it back', () => {
    const source = `version: 1
annotations:
  - id: aaaaaaaa
    quote: A
    conflict:
      stance: {base: asserts, ours: reports, theirs: disputes}
      note: {ours: a, theirs: b}
`;
    const one = editSidecar(source, [{ kind: 'settle-conflict', id: 'aaaaaaaa', field: 'note' }]);
    assert.ok(one.source?.includes('stance: {base') && !one.source.includes('note:'));
    const both = edited(one.source, { kind: 'settle-conflict', id: 'aaaaaaaa', field: 'stance' });
    assert.equal(both, 'version: 1\nannotations:\n  - id: aaaaaaaa\n    quote: A\n');
    assert.equal(edited(one.source, ...one.inverse), source);
  });
});
