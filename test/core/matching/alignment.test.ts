import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { alignWords } from '../../../src/core/matching/alignment.ts';

const shown = (a: string, b: string): string[] =>
  alignWords(a, b, 'en').map(
    ({ kind, aRange, bRange }) =>
      `${kind}: ${a.slice(aRange.start, aRange.end)} | ${b.slice(bRange.start, bRange.end)}`,
  );

describe('alignWords', () => {
  it('aligns equal words, forms of a word, and what stands between', () => {
    assert.deepEqual(shown('We told him twice', 'We tell him loudly, twice'), [
      'same: We | We',
      'changed: told | tell',
      'same: him | him',
      'only-b:  | loudly',
      'same: twice | twice',
    ]);
  });

  it('shows a replaced figure as changed', () => {
    assert.deepEqual(shown('It held 340 people', 'It held 290 people'), [
      'same: It held | It held',
      'changed: 340 | 290',
      'same: people | people',
    ]);
  });

  it('covers every word of both wordings, in order', () => {
    const wording = fc.array(fc.constantFrom('the', 'ferry', 'sank', '12', 'people', 'died', 'no'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(wording, wording, (left, right) => {
        const a = left.join(' ');
        const b = right.join(' ');
        const segments = alignWords(a, b, 'en');
        const join = (side: 'aRange' | 'bRange', text: string): string =>
          segments
            .map((segment) => text.slice(segment[side].start, segment[side].end))
            .filter((words) => words !== '')
            .join(' ');
        assert.equal(join('aRange', a), a);
        assert.equal(join('bRange', b), b);
      }),
    );
  });
});
