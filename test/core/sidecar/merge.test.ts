import assert from 'node:assert/strict';
import { parseSidecar } from '../../../src/core/sidecar/document.ts';
import { SidecarNotWritable } from '../../../src/core/sidecar/edit.ts';
import { mergeRegisters, mergeSidecars } from '../../../src/core/sidecar/merge.ts';
import { parseRegister } from '../../../src/core/sidecar/register.ts';

const [EARLIER, LATER] = ['a', 'b'].map((digit) => `sha256-${digit.repeat(64)}`) as [string, string];

const BASE = `# Our harbour file
version: 1
article:
  title: Pier closed # as printed
  digest: ${EARLIER}
annotations:
  # the first one
  - id: aaaaaaa1
    claim: pier-closed
    stance: reports
    quote: |-
      The pier was closed on Monday.
    position: [10, 40]
    tags: [access, pier]
    note: look again # soon
    x-colour: red

  - id: aaaaaaa2
    claim: pier-repaired
    quote: Repairs begin in June.
    position: [60, 82]
`;

/** Replaces a text that has to be there. */
function edited(source: string, ...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), `no ${from}`);
    return text.replace(from, to);
  }, source);
}

const block = (id: string, start: number, more = ''): string =>
  `\n  - id: ${id}\n    quote: Words at ${start}.\n    position: [${start}, ${start + 5}]\n${more}`;

const ids = (source: string): string[] => parseSidecar(source).annotations.map(({ id }) => id);

const removed = (source: string, id: string): string =>
  source.replace(new RegExp(`\\n  - id: ${id}\\n(?:    .*\\n)*`), '\n');

