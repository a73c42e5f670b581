import assert from 'node:assert/strict';
import { anchor, anchorAll } from '../../../src/core/anchoring/anchor.ts';
import { describe as selectorsOf } from '../../../src/core/anchoring/describe.ts';
import { Describer } from '../../../src/core/anchoring/describer.ts';
import type { Anchoring } from '../../../src/core/model/anchor.ts';
import type { Selectors } from '../../../src/core/model/annotation.ts';
import { normaliseText } from '../../../src/core/text/normalise.ts';

const TEXT =
  'The bridge was closed on Friday. Engineers found a crack in the second pier.\n\nThe mayor asked for patience. He said the works would take three weeks.\n\n* A ferry runs every hour.\n* Tickets cost nothing.\n\nThe bridge was built in 1931 and carried trams until the war.\n';

function at(text: string, quote: string, from = 0): Selectors {
  const start = text.indexOf(quote, from);
  assert.ok(start >= 0, `the text holds ${quote}`);
  return selectorsOf(text, { start, end: start + quote.length });
}

const wordsOf = (text: string, { range }: Anchoring): string | undefined =>
  range && text.slice(range.start, range.end);

/** Anchors with the old text and without, and expects the same of both. */
function both(
  text: string,
  selectors: Selectors,
  oldText: string,
  check: (anchoring: Anchoring) => void,
): void {
  check(anchor(text, selectors, { oldText }));
  check(anchor(text, selectors));
}

describe('anchoring in the text that was annotated', () => {
  it('is exact, whatever stands there twice', () => {
    const text = 'Yes. No. Yes. No. Yes. No.';
    const second = text.indexOf('Yes', 3);
    const selectors = selectorsOf(text, { start: second, end: second + 4 });
    assert.deepEqual(anchor(text, selectors, { digestMatches: true }), {
      state: 'exact',
      range: { start: second, end: second + 4 },
      changes: [],
      candidates: [],
    });
  });
  it('is exact for overlapping, nested and empty passages and those of one character', () => {
    const ranges = [
      [0, 32],
      [4, 60],
      [10, 20],
      [11, 11],
      [12, 13],
      [0, TEXT.length],
    ] as const;
    const all = ranges.map(([start, end]) => selectorsOf(TEXT, { start, end }));
    for (const options of [{ digestMatches: true }, { oldText: TEXT }, {}])
      assert.deepEqual(
        anchorAll(TEXT, all, options).map(({ state, range }) => [state, range?.start, range?.end]),
        ranges.map(([start, end]) => ['exact', start, end]),
      );
  });
  it('is exact in an empty text', () => {
    assert.equal(anchor('', selectorsOf('', { start: 0, end: 0 })).state, 'exact');
  });
  it('is exact without a position where the quote stands once', () => {
    const { quote, prefix, suffix } = at(TEXT, 'carried trams until the war');
    assert.equal(anchor(TEXT, { quote, prefix, suffix }).state, 'exact');
  });
});

describe('the same words written another way', () => {
  const selectors = at(TEXT, 'He said the works would take three weeks.');
  const cases: readonly (readonly [name: string, text: string])[] = [
    ['CRLF for LF', normaliseText(TEXT.replaceAll('\n', '\r\n'))],
    ['a BOM', normaliseText(`\uFEFF${TEXT}`)],
  ];
  for (const [name, text] of cases)
    it(`${name}: exact`, () => {
      both(text, selectors, TEXT, ({ state }) => assert.equal(state, 'exact'));
    });

  const silent: readonly (readonly [name: string, old: string, quote: string, text: string])[] = [
    [
      're-wrapped at another column',
      TEXT,
      'He said the works would take three weeks.',
      TEXT.replaceAll(' t', '\nt'),
    ],
    ['no-break spaces', TEXT, 'three weeks', TEXT.replaceAll(' ', '\u00A0')],
    [
      'curly quotes',
      `${TEXT}"It's closed," he said.`,
      '"It\'s closed," he said.',
      `${TEXT}\u201CIt\u2019s closed,\u201D he said.`,
    ],
    [
      'dashes',
      `${TEXT}Open - at last - again.`,
      'at last - again',
      `${TEXT}Open \u2013 at last \u2013 again.`,
    ],
    [
      'decomposed letters',
      `${TEXT}Die Brücke über die Würm.`,
      'Brücke über die Würm',
      `${TEXT}Die Brücke über die Würm.`.normalize('NFD'),
    ],
    [
      'composed letters',
      `${TEXT}Café Zoë was open.`.normalize('NFD'),
      'Café Zoë'.normalize('NFD'),
      `${TEXT}Café Zoë was open.`,
    ],
    [
      'decomposed Hangul',
      '다리는 금요일에 닫혔다. 시장은 기다려 달라고 했다.',
      '시장은 기다려',
      '다리는 금요일에 닫혔다. 시장은 기다려 달라고 했다.'.normalize('NFD'),
    ],
  ];
  for (const [name, old, quote, text] of silent)
    it(`${name}: exact or moved`, () => {
      both(text, at(old, quote), old, ({ state, range }) => {
        assert.ok(state === 'exact' || state === 'moved', state);
        assert.ok(range && range.end > range.start);
      });
    });
});

