import assert from 'node:assert/strict';
import { anchorAll } from '../../../src/core/anchoring/anchor.ts';
import { describe as selectorsOf } from '../../../src/core/anchoring/describe.ts';
import { Describer } from '../../../src/core/anchoring/describer.ts';
import type { Anchoring } from '../../../src/core/model/anchor.ts';
import { generateArticle, rewrite } from '../../bench/anchoring/article.ts';

/** What becomes of passages of an old text, of which only their descriptions are left. */
function found(old: string, text: string, ...quotes: readonly string[]): readonly Anchoring[] {
  const describer = new Describer(old);
  const selectors = quotes.map((quote) => {
    const start = old.indexOf(quote);
    assert.ok(start >= 0, quote);
    return describer.describe({ start, end: start + quote.length });
  });
  return anchorAll(text, selectors, { described: true });
}

const words = (text: string, { range }: Anchoring | undefined = { state: 'orphaned' } as Anchoring): string =>
  range ? text.slice(range.start, range.end) : '';

/** Paragraphs that are alike in nothing. */
const filler = (from: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `Word${from + index}a word${from + index}b stands.\n\n`).join(
    '',
  );

describe('a passage of which only the description is left', () => {
  const closed = 'The upper road is closed to lorries and coaches until the bridge is repaired.';
  const open = 'The upper road is open to lorries and coaches until the tunnel is flooded.';

  it('is itself between its own neighbours, though it has come to look more like another', () => {
    const old = `Roads.\n\nSeen from the mill. ${closed} Drivers wait below.\n\n${filler(0, 40)}Ask the warden. ${open} Nobody pays.\n`;
    const now = 'The upper road is open to lorries and coaches until the bridge is flooded.';
    const text = old.replace(closed, now).replace('Ask', 'Always ask');
    const [first, second] = found(old, text, closed, open);
    assert.equal(words(text, first), now);
    assert.equal(first?.state, 'altered');
    assert.equal(words(text, second), open);
  });

  it('is not its neighbour’s twin where it was deleted', () => {
    const old = `Roads.\n\nSeen from the mill. ${closed} Drivers wait below.\n\n${filler(0, 40)}Ask the warden. ${open} Nobody pays.\n`;
    const text = old.replace(closed, '');
    const [first] = found(old, text, closed, open);
    assert.equal(first?.state, 'orphaned');
  });

  const told = 'The keeper told visitors that the lower gallery would stay shut for the winter season.';
  const retold = 'The keeper told everybody that the rooms below would stay shut for some more months.';

  it('is expected near the beginning where it stood near the beginning, whatever was cut behind it', () => {
    const last = 'Quarrying ended before the chapel was consecrated.';
    const old = `One line.\n\nAbout the house. ${told} And more of it.\n\n${filler(0, 160)}${last}\n`;
    const text = `Another line.\n\nElsewhere. ${retold} Enough said.\n\n${filler(900, 20)}${last}\n`;
    const [first] = found(old, text, told, last);
    assert.equal(words(text, first), retold);
    assert.equal(first?.state, 'altered');
  });

  it('is expected where a neighbour was found, though the neighbour was altered as well', () => {
    const beside = 'Two masons from the village repaired the staircase and the iron railing in the spring.';
    const now = 'Two masons from the village repaired the staircase and the copper roof in the spring.';
    const old = `${filler(0, 60)}Of the stairs. ${beside} Then rest.\n\nAbout the house. ${told} And more of it.\n\n${filler(60, 60)}`;
    const fewer = 'The keeper said that the rooms below would stay shut for some more months.';
    const text = `${filler(400, 190)}Of the stairs. ${now} Then rest.\n\nElsewhere. ${fewer} Enough said.\n\n${filler(700, 60)}`;
    const [, second] = found(old, text, beside, told);
    assert.equal(words(text, second), fewer);
    assert.equal(second?.state, 'altered');
    // Alone nothing says that it is to be expected there.
    assert.equal(found(old, text, told)[0]?.state, 'orphaned');
  });

  const notice = 'Please send a copy of the harbour licence to the warden of the northern quay.';
  const twin = 'Please send the harbour licence to the warden of the northern quay on paper.';

  it('is told from a look-alike that is itself still there', () => {
    const old = `Notices.\n\nFor boats. ${notice} Thank you.\n\n${filler(0, 40)}For cars. ${twin} No more.\n`;
    const now = 'Send the harbour licence to the warden of the northern quay.';
    const [first, second] = found(old, old.replace(notice, now), notice, twin);
    assert.equal(words(old.replace(notice, now), first), now);
    assert.equal(first?.state, 'altered');
    assert.equal(words(old.replace(notice, now), second), twin);
  });

  it('is not taken to be a look-alike that is still there where it was deleted', () => {
    const old = `Notices.\n\nFor boats. ${notice} Thank you.\n\n${filler(0, 40)}For cars. ${twin} No more.\n`;
    const [first] = found(old, old.replace(notice, ''), notice);
    assert.equal(first?.state, 'orphaned');
  });

  const rare = 'The cartographer Lindqvist engraved copper plates of every skerry beyond the lighthouse.';

  it('is found by words too many to stand there by chance, though moved and among other neighbours', () => {
    const old = `Prints.\n\nOf old. ${rare} And sold them.\n\n${filler(0, 80)}`;
    const now = 'Lindqvist, a cartographer, engraved copper plates of every skerry beyond the lighthouse.';
    const text = `${filler(300, 120)}Elsewhere altogether. ${now} Enough said.\n`;
    const [first] = found(old, text, rare);
    assert.equal(first?.state, 'altered');
    assert.match(words(text, first), /engraved copper plates of every skerry beyond the lighthouse/);
  });

  it('is not found in a copy elsewhere about somebody else', () => {
    const old = `Prints.\n\nOf old. ${rare} And sold them.\n\n${filler(0, 80)}`;
    const copy = rare.replace('Lindqvist', 'Bergström');
    const [first] = found(old, `${filler(300, 120)}Elsewhere altogether. ${copy} Enough said.\n`, rare);
    assert.equal(first?.state, 'orphaned');
    assert.equal(first?.candidates[0]?.text, copy);
  });
});

