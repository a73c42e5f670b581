import assert from 'node:assert/strict';
import { recordOf } from '../../../src/core/matching/articleRecord.ts';
import { FEATURE_NAMES } from '../../../src/core/matching/candidateFeatures.ts';
import { SentenceIndex } from '../../../src/core/matching/embeddedIndex.ts';
import { articleOf } from './articles.ts';

const EVENT = FEATURE_NAMES.indexOf('eventOdds');

describe('a short article', () => {
  const fell = 'A climber fell to his death on Mount Orvik.';
  const articles = {
    one: [
      fell,
      'Nils Holm, a baker from Hallam, slipped on ice near the north ridge and was found by the rescue crew.',
    ],
    same: [
      'A climber died in a fall on Mount Orvik.',
      'The baker Nils Holm from Hallam slipped near the north ridge and the rescue crew found him.',
    ],
    other: [
      'A climber died in a fall on Mount Orvik.',
      'Greta Lund, a teacher, had lost a rope in heavy fog by the hut and was seen by two hikers.',
    ],
    alone: ['A climber died in a fall on Mount Orvik.', 'He was alone.'],
  };
  const index = new SentenceIndex();
  for (const [id, sentences] of Object.entries(articles))
    index.update(id, recordOf(articleOf(sentences, 'en'), undefined));
  const oddsOf = (id: string, leastContext?: number): number | undefined => {
    const range = { start: 0, end: fell.length };
    const reach = { articles: 10, pool: 10, ...(leastContext === undefined ? {} : { leastContext }) };
    return index
      .candidates({ article: 'one', range }, fell, reach)
      .found.find(({ article, sentence }) => article.id === id && sentence === 0)?.features[EVENT];
  };

  it('is told from a look-alike by a dozen words beside the passage', () => {
    const [same, other] = [oddsOf('same'), oddsOf('other')];
    assert.ok(same !== undefined && other !== undefined && same > other + 1, `${same} ${other}`);
  });

  it('tells nothing of its event where it has hardly another word', () => assert.equal(oddsOf('alone'), 0));

  it('tells nothing where more words were asked for', () => assert.equal(oddsOf('same', 25), 0));
});