describe('passages of every shape', () => {
  const keeps = (name: string, old: string, quote: string, text: string): void => {
    it(name, () => {
      both(text, at(old, quote), old, (anchoring) => {
        assert.equal(anchoring.state, 'moved');
        assert.equal(wordsOf(text, anchoring), quote);
      });
    });
  };
  keeps('over a paragraph break', TEXT, 'second pier.\n\nThe mayor asked', `New.\n\n${TEXT}`);
  keeps('over Markdown marks', TEXT, 'hour.\n* Tickets', `New.\n\n${TEXT}`);
  keeps(
    'with astral characters',
    `${TEXT}A \u{1F6A2}\u{1F30A} passed.`,
    '\u{1F6A2}\u{1F30A} passed',
    `x ${TEXT}A \u{1F6A2}\u{1F30A} passed.`,
  );
  keeps(
    'from right to left',
    'הגשר נסגר ביום שישי. ראש העיר ביקש סבלנות.',
    'ראש העיר ביקש',
    'חדש. הגשר נסגר ביום שישי. ראש העיר ביקש סבלנות.',
  );
  keeps(
    'in a script without spaces',
    '橋は金曜日に閉鎖された。市長は忍耐を求めた。',
    '市長は忍耐を求めた',
    '速報。橋は金曜日に閉鎖された。市長は忍耐を求めた。',
  );
  keeps('beginning and ending within words', TEXT, 'ngineers found a cra', `New. ${TEXT}`);

  it('ten pages long, one word changed', () => {
    const page = (number: number): string =>
      Array.from(
        { length: 60 },
        (_, line) => `Line ${line} of page ${number} speaks of matter ${number * 60 + line}.`,
      ).join('\n');
    const long = Array.from({ length: 10 }, (_, number) => page(number)).join('\n\n');
    const old = `Before it.\n\n${long}\n\nAfter it.`;
    const text = `Before it.\n\n${long.replace('matter 300.', 'something 300.')}\n\nAfter it.`;
    const anchoring = anchor(text, at(old, long), { oldText: old });
    assert.equal(anchoring.state, 'altered');
    assert.deepEqual(
      anchoring.changes.map(({ from, to }) => [from, to]),
      [['matter', 'something']],
    );
    assert.deepEqual(anchoring.range, { start: 12, end: text.length - '\n\nAfter it.'.length });
  });
  it('of one character, known by its neighbours', () => {
    const old = 'Grade A was given, grade B refused, grade C never asked for.';
    const start = old.indexOf('refused');
    const selectors = selectorsOf(old, { start, end: start + 1 });
    both(`Now: ${old}`, selectors, old, ({ state, range }) => {
      assert.equal(state, 'moved');
      assert.equal(range?.start, start + 5);
    });
  });
  it('empty, between its neighbours', () => {
    const start = TEXT.indexOf('found');
    both(`New. ${TEXT}`, selectorsOf(TEXT, { start, end: start }), TEXT, ({ state, range }) => {
      assert.equal(state, 'moved');
      assert.deepEqual(range, { start: start + 5, end: start + 5 });
    });
  });
  it('empty and orphaned once the neighbours are gone', () => {
    const start = TEXT.indexOf('found');
    both('Nothing of it is left.', selectorsOf(TEXT, { start, end: start }), TEXT, ({ state }) =>
      assert.equal(state, 'orphaned'),
    );
  });
});

