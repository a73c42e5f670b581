import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { areInConflict, classifyChanges } from '../../../src/core/text/changes.ts';

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
      "negation:  > n'",
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
    ['Der Umbau kostete 1.234,5 Euro.', 'Der Umbau kostete 1.324,5 Euro.', 'number: 1.234,5 > 1.324,5'],
    [
      'La rénovation a coûté 12\u00a0000 € à la ville.',
      'La rénovation a coûté 14\u202f000 € à la ville.',
      'number: 12\u00a0000 > 14\u202f000',
    ],
    ['Sie öffnet am 3. März wieder.', 'Sie öffnet am 8. März wieder.', 'date: 3 > 8'],
    ['Le musée rouvre le 1er mai au public.', 'Le musée rouvre le 8 mai au public.', 'date: 1er > 8'],
    ['Die Brücke ist im Mai nicht gesperrt.', 'Die Brücke ist im Mai gesperrt.', 'negation: nicht > '],
    [
      'Es wurden zweiundzwanzig Boote gezählt.',
      'Es wurden dreiundzwanzig Boote gezählt.',
      'number: zweiundzwanzig > dreiundzwanzig',
    ],
    [
      'Die Reparatur der Mole ist für den Herbst geplant.',
      'Die Sanierung der Mole ist für den Herbst geplant.',
      'wording: Reparatur > Sanierung',
    ],
    [
      'Nach der Sitzung lobte Holm das Ergebnis.',
      'Nach der Sitzung lobte Lund das Ergebnis.',
      'name: Holm > Lund',
    ],
    [
      "Le maire a salué le travail d'Anna Holm et de son équipe.",
      "Le maire a salué le travail d'Ole Holm et de son équipe.",
      'name: Anna > Ole',
    ],
    ['Er kommt noch am selben Tag an.', 'Er kommt am selben Tag an.', 'wording: noch > '],
    ['He sat down on the pier and read.', 'He lay down on the pier and read.', 'wording: sat > lay'],
    ['大桥于三月五日重新开放。', '大桥于四月五日重新开放。', 'date: 三 > 四'],
    ['市长说费用由市政府承担。', '市长说费用不由市政府承担。', 'negation:  > 不'],
    ['橋は五月に再開しました。', '橋は五月に再開しません。', 'negation: ました > ません'],
    ['قال العمدة إن الجسر مفتوح اليوم', 'قال العمدة إن الجسر ليس مفتوح اليوم', 'negation:  > ليس'],
    ['ראש העיר אמר שהגשר פתוח היום', 'ראש העיר אמר שהגשר לא פתוח היום', 'negation:  > לא'],
    ['Мост обошёлся в 12 млн рублей.', 'Мост обошёлся в 14 млн рублей.', 'number: 12 > 14'],
    [
      '시장은 다리가 열렸다고 말했다',
      '시장은 다리가 열리지 않았다고 말했다',
      'wording: 열렸다고 > 열리지',
      'negation:  > 않았다고',
    ],
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

describe('two wordings that speak of different things', () => {
  const cases: readonly (readonly [from: string, to: string, conflict: boolean])[] = [
    ['He said the works would take weeks.', 'He said the works would not take weeks.', true],
    ['They do not support the plan.', 'They back the plan.', true],
    ['The mayor did not come.', 'The mayor did come.', true],
    ['Er kommt am Montag nicht.', 'Er kommt am Montag.', true],
    ['12 boats sank.', '14 boats sank.', true],
    ['Some 12 boats sank.', 'Some boats sank.', false],
    [
      'Use the short form beside it, not instead of it or before.',
      'Use the short form where you can.',
      false,
    ],
    ['Use the short form where you can.', 'Use the short form beside it, not instead of it.', false],
  ];
  for (const [from, to, conflict] of cases)
    it(`${from} > ${to}: ${conflict ? 'yes' : 'no, one says less'}`, () => {
      assert.equal(areInConflict(from, to), conflict);
      assert.equal(areInConflict(to, from), conflict);
    });
});
