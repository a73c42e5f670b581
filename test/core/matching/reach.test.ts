import assert from 'node:assert/strict';
import { recordOf } from '../../../src/core/matching/articleRecord.ts';
import { SentenceIndex } from '../../../src/core/matching/embeddedIndex.ts';
import { articleOf } from './articles.ts';

describe('how far a query looks', () => {
  const FLOODED = 'The harbour of Skerrow was closed after the ferry struck the mole on Monday.';
  /** Of one event: its people and places, in words of their own. */
  const event = {
    asked: [
      FLOODED,
      'Captain Ida Rensvik said the engines of the Averil failed off Tornby light in heavy swell.',
      'The lifeboat from Hesket took 212 passengers to the quay at Tornby before dawn.',
    ],
    same: [
      'Nobody could land at Skerrow harbour, which the port authority shut.',
      'The engines of the Averil had failed in heavy swell off Tornby light, captain Ida Rensvik told reporters.',
      'At Tornby quay the lifeboat from Hesket landed 212 passengers before dawn.',
    ],
  };
  const index = new SentenceIndex();
  const update = (id: string, sentences: readonly string[]): void =>
    index.update(id, recordOf(articleOf(sentences, 'en'), undefined));
  for (const [id, sentences] of Object.entries(event)) update(id, sentences);
  // Others tell of other harbours in the words of the passage.
  for (let number = 0; number < 40; number++)
    update(`other ${number}`, [
      `The harbour of Port ${number} was closed after the ferry struck the mole on Monday.`,
      `Mayor Olle Number${number} praised the bakers of street ${number} for their ${number} loaves.`,
    ]);
  const foundIn = (id: string, pool: number, ofEvent?: number): number[] =>
    index
      .candidates({ article: 'asked', range: { start: 0, end: FLOODED.length } }, FLOODED, {
        articles: 200,
        pool,
        ...(ofEvent !== undefined && { ofEvent }),
      })
      .found.flatMap(({ article, sentence }) => (article.id === id ? [sentence] : []));

  it('takes in the best sentences of an article of the event, whatever else looks better', () => {
    assert.ok(foundIn('same', 10).length < 2, 'the rest finds room by itself');
    assert.equal(foundIn('same', 10, 2).length, 2);
    assert.deepEqual(new Set(foundIn('same', 10, 3)), new Set([0, 1, 2]));
    assert.deepEqual(new Set(foundIn('same', 10, 9)), new Set([0, 1, 2]));
  });

  it('takes in no more of an article of another event', () => {
    const others = (ofEvent?: number): number =>
      Array.from({ length: 40 }, (_, number) => foundIn(`other ${number}`, 10, ofEvent).length).reduce(
        (sum, one) => sum + one,
        0,
      );
    assert.ok(others() >= 9);
    assert.equal(others(3), others());
  });
});
