import assert from 'node:assert/strict';
import { fold, sameWords, unfold } from '../../../src/core/text/fold.ts';

describe('folding for "the same words"', () => {
  it('takes white space of any kind as one space', () => {
    assert.ok(sameWords('a\u00A0b \n\t c', 'a b c'));
  });
  it('takes curly quotes and dashes for plain ones', () => {
    assert.ok(sameWords('\u201CI\u2019m here\u201D \u2013 he said', '"I\'m here" - he said'));
  });
  it('takes composed and decomposed letters for the same', () => {
    assert.ok(sameWords('Se\u0301bastien', 'S\u00E9bastien'));
  });
  it('counts case and punctuation', () => {
    assert.ok(!sameWords('No, never', 'no, never'));
    assert.ok(!sameWords('No, never', 'No never'));
  });
  it('leads back to the original passage', () => {
    const original = '  He said:\u00A0\n \u201Cse\u0301same\u201D  twice ';
    const text = fold(original);
    const start = text.text.indexOf('s\u00E9same');
    const range = unfold(text, { start, end: start + 'sésame'.length });
    assert.equal(original.slice(range.start, range.end), 'se\u0301same');
  });
});
