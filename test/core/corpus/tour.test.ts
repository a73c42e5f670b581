import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { byPlace, nextStop, type Stop } from '../../../src/core/corpus/tour.ts';

const STOPS: readonly Stop[] = [
  { article: 'a', start: 10, id: 'first' },
  { article: 'a', start: 10, id: 'second' },
  { article: 'a', start: 40, id: 'third' },
  { article: 'c', start: 5, id: 'fourth' },
];

const next = (article: string, offset: number, last?: string): string | undefined =>
  nextStop(STOPS, { article, offset, last }, 1)?.id;
const previous = (article: string, offset: number, last?: string): string | undefined =>
  nextStop(STOPS, { article, offset, last }, -1)?.id;

describe('going from place to place', () => {
  it('begins at the caret', () => {
    assert.equal(next('a', 0), 'first');
    assert.equal(next('a', 12), 'third');
    assert.equal(previous('a', 40), 'second');
    assert.equal(next('b', 0), 'fourth');
    assert.equal(previous('b', 0), 'third');
  });

  it('goes through several at one place, unless the caret was moved since', () => {
    assert.equal(next('a', 10, 'first'), 'second');
    assert.equal(next('a', 10, 'second'), 'third');
    assert.equal(previous('a', 10, 'second'), 'first');
    assert.equal(next('a', 20, 'first'), 'third');
  });

  it('goes round at the ends', () => {
    assert.equal(next('c', 5, 'fourth'), 'first');
    assert.equal(next('d', 0), 'first');
    assert.equal(previous('a', 10, 'first'), 'fourth');
    assert.equal(nextStop(STOPS, undefined, 1)?.id, 'first');
    assert.equal(nextStop(STOPS, undefined, -1)?.id, 'fourth');
    assert.equal(nextStop([], { article: 'a', offset: 0 }, 1), undefined);
  });

  it('comes to every stop once before it comes to one again, either way', () => {
    const stop = fc.record({
      article: fc.constantFrom('a', 'b', 'c'),
      start: fc.nat(5),
      id: fc.uuid(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(stop, { selector: ({ id }) => id, minLength: 1, maxLength: 12 }),
        fc.constantFrom(1 as const, -1 as const),
        (made, direction) => {
          const stops = made.toSorted(byPlace);
          let at = nextStop(stops, undefined, direction);
          const visited = new Set<string>();
          for (const _ of stops) {
            assert.ok(at);
            visited.add(at.id);
            at = nextStop(stops, { article: at.article, offset: at.start, last: at.id }, direction);
          }
          assert.equal(visited.size, stops.length);
        },
      ),
    );
  });
});
