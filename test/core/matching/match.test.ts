import assert from 'node:assert/strict';
import type { Match } from '../../../src/core/model/match.ts';
import { SUGGESTED } from '../../../src/core/matching/suggesting.ts';
import { EmbeddedMatchIndex } from '../../../src/core/matching/embeddedMatchIndex.ts';
import { articleOf, corpusOf } from './articles.ts';

const PORT = {
  post: [
    'The ferry Albatross ran aground off Skerry Point on Monday with 214 people aboard.',
    'Harbour master Ines Holm said all passengers were brought ashore by fishing boats within two hours.',
    '“I have never seen the crews work so quickly,” Holm told reporters.',
    'The ferry company Nordline has suspended its route to the outer islands until the hull is inspected.',
    'Divers found a gash eleven metres long below the waterline.',
    'Fog had reduced visibility to less than fifty metres, the coast guard said.',
  ],
  courier: [
    'A ferry with 214 people on board hit rocks near Skerry Point in thick fog.',
    'Fishermen took everybody off the Albatross in less than two hours, according to harbour master Holm.',
    'She praised the crews: “Never have I seen them working so fast.”',
    'Nordline stopped sailing to the outer islands pending an inspection of the hull, which divers say was torn open over eleven metres.',
    'Islanders will have to rely on a replacement boat twice a week.',
  ],
  garden: [
    'The spring flower show drew a record crowd to the castle gardens in Velden.',
    'Gardener Paul Reiss won the first prize for a blue tulip.',
    'Organisers said they would return next year with twice the space.',
    'The castle gardens were laid out three centuries ago.',
  ],
};

describe('matching passages', () => {
  const { index, ask, read } = corpusOf(PORT, 'en');
  const best = async (id: string, quote: string): Promise<string> => (await ask(id, quote))[0]?.text ?? '';

  it('finds the same utterance in another translation', async () => {
    assert.match(
      await best('post', '“I have never seen the crews work so quickly,” Holm told reporters.'),
      /working so fast/,
    );
  });
  it('finds a paraphrase in other words and order', async () => {
    assert.match(await best('post', PORT.post[1] ?? ''), /Fishermen took everybody off/);
  });
  it('finds the clause of a long sentence that answers a short one, and shows only it', async () => {
    const [match] = await ask('post', 'Divers found a gash eleven metres long below the waterline.');
    assert.match(match?.text ?? '', /eleven metres/);
    assert.doesNotMatch(match?.text ?? '', /Nordline/);
  });
  it('finds what a fragment of a sentence says', async () => {
    assert.match(await best('post', 'suspended its route to the outer islands'), /Nordline stopped sailing/);
  });
  it('works for words that stand in no article', async () => {
    const [match] = await index.match(
      { text: 'The Albatross hit rocks at Skerry Point', language: 'en' },
      { limit: 1 },
    );
    assert.match(match?.text ?? '', /Skerry Point/);
    assert.equal(match?.independent, undefined);
  });
  it('never answers from the article it is asked about', async () => {
    assert.ok((await ask('post', PORT.post[0] ?? '')).every(({ article }) => article !== 'post'));
  });
  it('scores the same claim far above what has nothing to do with it', async () => {
    const scores = new Map(
      (await ask('post', PORT.post[0] ?? '')).map(({ article, score }) => [article, score]),
    );
    assert.ok((scores.get('courier') ?? 0) > 5 * (scores.get('garden') ?? 0));
  });
  it('suggests by how likely a match is, which is what people are shown', async () => {
    const matches = (await Promise.all(PORT.post.map(async (sentence) => ask('post', sentence)))).flat();
    assert.ok(matches.some(({ suggested }) => suggested));
    assert.ok(matches.some(({ suggested }) => !suggested));
    for (const { suggested, certainty } of matches) {
      assert.ok(certainty >= 0 && certainty <= 1);
      if (suggested) assert.ok(certainty >= SUGGESTED);
    }
  });
  it('keeps to the number of matches asked for, in all and an article', async () => {
    const range = read.get('post')?.sentences[0]?.range ?? { start: 0, end: 0 };
    assert.equal((await index.match({ article: 'post', range }, { limit: 2 })).length, 2);
    const one = await index.match({ article: 'post', range }, { limit: 9, perArticle: 1 });
    assert.equal(new Set(one.map(({ article }) => article)).size, one.length);
  });
  it('gives the words shared as reasons', async () => {
    const [match] = await ask('post', PORT.post[0] ?? '');
    const kinds = match?.reasons.map(({ kind }) => kind) ?? [];
    assert.ok(kinds.includes('shared-number'));
    assert.ok(match?.reasons.some(({ text }) => /Skerry/.test(text)));
  });
  it('answers nothing, and does not fail, where there is nothing to ask', async () => {
    assert.deepEqual(
      await index.match({ article: 'nowhere', range: { start: 0, end: 5 } }, { limit: 3 }),
      [],
    );
    assert.deepEqual(await index.match({ article: 'post', range: { start: 3, end: 3 } }, { limit: 3 }), []);
    assert.deepEqual(await index.match({ text: '… — !' }, { limit: 3 }), []);
  });
});

