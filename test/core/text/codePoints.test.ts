import assert from 'node:assert/strict';
import { CodePoints } from '../../../src/core/text/codePoints.ts';

describe('offsets in code points', () => {
  it('count a surrogate pair once', () => {
    const points = new CodePoints('a🌉b🌉');
    assert.deepEqual(
      [0, 1, 3, 4, 6].map((offset) => points.at(offset)),
      [0, 1, 2, 3, 4],
    );
  });
  it('take an offset inside a pair for the one before it', () => {
    assert.equal(new CodePoints('🌉').at(1), 0);
  });
});
