import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { SAMPLES } from '../../../src/editor/sampleFiles.ts';

describe('the sample corpus', () => {
  it('is copied whole by the command that opens it', () => {
    const files = readdirSync('samples').filter((name) => !name.startsWith('.'));
    assert.deepEqual(SAMPLES.toSorted(), files.toSorted());
  });
});
