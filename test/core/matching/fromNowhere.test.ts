import assert from 'node:assert/strict';
import { plainWords } from '../../../src/core/matching/plainWords.ts';
import { corpusOf } from './articles.ts';

describe('words from nowhere', () => {
  const { index } = corpusOf(
    {
      lighthouse: ['The lighthouse keepers of Skerry Point were evacuated after the storm.'],
      storm: ['The storm closed the harbour and the school, the council of the island said.'],
      bakery: ['A bakery in the old town won the prize for the best rye bread.'],
    },
    'en',
  );
  const best = async (text: string): Promise<string | undefined> =>
    (await index.match({ text, language: 'en' }, { limit: 1 }))[0]?.article;

  it('finds a claim by a hashtag, whose words are run together', async () => {
    assert.equal(
      await best('unbelievable #EvacuatedLighthouseKeepers https://example.org/Bread'),
      'lighthouse',
    );
  });
  it('finds a claim by words that are spelt otherwise', async () => {
    assert.equal(await best('the storm: lighthousekeeper evacuees'), 'lighthouse');
  });
  it('leaves what shares nothing unfound or far below', async () => {
    const matches = await index.match({ text: 'rye bread prize', language: 'en' }, { limit: 3 });
    assert.equal(matches[0]?.article, 'bakery');
    for (const { score } of matches.slice(1)) assert.ok(score < (matches[0]?.score ?? 0) / 2);
  });
  it('answers as before once an article came and went', async () => {
    const query = { text: 'keepers of the lighthouse evacuated', language: 'en' };
    const before = await index.match(query, { limit: 5 });
    index.update('extra', corpusOf({ extra: ['Lighthouses are evacuated.'] }, 'en').read.get('extra'));
    await index.match(query, { limit: 5 });
    index.update('extra', undefined);
    assert.deepEqual(await index.match(query, { limit: 5 }), before);
  });
});

describe('plain words', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['#SaveTheLighthouse', 'Save The Lighthouse'],
    ['@HarbourPost2031', 'Harbour Post 2031'],
    ['#NATOSummit in #old_town', 'NATO Summit in old town'],
    ['see https://example.org/a?b=c and pic.twitter.com/x1', 'see and'],
    ['Nothing to take apart.', 'Nothing to take apart.'],
  ];
  for (const [posted, plain] of cases)
    it(`reads ${posted}`, () => assert.equal(plainWords(posted).trim().replaceAll(/\s+/g, ' '), plain));
});
