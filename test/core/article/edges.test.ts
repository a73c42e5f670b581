import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  adjoin,
  moveEnd,
  splitAt,
  type Direction,
  type End,
  type Stride,
} from '../../../src/core/article/edges.ts';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import type { Range } from '../../../src/core/model/range.ts';

const TEXT = `Bridge closes

The bridge at Orrin closes on Monday. "It cost 2.4 million crowns," the engineer said – twice. Nobody was hurt.

В среду мост откроют. 橋は月曜日に閉鎖される。 See the **old** plan 👩‍🔧.`;

const article = readArticle(TEXT, { name: 'bridge.md' });

function range(words: string): Range {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

const wordsOf = ({ start, end }: Range): string => TEXT.slice(start, end);

const moved = (words: string, end: End, stride: Stride, direction: Direction): string =>
  wordsOf(moveEnd(article, range(words), end, stride, direction));

/** Texts of words, marks, blanks and line ends, of characters of one and two units. */
const texts = fc
  .array(
    fc.constantFrom(
      'word',
      '2.4',
      'don’t',
      '月曜日',
      '👩‍🔧',
      'é',
      '.',
      '"',
      '–',
      ' ',
      ' ',
      '\n\n',
      '\u00a0',
      '**',
    ),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

const moves = fc.record({
  end: fc.constantFrom<End>('start', 'end'),
  stride: fc.constantFrom<Stride>('word', 'sentence'),
  direction: fc.constantFrom<Direction>('forward', 'back'),
});

/** A passage of a text that begins and ends with a word. */
const passages = texts.chain((text) => {
  const words = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return fc
    .tuple(fc.integer({ min: 0, max: words.length - 1 }), fc.integer({ min: 0, max: words.length - 1 }))
    .map(([one, other]) => ({
      text,
      start: words[Math.min(one, other)]?.start ?? 0,
      end: words[Math.max(one, other)]?.end ?? 0,
    }));
});

describe('the ends of a passage', () => {
  it('move by a word, a figure being one', () => {
    assert.equal(moved('closes on', 'end', 'word', 'forward'), 'closes on Monday');
    assert.equal(moved('closes on', 'end', 'word', 'back'), 'closes');
    assert.equal(moved('closes on', 'start', 'word', 'back'), 'Orrin closes on');
    assert.equal(moved('closes on', 'start', 'word', 'forward'), 'on');
    assert.equal(moved('It cost', 'end', 'word', 'forward'), 'It cost 2.4');
  });

  it('stop at marks, which may be wanted or not', () => {
    assert.equal(moved('on Monday', 'end', 'word', 'forward'), 'on Monday.');
    assert.equal(moved('It cost', 'start', 'word', 'back'), '"It cost');
    assert.equal(moved('million crowns', 'end', 'word', 'forward'), 'million crowns,"');
  });

  it('move by a sentence', () => {
    assert.equal(
      moved('The bridge at Orrin', 'end', 'sentence', 'forward'),
      'The bridge at Orrin closes on Monday.',
    );
    assert.equal(
      moved('The bridge at Orrin closes on Monday.', 'end', 'sentence', 'forward'),
      'The bridge at Orrin closes on Monday. "It cost 2.4 million crowns," the engineer said – twice.',
    );
    assert.equal(moved('at Orrin', 'start', 'sentence', 'back'), 'The bridge at Orrin');
  });

  it('move in scripts written without spaces', () => {
    const longer = moved('橋', 'end', 'word', 'forward');
    assert.ok(longer.startsWith('橋') && longer.length > 1 && longer.length < 6, longer);
  });

  it('leave the last word of the passage where it is', () => {
    assert.equal(moved('Monday', 'end', 'word', 'back'), 'Monday');
    assert.equal(moved('Monday.', 'start', 'word', 'forward'), 'Monday.');
  });

  it('move quickly in a line of megabytes, and find no word where there is none', () => {
    const text = `${'long '.repeat(400_000)}\n${'·'.repeat(300_000)}`;
    const dump = { text, sentences: [] };
    // What else the machine is at meanwhile is not counted.
    const began = process.cpuUsage();
    assert.deepEqual(moveEnd(dump, { start: 1_000_000, end: 1_000_004 }, 'end', 'word', 'forward'), {
      start: 1_000_000,
      end: 1_000_009,
    });
    const last = { start: 0, end: 1_999_999 };
    assert.deepEqual(moveEnd(dump, last, 'end', 'word', 'forward'), last);
    const { user } = process.cpuUsage(began);
    assert.ok(user < 2_000_000, `${user} µs`);
  });

  it('keep a word, stay in the text, never rest in white space or within a character', () => {
    fc.assert(
      fc.property(passages, fc.array(moves, { maxLength: 12 }), ({ text, ...start }, steps) => {
        const read = readArticle(text, { name: 'a.txt' });
        let now: Range = start;
        for (const { end, stride, direction } of steps) {
          const next = moveEnd(read, now, end, stride, direction);
          const other = end === 'start' ? 'end' : 'start';
          assert.equal(next[other], now[other]);
          if (direction === 'forward') assert.ok(next[end] >= now[end]);
          else assert.ok(next[end] <= now[end]);
          now = next;
          const words = text.slice(now.start, now.end);
          assert.match(words, /[\p{L}\p{N}]/u);
          assert.equal(words, words.trim());
          assert.doesNotThrow(() => encodeURIComponent(words), JSON.stringify(words));
        }
      }),
    );
  });

  it('come back by the same way', () => {
    fc.assert(
      fc.property(passages, moves, ({ text, ...start }, { end, direction }) => {
        const read = readArticle(text, { name: 'a.txt' });
        // a first step, so that the end stands where an end may stand
        const from = moveEnd(read, start, end, 'word', direction);
        const there = moveEnd(read, from, end, 'word', direction);
        if (there[end] === from[end]) return;
        const back = moveEnd(read, there, end, 'word', direction === 'forward' ? 'back' : 'forward');
        assert.deepEqual(back, from);
      }),
    );
  });

  it('reach either end of the text', () => {
    fc.assert(
      fc.property(passages, ({ text, ...start }) => {
        const read = readArticle(text, { name: 'a.txt' });
        let now: Range = start;
        for (let step = 0; step <= text.length; step++) {
          now = moveEnd(read, now, 'start', 'word', 'back');
          now = moveEnd(read, now, 'end', 'word', 'forward');
        }
        assert.equal(text.slice(now.start, now.end), text.trim());
      }),
    );
  });
});

describe('splitting a passage', () => {
  const whole = range('The bridge at Orrin closes on Monday. "It cost 2.4 million crowns,"');

  it('gives both parts without the blanks between them', () => {
    const parts = splitAt(article, whole, range('"It cost').start - 1);
    assert.deepEqual(parts?.map(wordsOf), [
      'The bridge at Orrin closes on Monday.',
      '"It cost 2.4 million crowns,"',
    ]);
  });

  it('goes before the word the place is in', () => {
    const parts = splitAt(article, whole, range('Monday').start + 3);
    assert.deepEqual(parts?.map(wordsOf), [
      'The bridge at Orrin closes on',
      'Monday. "It cost 2.4 million crowns,"',
    ]);
  });

  it('is refused where one side would have no word', () => {
    assert.equal(splitAt(article, whole, whole.start), undefined);
    assert.equal(splitAt(article, whole, whole.start + 2), undefined);
    assert.equal(splitAt(article, whole, whole.end), undefined);
    assert.equal(splitAt(article, whole, whole.end - 1), undefined);
  });

  it('loses no word and repeats none', () => {
    fc.assert(
      fc.property(passages, fc.double({ min: 0, max: 1, noNaN: true }), ({ text, ...passage }, share) => {
        const offset = Math.round(passage.start + share * (passage.end - passage.start));
        const read = readArticle(text, { name: 'a.txt' });
        const parts = splitAt(read, passage, offset);
        if (!parts) return;
        const [first, second] = parts;
        assert.equal(first.start, passage.start);
        assert.equal(second.end, passage.end);
        assert.equal(text.slice(first.end, second.start).trim(), '');
        assert.ok(first.end <= second.start);
        assert.ok(adjoin(text, first, second));
      }),
    );
  });
});

describe('passages', () => {
  it('adjoin where they overlap or no word stands between them', () => {
    assert.ok(adjoin(TEXT, range('The bridge at'), range('at Orrin')));
    assert.ok(adjoin(TEXT, range('on Monday'), range('It cost')));
    assert.ok(adjoin(TEXT, range('It cost'), range('on Monday')));
    assert.ok(!adjoin(TEXT, range('The bridge'), range('Orrin closes')));
  });
});
