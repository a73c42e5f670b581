import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Vocabulary, tokenAt, tokenise } from '../../../src/core/text/tokens.ts';
import { alignTokens } from '../../../src/core/text/wordDiff.ts';

const evenly = (): number => 1;

function difference(from: string, to: string): string {
  const vocabulary = new Vocabulary();
  const [left, right] = [tokenise(from, vocabulary), tokenise(to, vocabulary)];
  const weight = (key: number): number => (vocabulary.isWord(key) ? 1 : 0.1);
  return [...alignTokens(left.keys, right.keys, weight)]
    .map((place, token) => (place < 0 ? '-' : vocabulary.word(left.keys[token] ?? -1)))
    .join(' ');
}

describe('cutting into tokens', () => {
  const tokens = (text: string): string[] => {
    const { starts, ends } = tokenise(text, new Vocabulary());
    return [...starts].map((start, index) => text.slice(start, ends[index]));
  };
  it('parts words, marks and runs of one mark', () => {
    assert.deepEqual(tokens('It was **not** 3.5 km -- so.'), [
      'It',
      'was',
      '**',
      'not',
      '**',
      '3',
      '.',
      '5',
      'km',
      '--',
      'so',
      '.',
    ]);
  });
  it('keeps combining marks with their letters and astral characters whole', () => {
    assert.deepEqual(tokens('se\u0301same \u{1F6A2}\u{1F30A}'), ['se\u0301same', '\u{1F6A2}', '\u{1F30A}']);
  });
  it('takes every character of a script without spaces for itself', () => {
    assert.deepEqual(tokens('橋は閉鎖'), ['橋', 'は', '閉', '鎖']);
  });
  it('numbers words alike whatever their case', () => {
    const vocabulary = new Vocabulary();
    const { keys } = tokenise('The the THE', vocabulary);
    assert.deepEqual([...keys], [keys[0], keys[0], keys[0]]);
  });
  it('finds the token at an offset, or the next', () => {
    const list = tokenise('ab  cd', new Vocabulary());
    assert.deepEqual(
      [0, 1, 2, 3, 4, 6].map((offset) => tokenAt(list, offset)),
      [0, 0, 1, 1, 1, 2],
    );
  });
});

describe('word difference', () => {
  it('aligns what stayed', () => {
    assert.equal(
      difference('the old pier was closed', 'the new pier was soon closed'),
      'the - pier was closed',
    );
  });
  it('prefers words that stand together to words that happen to recur', () => {
    assert.equal(difference('of the pier', 'of a boat and of the pier'), 'of the pier');
  });

  const list = fc
    .array(fc.integer({ min: 0, max: 12 }), { maxLength: 80 })
    .map((keys) => Int32Array.from(keys));
  it('aligns equal tokens only, each once and in order', () => {
    fc.assert(
      fc.property(list, list, (from, to) => {
        let last = -1;
        alignTokens(from, to, evenly).forEach((place, token) => {
          if (place < 0) return;
          assert.ok(place > last);
          assert.equal(from[token], to[place]);
          last = place;
        });
      }),
      { numRuns: 300 },
    );
  });
  it('aligns a text with itself in full', () => {
    fc.assert(
      fc.property(list, (keys) => assert.deepEqual([...alignTokens(keys, keys, evenly)], [...keys.keys()])),
    );
  });
  it('finds as much as there is to find in small texts', () => {
    fc.assert(
      fc.property(list, list, (from, to) => {
        const matched = alignTokens(from, to, evenly).filter((place) => place >= 0).length;
        assert.ok(matched >= longestCommon(from, to) * 0.8 - 1, `${matched}`);
      }),
      { numRuns: 200 },
    );
  });
  it('copes with large texts in which nothing is unique', () => {
    const from = Int32Array.from({ length: 60_000 }, (_, index) => index % 3);
    const to = Int32Array.from([...from.subarray(0, 30_000), 7, 7, ...from.subarray(30_000)]);
    const aligned = alignTokens(from, to, evenly);
    assert.equal(aligned[29_999], 29_999);
    assert.equal(aligned[30_000], 30_002);
    assert.equal(aligned[59_999], 60_001);
  });
  it('follows several changes in a large text in which nothing is unique', () => {
    const from = Int32Array.from({ length: 3000 }, (_, index) => index % 3);
    const to = Int32Array.from([
      ...from.subarray(0, 1000),
      7,
      ...from.subarray(1000, 2000),
      8,
      ...from.subarray(2000),
    ]);
    const aligned = alignTokens(from, to, evenly);
    assert.equal(aligned[1500], 1501);
    assert.equal(aligned.filter((place) => place >= 0).length, 3000);
  });
});

function longestCommon(a: Int32Array, b: Int32Array): number {
  let above = Array.from({ length: b.length + 1 }, () => 0);
  for (const left of a) {
    const row = [0];
    b.forEach((right, index) =>
      row.push(left === right ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0)),
    );
    above = row;
  }
  return above[b.length] ?? 0;
}
