import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { classifyChanges } from '../../../src/core/text/changes.ts';

const kinds = (from: string, to: string): string[] =>
  classifyChanges(from, to).map((change) => `${change.kind}: ${change.from} > ${change.to}`);

describe('what differs between two wordings', () => {
  const cases: readonly (readonly [from: string, to: string, ...changes: string[]])[] = [
    ['12 people came', '14 people came', 'number: 12 > 14'],
    ['Seven men of 3,000 came', 'nine men of 2,500 came', 'number: Seven > nine', 'number: 3,000 > 2,500'],
    ['twenty-one boats', 'twenty-two boats', 'number: twenty-one > twenty-two'],
    ['It opened on 4 May 2031.', 'It opened on 5 May 2032.', 'date: 4 > 5', 'date: 2031 > 2032'],
    ['open on Monday', 'open on Tuesday', 'date: Monday > Tuesday'],
    [
      'Am Dienstag kam niemand',
      'Am Mittwoch kam jeder',
      'date: Dienstag > Mittwoch',
      'negation: niemand > jeder',
    ],
    [
      'Le maire a parlé en mars',
      "Le maire n'a pas parlé en avril",
      "wording: a > n'a",
      'negation:  > pas',
      'date: mars > avril',
    ],
    ['Он пришёл в мае', 'Он не пришёл в мае', 'negation:  > не'],
    ['Vino el lunes', 'No vino el martes', 'negation:  > No', 'wording: Vino > vino', 'date: lunes > martes'],
    ['She can go', "She can't go", "negation: can > can't"],
    ['said Anna Holm today', 'said Berta Lund today', 'name: Anna Holm > Berta Lund'],
    ['five km off', 'five miles off', 'unit: km > miles'],
    ['they left at 9:30', 'they left at 10:30', 'date: 9:30 > 10:30'],
    ['the old pier', 'the rotten pier', 'wording: old > rotten'],
    ['the *old* pier', 'the old pier', 'wording: * > ', 'wording: * > '],
  ];
  for (const [from, to, ...changes] of cases)
    it(`${from} / ${to}`, () => {
      assert.deepEqual(kinds(from, to), changes);
    });
  it('nothing, where they are the same words', () => {
    assert.deepEqual(kinds('It\u2019s\n\u201Copen\u201D', 'It\'s "open"'), []);
  });
  it('a stretch rewritten altogether is one difference in wording', () => {
    const from = Array.from({ length: 50 }, (_, index) => `alt${index}`).join(' ');
    const to = Array.from({ length: 50 }, (_, index) => `neu${index}`).join(' ');
    assert.deepEqual(
      classifyChanges(from, to).map(({ kind }) => kind),
      ['wording'],
    );
  });

  const word = fc.constantFrom(
    'The',
    'pier',
    '12',
    'Monday',
    'not',
    'Anna',
    'said',
    ',',
    '.',
    'six',
    'é',
    '\u{1F6A2}',
  );
  const passage = fc.array(word, { maxLength: 25 }).map((words) => words.join(' '));
  it('every difference lies where it says, and putting them in makes the one the other', () => {
    fc.assert(
      fc.property(passage, passage, (from, to) => {
        const changes = classifyChanges(from, to);
        for (const change of changes) {
          assert.equal(from.slice(change.fromRange.start, change.fromRange.end), change.from);
          assert.equal(to.slice(change.toRange.start, change.toRange.end), change.to);
          assert.notEqual(change.from, change.to);
        }
        const rest = (text: string, side: 'fromRange' | 'toRange'): string => {
          let result = '';
          let at = 0;
          for (const unit of text.split(/(?:)/u)) {
            const inside = changes.some((change) => at >= change[side].start && at < change[side].end);
            if (!inside) result += unit;
            at += unit.length;
          }
          return result.replace(/\s+/g, '');
        };
        assert.equal(rest(from, 'fromRange'), rest(to, 'toRange'));
      }),
      { numRuns: 300 },
    );
  });
});
