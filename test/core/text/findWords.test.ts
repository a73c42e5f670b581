import assert from 'node:assert/strict';
import { findWords } from '../../../src/core/text/findWords.ts';

describe('finding words in a text', () => {
  const found = (text: string, words: string): string[] =>
    findWords(text, words).map(({ start, end }) => text.slice(start, end));

  it('folds white space of any kind', () => {
    assert.deepEqual(found('He said:\u00A0\n“no way”.', ' said: “no   way” '), ['said:\u00A0\n“no way”']);
  });
  it('finds every place', () => {
    assert.deepEqual(findWords('no, no', 'no'), [
      { start: 0, end: 2 },
      { start: 4, end: 6 },
    ]);
  });
  it('takes the words literally', () => {
    assert.deepEqual(found('a+b (c) [d]', '(c) [d]'), ['(c) [d]']);
    assert.deepEqual(found('abc', 'a.c'), []);
  });
  it('folds quotation marks only where the words stand nowhere as they are', () => {
    assert.deepEqual(found('“no” and "no"', '"no"'), ['"no"']);
    assert.deepEqual(found('“no” he said', '"no" he'), ['“no” he']);
  });
  it('finds nothing of nothing', () => {
    assert.deepEqual(findWords('a b', '  '), []);
  });
});
