import type { MatrixModel } from '../../src/webview/protocol/matrix.ts';

const STANCES = ['asserts', 'reports', 'disputes', 'unset'] as const;

/** Every claim in a hundred articles, or in as many as there are. */
export function matrixOf(claims: number, articles: number): MatrixModel {
  const carried = Math.min(100, articles);
  return {
    rows: Array.from({ length: claims }, (_, row) => ({
      key: `claim-${String(row).padStart(4, '0')}`,
      name: `claim-${String(row).padStart(4, '0')}`,
      statement: `Statement ${row} about the harbour`,
      verdict: row % 3 === 0 ? 'false' : 'unchecked',
      tags: [`tag-${row % 20}`],
      words: `The harbour master said on day ${row} that ${row * 7} boats had left. `.repeat(12),
      cells: Array.from({ length: carried }, (_, index) => ({
        column: (index * Math.floor(articles / carried) + row * 7) % articles,
        stance: STANCES[(index + row) % 4] ?? 'unset',
        denied: index % 9 === 0,
        appearances: 1 + (index % 3),
        troubled: index % 30 === 0,
      })).sort((a, b) => a.column - b.column),
      disputes: row % 5,
    })),
    columns: Array.from({ length: articles }, (_, index) => ({
      article: `file:///archive/${index}.txt`,
      outlet: `Outlet ${index % 40}`,
      title: `Headline of article ${index}`,
      date: `${1 + (index % 28)} May 2031`,
    })),
    timeline: { dated: [], undated: Array.from({ length: articles }, (_, index) => index) },
  };
}
