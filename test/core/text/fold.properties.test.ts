import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fold, folded, foldedOffset, sameWords, unfold } from '../../../src/core/text/fold.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('folding any text', () => {
  it('gives the same for composed and decomposed forms', () => {
    fc.assert(
      fc.property(anyText, (text) => sameWords(text.normalize('NFC'), text.normalize('NFD'))),
      { numRuns: 500 },
    );
  });
  it('changes nothing that is folded already', () => {
    fc.assert(
      fc.property(anyText, (text) => assert.equal(folded(folded(text)), folded(text))),
      { numRuns: 500 },
    );
  });
  it('takes the short way and the long way to the same result', () => {
    const printable = fc.string({
      unit: fc.constantFrom('a', 'B', '7', '-', '"', ' ', '\n', '\u00A0', '\u2019', '\u0301'),
    });
    fc.assert(
      fc.property(printable, (text) => assert.equal(folded(text), fold(text).text)),
      { numRuns: 500 },
    );
  });
  it('keeps offsets in order and within the text, and finds them again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = fold(text);
        assert.equal(result.offsets.length, result.text.length + 1);
        result.offsets.forEach((offset, index) => {
          assert.ok(offset <= text.length && offset >= (result.offsets[index - 1] ?? 0));
        });
        const found = foldedOffset(result, result.offsets[0] ?? 0);
        assert.equal(found, 0);
        assert.ok(
          sameWords(
            text.slice(...Object.values(unfold(result, { start: 0, end: result.text.length }))),
            text,
          ),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('folding every character that Unicode composes', () => {
  it('gives the same for composed and decomposed forms, within a text', () => {
    let composed = 0;
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const decomposed = character.normalize('NFD');
      if (decomposed === character) continue;
      composed++;
      const context = (middle: string): string => `a ${middle}${middle}b`;
      assert.equal(folded(context(decomposed)), folded(context(character)), `U+${code.toString(16)}`);
    }
    // Of Hangul alone there are eleven thousand.
    assert.ok(composed > 13_000);
  }).timeout(10_000);
});

describe('folding Hangul', () => {
  it('takes conjoining letters for the syllable', () => {
    assert.ok(sameWords('\u1112\u1161\u11AB\u1100\u1173\u11AF', '한글'));
    assert.ok(sameWords('\uD558\u11AB', '한'));
  });
  it('leads back to the conjoining letters', () => {
    const original = `그 ${'한글'.normalize('NFD')} 책`;
    const text = fold(original);
    const start = text.text.indexOf('한글');
    const range = unfold(text, { start, end: start + 2 });
    assert.equal(original.slice(range.start, range.end), '한글'.normalize('NFD'));
  });
});
