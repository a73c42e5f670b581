import assert from 'node:assert/strict';
import { findQuotes } from '../../../src/core/article/quotes.ts';
import { finish } from '../../../src/core/work.ts';

/** Paragraphs are lines; each quotation comes as its depth and its words. */
function quoted(text: string): string[] {
  const paragraphs: { start: number; end: number }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    paragraphs.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return finish(findQuotes(text, paragraphs)).map(
    ({ depth, range }) => `${depth}:${text.slice(range.start, range.end)}`,
  );
}

describe('finding quotations', () => {
  it('knows straight, curly, low, pointed and corner marks', () => {
    assert.deepEqual(quoted('He said "a b" and “c d”.'), ['0:a b', '0:c d']);
    assert.deepEqual(quoted('Er sagte „a b“ und „c d”.'), ['0:a b', '0:c d']);
    assert.deepEqual(quoted('Il dit « a b » et «c».'), ['0:a b', '0:c']);
    assert.deepEqual(quoted('Er sagte »a b« und »c«.'), ['0:a b', '0:c']);
    assert.deepEqual(quoted('他说「甲」和『乙』。'), ['0:甲', '0:乙']);
    assert.deepEqual(quoted("He said ``a b'' twice."), ['0:a b']);
    assert.deepEqual(quoted('Hon sade ”a b” igen.'), ['0:a b']);
  });
  it('does not take apostrophes for quotations', () => {
    assert.deepEqual(quoted("Don't touch the Holms' boat, it's theirs, not the sisters' boat."), []);
    assert.deepEqual(quoted('It’s the leaders’ plan of the ’90s, rock ’n’ roll.'), []);
    assert.deepEqual(quoted("Give 'em the boats' keys."), []);
  });
  it('knows single quotations beside apostrophes', () => {
    assert.deepEqual(quoted("She called it 'the Holms' boat', didn't she?"), ["0:the Holms' boat"]);
    assert.deepEqual(quoted("'Not so fast' and 'not ready'"), ['0:Not so fast', '0:not ready']);
    assert.deepEqual(quoted('It is ‘only one man’s view’, he said.'), ['0:only one man’s view']);
  });
  it('nests', () => {
    assert.deepEqual(quoted('He said: "Write: \'I was there.\'"'), [
      "0:Write: 'I was there.'",
      '1:I was there.',
    ]);
    assert.deepEqual(quoted('‘She said “no” to me,’ he said.'), ['0:She said “no” to me,', '1:no']);
  });
  it('goes on over paragraphs that open again', () => {
    assert.deepEqual(quoted('“One,” he said. “Two.\n“Three.\n“Four.”'), [
      '0:One,',
      '0:Two.',
      '0:Three.',
      '0:Four.',
    ]);
  });
  it('ends a quotation that is never closed with its paragraph, or leaves a stray mark alone', () => {
    assert.deepEqual(quoted('He said: "We will see.\nNothing came of it.'), ['0:We will see.']);
    assert.deepEqual(quoted('A 5" gun and a 12" plate.'), []);
    assert.deepEqual(quoted('Stray " mark, and another line.'), []);
  });
  it('survives the spaces a tokeniser leaves', () => {
    assert.deepEqual(quoted('“ Stay down , ” police said . " Now . " They did .'), [
      '0:Stay down ,',
      '0:Now .',
    ]);
  });
  it('takes speech after dashes where an attribution stands between them', () => {
    assert.deepEqual(quoted('— Нам повезло, — сказала Хольм. — Никого не было.'), [
      '0:Нам повезло,',
      '0:Никого не было.',
    ]);
    assert.deepEqual(quoted('— only an aside — of ours'), []);
  });
});
