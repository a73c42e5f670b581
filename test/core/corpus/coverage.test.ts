import assert from 'node:assert/strict';
import { readArticle } from '../../../src/core/article/readArticle.ts';
import type { AnchoredAnnotation } from '../../../src/core/corpus/anchoredAnnotation.ts';
import { coverageOf } from '../../../src/core/corpus/coverage.ts';
import { annotationOf, exactlyAt } from '../annotated.ts';

const TEXT = `Ferry strikes the mole

Nine people drowned when the ferry struck the mole on Sunday. The harbour master said the fog was thick.

"We saw the light too late to turn," Ada Prow said. He called it "unlucky". The first boat came after 40 minutes.

Some of them were islanders.
`;
const article = readArticle(TEXT, { name: 'ferry.txt' });

function tagged(words: string): AnchoredAnnotation {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  const range = { start, end: start + words.length };
  return {
    article: 'ferry.txt',
    annotation: annotationOf('aaaaaaa1', words),
    anchoring: exactlyAt(range),
  };
}

describe('the coverage of an article', () => {
  it('lists quotes and figures in text order where nothing is tagged, and no scare quotes, ordinals or vague ones', () => {
    const { tagged, quotes, figures } = coverageOf(article, []);
    assert.equal(tagged, 0);
    assert.deepEqual(
      quotes.map(({ text, speaker }) => [text, speaker]),
      [['We saw the light too late to turn,', 'Ada Prow']],
    );
    assert.deepEqual(
      figures.map(({ text }) => text),
      ['Nine', '40 minutes'],
    );
    assert.equal(TEXT.slice(figures[1]?.range.start, figures[1]?.range.end), '40 minutes');
    assert.match(figures[1]?.sentence ?? '', /^The first boat came/);
  });

  it('leaves out what an annotation touches and counts its sentences', () => {
    const all = coverageOf(article, []);
    const some = coverageOf(article, [
      tagged('Nine people drowned'),
      tagged('Nine people drowned when the ferry struck the mole on Sunday.'),
      tagged('too late'),
    ]);
    assert.equal(some.sentences, all.sentences);
    assert.equal(some.tagged, 2);
    assert.deepEqual(some.quotes, []);
    assert.deepEqual(
      some.figures.map(({ text }) => text),
      ['40 minutes'],
    );
  });

  it('does not count an annotation that has lost its place', () => {
    const lost = {
      ...tagged('Nine people'),
      anchoring: { state: 'orphaned' as const, changes: [], candidates: [] },
    };
    assert.deepEqual(coverageOf(article, [lost]), coverageOf(article, []));
  });

  it('is complete in an article that has everything tagged', () => {
    const whole = coverageOf(article, [tagged(TEXT.trim())]);
    assert.equal(whole.tagged, whole.sentences);
    assert.deepEqual([whole.quotes, whole.figures], [[], []]);
  });
});
