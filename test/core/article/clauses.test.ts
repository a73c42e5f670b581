import assert from 'node:assert/strict';
import { clausesOf } from '../../../src/core/article/clauses.ts';
import { readArticle } from '../../../src/core/article/readArticle.ts';

function clauses(sentence: string): string[] {
  const article = readArticle(sentence, { name: 'a.txt' });
  assert.equal(article.sentences.length, 1);
  return article.sentences
    .flatMap((one) => clausesOf(article, one))
    .map(({ start, end }) => sentence.slice(start, end));
}

describe('clauses of a compound sentence', () => {
  it('divides before a conjunction with a clause after it', () => {
    assert.deepEqual(clauses('The light is out, but the warden said it was never in danger.'), [
      'The light is out',
      'but the warden said it was never in danger.',
    ]);
    assert.deepEqual(clauses('Anna Holm signed the plan and the council named a date for the work.'), [
      'Anna Holm signed the plan',
      'and the council named a date for the work.',
    ]);
    assert.deepEqual(
      clauses('The north sees a threat in the dam, while the south says it keeps the valley dry.'),
      ['The north sees a threat in the dam', 'while the south says it keeps the valley dry.'],
    );
  });
  it('divides at semicolons', () => {
    assert.deepEqual(clauses('The north is dry; the south is under water.'), [
      'The north is dry',
      'the south is under water.',
    ]);
  });
  it('parts a quotation from its attribution, but no fragment', () => {
    assert.deepEqual(clauses('"We were lucky that day," Anna Holm told reporters.'), [
      '"We were lucky that day,"',
      'Anna Holm told reporters.',
    ]);
    const whole = 'Anna Holm called the plan "a gift to the north" of the island.';
    assert.deepEqual(clauses(whole), [whole]);
  });
  it('leaves lists and joined names whole', () => {
    for (const sentence of [
      'Trade, fishing, and tourism suffer from the storm.',
      'Anna Holm and Per Lund met in Oslo on Sunday.',
      'It was cold but dry.',
    ])
      assert.deepEqual(clauses(sentence), [sentence]);
  });
});
