import type { Problem } from '../model/problem.ts';
import { Lines } from '../text/lines.ts';
import type { Finding } from './fields.ts';
import type { Fault } from './yaml/nodes.ts';

/** How many problems of one file are reported: a broken file has thousands of the same kind. */
const MOST = 500;

/** Puts what was found in the order of the text, by lines and columns. */
export function problemsOf(source: string, findings: readonly Finding[]): readonly Problem[] {
  if (findings.length === 0) return [];
  const lines = new Lines(source);
  const bom = source.startsWith('\uFEFF') ? 1 : 0;
  return findings
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MOST)
    .map(({ severity, code, message, about = [], start, end }) => {
      const from = place(start);
      // A value that runs over lines ends before its last line end.
      const last = source.charAt(end - 1) === '\n' && end > start ? end - 1 : end;
      const to = place(Math.max(start, last));
      return { severity, code, message, about, ...from, endLine: to.line, endColumn: to.column };
    });

  function place(offset: number): { readonly line: number; readonly column: number } {
    const { line, character } = lines.positionAt(offset);
    return { line: line + 1, column: Math.max(1, character + 1 - (line === 0 ? bom : 0)) };
  }
}

export const findingOf = ({ code, message, about = [], start, end }: Fault): Finding => ({
  severity: 'error',
  code,
  message,
  about,
  start,
  end,
});
