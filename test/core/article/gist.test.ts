import assert from 'node:assert/strict';
import { gistOf } from '../../../src/core/article/gist.ts';
import { readArticle } from '../../../src/core/article/readArticle.ts';

function gist(text: string, passage = text): string {
  const article = readArticle(text, { name: 'a.txt' });
  const start = text.indexOf(passage);
  assert.ok(start >= 0, passage);
  return gistOf(article, { start, end: start + passage.length });
}

describe('the gist of a passage', () => {
  it('is the quotation without the words that attribute it', () => {
    const text = '"The mast was sound. Our warnings were finally heard by the council," Mrs Holm said.';
    assert.equal(gist(text), 'The mast was sound. Our warnings were finally heard by the council,');
    assert.equal(
      gist(text, 'Our warnings were finally heard by the council," Mrs Holm said.'),
      'Our warnings were finally heard by the council,',
    );
  });
  it('is indirect speech without its speaker, before or after', () => {
    assert.equal(
      gist('The lighthouse took its first visitors on Sunday, the warden said.'),
      'The lighthouse took its first visitors on Sunday',
    );
    assert.equal(
      gist('The warden said that the lighthouse took its first visitors on Sunday.'),
      'the lighthouse took its first visitors on Sunday.',
    );
  });
  it('is that in other languages and scripts too', () => {
    assert.equal(
      gist('Anna Holm sagte, dass der Leuchtturm am Sonntag geöffnet wurde.'),
      'der Leuchtturm am Sonntag geöffnet wurde.',
    );
    assert.equal(
      gist('Анна Иванова сказала, что маяк открылся в воскресенье.'),
      'маяк открылся в воскресенье.',
    );
  });
  it('leaves out what is remarked in passing', () => {
    assert.equal(
      gist('The two mayors, nearing the end of their terms, signed a plan for the harbour.'),
      'The two mayors signed a plan for the harbour.',
    );
  });
  it('keeps a speaker whose verb says more than that words were spoken, and what was not said', () => {
    for (const text of [
      'The council denied that the mast was rotten.',
      'The warden did not say that the mast was rotten.',
      'A fragment is called "sound" by the council of the whole town.',
    ])
      assert.equal(gist(text), text);
  });
  it('names a person by the surname alone', () => {
    assert.equal(
      gist(
        'Harbour Minister Anna Maria Holm opened the mole on Sunday. Anna Holm smiled.',
        'Harbour Minister Anna Maria Holm opened the mole on Sunday.',
      ),
      'Harbour Minister Holm opened the mole on Sunday.',
    );
  });
  it('is never empty', () => {
    assert.equal(gist('"No," he said.'), '"No," he said.');
    assert.equal(gist('Anna Holm said.'), 'Holm said.');
  });
});
