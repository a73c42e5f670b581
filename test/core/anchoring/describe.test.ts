import assert from 'node:assert/strict';
import { describe as selectorsOf } from '../../../src/core/anchoring/describe.ts';

describe('describing a passage', () => {
  const text = `${'x'.repeat(40)}\u{1F6A2}${'-'.repeat(31)}The quote.${'-'.repeat(31)}\u{1F6A2}${'y'.repeat(40)}`;
  const start = text.indexOf('The quote.');

  it('keeps the quote verbatim, its position and up to 32 characters either side', () => {
    const selectors = selectorsOf('Before it. The quote. After it.', { start: 11, end: 21 });
    assert.deepEqual(selectors, {
      quote: 'The quote.',
      prefix: 'Before it. ',
      suffix: ' After it.',
      position: [11, 21],
    });
  });
  it('never splits a surrogate pair', () => {
    const { prefix, suffix } = selectorsOf(text, { start, end: start + 10 });
    assert.equal(prefix, '-'.repeat(31));
    assert.equal(suffix, '-'.repeat(31));
  });
  it('clamps a range that reaches beyond the text', () => {
    assert.equal(selectorsOf('short', { start: 2, end: 99 }).quote, 'ort');
  });
  it('describes an empty passage by what stands around it', () => {
    const selectors = selectorsOf('left right', { start: 5, end: 5 });
    assert.deepEqual([selectors.quote, selectors.prefix, selectors.suffix], ['', 'left ', 'right']);
  });
});
