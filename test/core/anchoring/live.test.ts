import assert from 'node:assert/strict';
import type { TextEdit } from '../../../src/core/anchoring/edits.ts';
import { describe as selectorsOf } from '../../../src/core/anchoring/describe.ts';
import { LiveAnchors } from '../../../src/core/anchoring/live.ts';

const TEXT =
  'The ferry left the quay at nine. Twelve passengers were on board. The crossing took an hour.\n\nNobody saw the light go out.\n';
const QUOTE = 'Twelve passengers were on board.';

function following(text = TEXT, quote = QUOTE): LiveAnchors {
  const live = new LiveAnchors(text);
  const start = text.indexOf(quote);
  const range = { start, end: start + quote.length };
  live.add('a', selectorsOf(text, range), range);
  return live;
}

const words = (live: LiveAnchors): string | undefined => {
  const range = live.range('a');
  return range && live.text.slice(range.start, range.end);
};
const state = (live: LiveAnchors): string | undefined => live.anchoring('a')?.state;
const insert = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

describe('annotations while the text is typed in', () => {
  it('are not grown by typing at their boundaries', () => {
    const live = following();
    const { start, end } = live.range('a')!;
    live.apply([insert(end, ' More.')]);
    live.apply([insert(start, 'So ')]);
    assert.equal(words(live), QUOTE);
    assert.equal(state(live), 'moved');
  });
  it('are altered at once by typing inside, and exact again once that is undone', () => {
    const live = following();
    const at = TEXT.indexOf('passengers');
    live.apply([{ start: at - 7, end: at - 1, text: 'Fifteen' }]);
    const anchoring = live.anchoring('a')!;
    assert.equal(anchoring.state, 'altered');
    assert.deepEqual(
      anchoring.changes.map(({ kind, from, to }) => [kind, from, to]),
      [['number', 'Twelve', 'Fifteen']],
    );
    live.apply([{ start: at - 7, end: at, text: 'Twelve' }]);
    assert.equal(state(live), 'exact');
  });
  it('are orphaned by deletion and come back by undoing it', () => {
    const live = following();
    const from = TEXT.indexOf('left');
    const to = TEXT.indexOf('an hour');
    live.apply([{ start: from, end: to, text: '' }]);
    assert.equal(state(live), 'orphaned');
    assert.deepEqual(live.deleted(), [{ id: 'a', wording: QUOTE }]);
    live.apply([insert(from, TEXT.slice(from, to))]);
    assert.equal(state(live), 'exact');
    assert.equal(words(live), QUOTE);
  });
  it('come back whole when one end was deleted and that is undone', () => {
    const live = following();
    const { end } = live.range('a')!;
    live.apply([{ start: end - 6, end: end + 4, text: '' }]);
    assert.equal(state(live), 'altered');
    live.apply([insert(end - 6, TEXT.slice(end - 6, end + 4))]);
    assert.equal(state(live), 'exact');
  });
  it('come back whole after backspacing over the end and typing it again', () => {
    const live = following();
    const { end } = live.range('a')!;
    for (let i = 1; i <= 4; i++) live.apply([{ start: end - i, end: end - i + 1, text: '' }]);
    assert.equal(state(live), 'altered');
    for (let i = 4; i >= 1; i--) live.apply([insert(end - i, TEXT.charAt(end - i))]);
    assert.equal(state(live), 'exact');
  });
  it('follow cut and paste', () => {
    const live = following();
    const { start, end } = live.range('a')!;
    live.apply([{ start, end: end + 1, text: '' }]);
    live.apply([insert(live.text.length - 1, ` ${QUOTE}`)]);
    assert.equal(state(live), 'moved');
    assert.equal(words(live), QUOTE);
  });
  it('follow a line moved up in one step', () => {
    const text = 'One line here.\nThe line to move.\nAnother line.\n';
    const live = following(text, 'The line to move.');
    const at = text.indexOf('The line');
    live.apply([insert(0, 'The line to move.\n'), { start: at, end: at + 18, text: '' }]);
    assert.equal(words(live), 'The line to move.');
    assert.equal(state(live), 'moved');
    assert.equal(live.range('a')?.start, 0);
  });
  it('follow several cursors, given in any order', () => {
    const live = following();
    const edits = [...TEXT.matchAll(/the/gi)].map(({ index }) => ({
      start: index,
      end: index + 3,
      text: 'that',
    }));
    live.apply(edits.reverse());
    assert.equal(words(live), QUOTE);
    assert.equal(live.text, TEXT.replace(/the/gi, 'that'));
  });
  it('follow a formatter that replaces the whole text', () => {
    const live = following();
    const formatted = `# Ferry\n\n${TEXT.replaceAll('. ', '.\n')}`;
    live.apply([{ start: 0, end: TEXT.length, text: formatted }]);
    assert.equal(words(live), QUOTE);
    assert.equal(state(live), 'moved');
  });
  it('are altered by replacing their words', () => {
    const live = following();
    live.apply([{ ...live.range('a')!, text: 'Thirteen passengers were on board.' }]);
    assert.equal(state(live), 'altered');
    assert.equal(words(live), 'Thirteen passengers were on board.');
  });
  it('come back whole when an end that was deleted before following began is put back', () => {
    const { end } = following().range('a')!;
    const text = TEXT.slice(0, end - 6) + TEXT.slice(end);
    const live = new LiveAnchors(text);
    const start = TEXT.indexOf(QUOTE);
    live.add('a', selectorsOf(TEXT, { start, end: start + QUOTE.length }), {
      start: end - QUOTE.length,
      end: end - 6,
    });
    assert.equal(state(live), 'altered');
    live.apply([insert(end - 6, TEXT.slice(end - 6, end))]);
    assert.equal(state(live), 'exact');
    assert.equal(words(live), QUOTE);
  });
  it('come back when they had no place before following began, by what is inserted and by nothing else', () => {
    const orphaned = { state: 'orphaned', changes: [], candidates: [] } as const;
    const start = TEXT.indexOf(QUOTE);
    const without = `${TEXT.replace(QUOTE, '')}${QUOTE}\n`;
    const live = new LiveAnchors(without);
    live.addLost('a', selectorsOf(TEXT, { start, end: start + QUOTE.length }), orphaned);
    // Its words may stand elsewhere: that was judged when the text was read.
    live.apply([insert(without.length, 'More.')]);
    live.apply([insert(start, 'Some ')]);
    assert.equal(live.anchoring('a'), orphaned);
    assert.deepEqual(live.deleted(), []);
    live.apply([{ start, end: start + 'Some '.length, text: QUOTE }]);
    assert.equal(state(live), 'exact');
    assert.deepEqual(live.range('a'), { start, end: start + QUOTE.length });
  });
});
