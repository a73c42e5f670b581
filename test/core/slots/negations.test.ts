import assert from 'node:assert/strict';
import { wordsOf } from '../../../src/core/language/words.ts';
import { polarityOf } from '../../../src/core/slots/negations.ts';

/** The words under an odd number of negations. */
const denied = (text: string, language: string): string => {
  const list = wordsOf(text, language);
  const { parity, cue } = polarityOf(list);
  return list.words
    .filter((word, at) => parity[at] === 1 && cue[at] === 0 && word.content)
    .map((word) => word.text)
    .join(' ');
};

describe('polarityOf', () => {
  for (const [text, language, expected] of [
    ['The council did not approve the bridge.', 'en', 'approve bridge'],
    ['The council failed to approve it, but the mayor signed.', 'en', 'approve'],
    ['The mayor did not deny the theft.', 'en', ''],
    ['Not only the mayor came.', 'en', ''],
    ['Le pont ne ferme que le dimanche.', 'fr', ''],
    ["Le conseil n'a jamais vendu le pont.", 'fr', 'vendu pont'],
    ['Nadie no vendió el puente.', 'es', 'vendió puente'],
    ['Никто не продал мост.', 'ru', 'продал мост'],
    ['Der Rat kam, aber er blieb nicht.', 'de', 'blieb'],
  ] as const)
    it(`finds "${expected}" denied in "${text}"`, () => assert.equal(denied(text, language), expected));
});