describe('near-twins that are both annotated, of which only quotes, contexts and positions are left', () => {
  const east = 'The east gate stays shut until the end of May because of loose stones above the path.';
  const west = 'The west gate stays shut until the end of May because of loose stones below the path.';
  const old = `Gates\n\nClosed gates:\n${east}\n${west}\nAll others are open.\n`;
  const selectors = [east, west].map((quote) => {
    const start = old.indexOf(quote);
    return selectorsOf(old, { start, end: start + quote.length });
  });
  const states = (text: string): string[] => anchorAll(text, selectors).map(({ state }) => state);

  it('the one deleted is not where the other stands', () => {
    assert.deepEqual(states(old.replace(`${east}\n`, '')), ['orphaned', 'moved']);
    assert.deepEqual(states(old.replace(`${west}\n`, '')), ['exact', 'orphaned']);
  });

  it('the one altered is found where it is altered, beside the other', () => {
    const text = old.replace(east, east.replace('loose stones', 'a fallen tree'));
    assert.deepEqual(states(text), ['altered', 'moved']);
    const [first] = anchorAll(text, selectors);
    assert.ok(words(text, first).includes('east gate'));
  });

  it('one of two that overlap is found altered in what both were', () => {
    const inner = 'The east gate stays';
    const start = old.indexOf(east) + east.indexOf(inner);
    const both = [...selectors.slice(0, 1), selectorsOf(old, { start, end: start + inner.length })];
    const text = old.replace(east, 'The east gate stays shut until the end of May.');
    assert.deepEqual(
      anchorAll(text, both).map(({ state }) => state),
      ['altered', 'exact'],
    );
  });
});

describe('a passage of pages of which only the description is left', () => {
  const article = generateArticle(60_000, 21);
  const start = article.sentences.find((sentence) => sentence.start > 20_000)?.start ?? 0;
  const rewritten = (text: string): string => rewrite({ text, sentences: [] }, 5);

  for (const [name, length] of [
    ['of five hundred words', 3500],
    ['of two thousand words', 15_000],
  ] as const) {
    const end = article.sentences.find((sentence) => sentence.end > start + length)?.end ?? 0;
    const passage = article.text.slice(start, end);
    const [before, after] = [rewritten(article.text.slice(0, start)), rewritten(article.text.slice(end))];
    const mine = rewritten(passage);
    const another = generateArticle(length, 99).text;

    it(`${name}, is found rewritten, in its place and moved to the end`, () => {
      for (const text of [before + mine + after, `${before}${after}\n\n${mine}`]) {
        const [anchoring] = found(article.text, text, passage);
        assert.equal(anchoring?.state, 'altered');
        assert.equal(words(text, anchoring), mine);
        assert.ok(anchoring.changes.length > 0);
      }
    });

    it(`${name}, is not found once it is deleted, nor in as long a passage about something else`, () => {
      for (const text of [before + after, before + another + after]) {
        const [anchoring] = found(article.text, text, passage);
        assert.equal(anchoring?.state, 'orphaned');
      }
    });
  }
});
