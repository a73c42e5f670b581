import assert from 'node:assert/strict';
import { plainText } from '../../../src/core/article/markdown.ts';

const plain = (text: string): string => plainText(text, { start: 0, end: text.length });

describe('plain text of Markdown', () => {
  it('leaves out emphasis, code marks and escapes', () => {
    assert.equal(
      plain('**One** *two* __three__ _four_ `five` ~~six~~ \\*seven\\*'),
      'One two three four five six *seven*',
    );
  });
  it('keeps labels of links and descriptions of images', () => {
    assert.equal(
      plain('See [the *light*](https://example.org/a_(b)) and ![a lamp](x.jpg).'),
      'See the light and a lamp.',
    );
    assert.equal(plain('<https://example.org/a>'), 'https://example.org/a');
  });
  it('leaves out block marks at the start of a line only', () => {
    assert.equal(plain('## Heading\n> said # and > more'), 'Heading\nsaid # and > more');
  });
  it('keeps what only looks like a mark', () => {
    for (const text of [
      '5 * 3 * 2',
      'snake_case_name',
      'cheers[AFP] [sic]',
      'a ~ b',
      'C# and F#',
      '*'.repeat(9),
    ])
      assert.equal(plain(text), text);
  });
});
