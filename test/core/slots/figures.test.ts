import assert from 'node:assert/strict';
import { figuresDisagree } from '../../../src/core/slots/figureComparison.ts';
import { type Figure, figuresIn } from '../../../src/core/slots/figures.ts';

const only = (text: string, language = 'en'): Figure => {
  const figures = figuresIn(text, language);
  assert.equal(figures.length, 1, `${text}: ${JSON.stringify(figures.map(({ value }) => value))}`);
  return figures[0]!;
};

describe('figuresIn', () => {
  for (const [text, language, value] of [
    ['The dam holds 1,250 fish.', 'en', 1250],
    ['Der Damm hält 1.250 Fische.', 'de', 1250],
    ['Le barrage retient 1 250 poissons.', 'fr', 1250],
    ['La presa retiene 1.250 peces.', 'es', 1250],
    ['В пруду 1250 рыб.', 'ru', 1250],
    ['Es waren 3,5 Meter.', 'de', 3.5],
    ['It was 3.5 metres.', 'en', 3.5],
    ['They spent $4 million on paint.', 'en', 4e6],
    ['Sie gaben 4 Millionen Euro aus.', 'de', 4e6],
    ['Потратили 4 млн рублей.', 'ru', 4e6],
    ['Three hundred and one guests came.', 'en', 301],
    ['Twenty-two goats escaped.', 'en', 22],
    ['Zwölf Ziegen entkamen.', 'de', 12],
    ['Douze chèvres se sont échappées.', 'fr', 12],
    ['Doce cabras escaparon.', 'es', 12],
    ['Двенадцать коз убежали.', 'ru', 12],
  ] as const)
    it(`reads ${value} in "${text}"`, () => assert.equal(only(text, language).value, value));

  it('says where the figure, its hedge and its unit stand', () => {
    const text = 'It cost more than 40 per cent of the budget.';
    const figure = only(text);
    assert.equal(text.slice(figure.range.start, figure.range.end), 'more than 40 per cent');
    assert.equal(text.slice(figure.valueRange.start, figure.valueRange.end), '40');
    assert.equal(figure.precision, 'above');
  });

  it('takes a unit it does not know for like itself alone', () => {
    const [slow, fast, mast] = ['at 2.4GHz', 'at 5.1GHz', 'at 3.1kV'].map((text) => only(text));
    assert.ok(slow && fast && mast);
    assert.equal(figuresDisagree(slow, fast), true);
    assert.equal(figuresDisagree(slow, mast), false);
  });

  it('takes a number after a name for an age, though the second comma was left out', () =>
    assert.equal(only('Nils Holm, 20 was held.').unit?.dimension, 'age'));

  it('leaves dates, times and names alone', () => {
    assert.deepEqual(figuresIn('On 4 May 2031 at 10:37 the G20 met.', 'en'), []);
  });

  it('reads a range as its two ends', () => {
    const { low, high } = only('Between 10 and 20 goats escaped.');
    assert.ok(low <= 10 && low > 9 && high >= 20 && high < 21);
  });
});

describe('figuresDisagree', () => {
  const disagree = (a: string, b: string, language = 'en'): boolean =>
    figuresDisagree(only(a, language), only(b, language));

  for (const [a, b] of [
    ['About 1,200 goats escaped.', 'The 1,187 goats escaped.'],
    ['More than 40 goats escaped.', 'In all 45 goats escaped.'],
    ['Dozens of goats escaped.', 'In all 36 goats escaped.'],
    ['Nearly 500 goats escaped.', 'In all 487 goats escaped.'],
    ['The road is 10 miles long.', 'The road is 16 km long.'],
    ['It weighs 2 tonnes.', 'It weighs 2,000 kg.'],
    ['They paid 3 million euros.', 'They paid 2.8 million euros.'],
    ['It rose by 6 per cent.', 'It rose by 6.1%.'],
    ['Twelve goats escaped.', 'The 12 goats escaped.'],
    ['They ate 30 apples.', 'They ate 40 pears.'],
    ['They paid 30 euros.', 'They walked 40 km.'],
  ] as const)
    it(`lets "${a}" and "${b}" stand together`, () => {
      assert.equal(disagree(a, b), false);
      assert.equal(disagree(b, a), false);
    });

  for (const [a, b] of [
    ['Twelve goats escaped.', 'The 14 goats escaped.'],
    ['About 100 goats escaped.', 'In all 300 goats escaped.'],
    ['More than 40 goats escaped.', 'Only 12 goats escaped.'],
    ['The road is 10 miles long.', 'The road is 10 km long.'],
    ['They paid 3 million euros.', 'They paid 5 million euros.'],
    ['Dozens of goats escaped.', 'In all 3 goats escaped.'],
  ] as const)
    it(`finds that "${a}" and "${b}" cannot both be right`, () => {
      assert.equal(disagree(a, b), true);
      assert.equal(disagree(b, a), true);
    });
});