describe('identical sentences', () => {
  const old = `${TEXT}Nobody was hurt.\n\nLater a lorry broke down on the quay. Nobody was hurt. It was towed away.\n`;
  const quote = 'Nobody was hurt.';
  const second = old.indexOf(quote, old.indexOf(quote) + 1);
  const selectors = selectorsOf(old, { start: second, end: second + quote.length });

  it('are told apart by their neighbours', () => {
    both(`New.\n\n${old}`, selectors, old, ({ state, range }) => {
      assert.equal(state, 'moved');
      assert.equal(range?.start, second + 6);
    });
  });
  it('the one annotated deleted, the other is not taken for it where the old text is at hand', () => {
    const text = old.replace(
      'Later a lorry broke down on the quay. Nobody was hurt. It was towed away.\n',
      '',
    );
    assert.equal(anchor(text, selectors, { oldText: old }).state, 'orphaned');
  });
  it('the one annotated deleted, the other is not taken for it where the description says there was one', () => {
    const text = old.replace(
      'Later a lorry broke down on the quay. Nobody was hurt. It was towed away.\n',
      '',
    );
    const described = new Describer(old).describe({ start: second, end: second + quote.length });
    assert.deepEqual(described.lookalikes, [quote]);
    const { state, candidates } = anchor(text, described);
    assert.equal(state, 'orphaned');
    assert.equal(candidates[0]?.text, quote);
  });
  it('without anything to tell them apart are ambiguous, both offered', () => {
    const text = 'Row. The same sentence stands here. Row. The same sentence stands here. Row.';
    const anchoring = anchor(text, {
      quote: 'The same sentence stands here.',
      prefix: 'Row. ',
      suffix: ' Row.',
    });
    assert.equal(anchoring.state, 'ambiguous');
    assert.equal(anchoring.range, undefined);
    assert.deepEqual(
      anchoring.candidates.map(({ range }) => range.start),
      [5, 41],
    );
  });
});

describe('the look-alike guard', () => {
  const details: readonly (readonly [kind: string, from: string, to: string])[] = [
    ['number', 'three weeks', 'five weeks'],
    ['date', 'on Friday', 'on Monday'],
    ['date', 'in 1931 and', 'in 1913 and'],
    ['negation', 'would take', 'would not take'],
    ['name', 'Tickets cost', 'Tickets to Lindau cost'],
  ];
  for (const [kind, from, to] of details)
    it(`another ${kind} in place is never silent: ${to}`, () => {
      const sentence = TEXT.split(/(?<=\.)\s+/).find((sentence) => sentence.includes(from)) ?? '';
      const text = TEXT.replace(from, to);
      both(text, at(TEXT, sentence), TEXT, (anchoring) => {
        assert.equal(anchoring.state, 'altered');
        assert.equal(wordsOf(text, anchoring), sentence.replace(from, to));
      });
    });
  it('a copy about another figure elsewhere is a candidate, not the passage', () => {
    const gone = 'He said the works would take three weeks.';
    const text = `${TEXT.replace(gone, '')}\nOf the tunnel, too, he said the works would take nine weeks.\n`;
    both(text, at(TEXT, gone), TEXT, ({ state, candidates }) => {
      assert.equal(state, 'orphaned');
      assert.match(candidates[0]?.text ?? '', /nine weeks/);
    });
  });
  it('a near-twin that stood there all the time is known by the description alone', () => {
    const old = `${TEXT}\nThe harbour was closed on Friday. Divers found a crack in the second gate.\n`;
    const quote = 'Engineers found a crack in the second pier.';
    const start = old.indexOf(quote);
    const selectors = new Describer(old).describe({ start, end: start + quote.length });
    assert.match(selectors.lookalikes?.[0] ?? '', /found a crack in the second gate/);
    const text = old.replace(quote, '').replace('The bridge was closed on Friday. ', '');
    both(text, selectors, old, ({ state }) => assert.equal(state, 'orphaned'));
  });
  it('a look-alike right beside a passage is described too', () => {
    const east = 'The east gate stays shut until May because of loose stones.';
    const old = `${TEXT}\n${east}\nThe west gate stays shut until June because of loose stones.\n`;
    const start = old.indexOf(east);
    const selectors = new Describer(old).describe({ start, end: start + east.length });
    assert.match(selectors.lookalikes?.[0] ?? '', /west gate/);
    both(old.replace(`${east}\n`, ''), selectors, old, ({ state }) => assert.equal(state, 'orphaned'));
  });
  it('a passage elsewhere that merely says less is the passage, one that says otherwise is not', () => {
    const old = `${TEXT}\nThe following three ferries will be taken out of service and sold at auction.\n`;
    const quote = 'The following three ferries will be taken out of service and sold at auction.';
    const moved = (words: string): string => `In other news. ${words} Nobody knew why.\n\n${TEXT}`;
    const vaguer = moved('The following ferries will be taken out of service and sold at auction.');
    assert.equal(anchor(vaguer, at(old, quote), { oldText: old }).state, 'altered');
    const other = moved('The following nine ferries will be taken out of service and sold at auction.');
    assert.equal(anchor(other, at(old, quote), { oldText: old }).state, 'orphaned');
  });
  it('a passage that changed places with its twin is not left where the twin is now', () => {
    const inlet = 'A clay pipe that carries water to the upper basin.';
    const outlet = 'A clay pipe that carries silt from the upper basin.';
    const old = `The lock\n\nright\n  ${outlet}\n\nleft\n  ${inlet}\n\ngates\n  Two of oak.\n`;
    const text = `The lock\n\nmill\n  Seen from the mill there is a clay pipe that carries water to the upper basin. Otherwise nothing.\n\nbridge\n  Seen from the bridge there is a clay pipe that carries silt from the upper basin. Otherwise nothing.\n\nNothing else was found.\n`;
    const found = anchor(text, at(old, inlet), { oldText: old });
    assert.equal(wordsOf(text, found), inlet.replace('A', 'a'));
  });
  it('a passage without look-alikes is described without any', () => {
    const start = TEXT.indexOf('Engineers');
    assert.ok(!('lookalikes' in new Describer(TEXT).describe({ start, end: start + 30 })));
  });
  it('nothing like it is left: orphaned, nothing offered', () => {
    both('Something else entirely is written here.', at(TEXT, 'asked for patience'), TEXT, (anchoring) =>
      assert.deepEqual(anchoring, { state: 'orphaned', changes: [], candidates: [] }),
    );
  });
});

