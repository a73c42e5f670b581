import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { IndexedArticle } from '../../../src/core/matching/indexedArticle.ts';
import { Postings } from '../../../src/core/matching/postings.ts';
import { Retrieval } from '../../../src/core/matching/retrieval.ts';
import { Vocabulary } from '../../../src/core/matching/vocabulary.ts';

const STEP = 2 ** -24;

/** Articles as the terms they hold, ascending; the higher a term, the rarer. */
function corpusOf(count: number, terms: number, seed: number) {
  let state = seed;
  const draw = (): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff;
  const vocabulary = new Vocabulary();
  const postings = new Postings();
  for (let term = 0; term < terms; term++) vocabulary.idOf({ form: `word${term}`, number: false }, undefined);
  const articles = Array.from({ length: count }, (_, slot) => {
    const held = Int32Array.from(Array.from({ length: terms }, (_, term) => term)).filter(
      (term) => draw() < 0.6 / (1 + term / 3),
    );
    postings.add(slot, held);
    vocabulary.countArticle(held, 1);
    return held;
  });
  let looked = 0;
  const articleAt = (slot: number): IndexedArticle => {
    looked++;
    return { articleTerms: articles[slot] } as unknown as IndexedArticle;
  };
  const retrieval = new Retrieval(postings, vocabulary, articleAt, () => count);
  return { vocabulary, articles, retrieval, looked: () => looked };
}

/** Adds up everything, and sorts it. */
function exhaustive(
  { articles, vocabulary }: ReturnType<typeof corpusOf>,
  terms: readonly number[],
  weightOf: (term: number) => number,
  limit: number,
) {
  const tooCommon = Math.max(400, vocabulary.articles / 10);
  const rare = terms.filter((term) => vocabulary.articleCount(term) <= tooCommon);
  const wanted = rare.length > 0 ? rare : terms;
  return articles
    .map((held, slot) => ({
      slot,
      weight: wanted
        .filter((term) => held.includes(term))
        .reduce((sum, term) => sum + Math.max(1, Math.round(weightOf(term) / STEP)) * STEP, 0),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.slot - b.slot)
    .slice(0, limit)
    .map(({ slot }) => slot);
}

describe('retrieval of articles', () => {
  const corpora = [
    corpusOf(3000, 40, 1),
    corpusOf(900, 25, 2),
    corpusOf(30, 12, 3),
    // lists so long that looking terms up is cheaper than going through them
    corpusOf(20_000, 60, 4),
  ];

  it('finds what going through everything finds, in the same order', () => {
    fc.assert(
      fc.property(
        fc.nat(corpora.length - 1),
        fc.uniqueArray(fc.nat(59), { minLength: 1, maxLength: 25 }),
        fc.oneof(fc.constant(1), fc.constant(2), fc.double({ min: 0.1, max: 6, noNaN: true })),
        fc.integer({ min: 1, max: 250 }),
        (which, all, power, limit) => {
          const corpus = corpora[which] ?? assert.fail();
          const terms = all.filter((term) => term < corpus.vocabulary.size);
          const weightOf = (term: number): number => corpus.vocabulary.articleWeight(term) ** power;
          assert.deepEqual(
            corpus.retrieval.holding(terms, weightOf, limit),
            exhaustive(corpus, terms, weightOf, limit),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds it too where weights are equal and ties are many', () => {
    for (const corpus of corpora)
      for (const limit of [1, 7, 100]) {
        const terms = Array.from({ length: corpus.vocabulary.size }, (_, term) => term);
        assert.deepEqual(
          corpus.retrieval.holding(terms, () => 1, limit),
          exhaustive(corpus, terms, () => 1, limit),
        );
      }
  });

  it('leaves a long list out where it cannot change the answer', () => {
    const vocabulary = new Vocabulary();
    const postings = new Postings();
    const [rare, common] = ['rare', 'common'].map((form) => vocabulary.idOf({ form, number: false }, 'de'));
    const both = Int32Array.of(rare ?? 0, common ?? 0);
    let looked = 0;
    const articleAt = (): IndexedArticle => {
      looked++;
      return { articleTerms: both } as unknown as IndexedArticle;
    };
    const retrieval = new Retrieval(postings, vocabulary, articleAt, () => 390);
    for (let slot = 0; slot < 390; slot++) {
      const held = slot < 4 ? both : both.subarray(1);
      postings.add(slot, held);
      vocabulary.countArticle(held, 1);
    }
    const found = retrieval.holding(both, (term) => (term === rare ? 4 : 1), 3);
    assert.deepEqual(found, [0, 1, 2]);
    assert.equal(looked, 4);
  });
});