describe('merging sidecars', () => {
  it('takes what one side alone changed, as that side wrote it', () => {
    const ours = edited(BASE, ['note: look again # soon', 'note: seen # by me']);
    const theirs = edited(
      BASE,
      ['x-colour: red', "x-colour: 'dark blue' # cold"],
      ['stance: reports', 'stance: disputes'],
    );
    const { source, conflicts } = mergeSidecars(BASE, ours, theirs);
    assert.deepEqual(conflicts, []);
    assert.equal(
      source,
      edited(
        ours,
        ['x-colour: red', "x-colour: 'dark blue' # cold"],
        ['stance: reports', 'stance: disputes'],
      ),
    );
  });

  it('keeps the annotations both added, in the order of the text, with their comments', () => {
    const ours = BASE + block('bbbbbbb1', 90);
    const theirs = edited(BASE, [
      '\n  - id: aaaaaaa2',
      `\n  # between\n${block('ccccccc1', 50, '    x-y: {a: [1, 2]}\n').slice(1)}\n  - id: aaaaaaa2`,
    ]);
    const { source, conflicts } = mergeSidecars(BASE, ours, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(ids(source), ['aaaaaaa1', 'ccccccc1', 'aaaaaaa2', 'bbbbbbb1']);
    assert.match(source, /  # between\n  - id: ccccccc1\n(?:    .*\n)*    x-y: \{a: \[1, 2\]\}\n/);
  });

  it('merges tags, names and history item by item', () => {
    const before = edited(BASE, ['    tags: [access', '    speaker: The warden\n    tags: [access']);
    const ours = edited(
      before,
      ['[access, pier]', '[access, pier, storm]'],
      ['speaker: The warden', 'speaker: [The warden, A. Holm]'],
    );
    const theirs = edited(
      before,
      ['[access, pier]', '[pier, boats]'],
      ['speaker: The warden', 'speaker: [B. Ray, The warden]'],
      [
        '    x-colour: red',
        '    x-colour: red\n    history:\n      - quote: Older words.\n        until: 2031-05-04T11:02:00Z',
      ],
    );
    const { source, conflicts } = mergeSidecars(before, ours, theirs);
    const [first] = parseSidecar(source).annotations;
    assert.deepEqual(conflicts, []);
    assert.deepEqual(first?.tags, ['pier', 'storm', 'boats']);
    assert.deepEqual(first?.speaker, ['The warden', 'A. Holm', 'B. Ray']);
    assert.deepEqual(first?.history, [{ quote: 'Older words.', until: '2031-05-04T11:02:00Z' }]);
  });

  it('keeps a wording of no words in the history', () => {
    const ours = edited(BASE, ['    x-colour: red', '    history:\n      - quote: ""\n    x-colour: red']);
    const theirs = edited(BASE, ['stance: reports', 'stance: asserts']);
    for (const sides of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const { source } = mergeSidecars(BASE, ...sides);
      assert.deepEqual(parseSidecar(source).annotations[0]?.history, [{ quote: '' }]);
    }
  });

  it('marks a disagreement inside the annotation and shows ours', () => {
    const ours = edited(BASE, ['claim: pier-closed', 'claim: pier-shut']);
    const theirs = edited(BASE, ['claim: pier-closed', 'claim: harbour-closed']);
    const { source, conflicts } = mergeSidecars(BASE, ours, theirs);
    assert.deepEqual(conflicts, [{ id: 'aaaaaaa1', field: 'claim' }]);
    assert.match(
      source,
      /\n    conflict:\n      claim: \{base: pier-closed, ours: pier-shut, theirs: harbour-closed\}\n/,
    );
    const document = parseSidecar(source);
    assert.equal(document.annotations[0]?.claim, 'pier-shut');
    assert.equal(document.annotations.length, 2);
    assert.deepEqual(
      document.problems.map(({ code, severity }) => [code, severity]),
      [['merge-conflict', 'error']],
    );
    assert.equal(document.writable, true);
  });

  it('marks what two people say differently of the article', () => {
    const ours = edited(BASE, ['title: Pier closed #', 'title: Pier shut #']);
    const theirs = edited(BASE, ['title: Pier closed #', 'title: The pier closed #']);
    const { source, conflicts } = mergeSidecars(BASE, ours, theirs);
    assert.deepEqual(conflicts, [{ id: 'article', field: 'title' }]);
    assert.equal(parseSidecar(source).particulars.title, 'Pier shut');
  });

  it('deletes what one side deleted and the other left alone, even where it was moved along with the text', () => {
    const theirs = edited(BASE, ['position: [60, 82]', 'position: [160, 182]'], [EARLIER, LATER]);
    const { source, conflicts } = mergeSidecars(BASE, removed(BASE, 'aaaaaaa2'), theirs);
    assert.deepEqual(ids(source), ['aaaaaaa1']);
    assert.deepEqual(conflicts, []);
  });

  for (const [name, swap] of [
    ['ours', false],
    ['theirs', true],
  ] as const)
    it(`keeps and marks what was deleted here and changed there (deleted by ${name})`, () => {
      const deleted = removed(BASE, 'aaaaaaa2');
      const changed = edited(BASE, ['claim: pier-repaired', 'claim: pier-mended']);
      const given = swap ? ([changed, deleted] as const) : ([deleted, changed] as const);
      const { source, conflicts } = mergeSidecars(BASE, ...given);
      assert.deepEqual(conflicts, [{ id: 'aaaaaaa2', field: 'deleted' }]);
      const document = parseSidecar(source);
      assert.equal(document.annotations[1]?.claim, 'pier-mended');
      assert.deepEqual(
        document.problems.map(({ code }) => code),
        ['merge-conflict'],
      );
    });

  it('never disputes positions: those of another text name it', () => {
    const ours = BASE + block('bbbbbbb1', 90);
    const theirs = edited(BASE, [EARLIER, LATER], ['[10, 40]', '[110, 140]'], ['[60, 82]', '[160, 182]']);
    const { source, conflicts } = mergeSidecars(BASE, ours, theirs);
    assert.deepEqual(conflicts, []);
    const document = parseSidecar(source);
    assert.equal(document.digest, LATER);
    assert.deepEqual(
      document.annotations.map(({ id, position, digest }) => [id, position, digest]),
      [
        ['bbbbbbb1', [90, 95], EARLIER],
        ['aaaaaaa1', [110, 140], undefined],
        ['aaaaaaa2', [160, 182], undefined],
      ].toSorted(
        (a, b) =>
          document.annotations.findIndex(({ id }) => id === a[0]) -
          document.annotations.findIndex(({ id }) => id === b[0]),
      ),
    );
  });

  it('takes position and context with the quote they belong to', () => {
    const ours = edited(BASE, [
      'quote: Repairs begin in June.\n    position: [60, 82]',
      'quote: Repairs begin in May.\n    position: [61, 82]',
    ]);
    const theirs = edited(BASE, ['position: [60, 82]', 'position: [160, 182]'], [EARLIER, LATER]);
    for (const sides of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const { source } = mergeSidecars(BASE, ...sides);
      const found = parseSidecar(source).annotations.find(({ id }) => id === 'aaaaaaa2');
      assert.deepEqual(
        [found?.quote, found?.position, found?.digest],
        ['Repairs begin in May.', [61, 82], EARLIER],
      );
    }
  });

  it('merges two files without an ancestor', () => {
    const [ours, theirs] = ['bbbbbbb1', 'ccccccc1'].map(
      (id, at) => `version: 1\nannotations:${block(id, 30 - at * 10)}`,
    ) as [string, string];
    assert.deepEqual(ids(mergeSidecars('', ours, theirs).source), ['ccccccc1', 'bbbbbbb1']);
    assert.deepEqual(ids(mergeSidecars('', '', theirs).source), ['ccccccc1']);
  });

  it('merges unusual layouts without losing anything', () => {
    const flow =
      '{"version": 1, "annotations": [{"id": "aaaaaaa1", "quote": "One.", "x": {"deep": [1, [2]]}}]}\n';
    const ours = edited(flow, ['"One."', '"One.", "note": "ours"']);
    const theirs = edited(flow, ['}]}', '}, {"id": "aaaaaaa2", "quote": "Two."}]}']);
    const { source, conflicts } = mergeSidecars(flow, ours, theirs);
    const document = parseSidecar(source);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      document.annotations.map(({ id, note }) => [id, note]),
      [
        ['aaaaaaa1', 'ours'],
        ['aaaaaaa2', undefined],
      ],
    );
    assert.match(source, /x: \{deep: \["1", \["2"\]\]\}/);
  });

  it('keeps entries without an id, of both sides', () => {
    const ours = `${BASE}\n  - quote: Nameless of ours.\n`;
    const theirs = `${BASE}\n  - quote: Nameless of theirs.\n    note: kept\n`;
    const { source } = mergeSidecars(BASE, ours, theirs);
    assert.match(source, /Nameless of ours\.\n/);
    assert.match(source, /Nameless of theirs\.\n    note: kept\n/);
  });

  it('keeps the line ends of ours', () => {
    const crlf = BASE.replaceAll('\n', '\r\n');
    const ours = edited(crlf, ['note: look again', 'note: ours']);
    const theirs =
      edited(BASE, ['stance: reports', 'stance: asserts']) +
      block('ccccccc1', 90, '    note: |-\n      two\n      lines\n');
    const { source } = mergeSidecars(BASE, ours, theirs);
    assert.doesNotMatch(source, /[^\r]\n/);
    assert.equal(parseSidecar(source).annotations[2]?.note, 'two\nlines');
  });

  it('refuses what it cannot read', () => {
    for (const broken of [
      'version: 2\n',
      'annotations: [\n',
      '<<<<<<< a\n=======\n>>>>>>> b\n',
      'annotations: words\n',
    ])
      for (const given of [
        [broken, BASE, BASE],
        [BASE, broken, BASE],
        [BASE, BASE, broken],
      ] as const)
        assert.throws(() => mergeSidecars(...given), SidecarNotWritable, JSON.stringify(broken));
  });
});

describe('merging claims registers', () => {
  const register = `version: 1
claims:
  pier-closed:
    statement: The pier closed. # draft
    verdict: unchecked
    evidence:
      - {source: Register, says: supports}
  pier-repaired:
speakers:
  The warden: [A. Holm]
`;

  it('merges claims by key and field, and the other names of speakers', () => {
    const ours = edited(
      register,
      ['verdict: unchecked', 'verdict: "true"'],
      ['[A. Holm]', '[A. Holm, Mrs Holm]'],
    );
    const theirs = edited(
      register,
      ['says: supports}\n', 'says: supports}\n      - {source: Diary, retrieved: 2031-05-07}\n'],
      [
        '  pier-repaired:\n',
        '  pier-repaired:\n    note: new\n  quay-open:\n    related: [{claim: pier-closed, as: later}]\n',
      ],
      ['[A. Holm]\n', '[warden Holm, A. Holm]\n  B. Ray: [Ray]\n'],
    );
    const { source, conflicts } = mergeRegisters(register, ours, theirs);
    const { claims, speakers } = parseRegister(source);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      claims.map(({ key, verdict, note }) => [key, verdict, note]),
      [
        ['pier-closed', 'true', undefined],
        ['pier-repaired', undefined, 'new'],
        ['quay-open', undefined, undefined],
      ],
    );
    assert.equal(claims[0]?.evidence.length, 2);
    assert.deepEqual(
      [...speakers],
      [
        ['The warden', ['A. Holm', 'Mrs Holm', 'warden Holm']],
        ['B. Ray', ['Ray']],
      ],
    );
    assert.match(source, /# draft/);
  });

  it('marks a disagreement inside the claim', () => {
    const sides = ['"true"', '"false"'].map((verdict) =>
      edited(register, ['verdict: unchecked', `verdict: ${verdict}`]),
    ) as [string, string];
    const { source, conflicts } = mergeRegisters(register, ...sides);
    assert.deepEqual(conflicts, [{ id: 'pier-closed', field: 'verdict' }]);
    assert.equal(parseRegister(source).claims[0]?.verdict, 'true');
    assert.deepEqual(
      parseRegister(source).problems.map(({ code }) => code),
      ['merge-conflict'],
    );
  });

  it('keeps a claim one deleted and the other changed', () => {
    const changed = edited(register, ['  pier-repaired:\n', '  pier-repaired:\n    note: new\n']);
    const { source, conflicts } = mergeRegisters(
      register,
      edited(register, ['  pier-repaired:\n', '']),
      changed,
    );
    assert.deepEqual(conflicts, [{ id: 'pier-repaired', field: 'deleted' }]);
    assert.equal(parseRegister(source).claims[1]?.note, 'new');
  });
});
