import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Postings } from '../../../src/core/matching/postings.ts';

describe('postings', () => {
  it('hold for each term the articles that were added and not removed', () => {
    const terms = fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), terms), { maxLength: 150 }), (steps) => {
        const postings = new Postings();
        const model = new Map<number, number[]>();
        for (const [slot, next] of steps) {
          postings.remove(slot, Int32Array.from(model.get(slot) ?? []));
          postings.add(slot, Int32Array.from(next));
          model.set(slot, next);
        }
        for (const term of new Set(steps.flatMap(([, all]) => all)))
          assert.deepEqual(
            Array.from(postings.slotsOf(term)).sort((a, b) => a - b),
            [...model]
              .filter(([, all]) => all.includes(term))
              .map(([slot]) => slot)
              .sort((a, b) => a - b),
          );
      }),
    );
  });
});
