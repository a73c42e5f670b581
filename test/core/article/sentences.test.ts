import assert from 'node:assert/strict';
import { splitSentences } from '../../../src/core/article/sentences.ts';

const split = (text: string, language?: string): string[] =>
  Array.from(splitSentences(text, { start: 0, end: text.length }, language), ({ start, end }) =>
    text.slice(start, end),
  );

/** Sentences are given joined by `|`; nothing but white space may stand between them. */
function splits(marked: string, language?: string): void {
  const sentences = marked.split('|');
  assert.deepEqual(split(sentences.join(' '), language), sentences);
}

describe('splitting sentences', () => {
  it('does not end them at titles and initials', () => {
    splits('Mr. Holm met Dr. J. P. Vik and Gov. Lund.|George W. Hale came too.');
  });
  it('does not end them at acronyms, but after them where a sentence begins', () => {
    splits('The U.S. Senate met at 9 a.m. on Monday.|He lives in the U.S.|The others do not.');
    splits('Talks with Holm Inc. Chairman Per Lund failed.|It was the end of Holm Inc.|The rest is known.');
  });
  it('does not end them at decimals, numbered things and torn-apart figures', () => {
    splits('It rose 4.5 per cent to No. 7.|On Jan. 3 it fell.');
    splits('The 5. 9 magnitude quake killed 31.|Nobody fled.');
  });
  it('takes an elision for one and an ellipsis for an end', () => {
    splits('No change in our ... attitude, nor in theirs.');
    splits('He waited...|Then he left.|"Well…"|Nobody spoke.');
  });
  it('keeps closing quotes and brackets with the sentence they close', () => {
    splits('"We won."|(They lost.)|She said: “Go.”|[He went.]|**Nobody came.**');
  });
  it('goes on after a question that is quoted and attributed', () => {
    splits('"Do you trust him?" Anna Holm asked.|"Yes!" he cried.|"Why not?"|He smiled.');
  });
  it('splits inside a quotation of several sentences', () => {
    splits('"I came.|I saw," he said.|"I left."');
  });
  it('goes on in lower case', () => {
    splits('It cost approx. five million and was approved by the Yahoo! board.');
  });
  it('knows stops of other scripts', () => {
    assert.deepEqual(split('你好。我们来了！真的？'), ['你好。', '我们来了！', '真的？']);
    assert.deepEqual(split('“你好。”他说。'), ['“你好。”他说。']);
    splits('هل تثق به؟|نعم۔|वह आया।|वह गया।');
  });
  it('reads German ordinals and French quotation marks', () => {
    splits('Am 3. Mai kam er.|Er blieb bis zum 21. Jahrhundert.', 'de');
    splits('« Oui. »|Il est parti.', 'fr');
    splits('M. Morel est là.|M. Le Goff aussi.', 'fr');
  });
  it('finds the end where white space was lost', () => {
    assert.deepEqual(split('They met in the end.The others had left.'), [
      'They met in the end.',
      'The others had left.',
    ]);
    splits('See www.example.org and Deadline.com for more.');
  });
  it('takes text without any stop as one sentence', () => {
    splits('no stop at all');
    assert.deepEqual(split(''), []);
    assert.deepEqual(split(' \n '), []);
  });
  it('does not take a line end for a sentence end', () => {
    assert.deepEqual(split('One line\nand another. Two'), ['One line\nand another.', 'Two']);
  });
});
