import assert from 'node:assert/strict';
import { anchorAll } from '../../../src/core/anchoring/anchor.ts';
import { Describer } from '../../../src/core/anchoring/describer.ts';
import type { Anchoring } from '../../../src/core/model/anchor.ts';
import type { Range } from '../../../src/core/model/range.ts';
import { normaliseText } from '../../../src/core/text/normalise.ts';

/** Anchors by the word difference, by what a sidecar says, and by quote and context alone. */
function everyWay(
  old: string,
  text: string,
  ranges: readonly Range[],
  check: (anchorings: readonly Anchoring[], how: string) => void,
): void {
  const describer = new Describer(old);
  const described = ranges.map((range) => describer.describe(range));
  const bare = described.map(({ quote, prefix, suffix }) => ({ quote, prefix, suffix }));
  check(anchorAll(text, described, { oldText: old }), 'with the old text');
  check(anchorAll(text, described, { described: true }), 'by the sidecar');
  check(anchorAll(text, bare), 'by quote and context');
}

function rangeOf(text: string, words: string): Range {
  const start = text.indexOf(words);
  assert.ok(start >= 0, `the text holds ${JSON.stringify(words)}`);
  return { start, end: start + words.length };
}

const BEFORE = 'The bridge was closed on Friday. Engineers found a crack in the second pier.\n\n';
const AFTER = ' The mayor asked for patience.\n\nA ferry runs every hour, and tickets cost nothing.\n';

/** How one passage is written in two ways that are the same words. */
const WAYS: readonly (readonly [name: string, one: string, other: string])[] = [
  ['straight and curly quotes', `"It's shut," he said.`, '\u201CIt\u2019s shut,\u201D he said.'],
  ['plain and no-break spaces', 'After 12 km it ends.', 'After 12\u00A0km it ends.'],
  ['plain and narrow no-break spaces', 'It cost 12 000 euros.', 'It cost 12\u202F000 euros.'],
  ['NFC and NFD', 'Die Brücke über die Würm.', 'Die Brücke über die Würm.'.normalize('NFD')],
  ['hyphens and dashes', 'Open - at last - again.', 'Open \u2013 at last \u2013 again.'],
  ['one line and several', 'The works take three weeks or more.', 'The works take\nthree weeks\nor more.'],
  ['one column and another', 'The works take three\nweeks or more.', 'The works\ntake three weeks or\nmore.'],
  ['LF and CRLF', 'First line\nand second.', normaliseText('First line\r\nand second.')],
];

describe('the same words, written one way and the other', () => {
  for (const [name, one, other] of WAYS)
    for (const [from, to, direction] of [
      [one, other, 'there'],
      [other, one, 'and back'],
    ] as const)
      for (const [moved, start] of [
        ['in place', ''],
        ['moved', 'Something was put before it.\n\n'],
      ] as const)
        it(`${name}, ${direction}, ${moved}: kept without a word`, () => {
          const old = `${BEFORE}${from}${AFTER}`;
          const text = `${start}${BEFORE}${to}${AFTER}`;
          everyWay(old, text, [rangeOf(old, from)], ([found], how) => {
            assert.ok(found && ['exact', 'moved'].includes(found.state), `${how}: ${found?.state}`);
            assert.equal(text.slice(found.range?.start, found.range?.end), to, how);
          });
        });

  for (const [name, from, to] of [
    ['is put before the text', `${BEFORE}It ends.${AFTER}`, `\uFEFF${BEFORE}It ends.${AFTER}`],
    ['is taken away', `\uFEFF${BEFORE}It ends.${AFTER}`, `${BEFORE}It ends.${AFTER}`],
  ] as const)
    it(`a byte order mark that ${name}: kept where it was`, () => {
      const [old, text] = [normaliseText(from), normaliseText(to)];
      everyWay(old, text, [rangeOf(old, 'It ends.')], ([found], how) => {
        assert.equal(found?.state, 'exact', how);
        assert.deepEqual(found?.range, rangeOf(old, 'It ends.'), how);
      });
    });
});

