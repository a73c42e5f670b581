import assert from 'node:assert/strict';
import { SidecarNotWritable } from '../../../src/core/sidecar/edit.ts';
import { editRegister, parseRegister, type RegisterEdit } from '../../../src/core/sidecar/register.ts';

const REGISTER = `version: 1
claims:
  # settled
  ferry-aground:
    statement: The ferry ran aground on 4 May 2031.
    verdict: true # the log
    evidence:
      - {source: Harbour log, url: https://example.org/l, says: supports}
    related: [{claim: ferry-aground-2029, as: earlier}]
    distinct: [two-held] # not the same
    tags: [ferry]
    shelf: 3

  two-held:
    note: x
  empty:
speakers: # who is who
  The captain: [J. Holm, "Mrs Holm"]
  The clerk:
  - A. Clerk
`;

const EDITS: Record<string, RegisterEdit[]> = {
  'a claim set': [
    {
      kind: 'set-claim',
      key: 'ferry-aground',
      set: {
        statement: 'Other: it did',
        verdict: 'false',
        evidence: [{ source: 'Harbour log', url: 'https://example.org/l', says: 'supports' }, { quote: 'q' }],
        related: [{ claim: 'a' }, { claim: 'ferry-aground-2029', as: 'earlier' }],
        tags: undefined,
      },
    },
  ],
  'a claim made': [{ kind: 'set-claim', key: 'new-claim', set: { statement: 'S', tags: ['t'] } }],
  'an empty claim filled': [{ kind: 'set-claim', key: 'empty', set: { note: 'n' } }],
  'a claim removed': [{ kind: 'remove-claim', key: 'ferry-aground' }],
  'the last claim removed': [{ kind: 'remove-claim', key: 'empty' }],
  'a claim renamed': [{ kind: 'rename-claim', from: 'two-held', to: 'two-men-held' }],
  'a claim renamed that has no entry': [{ kind: 'rename-claim', from: 'ferry-aground-2029', to: '2029' }],
  'names set': [
    { kind: 'set-speaker', name: 'The captain', aliases: ['J. Holm', 'Captain: Holm'] },
    { kind: 'set-speaker', name: 'The mate', aliases: ['M. Ate'] },
    { kind: 'set-speaker', name: 'The clerk', aliases: undefined },
  ],
};

describe('the claims register', () => {
  it('reads every field', () => {
    const document = parseRegister(REGISTER);
    assert.deepEqual([document.state, document.problems], ['valid', []]);
    assert.deepEqual(document.claims[0], {
      key: 'ferry-aground',
      statement: 'The ferry ran aground on 4 May 2031.',
      verdict: 'true',
      evidence: [{ source: 'Harbour log', url: 'https://example.org/l', says: 'supports' }],
      related: [{ claim: 'ferry-aground-2029', as: 'earlier' }],
      distinct: ['two-held'],
      tags: ['ferry'],
    });
    assert.deepEqual(
      document.claims.map(({ key }) => key),
      ['ferry-aground', 'two-held', 'empty'],
    );
    assert.deepEqual(
      [...document.speakers],
      [
        ['The captain', ['J. Holm', 'Mrs Holm']],
        ['The clerk', ['A. Clerk']],
      ],
    );
  });

  for (const [name, edits] of Object.entries(EDITS))
    for (const [style, source] of [
      ['LF', REGISTER],
      ['CRLF', REGISTER.replaceAll('\n', '\r\n')],
    ] as const)
      it(`takes ${name} back to the letter (${style})`, () => {
        const result = editRegister(source, edits);
        assert.deepEqual(result.unapplied, []);
        assert.ok(result.source !== undefined && result.source !== source);
        assert.deepEqual(parseRegister(result.source).problems, []);
        const back = editRegister(result.source, result.inverse);
        assert.deepEqual(back.unapplied, []);
        assert.equal(back.source, source);
        assert.equal(editRegister(back.source, back.inverse).source, result.source, 'and does it again');
      });

  it('says what was set', () => {
    const { source } = editRegister(REGISTER, EDITS['a claim set'] ?? []);
    const [claim] = parseRegister(source ?? '').claims;
    assert.deepEqual([claim?.statement, claim?.verdict, claim?.tags], ['Other: it did', 'false', []]);
    assert.deepEqual(claim?.evidence[1], { quote: 'q' });
    assert.deepEqual(claim?.related, [{ claim: 'a' }, { claim: 'ferry-aground-2029', as: 'earlier' }]);
    assert.ok(source?.includes('verdict: "false" # the log') && source.includes('shelf: 3'));
  });

  it('renames a claim wherever it is named', () => {
    const { source } = editRegister(REGISTER, EDITS['a claim renamed'] ?? []);
    assert.ok(
      source?.includes('distinct: [two-men-held] # not the same') && source.includes('  two-men-held:\n'),
    );
    assert.ok(!source?.includes('two-held'));
  });

  it('does not rename over another claim', () => {
    const result = editRegister(REGISTER, [{ kind: 'rename-claim', from: 'two-held', to: 'empty' }]);
    assert.deepEqual([result.source, result.unapplied.length], [REGISTER, 1]);
  });

  it('writes a new register', () => {
    const { source } = editRegister(undefined, [
      { kind: 'set-claim', key: 'two-held', set: { statement: 'Two men are held.', verdict: 'true' } },
      { kind: 'set-speaker', name: 'The captain', aliases: ['J. Holm'] },
    ]);
    assert.equal(
      source,
      'version: 1\nclaims:\n  two-held:\n    statement: Two men are held.\n    verdict: "true"\nspeakers:\n  The captain: [J. Holm]\n',
    );
  });

  it('reports what is wrong at its place and refuses to write to what it does not understand', () => {
    const problems = parseRegister(
      'version: 1\nclaims:\n  a:\n    verdict: maybe\n  a: {}\n  b: text\n',
    ).problems;
    assert.deepEqual(
      problems.map(({ line, column, code }) => `${line}:${column} ${code}`),
      ['4:14 unknown-value', '5:3 duplicate-key', '6:6 wrong-type'],
    );
    assert.throws(() => editRegister('version: 9\n', []), SidecarNotWritable);
  });
});
