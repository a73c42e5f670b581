import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ArticleSlots } from '../../../src/core/matching/articleSlots.ts';
import { stored } from './stored.ts';

/** Few names, so that they come, go and come again. */
const NAME = fc.stringMatching(/^[ab]{1,3}$/);
const STEPS = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('take' as const), id: NAME }),
    fc.record({ kind: fc.constant('release' as const), id: NAME }),
    fc.record({ kind: fc.constant('rename' as const), id: NAME, to: NAME }),
  ),
  { maxLength: 200 },
);

describe('slots of articles', () => {
  it('are what a map would be, whatever comes and goes, and each stays while its article is there', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const slots = ArticleSlots.empty();
        const expected = new Map<string, number>();
        for (const step of steps) {
          const slot = expected.get(step.id);
          if (step.kind === 'take' && slot === undefined) {
            const given = slots.take(step.id);
            assert.ok(!Array.from(expected.values()).includes(given), 'a slot that another has');
            expected.set(step.id, given);
          } else if (step.kind === 'release' && slot !== undefined) {
            slots.release(slot);
            expected.delete(step.id);
          } else if (step.kind === 'rename' && slot !== undefined && !expected.has(step.to)) {
            slots.rename(slot, step.to);
            expected.delete(step.id);
            expected.set(step.to, slot);
          }
          assert.equal(slots.slotOf(step.id), expected.get(step.id));
        }
        assert.equal(slots.count, expected.size);
        assert.ok(slots.size <= steps.length);
        const inOrder = Array.from(expected).sort(([, a], [, b]) => a - b);
        for (let from = 0; from < Math.max(1, slots.size); from++) {
          const [first, last] = [
            inOrder.filter(([, slot]) => slot >= from),
            inOrder.filter(([, slot]) => slot < from),
          ];
          assert.deepEqual(
            Array.from(slots.all(from)),
            [...first, ...last].map(([id]) => id),
          );
        }
        const inUse = Array.from(expected.values()).sort((a, b) => a - b);
        assert.deepEqual(Array.from(slots.inUse()), inUse);
        for (const [id, slot] of expected) assert.equal(slots.ids.at(slots.numberAt(slot) ?? -1), id);
        const again = stored(
          (writer) => slots.save(writer, slots.inUse()),
          (reader) => ArticleSlots.load(reader),
        );
        assert.equal(again.count, expected.size);
        for (const [id, slot] of expected) assert.equal(again.slotOf(id), inUse.indexOf(slot));
        assert.equal(again.slotOf('never'), undefined);
      }),
    );
  });
});
