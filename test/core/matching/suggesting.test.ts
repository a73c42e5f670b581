import assert from 'node:assert/strict';
import { FEATURE_NAMES, type FeatureName } from '../../../src/core/matching/candidateFeatures.ts';
import { placed, type Placeable } from '../../../src/core/matching/passageOrder.ts';
import { certainty, isDoubtful } from '../../../src/core/matching/suggesting.ts';
import { corpusOf } from './articles.ts';

const vector = (given: Partial<Record<FeatureName, number>>): Float64Array =>
  Float64Array.from(FEATURE_NAMES, (name) => given[name] ?? 0);

const sentence = (slot: number, score: number, covered: number, surroundings = 0.2): Placeable => ({
  slot,
  score,
  surroundings,
  beside: false,
  features: vector({ softQuery: covered, tellingQuery: covered }),
});

describe('the sentences of one article', () => {
  it('come in the order in which they fit the query, with the scores the article has', () => {
    const [best, worse] = [sentence(0, 0.3, 0.9), sentence(0, 0.4, 0.2)];
    const order = placed([worse, best]);
    assert.deepEqual(
      order.map(({ found, score }) => [found === best, score]),
      [
        [true, 0.4],
        [false, 0.3],
      ],
    );
  });
  it('are told apart by what stands around them where their words are alike', () => {
    const [stranger, counterpart] = [sentence(0, 0.3, 0.5, 0.05), sentence(0, 0.3, 0.5, 0.4)];
    assert.equal(placed([stranger, counterpart])[0]?.found, counterpart);
  });
  it('come first where they say little else', () => {
    const [wordy, terse] = [0.2, 0.8].map((softMatch) => ({
      ...sentence(0, 0.3, 0.5),
      features: vector({ softQuery: 0.5, tellingQuery: 0.5, softMatch }),
    }));
    assert.ok(wordy !== undefined && terse !== undefined);
    assert.equal(placed([wordy, terse])[0]?.found, terse);
  });
  it('leave the order of articles as it is', () => {
    const order = placed([sentence(0, 0.9, 0.1), sentence(1, 0.2, 0.9)]);
    assert.deepEqual(
      order.map(({ found, score }) => [found.slot, score]),
      [
        [0, 0.9],
        [1, 0.2],
      ],
    );
  });
  it('know how far the best is ahead', () => {
    const [first, second] = placed([sentence(0, 0.3, 0.9), sentence(0, 0.3, 0.4)]);
    assert.ok(first !== undefined && second !== undefined);
    assert.ok(first.lead > 0 && second.lead < 0);
    assert.ok(Math.abs(first.fit - second.fit - first.lead) < 1e-9);
  });
});

describe('the certainty of a match', () => {
  const known = { score: 0.5, fit: 6, lead: 3, sentences: 25 };
  it('rises with the score, the fit and the lead', () => {
    const least = certainty(known);
    assert.ok(certainty({ ...known, score: 0.7 }) > least);
    assert.ok(certainty({ ...known, fit: 8 }) > least);
    assert.ok(certainty({ ...known, lead: 5 }) > least);
  });
  it('counts a lead for more where there was much to choose from', () => {
    const gain = (sentences: number): number =>
      certainty({ ...known, sentences, lead: 4 }) - certainty({ ...known, sentences, lead: 1 });
    assert.ok(gain(30) > gain(3));
  });
  it('is no reason to show a piece of a sentence unasked, or what names others', () => {
    const plain = { softQuery: 0.6, queryWeight: 40, matchWeight: 40, namesQuery: 0.8, namesMatch: 0.7 };
    const doubtful = (given: Partial<Record<FeatureName, number>>, ofOthers = false): boolean =>
      isDoubtful({ features: vector({ ...plain, ...given }), ofOthers });
    assert.equal(doubtful({}), false);
    assert.equal(doubtful({ matchWeight: 5 }), true);
    assert.equal(doubtful({ softQuery: 0.2 }), true);
    assert.equal(doubtful({ namesQuery: 0.1, namesMatch: 0.2 }), true);
    assert.equal(doubtful({}, true), true);
  });
});

describe('the same story of other people in other places', () => {
  const NAMES = {
    here: ['Skerrow', 'Ines Holm', 'Nordline', 'Albatross', 'Velden', 'Pier Anders', 'Tarsk'],
    there: ['Coldpier', 'Bette Corrigan', 'Lakeways', 'Pelican', 'Imberlow', 'Hal Brisco', 'Pryce'],
  };
  const report = ([place, master, company, ship, town, mayor, lawyer]: readonly string[]): string[] => [
    `Six people drowned when the steamer ${ship} sank off ${place} in a sudden storm.`,
    'The steamer was carrying more passengers than its certificate allowed.',
    `Harbour master ${master} said her office in ${town} had warned the steamer about the wind.`,
    `The company ${company} said it hoped to have another boat on the route by Saturday.`,
    `Mayor ${mayor} called on the company to pay, and ${lawyer}, its lawyer, declined to comment.`,
  ];
  const suggestedTo = async (other: readonly string[]): Promise<boolean> => {
    const { ask } = corpusOf({ one: report(NAMES.here), other: report(other) }, 'en');
    return (await ask('one', 'The steamer was carrying more passengers')).some(({ suggested }) => suggested);
  };
  it('is not suggested where the articles share no name, word for word though it is', async () => {
    assert.equal(await suggestedTo(NAMES.there), false);
  });
  it('is suggested where they name the same', async () => {
    assert.equal(await suggestedTo(NAMES.here), true);
  });
});
