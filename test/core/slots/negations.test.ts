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
    ['It is not true that although it rained the mayor came.', 'en', 'rained mayor came'],
    ['The report that the mayor signed on Monday is false.', 'en', 'mayor signed Monday'],
    ['A storm prevented the tug from leaving.', 'en', 'leaving'],
    ['The search of the villa turned up nothing.', 'en', 'search villa turned'],
    ['The museum will not open until May.', 'en', ''],
    ['The hall has never been so full as today.', 'en', ''],
    ['Observers wondered whether the truce would not break.', 'en', ''],
    ['Der Rat schließt Neuwahlen aus.', 'de', 'Neuwahlen'],
    ['Der Rat schließt Neuwahlen nicht aus.', 'de', ''],
    ['Not only the mayor came.', 'en', ''],
    ['Le pont ne ferme que le dimanche.', 'fr', ''],
    ["Le conseil n'a jamais vendu le pont.", 'fr', 'vendu pont'],
    ['Nadie no vendió el puente.', 'es', 'vendió puente'],
    ['Никто не продал мост.', 'ru', 'продал мост'],
    ['Der Rat kam, aber er blieb nicht.', 'de', 'blieb'],
  ] as const)
    it(`finds "${expected}" denied in "${text}"`, () => assert.equal(denied(text, language), expected));
});
