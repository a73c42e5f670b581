import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { anchor, anchorAll } from '../../../src/core/anchoring/anchor.ts';
import { describe as selectorsOf } from '../../../src/core/anchoring/describe.ts';
import { EditBatch } from '../../../src/core/anchoring/edits.ts';
import { LiveAnchors } from '../../../src/core/anchoring/live.ts';
import { sameWords } from '../../../src/core/text/fold.ts';
import { law, type Law } from '../sidecar/law.ts';

const WORDS = 'the pier was closed on Friday when 12 boats lay there and no one knew why it had burnt'.split(
  ' ',
);
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 14 })
  .map((words) => `${words.join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((sentences) => sentences.join(' '));
const article = fc
  .array(paragraph, { minLength: 1, maxLength: 5 })
  .map((paragraphs) => paragraphs.join('\n\n'));
const MARKED = 'Our kestrel circled above the marshes until dusk.';

/** Non-overlapping edits of a text of a given length. */
const edits = (
  length: number,
  inserted: fc.Arbitrary<string>,
): fc.Arbitrary<{ start: number; end: number; text: string }[]> =>
  fc
    .array(fc.tuple(fc.nat({ max: length }), fc.nat({ max: 6 }), inserted), { minLength: 1, maxLength: 5 })
    .map((list) => {
      let free = -1;
      return list
        .sort(([a], [b]) => a - b)
        .map(([at, size, text]) => {
          const start = Math.min(length, Math.max(at, free + 1));
          const end = Math.min(length, start + size);
          free = end;
          return { start, end, text };
        })
        .filter(
          ({ start, end, text }, index, all) => (end > start || text !== '') && all[index - 1]?.end !== start,
        );
    });

const TEXT = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What holds of anchoring, whatever the edits: to be checked on as many as there is time for. */
export const ANCHORING_PROPERTIES: readonly Law[] = [
  law(
    'anchoring finds what was not touched, wherever it went',
    fc.property(article, article, article, article, (before, after, newBefore, newAfter) => {
      const old = `${before}\n\n${MARKED} ${after}`;
      const text = `${newBefore}\n\n${MARKED} ${newAfter}`;
      const start = old.indexOf(MARKED);
      const selectors = selectorsOf(old, { start, end: start + MARKED.length });
      for (const oldText of [old, undefined]) {
        const { state, range } = anchor(text, selectors, { oldText });
        const expected = text.indexOf(MARKED);
        assert.equal(state, expected === start ? 'exact' : 'moved');
        assert.deepEqual(range, { start: expected, end: expected + MARKED.length });
      }
    }),
  ),

  law(
    'anchoring never takes other words for the passage without a word',
    fc.property(
      article,
      article,
      fc.nat(),
      fc.integer({ min: 1, max: 120 }),
      fc.boolean(),
      (old, text, at, length, known) => {
        const start = at % old.length;
        const selectors = selectorsOf(old, { start, end: Math.min(old.length, start + length) });
        const { state, range, changes, candidates } = anchor(text, selectors, {
          oldText: known ? old : undefined,
        });
        const silent = state === 'exact' || state === 'moved';
        assert.equal(range !== undefined, silent || state === 'altered');
        if (range) {
          assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
          assert.equal(sameWords(text.slice(range.start, range.end), selectors.quote), silent);
        }
        assert.equal(changes.length > 0, state === 'altered');
        if (state === 'ambiguous') assert.ok(candidates.length > 1);
        for (const candidate of candidates) {
          assert.equal(candidate.text, text.slice(candidate.range.start, candidate.range.end));
          assert.ok(candidate.score >= 0 && candidate.score <= 1 + 1e-6);
        }
      },
    ),
  ),

  law(
    'anchoring says the same of an unchanged text however it is asked',
    fc.property(article, fc.nat(), fc.integer({ min: 0, max: 90 }), (text, at, length) => {
      const start = at % text.length;
      const range = { start, end: Math.min(text.length, start + length) };
      for (const options of [{ digestMatches: true }, { oldText: text }])
        assert.deepEqual(anchorAll(text, [selectorsOf(text, range)], options), [
          { state: 'exact', range, changes: [], candidates: [] },
        ]);
    }),
  ),
  law(
    'live anchors hold those letters of the passage that are left and what was typed between them',
    fc.property(
      fc.nat({ max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      edits(52, fc.constantFrom('', '1', '22')),
      (start, length, list) => {
        // Typing or deleting, not replacing: the model says of each letter whether it was the passage's.
        const plain = list.filter(({ start, end, text }) => (text === '') !== (end === start));
        const live = new LiveAnchors(TEXT);
        const range = { start, end: start + length };
        live.add('a', selectorsOf(TEXT, range), range);
        live.apply(plain);
        const own = TEXT.slice(range.start, range.end);
        const left = own.split('').filter((letter) => live.text.includes(letter));
        const found = live.range('a');
        if (left.length === 0) {
          assert.equal(live.anchoring('a')?.state, 'orphaned');
          return;
        }
        const words = found && live.text.slice(found.start, found.end);
        assert.equal(words?.replace(/\d/g, ''), left.join(''));
        const from = live.text.indexOf(left[0] ?? '');
        const typedFirst = plain.some((edit) => edit.start === range.start && edit.text !== '');
        if (TEXT[start] === left[0] && !typedFirst) assert.equal(found?.start, from);
      },
    ),
  ),

  law(
    'live anchors are exact again once everything is undone',
    fc.property(
      fc.nat({ max: 40 }),
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.infiniteStream(fc.nat({ max: 1000 })), { minLength: 1, maxLength: 4 }),
      (start, length, streams) => {
        const live = new LiveAnchors(TEXT);
        const range = { start, end: start + length };
        live.add('a', selectorsOf(TEXT, range), range);
        const undo: { start: number; end: number; text: string }[] = [];
        for (const stream of streams) {
          const [at, size, typed] = [...stream.take(3)];
          const from = (at ?? 0) % (live.text.length + 1);
          const to = Math.min(live.text.length, from + ((size ?? 0) % 9));
          const text = ['', '1', '22'][(typed ?? 0) % 3] ?? '';
          undo.push({ start: from, end: from + text.length, text: live.text.slice(from, to) });
          live.apply([{ start: from, end: to, text }]);
        }
        for (const edit of undo.reverse()) live.apply([edit]);
        assert.equal(live.text, TEXT);
        assert.deepEqual(live.anchoring('a'), { state: 'exact', range, changes: [], candidates: [] });
      },
    ),
  ),

  law(
    'live anchors apply edits as an editor does',
    fc.property(edits(52, fc.string({ maxLength: 3 })), (list) => {
      const expected = [...list]
        .reverse()
        .reduce(
          (text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end),
          TEXT,
        );
      assert.equal(new EditBatch([...list].reverse()).applyTo(TEXT), expected);
    }),
  ),
];
