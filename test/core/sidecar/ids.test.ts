import assert from 'node:assert/strict';
import { isAnnotationId, isClaimKey, newAnnotationId, slugOf } from '../../../src/core/sidecar/ids.ts';

describe('ids', () => {
  it('are a letter and seven letters or digits, and never one that is taken', () => {
    let state = 1;
    const random = { below: (limit: number) => (state = (state * 48_271) % 2_147_483_647) % limit };
    const taken = new Set<string>();
    for (let count = 0; count < 500; count++) {
      const id = newAnnotationId(random, taken);
      assert.ok(isAnnotationId(id) && !taken.has(id), id);
      taken.add(id);
    }
    const scripted = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1];
    assert.equal(newAnnotationId({ below: () => scripted.shift() ?? 0 }, new Set(['aaaaaaaa'])), 'bbbbbbbb');
  });
});

describe('claim keys made from words', () => {
  const cases: [string, string][] = [
    ['The ferry ran aground at noon on Sunday, the captain said.', 'ferry-ran-aground-noon-sunday-captain'],
    ['It was not his fault', 'not-fault'],
    ['Überfahrt nach São Tomé', 'uberfahrt-nach-sao-tome'],
    ['Паром сел на мель', 'паром-сел-на-мель'],
    ['渡船搁浅', '渡船搁浅'],
    ['20,000 litres of the captain\u2019s oil', '20000-litres-captains-oil'],
    ['The US told us it would help the US side', 'us-help-side'],
    ['IT IS THE FERRY', 'ferry'],
    ['of the', 'of-the'],
    ['—!', 'claim'],
    ['', 'claim'],
  ];
  for (const [words, slug] of cases)
    it(`${JSON.stringify(words)} → ${slug}`, () => {
      assert.equal(slugOf(words), slug);
      assert.ok(isClaimKey(slug));
    });
  it('get a number where they are taken', () => {
    assert.equal(slugOf('Two held', new Set(['two-held', 'two-held-2'])), 'two-held-3');
  });
  it('are told from other texts', () => {
    for (const key of ['Two', 'two held', '-two', 'two--held', '', 'two_held'])
      assert.ok(!isClaimKey(key), key);
  });
});
