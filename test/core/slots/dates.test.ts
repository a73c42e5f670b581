import assert from 'node:assert/strict';
import { wordsOf } from '../../../src/core/language/words.ts';
import { datesDisagree, datesOfWords, type DateMention } from '../../../src/core/slots/dates.ts';
import type { Day } from '../../../src/core/slots/days.ts';

const datesIn = (
  text: string,
  { published, language }: { published?: string | undefined; language?: string } = {},
): readonly DateMention[] => datesOfWords(wordsOf(text, language), published);
const isoOf = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const only = (text: string, published?: string, language = 'en'): DateMention => {
  const dates = datesIn(text, { published, language });
  assert.equal(dates.length, 1, `${text}: ${JSON.stringify(dates)}`);
  return dates[0]!;
};
const interval = (date: DateMention): string => {
  const days = date.days[0];
  return days === undefined ? 'unknown' : `${isoOf(days.from)}..${isoOf(days.to)}`;
};

describe('the dates of a passage', () => {
  for (const [text, published, expected, language] of [
    ['The fair opened on May 7th, 2031.', undefined, '2031-05-07..2031-05-07', 'en'],
    ['The fair opened on 7 May 2031.', undefined, '2031-05-07..2031-05-07', 'en'],
    ['The fair opened on 2031-05-07.', undefined, '2031-05-07..2031-05-07', 'en'],
    ['The fair opened in May 2031.', undefined, '2031-05-01..2031-05-31', 'en'],
    ['The fair opened in 2031.', undefined, '2031-01-01..2031-12-31', 'en'],
    ['The fair opened on Sunday.', '2031-05-07', '2031-05-04..2031-05-04', 'en'],
    ['The fair will open on Sunday.', '2031-05-07', '2031-05-11..2031-05-11', 'en'],
    ['The fair opened yesterday.', '2031-05-07', '2031-05-06..2031-05-06', 'en'],
    ['The fair opens next month.', '2031-12-07', '2032-01-01..2032-01-31', 'en'],
    ['The fair opened last year.', '2031-05-07', '2030-01-01..2030-12-31', 'en'],
    ['The fair opened three days ago.', '2031-05-07', '2031-05-04..2031-05-04', 'en'],
    ['The fair opened on May 7th.', '2031-06-01', '2031-05-07..2031-05-07', 'en'],
    ['Die Messe begann am 7. Mai 2031.', undefined, '2031-05-07..2031-05-07', 'de'],
    ['Die Messe begann am Sonntag.', '2031-05-07', '2031-05-04..2031-05-04', 'de'],
    ['La foire a ouvert le 7 mai 2031.', undefined, '2031-05-07..2031-05-07', 'fr'],
    ['La foire a ouvert le mois dernier.', '2031-05-07', '2031-04-01..2031-04-30', 'fr'],
    ['La feria abrió el 7 de mayo de 2031.', undefined, '2031-05-07..2031-05-07', 'es'],
    ['Ярмарка открылась 7 мая 2031 года.', undefined, '2031-05-07..2031-05-07', 'ru'],
    ['The fair opened on Sunday.', undefined, 'unknown', 'en'],
  ] as const)
    it(`places "${text}"${published === undefined ? '' : ` of ${published}`} at ${expected}`, () =>
      assert.equal(interval(only(text, published, language)), expected));

  it('does not take a verb or a count for a date', () => {
    assert.deepEqual(datesIn('They may march with 2000 goats.', { language: 'en' }), []);
  });
});

describe('datesDisagree', () => {
  it('lets a vaguer date stand beside an exact one', () => {
    assert.equal(datesDisagree(only('It opened in May 2031.'), only('It opened on 7 May 2031.')), false);
    assert.equal(
      datesDisagree(only('It opened on Sunday.', '2031-05-07'), only('It opened on May 4th.', '2031-05-06')),
      false,
    );
  });

  it('finds two days that cannot be one', () => {
    assert.equal(datesDisagree(only('It opened on 6 May 2031.'), only('It opened on 7 May 2031.')), true);
    assert.equal(datesDisagree(only('It opened on Saturday.'), only('It opened on Sunday.')), true);
  });

  it('knows that one weekday of two weeks is two days', () => {
    const first = only('It opened on Sunday.', '2031-05-07');
    const second = only('It opened on Sunday.', '2031-05-15');
    assert.equal(datesDisagree(first, second), true);
  });

  it('takes a bound for no date of its own', () => {
    assert.equal(datesDisagree(only('It opened before 2031.'), only('It opened in 2030.')), false);
  });
});
