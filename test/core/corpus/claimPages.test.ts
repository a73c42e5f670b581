import assert from 'node:assert/strict';
import { claimMatrix } from '../../../src/core/corpus/claimMatrix.ts';
import { judgementHistory } from '../../../src/core/corpus/judgementHistory.ts';
import { quoteLadder, type LadderAppearance } from '../../../src/core/corpus/quoteLadder.ts';
import { groupTexts } from '../../../src/core/corpus/textGroups.ts';
import { timelineOf } from '../../../src/core/corpus/timeline.ts';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import { finish } from '../../../src/core/work.ts';
import { annotationOf, exactlyAt } from '../annotated.ts';
import { Folder, openWindow } from './inMemory.ts';

const appearance = (article: string, text: string, published?: string): LadderAppearance => ({
  appearance: {
    article,
    annotation: annotationOf(article, text),
    anchoring: exactlyAt({ start: 0, end: text.length }),
  },
  text,
  passage: {
    article: readArticle(text, { name: article }),
    range: { start: 0, end: text.length },
    particulars: {},
  },
  published,
});

describe('the quote ladder', () => {
  const ladder = quoteLadder([
    appearance('short', 'Nine people died.', '2031-06-09'),
    appearance('other', 'Eleven people died on the ferry on Sunday night.', '2031-06-10'),
    appearance('first', 'Nine people died on the ferry on Saturday night.', '2031-06-08'),
    appearance('same', 'Nine people  died.', '2031-06'),
  ]);

  it('begins with the fullest wording where dates do not show which was first', () => {
    assert.equal(ladder.basis, 'fullest');
    assert.deepEqual(
      ladder.rungs.map(({ carriers }) => carriers.map(({ appearance }) => appearance.article)),
      [['other'], ['first'], ['same', 'short']],
    );
  });

  it('begins with the wording surely published first, then goes from the fullest to the shortest', () => {
    const dated = quoteLadder([
      appearance('long', 'Nine people died on the ferry on Saturday night.', '2031-06-09'),
      appearance('first', 'Nine died.', '2031-06-08'),
      appearance('middle', 'Nine people died on the ferry.', '2031-07'),
    ]);
    assert.equal(dated.basis, 'first');
    assert.deepEqual(
      dated.rungs.map(({ carriers }) => carriers[0]?.appearance.article),
      ['first', 'long', 'middle'],
    );
  });

  it('marks each differing detail by its kind, and covers the wording', () => {
    const [, saturday] = ladder.rungs;
    const changed = saturday?.pieces.filter(({ kind }) => kind === 'changed');
    assert.deepEqual(
      changed?.map(({ slot, was, text }) => [slot, was, text]),
      [
        ['number', 'Eleven', 'Nine'],
        ['date', 'Sunday', 'Saturday'],
      ],
    );
    for (const { pieces, text } of ladder.rungs)
      assert.equal(pieces.map((piece) => piece.text).join(''), text);
  });

  it('is empty for a claim nobody carries', () => assert.deepEqual(quoteLadder([]).rungs, []));
});

describe('texts that derive from one another', () => {
  it('are gathered through a third, and what is unknown stays unknown', () => {
    const pairs = new Map([
      ['ab', false],
      ['bc', false],
      ['ad', true],
      ['bd', true],
      ['cd', true],
    ]);
    const independence = {
      between: (a: string, b: string) => pairs.get(a + b) ?? pairs.get(b + a),
      prepare: () => {},
    };
    assert.deepEqual(groupTexts(['a', 'b', 'c', 'd', 'e'], independence), [
      { articles: ['a', 'b', 'c'], unknown: 1 },
      { articles: ['d'], unknown: 1 },
      { articles: ['e'], unknown: 2 },
    ]);
  });
});

describe('the timeline', () => {
  it('honours partial dates, counts the days surely passed and keeps the undated apart', () => {
    const { dated, undated } = timelineOf([
      { id: 'late', published: '2031-06-10T08:00' },
      { id: 'month', published: '2031-06' },
      { id: 'first', published: '2031-05-30' },
      { id: 'none', published: undefined },
      { id: 'odd', published: 'last week' },
    ]);
    assert.deepEqual(
      dated.map(({ date, after, articles }) => [date, after, articles]),
      [
        ['2031-05-30', undefined, ['first']],
        ['2031-06', 2, ['month']],
        ['2031-06-10', 0, ['late']],
      ],
    );
    assert.deepEqual(undated, ['none', 'odd']);
  });
});

describe('the matrix and the history of a claim', () => {
  it('hold every appearance, the gravest stance of an article, and what was judged when', async () => {
    const note = (id: string, more: string): string =>
      `  - {id: ${id}, claim: tolls, quote: The tolls., prefix: '', suffix: '', ${more}}\n`;
    const folder = new Folder({
      'a.txt': 'The tolls.\n',
      'b.txt': 'The tolls.\n',
      'a.txt.claims.yaml': `version: 1\narticle: {published: 2031-05-04}\nannotations:\n${note('aaaaaaa1', 'stance: reports, created: 2031-05-05, creator: Q')}${note('aaaaaaa2', 'stance: disputes, created: 2031-05-06')}`,
      'b.txt.claims.yaml': `version: 1\nannotations:\n${note('bbbbbbb1', 'speakerStance: denies, relation: same, created: 2031-05-07')}rejections:\n  - {id: ccccccc1, claim: tolls, quote: Tolls., prefix: '', suffix: '', created: 2031-05-08}\n`,
    });
    const { annotations, claims } = openWindow(folder);
    await annotations.loadAll();
    const articles = Array.from(annotations.all(), ({ id, particulars }) => ({
      id,
      published: particulars.published,
    }));
    const matrix = finish(claimMatrix(claims.all(), timelineOf(articles)));
    assert.deepEqual(matrix.columns, ['a.txt', 'b.txt']);
    assert.deepEqual(matrix.rows[0]?.cells, [
      { column: 0, stance: 'disputes', denied: false, appearances: 2, troubled: false },
      { column: 1, stance: undefined, denied: true, appearances: 1, troubled: false },
    ]);
    assert.equal(matrix.rows[0].disputes, 2);
    const claim = claims.get('tolls');
    assert.ok(claim);
    assert.deepEqual(
      judgementHistory(claim, annotations.all()).map(({ kind, at }) => [kind, at]),
      [
        ['rejected', '2031-05-08'],
        ['confirmed', '2031-05-07'],
        ['tagged', '2031-05-06'],
        ['tagged', '2031-05-05'],
      ],
    );
  });
});