describe('characters of every kind', () => {
  for (const [name, passage] of [
    ['astral characters', 'A \u{1F6A2}\u{1F30A} passed the \u{20BB7}\u91CE quay'],
    ['joined emoji', 'The \u{1F469}\u200D\u{1F469}\u200D\u{1F467} came by \u{1F1E9}\u{1F1EA} boat'],
    ['combining marks that compose with nothing', 'x\u0301\u0323 and q\u0307 are measured'],
    ['Arabic with vowel signs', 'قَالَ الْعُمْدَةُ إِنَّ الْجِسْرَ مُغْلَقٌ'],
    ['Hebrew', 'ראש העיר ביקש סבלנות'],
    ['Devanagari', 'पुल शुक्रवार को बंद था'],
    ['Chinese', '市长要求大家耐心等待'],
    ['Thai', 'สะพานปิดเมื่อวันศุกร์'],
  ] as const)
    it(`${name}: the passage is followed to the unit, and flagged where a word of it changed`, () => {
      const old = `${BEFORE}${passage}.${AFTER}`;
      const text = `Something new.\n\n${old}`;
      everyWay(old, text, [rangeOf(old, passage)], ([found], how) => {
        assert.equal(found?.range?.start, rangeOf(text, passage).start, how);
        assert.equal(text.slice(found?.range?.start, found?.range?.end), passage, how);
      });
    });
});

describe('passages that share words', () => {
  const old = `${BEFORE}He said that the works would take three weeks and cost a million.${AFTER}`;
  const words = [
    'He said that the works would take three weeks and cost a million.',
    'the works would take three weeks',
    'three weeks and cost a million',
    'three',
    'Friday. Engineers',
    'pier.\n\nHe said',
    'million. The mayor asked for patience.\n\nA ferry',
  ];

  it('overlapping, nested and over a paragraph break: each keeps its own bounds when text is put before them', () => {
    const text = `Something new.\n\n${old}`;
    const ranges = words.map((one) => rangeOf(old, one));
    everyWay(old, text, ranges, (found, how) => {
      for (const [index, one] of words.entries())
        assert.equal(text.slice(found[index]?.range?.start, found[index]?.range?.end), one, `${how}: ${one}`);
    });
  });

  it('a figure altered in the one they share alters each that holds it, and no other', () => {
    const text = old.replace('three weeks', 'nine weeks');
    const ranges = words.filter((one) => one !== 'three').map((one) => rangeOf(old, one));
    const describer = new Describer(old);
    const found = anchorAll(
      text,
      ranges.map((range) => describer.describe(range)),
      { oldText: old },
    );
    assert.deepEqual(
      found.map(({ state, changes }) => [
        state,
        ...changes.map(({ kind, from, to }) => `${kind} ${from} ${to}`),
      ]),
      [
        ['altered', 'number three nine'],
        ['altered', 'number three nine'],
        ['altered', 'number three nine'],
        ['exact'],
        ['exact'],
        ['moved'],
      ],
    );
  });

  it('over Markdown marks, when these are put in or taken away: found, and said to be altered by marks alone', () => {
    const plain = `${BEFORE}The *full* report is on the [town's page](https://example.org/report).${AFTER}`;
    const passage = "The *full* report is on the [town's page](https://example.org/report).";
    const text = plain.replace('*full*', '**full**');
    everyWay(plain, text, [rangeOf(plain, passage)], ([found], how) => {
      assert.equal(found?.state, 'altered', how);
      assert.equal(
        text.slice(found?.range?.start, found?.range?.end),
        passage.replace('*full*', '**full**'),
        how,
      );
      assert.ok(
        found?.changes.every(({ kind }) => kind === 'wording'),
        how,
      );
    });
  });
});

describe('passages of every length', () => {
  const pages = Array.from(
    { length: 600 },
    (_, line) => `Line ${line} speaks of matter${line} and of nothing else but matter${line * 7}.`,
  ).join('\n');
  const old = `Before it all.\n\n${pages}\n\nAfter it all.\n`;

  it('ten pages long and moved: kept, however it is looked for', () => {
    const text = `Something new.\n\n${old}`;
    everyWay(old, text, [rangeOf(old, pages)], ([found], how) => {
      assert.ok(found && ['exact', 'moved'].includes(found.state), how);
      assert.equal(text.slice(found.range?.start, found.range?.end), pages, how);
    });
  });

  it('of one character and of none: kept between their neighbours', () => {
    const at = old.indexOf('matter300');
    const text = `Something new.\n\n${old}`;
    const shift = text.length - old.length;
    const ranges = [
      { start: at, end: at + 1 },
      { start: at, end: at },
    ];
    everyWay(old, text, ranges, (found, how) => {
      assert.deepEqual(
        found.map(({ range }) => range),
        ranges.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
        how,
      );
    });
  });
});
