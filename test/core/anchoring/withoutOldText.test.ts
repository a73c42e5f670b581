import assert from 'node:assert/strict';
import { anchorAll } from '../../../src/core/anchoring/anchor.ts';
import { Describer } from '../../../src/core/anchoring/describer.ts';
import type { Anchoring } from '../../../src/core/model/anchor.ts';

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
    const text = `${filler(400, 190)}Of the stairs. ${now} Then rest.\n\nElsewhere. ${retold} Enough said.\n\n${filler(700, 60)}`;
    const [, second] = found(old, text, beside, told);
    assert.equal(words(text, second), retold);
    assert.equal(second?.state, 'altered');
    // Alone nothing says that it is to be expected there.
    assert.equal(found(old, text, told)[0]?.state, 'orphaned');
  });
});
