import assert from 'node:assert/strict';
import { writingAt } from '../../../src/core/sidecar/writing.ts';

/** What is written at `‸`: its kind and the text it would replace. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('‸');
  const source = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = writingAt(source, offset);
  return found && `${found.kind} ${JSON.stringify(source.slice(found.range.start, found.range.end))}`;
}

const SIDECAR = 'version: 1\nannotations:\n  - id: aaaaaaa1\n';

describe('what is being written in a sidecar', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['a claim', `${SIDECAR}    claim: ferry-‸`, 'claim "ferry-"'],
    ['a claim whose rest is there', `${SIDECAR}    claim: fer‸ry-sank # later\n`, 'claim "ferry-sank"'],
    ['nothing behind the colon yet', `${SIDECAR}    claim:‸`, undefined],
    ['a claim behind the blank', `${SIDECAR}    claim: ‸\n    quote: a\n`, 'claim ""'],
    ['a claim begun with a mark', `${SIDECAR}    claim: "fe‸"\n`, 'claim "\\"fe\\""'],
    ['a word of a fixed set', `${SIDECAR}    speakerStance: d‸`, 'speakerStance "d"'],
    ['one of several tags', `${SIDECAR}    tags: [sea, fer‸, x]`, 'tag "fer"'],
    ['nothing behind a list', `${SIDECAR}    tags: [sea] ‸`, undefined],
    ['an item of a list', `${SIDECAR}    speaker:\n      - Ada Prow\n      - J. H‸`, 'speaker "J. H"'],
    ['an item of a list in its key’s column', `${SIDECAR}    tags:\n    - a\n    - ‸`, 'tag ""'],
    ['the first key of an entry', 'annotations:\n  - claim: a‸', 'claim "a"'],
    ['nothing in a note', `${SIDECAR}    note: see the claim‸`, undefined],
    ['nothing in a comment', `${SIDECAR}    # claim: a‸`, undefined],
    [
      'nothing in the words of a quote',
      `${SIDECAR}    quote: |-
      He put the claim: a‸`,
      undefined,
    ],
    ['a relation in a flow map', 'claims:\n  a:\n    related: [{claim: b, as: ea‸}]', 'relation "ea"'],
    ['a claim in a flow map', 'claims:\n  a:\n    related: [{claim: b‸, as: earlier}]', 'claim "b"'],
    ['nothing between two pairs', 'claims:\n  a:\n    related: [{claim: b, ‸}]', undefined],
    ['a distinct claim', 'claims:\n  a:\n    distinct: [b, c‸]', 'claim "c"'],
    ['a verdict', 'claims:\n  a:\n    verdict: ‸', 'verdict ""'],
    ['the key of an entry', 'version: 1\nclaims:\n  a:\n    note: x\n  b‸\n', 'entry "b"'],
    ['the key of the first entry', 'version: 1\nclaims:\n  ‸', 'entry ""'],
    ['nothing in an entry’s column of fields', 'claims:\n  a:\n    note: x\n    b‸', undefined],
    ['nothing among the speakers', 'claims:\n  a:\nspeakers:\n  b‸', undefined],
    ['a claim though the rest is broken', 'annotations:\n  - id: [\n  - claim: a‸\n  - "', 'claim "a"'],
  ];
  for (const [name, marked, expected] of cases) {
    it(`is ${name}`, () => {
      assert.equal(at(marked), expected);
    });
  }

  it('is told at any place of any text without failing', () => {
    const text = `${SIDECAR}    quote: |-\n      a: "b\n    tags: [a, {b: c}\nclaims:\n\t- x\r\n`;
    for (let offset = 0; offset <= text.length; offset++) {
      const found = writingAt(text, offset);
      assert.ok(!found || (found.range.start <= offset && offset <= found.range.end));
    }
  });
});
