import assert from 'node:assert/strict';
import { articlesOf } from '../../src/webview/matrix/articlesOf.ts';
import type { MatrixWords } from '../../src/webview/protocol/matrix.ts';

describe('a count of articles in the matrix', () => {
  it('is in the singular for one', () => {
    const words = { oneArticle: '1 article', articleCount: '{0} articles' } as MatrixWords;
    assert.deepEqual(
      [0, 1, 12].map((count) => articlesOf(words, count)),
      ['0 articles', '1 article', '12 articles'],
    );
  });
});
