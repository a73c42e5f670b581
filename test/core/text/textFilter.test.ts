import assert from 'node:assert/strict';
import { TextFilter } from '../../../src/core/text/textFilter.ts';

describe('a filter over many texts', () => {
  const towns = ['Zürich harbour', 'Łódź harbour', 'São Paulo', 'Harbourside'];

  it('finds every word of the query in any case and without accents', () => {
    const filter = new TextFilter(towns, (town) => town);
    assert.deepEqual(filter.matching('zurich HARB'), ['Zürich harbour']);
    assert.deepEqual(filter.matching('sao'), ['São Paulo']);
    assert.deepEqual(filter.matching('harbour'), ['Zürich harbour', 'Łódź harbour', 'Harbourside']);
    assert.deepEqual(filter.matching('  '), towns);
    assert.deepEqual(filter.matching('nowhere'), []);
  });

  it('says the same however the query was typed', () => {
    const typed = new TextFilter(towns, (town) => town);
    for (const query of ['h', 'ha', 'har zu', 'zu', 'harb', 'harbourside', 'harbour', '', 'o p']) {
      const fresh = new TextFilter(towns, (town) => town);
      assert.deepEqual(typed.matching(query), fresh.matching(query), query);
    }
  });

  it('reads the text of each item once, whatever is typed', () => {
    let read = 0;
    const filter = new TextFilter(towns, (town) => {
      read++;
      return town;
    });
    for (const query of ['h', 'ha', 'zu', 'sao p']) filter.matching(query);
    assert.equal(read, towns.length);
  });

  it('narrows fifty thousand annotations far quicker than it reads them', () => {
    const many = Array.from(
      { length: 50_000 },
      (_, index) => `claim-${index} ${'the ferry struck the mole '.repeat(6)}`,
    );
    const filter = new TextFilter(many, (text) => text);
    const timed = (query: string): number => {
      const before = performance.now();
      filter.matching(query);
      return performance.now() - before;
    };
    const first = timed('f');
    const next = Math.min(timed('fe 499'), timed('fer 4999'), timed('ferr 49999'));
    assert.deepEqual(filter.matching('ferry 49999').length, 1);
    assert.ok(next < first / 3, `${next} ms after ${first} ms`);
  });
});