describe('an address put in the place of a passage’s last words', () => {
  const quote = 'The harbour master summarises what was said and further objections\nin [4] as follows:';
  const old = `It was late.\n\nWhat was said\n\n${quote}\n\nA. Should the quay be dredged?\n`;
  const said = 'The harbour master summarises what was said and further objections';

  for (const [name, put] of [
    ['in angle brackets', '<https://mail.example.org/archive/quay-dredging/2031-June/008161.html'],
    ['as a link', '[here](https://mail.example.org/archive/quay-dredging/2031-June/008161.html'],
  ] as const)
    it(`${name}: belongs to it as a whole`, () => {
      const close = put.startsWith('<') ? '>' : ')';
      const text = old.replace('in [4] as follows:', `${put}${close}\nas follows:`);
      both(text, at(old, quote), old, (anchoring) => {
        assert.equal(anchoring.state, 'altered');
        const words = wordsOf(text, anchoring) ?? '';
        assert.ok(words.startsWith(`${said}\n${put}`), words);
        assert.ok(words.length <= `${said}\n${put}${close}\nas follows:`.length, words);
      });
    });

  it('at the end of a sentence: ends before the full stop', () => {
    const text = old.replace('in [4] as follows:', 'at https://example.org/archive/2031/june.');
    both(text, at(old, quote), old, (anchoring) => {
      assert.equal(anchoring.state, 'altered');
      assert.match(wordsOf(text, anchoring) ?? '', /june\.?$/);
    });
  });
});

describe('the old text', () => {
  it('is of no use where it does not hold the quote at the position: the quote decides', () => {
    const anchoring = anchor(TEXT, at(TEXT, 'A ferry runs every hour.'), { oldText: 'Another article.' });
    assert.equal(anchoring.state, 'exact');
  });
  it('leads to a passage that lost most of its words between its neighbours', () => {
    const text = TEXT.replace('Engineers found a crack in the second pier.', 'A crack was found.');
    const anchoring = anchor(text, at(TEXT, 'Engineers found a crack in the second pier.'), {
      oldText: TEXT,
    });
    assert.equal(anchoring.state, 'altered');
    assert.equal(wordsOf(text, anchoring), 'A crack was found.');
  });
});

describe('the more a passage is changed', () => {
  const quote = 'Engineers found a crack in the second pier';
  it('the lower it scores as a candidate, until it is none', () => {
    const words = quote.split(' ');
    const scores = words.map((_, kept) => {
      const changed = words
        .map((word, index) => (index < words.length - kept ? word : `${word}xyz`))
        .join(' ');
      const text = `Entirely other text stands before it. ${changed}, and other text behind.`;
      const { state, candidates } = anchor(text, {
        ...at(TEXT, quote),
        position: [5000, 5000 + quote.length],
      });
      return state === 'orphaned' ? (candidates[0]?.score ?? 0) : 1;
    });
    assert.equal(scores[0], 1);
    assert.equal(scores.at(-1), 0);
    scores.forEach((score, index) => assert.ok(index === 0 || score <= (scores[index - 1] ?? 0)));
  });
});
