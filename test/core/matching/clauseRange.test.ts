import assert from 'node:assert/strict';
import { clauseRange } from '../../../src/core/matching/clauseRange.ts';
import { preparePassage } from '../../../src/core/matching/query.ts';
import { termsOf, Vocabulary } from '../../../src/core/matching/vocabulary.ts';

/** What of a sentence is shown for a passage; `known` stand in the same workspace, which is where names are learned. */
function shown(passage: string, sentence: string, known: readonly string[] = []): string {
  const vocabulary = new Vocabulary();
  for (const text of [sentence, ...known]) {
    const { tokens, ids } = termsOf(text, 'en', vocabulary);
    tokens.forEach(({ start }, at) => {
      if (start === 0) return;
      const letter = text.charAt(start);
      vocabulary.countCase(ids[at] ?? 0, letter !== letter.toLowerCase(), 1);
    });
  }
  const whole = { start: 0, end: sentence.length };
  const query = preparePassage(passage, 'en', vocabulary);
  const range = clauseRange(sentence, whole, termsOf(sentence, 'en', vocabulary).ids, query, vocabulary);
  return sentence.slice(range.start, range.end);
}

describe('the part of a sentence that answers a passage', () => {
  const LONG =
    'The harbour master, Ines Holm of Skerry, praised the crews, and divers found a gash of eleven metres below the waterline, which had flooded two holds.';

  it('is the clause that says it', () => {
    assert.equal(
      shown('A gash of eleven metres was found by divers', LONG),
      'and divers found a gash of eleven metres below the waterline',
    );
  });
  it('is the whole sentence where only a name is shared', () => {
    assert.equal(
      shown('Friends of Ines Holm of Skerry sang', LONG, ['Then Ines Holm of Skerry left.']),
      LONG,
    );
  });
  it('is the whole sentence where a single word is shared', () => {
    assert.equal(shown('Nobody praised the weather', LONG), LONG);
  });
  it('is the few words that a passage as short asks for', () => {
    const sentence =
      'The minister spoke of the governor, whom she had met for the first time, as a “straightforward fellow”, and left for the coast.';
    assert.match(shown('straightforward fellow', sentence), /^“?straightforward fellow/u);
  });
  it('is the whole of a short sentence', () => {
    assert.equal(
      shown('divers found a gash', 'Divers found a gash, Holm said.'),
      'Divers found a gash, Holm said.',
    );
  });
});