describe('look-alikes', () => {
  const CLAIM = 'Judge Miriam Okafor sentenced the smuggler Lev Darin to nine years in prison on Friday.';
  const { ask } = corpusOf(
    {
      herald: [
        CLAIM,
        'Darin had brought antique coins across the border at Tarsk for a decade.',
        'His lawyer announced an appeal to the regional court.',
        'Customs officers found 1,400 coins under the floor of a horse trailer.',
      ],
      copy: [
        'Court roundup.',
        CLAIM,
        'Darin’s coins, some of them Roman, will go to the museum in Tarsk.',
        'The trailer was stopped in March after a tip from a dealer.',
        'More subscriptions mean more reporting: join our readers today.',
      ],
      retold: [
        'Nine years behind bars: that is what Miriam Okafor’s court gave coin smuggler Lev Darin on Friday.',
        'An appeal will follow, said the lawyer of the man from Tarsk.',
        'Darin hid antique coins in a horse trailer, customs officers had testified.',
        'More subscriptions mean more reporting: join our readers today.',
      ],
      other: [
        'Judge Henrik Solberg sentenced the poacher Jan Ruud to nine years in prison on Friday.',
        'Ruud had shot eagles in the Vidda reserve and sold their feathers.',
        'Rangers caught him with the help of a drone above the lake.',
        'More subscriptions mean more reporting: join our readers today.',
      ],
    },
    'en',
  );
  let matches: readonly Match[];
  before(async () => {
    matches = await ask('herald', CLAIM);
  });
  const scoreOf = (article: string): number => matches.find((match) => match.article === article)?.score ?? 0;

  it('puts a verbatim copy first and suggests it', async () => {
    assert.equal(matches[0]?.article, 'copy');
    assert.equal(matches[0]?.text, CLAIM);
    assert.equal(matches[0]?.suggested, true);
    assert.ok(matches[0]?.reasons.some(({ kind }) => kind === 'same-words'));
  });
  it('puts the claim in other words before the same words about somebody else', async () => {
    assert.ok(scoreOf('retold') > scoreOf('other'));
  });
  it('does not suggest the same words about somebody else', async () => {
    for (const match of matches) if (match.article === 'other') assert.equal(match.suggested, false);
  });
});

describe('the index', () => {
  it('answers after changes as if it had been built so', async () => {
    const { index } = corpusOf(PORT, 'en');
    const fresh = corpusOf({ post: PORT.post, courier: PORT.courier, garden: PORT.garden }, 'en');
    index.update(
      'extra',
      articleOf(['The Albatross ran aground again.', 'Nobody was hurt off Skerry Point.'], 'en'),
    );
    index.update('garden', articleOf(PORT.post, 'en'));
    index.update('extra', undefined);
    index.update('garden', articleOf(PORT.garden, 'en'));
    index.update('nobody', undefined);
    const query = { article: 'post', range: { start: 0, end: 80 } };
    assert.deepEqual(await index.match(query, { limit: 20 }), await fresh.index.match(query, { limit: 20 }));
  });
  it('leaves out what is not to be matched', async () => {
    const { index } = corpusOf({ post: PORT.post }, 'en');
    const promo = articleOf(PORT.post, 'en');
    index.update('promo', {
      ...promo,
      sentences: promo.sentences.map((sentence) => ({ ...sentence, matchable: false })),
    });
    assert.deepEqual(await index.match({ article: 'post', range: { start: 0, end: 80 } }, { limit: 5 }), []);
  });
});

describe('matching articles whose text is read again', () => {
  const known = new Map(Object.entries(PORT).map(([id, sentences]) => [id, articleOf(sentences, 'en')]));
  const texts = new Map([...known].map(([id, { text }]) => [id, text]));
  const index = new EmbeddedMatchIndex({ texts: async (id) => texts.get(id) });
  for (const [id, article] of known) index.update(id, article);
  const ask = (): Promise<readonly Match[]> => {
    const quote = PORT.post[3] ?? '';
    const start = known.get('post')?.text.indexOf(quote) ?? -1;
    return index.match({ article: 'post', range: { start, end: start + quote.length } }, { limit: 5 });
  };

  it('finds what an index that keeps the texts finds', async () => {
    assert.deepEqual(await ask(), await corpusOf(PORT, 'en').ask('post', PORT.post[3] ?? '', 5));
  });
  it('shows nothing of an article whose text is another by now, or gone', async () => {
    assert.ok((await ask()).some(({ article }) => article === 'courier'));
    texts.set('courier', `Corrected. ${texts.get('courier')}`);
    assert.ok((await ask()).every(({ article }) => article !== 'courier'));
    texts.delete('courier');
    assert.ok((await ask()).every(({ article }) => article !== 'courier'));
  });
});
