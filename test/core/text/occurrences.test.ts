import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { sameWords } from '../../../src/core/text/fold.ts';
import { occurrencesOf } from '../../../src/core/text/occurrences.ts';

const found = (text: string, phrase: string): string[] =>
  occurrencesOf(text, phrase).map(({ range }) => text.slice(range.start, range.end));

describe('occurrences of a phrase', () => {
  it('are found however it is set', () => {
    assert.deepEqual(found('The  “old\nbridge” – the \u201aold bridge\u2018', 'old bridge'), [
      'old\nbridge',
      'old bridge',
    ]);
    assert.deepEqual(found('It’s shut. It\u0027s shut.', "it's shut"), ['It’s shut', "It's shut"]);
    assert.deepEqual(found('Cafe\u0301 Orrin, Café Orrin', 'café orrin'), ['Cafe\u0301 Orrin', 'Café Orrin']);
    assert.deepEqual(found('İzmir und ORRIN', 'orrin'), ['ORRIN']);
  });

  it('tell whether the case agrees', () => {
    assert.deepEqual(
      occurrencesOf('The White House and a white house', 'White House').map(({ sameCase }) => sameCase),
      [true, false],
    );
  });

  it('are whole words, but for scripts without spaces', () => {
    assert.deepEqual(found('an art, a party, art’s, arts', 'art'), ['art', 'art']);
    assert.deepEqual(found('Cafe\u0301', 'cafe'), []);
    assert.deepEqual(found('橋は月曜日に閉鎖される', '月曜日'), ['月曜日']);
    assert.deepEqual(found('12.4 and 2.4', '2.4'), ['2.4']);
  });

  it('of nothing are none', () => {
    assert.deepEqual(found('a b', ''), []);
    assert.deepEqual(found('a b', ' \u00a0'), []);
    assert.deepEqual(found('', 'a'), []);
  });

  it('are the same words, in text order, and each one that stands apart is found', () => {
    const words = fc.constantFrom(
      'art',
      'Art',
      'ART',
      'party',
      'café',
      'cafe\u0301',
      '“art”',
      'İ',
      '😀',
      '2.4',
    );
    const gap = fc.constantFrom(' ', '\n', '\u00a0', ' – ', ', ');
    fc.assert(
      fc.property(fc.array(fc.tuple(words, gap), { maxLength: 30 }), words, (parts, phrase) => {
        const text = parts.flat().join('');
        const occurrences = occurrencesOf(text, phrase);
        let last = 0;
        for (const { range, sameCase } of occurrences) {
          assert.ok(range.start >= last);
          last = range.end;
          const there = text.slice(range.start, range.end);
          assert.ok(sameWords(there.toLowerCase(), phrase.toLowerCase()), JSON.stringify([there, phrase]));
          assert.equal(sameCase, sameWords(there, phrase));
        }
        const planted = parts.filter(([word]) => sameWords(word.toLowerCase(), phrase.toLowerCase())).length;
        assert.ok(occurrences.length >= planted, JSON.stringify([text, phrase]));
      }),
    );
  });
});
