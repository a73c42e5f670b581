import assert from 'node:assert/strict';
import { findOccurrences } from '../../../src/core/corpus/findOccurrences.ts';
import { Folder } from './inMemory.ts';

describe('looking for occurrences in all articles', () => {
  const folder = new Folder({
    'a.txt': 'the old bridge',
    'b.txt': 'no',
    'c.txt': 'Old bridge, old bridge\r\nold bridge',
  });
  const scheduler = { yield: async () => {} };

  it('begins with the article at hand and tells how far it is', async () => {
    const told: string[] = [];
    const result = await findOccurrences(
      'old bridge',
      folder,
      scheduler,
      { first: 'c.txt', limit: 10, cancellation: { isCancellationRequested: false } },
      (done, total) => told.push(`${done}/${total}`),
    );
    assert.deepEqual(
      result?.articles.map(({ article, occurrences }) => [article, occurrences.length]),
      [
        ['c.txt', 3],
        ['a.txt', 1],
      ],
    );
    assert.equal(result?.isCut, false);
    assert.deepEqual(told, ['0/3', '1/3', '2/3']);
  });

  it('stops where there are enough, and where it is cancelled', async () => {
    const cancellation = { isCancellationRequested: false };
    const options = { first: 'c.txt', limit: 2, cancellation };
    const cut = await findOccurrences('old bridge', folder, scheduler, options, () => {});
    assert.equal(cut?.isCut, true);
    assert.equal(cut?.articles.length, 1);
    const cancelled = await findOccurrences(
      'old bridge',
      folder,
      scheduler,
      { ...options, limit: 9 },
      (done) => {
        cancellation.isCancellationRequested = done === 1;
      },
    );
    assert.equal(cancelled, undefined);
  });
});
