import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { tokenise } from '../../../src/core/matching/tokens.ts';

/** What a word is, in one expression. */
const WORD =
  /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}]|['\u2019](?=\p{L}))*/gu;

const piece = fc.constantFrom(
  ..."U.|S|.| |'|\u2019|,|1|23|:|é|É.|abc|ABCD|x9|l'|ΑΒΓΔ|\u0301|½|٣|—|“|\u00a0|…|\u2011|𝐀|😀|Д|дом|--|\ud800|İ|ß".split(
    '|',
  ),
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

describe('the words matching compares', () => {
  it('are found where the expression that describes them finds them, whatever the text', () => {
    fc.assert(
      fc.property(text, (content) => {
        fc.pre(!/[\u0e00-\uffff]/u.test(content.replaceAll(/[\u2000-\u2fff]/g, '')));
        const tokens = tokenise(content);
        const covered = Array.from(content.matchAll(WORD), ({ 0: word, index }) =>
          tokens.some(({ start, end }) => start >= index && end <= index + word.length),
        );
        // A letter before an apostrophe is no word of its own.
        const expected = Array.from(content.matchAll(WORD), ({ 0: word }) =>
          word.split(/['\u2019]/).some((part) => part.length > 1 || part.length === word.length),
        );
        assert.deepEqual(covered, expected);
      }),
      { numRuns: 3000 },
    );
  });
  it('leave out what a possessive adds and what separates the thousands', () => {
    const forms = (content: string): string[] => tokenise(content).map(({ form }) => form);
    assert.deepEqual(forms("The U.S. envoy's 6,000 men, US aid and 3.5% of l'aide"), [
      'the',
      'US',
      'envoy',
      '6000',
      'men',
      'US',
      'aid',
      'and',
      '3.5',
      'of',
      'aide',
    ]);
    assert.deepEqual(forms('FOUR MEN DIED ON US SOIL'), ['four', 'men', 'died', 'on', 'us', 'soil']);
  });
});
