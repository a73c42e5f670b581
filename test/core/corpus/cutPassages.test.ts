import assert from 'node:assert/strict';
import { CutPassages, type Insertion } from '../../../src/core/corpus/cutPassages.ts';

const WORDS = 'Twelve passengers were on board.';
/** Nothing cut was put back. */
const allGone = (_article: string, id: string): string | undefined => id;

describe('passages that were cut', () => {
  const cut = new CutPassages();
  cut.add('a.txt', [
    { id: 'one', wording: WORDS },
    { id: 'few', wording: 'on board' },
  ]);
  cut.add('a.txt', []);
  const found = (to: string, text: string, insertions: readonly Insertion[], gone = allGone): unknown[] =>
    [...cut.pastedInto(to, text, insertions, gone)].map(({ annotation, range: { start, end } }) => [
      annotation,
      text.slice(start, end),
      start,
    ]);

  it('are found in what is pasted into another article, wherever that has shifted to', () => {
    const text = `Shifted. So: ${WORDS} And so on.`;
    const insertion = { text: `So: ${WORDS} And`, start: 0 };
    assert.deepEqual(found('b.txt', text, [insertion]), [['one', WORDS, text.indexOf(WORDS)]]);
    const twice = `${WORDS} ${'x'.repeat(200)} ${WORDS}`;
    assert.deepEqual(found('b.txt', twice, [{ text: WORDS, start: 240 }]), [['one', WORDS, 234]]);
    assert.deepEqual(found('b.txt', twice, [{ text: WORDS, start: 10 }]), [['one', WORDS, 0]]);
  });

  it('are not found where their words stood already, as in a reprint', () => {
    assert.deepEqual(
      found('b.txt', `${WORDS} Typed here.`, [{ text: ' Typed here, and at length.', start: 32 }]),
      [],
    );
  });

  it('are not found in their own article, nor where they were put back, nor by a word or two', () => {
    const insertion = { text: WORDS, start: 0 };
    assert.deepEqual(found('a.txt', WORDS, [insertion]), []);
    assert.deepEqual(
      found('b.txt', WORDS, [insertion], () => undefined),
      [],
    );
    assert.deepEqual(
      found('b.txt', 'They were on board.', [{ text: 'They were on board again.', start: 0 }]),
      [],
    );
  });
});
