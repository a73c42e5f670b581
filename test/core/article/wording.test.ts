import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { plainText, withoutMarks } from '../../../src/core/article/markdown.ts';
import { isStopped } from '../../../src/core/article/prose.ts';
import { WordIndex, wordMark, wordsOf } from '../../../src/core/article/wording.ts';

const PIECES =
  "Holm~holm~’~'~ ~\u00a0~é~e\u0301~İ~ß~Σ~1~½~三~\u{1D7D8}~\u{10400}~\uD800~-~.~?~…~)~”~_~*~[a](b)~`~\n~:".split(
    '~',
  );
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('words of a text', () => {
  it('are runs of letters, marks and figures of any script, joined across apostrophes, in lower case', () => {
    assert.deepEqual(wordsOf("Mr Holm's 40 boats: 'rock ’n’ roll', l’été."), [
      'mr',
      'holms',
      '40',
      'boats',
      'rock',
      'n',
      'roll',
      'lété',
    ]);
    fc.assert(
      fc.property(texts, (text) => {
        const expected = text
          .toLowerCase()
          .replace(/[’']/g, '')
          .match(/[\p{L}\p{M}\p{N}]+/gu);
        assert.deepEqual(wordsOf(text), [...(expected ?? [])]);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });

  it('have a mark that tells how many they are and whether they are the same', () => {
    const mark = wordMark("'Rock ’n’ roll', l’été.");
    assert.deepEqual(mark, wordMark('rock  N ROLL lété'));
    assert.equal(mark.count, 4);
    assert.notEqual(mark.hash, wordMark('rock nroll lété').hash);
    fc.assert(
      fc.property(texts, (text) => {
        const words = wordsOf(text);
        assert.deepEqual(wordMark(text), { count: words.length, hash: wordMark(words.join(' ')).hash });
      }),
      { numRuns: 1000, seed: 3 },
    );
  });

  it('are looked up where somebody asks, and with another owner only', () => {
    let asked = 0;
    const index = new WordIndex(() => {
      asked++;
      return [
        { words: wordsOf('the light is out again'), owner: 0 },
        { words: wordsOf('nobody saw the light is out'), owner: 1 },
      ];
    });
    assert.equal(index.includes(['the', 'light'], 0), false);
    assert.equal(asked, 0);
    assert.equal(index.includes(wordsOf('the light is out'), 0), true);
    assert.equal(index.includes(wordsOf('the light is out again'), 0), false);
    assert.equal(asked, 1);
  });

  it('are the same without Markdown marks whether or not there are any', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const range = { start: 0, end: text.length };
        assert.equal(withoutMarks(text, range), plainText(text, range));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('end a sentence with a stop, whatever closes after it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        assert.equal(isStopped(text), /[.!?…。！？؟।۔:;][\s)\]"'”’»›*_」』]*$/u.test(text));
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});
