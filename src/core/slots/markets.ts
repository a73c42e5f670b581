import { isTraded } from '../language/outcomes.ts';
import type { AnalysedPassage } from './passage.ts';

const CURRENCY = /^(?:dollar|dollars|euro|euros|yen|pound|pounds|sterling|franc|francs|rouble|ruble)$/u;

const MOVED = /^(?:rose|fell|dropped|gained|lost|shed|added|climbed|slid|up|down)$/u;

/** Of markets: their words, one currency against another, or a price to the cent with the percentage it moved. */
export const traded = ({ list: { words }, figures }: AnalysedPassage): boolean =>
  words.some(({ lower }) => isTraded(lower)) ||
  new Set(words.map(({ stem, lower }) => (CURRENCY.test(lower) ? stem : ''))).size > 2 ||
  (words.some(({ lower }) => MOVED.test(lower)) &&
    figures.some(({ unit, step }) => unit?.dimension.startsWith('money') === true && step < 1) &&
    figures.some(({ unit }) => unit?.dimension === 'percent'));
