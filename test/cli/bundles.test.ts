import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const DIST = new URL('../../dist/', import.meta.url);

describe('bundles', () => {
  it('have expressions as they are written: built for an older engine, they make each anew wherever it is used', () => {
    const bundles = readdirSync(DIST).filter((name) => name.endsWith('.js'));
    assert.ok(bundles.length >= 7, `${bundles.length} bundles`);
    for (const name of bundles) {
      const code = readFileSync(new URL(name, DIST), 'utf8');
      assert.doesNotMatch(code, /new RegExp\("[^"]*\\\\p\{[^"]*"/i, name);
    }
  });
});
