import assert from 'node:assert/strict';
import { parseArticleDetailsCsv } from '../../../src/core/corpus/articleDetailsCsv.ts';

describe('article details from a table', () => {
  it('reads fields under our names and under those of other tools', () => {
    const { rows, problems } = parseArticleDetailsCsv(
      'File,Outlet,Date,agency,url\nquay.txt,Quay & Current,2031-05-04,Tidewire; dpa,https://example.org/a\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(rows, [
      {
        article: 'quay.txt',
        particulars: {
          publisher: 'Quay & Current',
          published: '2031-05-04',
          agency: ['Tidewire', 'dpa'],
          url: 'https://example.org/a',
        },
      },
    ]);
  });

  it('finds semicolons as separators and takes quoted cells whole', () => {
    const { rows } = parseArticleDetailsCsv('article;title\n"a;b.txt";"Nine dead; ""more"" feared"\n');
    assert.deepEqual(rows, [{ article: 'a;b.txt', particulars: { title: 'Nine dead; "more" feared' } }]);
  });

  it('lets an empty cell say nothing', () => {
    const { rows } = parseArticleDetailsCsv('article,title,outlet\na.txt,,Post\n');
    assert.deepEqual(rows[0]?.particulars, { publisher: 'Post' });
  });

  it('names the row in which no article is named', () => {
    const { rows, problems } = parseArticleDetailsCsv('article,title\na.txt,A\n,B\n');
    assert.equal(rows.length, 1);
    assert.deepEqual(
      problems.map(({ row }) => row),
      [3],
    );
  });

  it('refuses a table that names no articles', () => {
    const { rows, problems } = parseArticleDetailsCsv('title,outlet\nA,Post\n');
    assert.equal(rows.length, 0);
    assert.equal(problems[0]?.row, 1);
  });
});
