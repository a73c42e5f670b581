import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { StringTable } from '../../../src/core/matching/stringTable.ts';
import { stored } from './stored.ts';

const STRINGS = fc.array(
  fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[ab]{0,4}$/)),
  { maxLength: 400 },
);

function tableOf(strings: readonly string[]): StringTable {
  const table = new StringTable();
  for (const one of strings) table.idOf(one);
  return table;
}

describe('a table of strings', () => {
  it('numbers them as they come, each once, and tells each again', () => {
    fc.assert(
      fc.property(STRINGS, (strings) => {
        const table = new StringTable();
        const ids = new Map<string, number>();
        for (const one of strings) {
          if (!ids.has(one)) ids.set(one, ids.size);
          assert.equal(table.idOf(one), ids.get(one));
          assert.equal(table.size, ids.size);
        }
        for (const [one, id] of ids) {
          assert.equal(table.at(id), one);
          assert.equal(table.lengthOf(id), one.length);
          if (one !== '') assert.equal(table.unitAt(id, one.length - 1), one.charCodeAt(one.length - 1));
          assert.equal(table.idOf(one), id);
        }
        assert.equal(table.at(ids.size), '');
        assert.equal(table.at(-1), '');
      }),
    );
  });

  it('is taken up as it was stored, those left out aside, and goes on from there', () => {
    fc.assert(
      fc.property(STRINGS, STRINGS, (strings, more) => {
        const table = tableOf(strings);
        const kept = Array.from({ length: table.size }, (_, id) => id).filter((id) => id % 3 !== 1);
        const again = stored(
          (writer) => table.save(writer, Int32Array.from(kept)),
          (reader) => StringTable.load(reader),
        );
        const same = tableOf(kept.map((id) => table.at(id)));
        for (const one of [...strings, ...more]) assert.equal(again.idOf(one), same.idOf(one));
        assert.equal(again.size, same.size);
      }),
    );
  });

  it('holds a hundred thousand', () => {
    const strings = Array.from({ length: 100_000 }, (_, number) => `word ${number * 7919}`);
    const table = tableOf(strings);
    assert.equal(table.size, strings.length);
    for (let id = 0; id < strings.length; id += 997) {
      assert.equal(table.at(id), strings[id]);
      assert.equal(table.idOf(strings[id] ?? ''), id);
    }
  });
});
