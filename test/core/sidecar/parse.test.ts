import assert from 'node:assert/strict';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { SIDECAR } from './examples.ts';

const found = (source: string): string[] =>
  parseSidecar(source).problems.map(({ line, column, code }) => `${line}:${column} ${code}`);

const annotation = (fields: string): string => `version: 1
annotations:
  - id: aaaaaaaa
    quote: Good words.
${fields.replace(/^/gm, '    ')}
`;

describe('reading a sidecar', () => {
  it('reads every field', () => {
    const document = parseSidecar(SIDECAR);
    assert.equal(document.state, 'valid');
    assert.ok(document.writable);
    assert.deepEqual(document.problems, []);
    assert.deepEqual(document.particulars, {
      title: 'Ferry ran aground: two held',
      publisher: 'Coast Herald',
      agency: ['dpa'],
      published: '2031-05-04',
    });
    assert.equal(document.digest, `sha256-${'0123456789abcdef'.repeat(4)}`);
    assert.deepEqual(document.annotations[0], {
      id: 'k7m2qx9d',
      claim: 'ferry-aground',
      stance: 'reports',
      quote: 'The ferry ran aground at noon, the captain said.',
      prefix: 'on Sunday. ',
      suffix: ' Nobody was hurt',
      position: [40, 88],
      speaker: ['The captain'],
      via: [],
      tags: ['ferry', 'captain'],
      history: [{ quote: 'The ferry ran aground at ten, the captain said.', until: '2031-05-05T08:00:00Z' }],
    });
    assert.deepEqual(
      document.rejections.map(({ id, claim }) => [id, claim]),
      [['r4tt2b0q', 'museum-reopened']],
    );
  });

  it('says where each annotation stands', () => {
    const range = parseSidecar(SIDECAR).rangeOf('b0q4tt2r');
    assert.ok(range);
    const block = SIDECAR.slice(range.start, range.end);
    assert.ok(block.startsWith('- id: b0q4tt2r') && block.endsWith('note: yes'), block);
  });

  it('says where claims, tags and speakers are written', () => {
    const places = parseSidecar(SIDECAR).places;
    assert.deepEqual(
      places.map(({ kind, value, range, owner }) => [
        kind,
        value,
        SIDECAR.slice(range.start, range.end),
        owner,
      ]),
      [
        ['claim', 'ferry-aground', 'ferry-aground', 'k7m2qx9d'],
        ['speaker', 'The captain', 'The captain', 'k7m2qx9d'],
        ['tag', 'ferry', 'ferry', 'k7m2qx9d'],
        ['tag', 'captain', 'captain', 'k7m2qx9d'],
        ['claim', 'two-held', 'two-held', 'b0q4tt2r'],
        ['claim', 'museum-reopened', 'museum-reopened', 'r4tt2b0q'],
      ],
    );
  });

  it('reads texts as written, whatever YAML takes them for', () => {
    const [one] = parseSidecar(
      annotation('claim: 1984\nnote: yes\nspeaker: ~\ntags: [0x10, 2031-05, on]'),
    ).annotations;
    assert.deepEqual(
      [one?.claim, one?.note, one?.speaker, one?.tags],
      ['1984', 'yes', ['~'], ['0x10', '2031-05', 'on']],
    );
  });

  it('takes one name or a list, and does without context and position', () => {
    const [one] = parseSidecar(annotation('speaker: [A, B]\nvia: C\ntags: d')).annotations;
    assert.deepEqual([one?.speaker, one?.via, one?.tags], [['A', 'B'], ['C'], ['d']]);
    assert.deepEqual([one?.prefix, one?.suffix, one?.position], ['', '', undefined]);
  });

  it('keeps the good annotations beside a malformed one', () => {
    const source = `version: 1
annotations:
  - id: aaaaaaaa
    quote: Good.
  - id: bbbbbbbb
    quote: "never closed
    note: x
  - just a text
  - quote: No id.
  - id: cccccccc
  - id: dddddddd
    quote: Good too.
`;
    const document = parseSidecar(source);
    assert.equal(document.state, 'partial');
    assert.equal(document.writable, false, 'broken YAML is not written to');
    assert.deepEqual(
      document.annotations.map(({ id }) => id),
      ['aaaaaaaa', 'dddddddd'],
    );
    assert.deepEqual(
      found(source).filter((problem) => !problem.endsWith('yaml-syntax')),
      ['8:5 wrong-type', '9:5 missing-id', '10:5 missing-quote'],
    );
    assert.ok(found(source).some((problem) => /^[678]:.*yaml-syntax$/.test(problem)));
  });

  it('reports wrong values at their place and keeps the annotation', () => {
    const source = annotation('stance: agrees\nposition: [9, 3]\ntags: {a: b}\nhistory: [x]');
    assert.deepEqual(found(source), [
      '5:13 unknown-value',
      '6:15 invalid-position',
      '7:11 wrong-type',
      '8:15 wrong-type',
    ]);
    const document = parseSidecar(source);
    assert.ok(document.writable);
    assert.equal(document.annotations.length, 1);
    assert.equal(document.annotations[0]?.stance, undefined);
  });

  it('reports duplicate ids and keys', () => {
    const source = annotation('note: a\nnote: b') + '  - id: aaaaaaaa\n    quote: Other.\n';
    assert.deepEqual(found(source), ['6:5 duplicate-key', '7:9 duplicate-id']);
    assert.equal(parseSidecar(source).annotations[0]?.note, 'a');
  });

  it('warns of keys that look like slips, and of no others', () => {
    const source = annotation('stanec: reports\nspeaker_stance: denies\ncolour: blue');
    assert.deepEqual(found(source), ['5:5 unknown-key', '6:5 unknown-key']);
    assert.equal(parseSidecar(source).state, 'valid');
  });

  it('never writes to a later version, and shows what it understands of it', () => {
    const document = parseSidecar(
      'version: 2\nannotations:\n  - id: aaaaaaaa\n    quote: A\n    stance: muses\n',
    );
    assert.deepEqual([document.state, document.writable, document.annotations.length], ['newer', false, 1]);
    assert.deepEqual(
      document.problems.map(({ code, line, column, severity }) => [code, line, column, severity]),
      [['newer-version', 1, 10, 'error']],
    );
  });

  it('names the lines of conflict markers and shows the annotations of both sides', () => {
    const source = `version: 1
annotations:
<<<<<<< HEAD
  - id: aaaaaaaa
    quote: Ours.
=======
  - id: bbbbbbbb
    quote: Theirs.
>>>>>>> other
  - id: cccccccc
    quote: Both.
`;
    const document = parseSidecar(source);
    assert.deepEqual(found(source), [
      '3:1 merge-conflict-marker',
      '6:1 merge-conflict-marker',
      '9:1 merge-conflict-marker',
    ]);
    assert.deepEqual(document.annotations.map(({ id }) => id).sort(), ['aaaaaaaa', 'bbbbbbbb', 'cccccccc']);
    assert.equal(document.writable, false);
  });

  it('reports a conflict a merge marked and still shows the annotation', () => {
    const source = annotation(
      'stance: reports\nconflict:\n  stance: {base: asserts, ours: reports, theirs: disputes}',
    );
    const document = parseSidecar(source);
    assert.deepEqual(found(source), ['7:7 merge-conflict']);
    assert.equal(document.annotations.length, 1);
    assert.ok(document.writable);
    assert.deepEqual(document.conflicts[0]?.theirs, 'disputes');
  });

  it('takes an empty file, comments alone and a BOM', () => {
    for (const source of ['', '\n\n', '# nothing yet\n', '\uFEFF']) {
      const document = parseSidecar(source);
      assert.deepEqual(
        [document.state, document.writable, document.problems],
        ['valid', true, []],
        JSON.stringify(source),
      );
    }
    assert.deepEqual(found('\uFEFFversion: x\n'), ['1:10 unknown-version']);
  });

  it('reads CRLF like LF', () => {
    const document = parseSidecar(SIDECAR.replaceAll('\n', '\r\n'));
    assert.deepEqual(document.annotations, parseSidecar(SIDECAR).annotations);
    assert.deepEqual(document.problems, []);
  });

  it('reads JSON, anchors and aliases', () => {
    const json = '{"version": 1, "annotations": [{"id": "aaaaaaaa", "quote": "A", "tags": ["x"]}]}';
    assert.deepEqual(parseSidecar(json).annotations[0]?.tags, ['x']);
    const anchored =
      annotation('tags: &t [x, y]') + '  - id: bbbbbbbb\n    quote: B\n    tags: *t\n    note: *nobody\n';
    assert.deepEqual(parseSidecar(anchored).annotations[1]?.tags, ['x', 'y']);
    assert.deepEqual(found(anchored), ['9:11 unknown-alias']);
  });

  it('refuses what is no mapping, and a second document', () => {
    assert.deepEqual([found('- a\n'), parseSidecar('- a\n').state], [['1:1 not-a-mapping'], 'unreadable']);
    const two = 'version: 1\n---\nversion: 1\n';
    assert.deepEqual([found(two), parseSidecar(two).writable], [['2:1 several-documents'], false]);
  });

  it('takes keys such as __proto__ for what they are', () => {
    const document = parseSidecar(annotation('__proto__: {polluted: 1}\nconstructor: x'));
    assert.equal(document.annotations.length, 1);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  it('reads the first entries of a file of 50 MB, says where it stopped, and never writes to it', () => {
    const quote = 'far above the mark. '.repeat(1000);
    const ids = Array.from({ length: 2500 }, (_, index) => `a${String(index).padStart(7, '0')}`);
    const source = `version: 1\nannotations:\n${ids.map((id) => `  - id: ${id}\n    quote: "${quote}"\n`).join('')}`;
    assert.ok(source.length > 50_000_000);
    const { annotations, writable, problems } = parseSidecar(source);
    assert.ok(annotations.length > 300 && annotations.length < 1000, String(annotations.length));
    assert.equal(writable, false);
    assert.deepEqual(
      problems.map(({ line, code }) => [line, code]),
      [[annotations.length * 2 + 3, 'too-large']],
    );
  });
  it('refuses brackets a million deep at once', () => {
    const [problem] = found(`version: 1\nx: ${'['.repeat(1e6)}`);
    assert.equal(problem, '2:1004 yaml-syntax');
  });
  it('is not blown up by aliases', () => {
    let bomb = 'version: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let level = 1; level < 12; level++)
      bomb += `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]\n`;
    assert.equal(parseSidecar(`${bomb}annotations: *a11\n`).annotations.length, 0);
    const tags = Array(20_000).fill('t').join(', ');
    const many = Array.from(
      { length: 50 },
      (_, i) => `  - id: a${String(i).padStart(7, '0')}\n    quote: q\n    tags: *t\n`,
    );
    const wide = parseSidecar(`version: 1\nx: &t [${tags}]\nannotations:\n${many.join('')}`);
    assert.ok(wide.problems.some(({ code }) => code === 'alias-limit'));
    assert.equal(wide.annotations.length, 50);
  });

  it('reports tabs as indentation', () => {
    assert.ok(
      found('version: 1\narticle:\n\ttitle: A\n').some((problem) => /^3:.*yaml-syntax$/.test(problem)),
    );
  });
});
