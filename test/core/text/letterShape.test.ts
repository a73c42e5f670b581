import assert from 'node:assert/strict';
import { inText, letterShape } from '../../../src/core/text/letterShape.ts';

describe('the shape of a text', () => {
  it('is the text itself where all of it is ASCII', () => {
    assert.equal(letterShape('Oslo, 4 May 2031 (dpa) -', ''), 'Oslo, 4 May 2031 (dpa) -');
  });

  it('has an ASCII letter of the same case for every other, and everything else as it is', () => {
    assert.equal(letterShape('Århus, 4. März – Żółć «è»', ''), 'Arhus, 4. Mxrz – Axxx «x»');
    assert.equal(letterShape('МОСКВА, 4 мая', ''), 'AAAAAA, 4 xxx');
  });

  it('keeps the letters it is told to keep', () => {
    assert.equal(letterShape('Киев и на 2031年', 'ина年'), 'Aиxx и на 2031年');
  });

  it('is as long as the text, whatever that holds', () => {
    for (const text of ['𐐀𐐨 is Deseret', '\ud800 alone', 'e\u0301', '東京 🙂 ǅ ß', ''])
      assert.equal(letterShape(text, 'ß').length, text.length, text);
    assert.equal(letterShape('𐐀𐐨', ''), 'AAxx');
  });

  it('tells what the groups found in it are in the text', () => {
    const text = 'Zürich/Genève (sda) -';
    const match = /^([A-Z][a-z]+)(?:\/([A-Z][a-z]+))?(?:,(\d+))? \(([a-z]+)\)/d.exec(letterShape(text, ''));
    assert.ok(match);
    assert.deepEqual(inText(match, text), ['Zürich/Genève (sda)', 'Zürich', 'Genève', undefined, 'sda']);
  });
});
