import type { AnchorState, Anchoring, SlotKind } from '../../core/model/anchor.ts';
import type { Annotation } from '../../core/model/annotation.ts';
import { annotatedArticles, problemsOf, registerProblems, type FileProblem } from '../annotated.ts';
import { Folder } from '../adapters/folder.ts';
import { GitTexts } from '../adapters/gitTexts.ts';
import { EXIT, json, printable, type ExitCode, type Output } from '../output.ts';
import { encodingOf, folderOf, readArguments } from '../usage.ts';

interface Checked {
  readonly id: string;
  readonly article: string;
  readonly claim: string | null;
  readonly state: AnchorState;
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string | null;
  readonly quote: string;
  readonly changes: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
  readonly candidates: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly score: number;
  }[];
}

/** `corroborate check`: anchors every annotation below a folder and validates the sidecars. */
export async function check(args: readonly string[], output: Output): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    encoding: { type: 'string' },
  });
  const encoding = encodingOf(values.encoding);
  const folder = new Folder(folderOf(positionals), encoding);
  const annotations: Checked[] = [];
  const problems: FileProblem[] = [];
  const owners = new Map<string, string>();
  for await (const one of annotatedArticles(folder, new GitTexts(folder.path, encoding))) {
    problems.push(...problemsOf(one));
    for (const { annotation, anchoring } of one.annotations) {
      annotations.push(checked(one.id, one.article?.text ?? '', annotation, anchoring));
      const owner = owners.get(annotation.id);
      if (owner === undefined) owners.set(annotation.id, one.file);
      else if (owner !== one.file) problems.push(sharedId(one.file, annotation.id, owner));
    }
  }
  problems.push(...registerProblems(folder));
  const failed =
    annotations.some(({ state }) => state !== 'exact' && state !== 'moved') ||
    problems.some(({ severity }) => severity === 'error');
  output.result(values.json ? json({ annotations, problems }) : report(annotations, problems));
  return failed ? EXIT.findings : EXIT.fine;
}

function checked(article: string, text: string, annotation: Annotation, anchoring: Anchoring): Checked {
  const { state, range, changes, candidates } = anchoring;
  return {
    id: annotation.id,
    article,
    claim: annotation.claim ?? null,
    state,
    start: range?.start ?? null,
    end: range?.end ?? null,
    text: range ? text.slice(range.start, range.end) : null,
    quote: annotation.quote,
    changes: changes.map(({ kind, from, to }) => ({ kind: publicKind(kind), from, to })),
    candidates: candidates.map((one) => ({ ...one.range, text: one.text, score: one.score })),
  };
}

/** A unit is told as part of its number: the contract knows five kinds. */
const publicKind = (kind: SlotKind): string => (kind === 'unit' ? 'number' : kind);

function sharedId(file: string, id: string, owner: string): FileProblem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'warning',
    code: 'shared-id',
    message: `The id ${id} is an annotation's in ${owner}, too: this may be a copy of that sidecar`,
  };
}

function report(annotations: readonly Checked[], problems: readonly FileProblem[]): string {
  const lines: string[] = [];
  let article: string | undefined;
  for (const one of annotations) {
    if (one.state === 'exact' || one.state === 'moved') continue;
    if (one.article !== article) lines.push(printable((article = one.article)));
    lines.push(`  ${one.state.padEnd(9)} ${one.id}  ${printable(one.claim ?? '(no claim)')}`);
    lines.push(`    was: ${printable(one.quote)}`);
    if (one.text !== null) lines.push(`    now: ${printable(one.text)}`);
    for (const { kind, from, to } of one.changes)
      lines.push(`    ${kind}: ${printable(from) || '—'} → ${printable(to) || '—'}`);
    for (const { start, end, text, score } of one.candidates)
      lines.push(`    perhaps ${start}–${end} (${score.toFixed(2)}): ${printable(text)}`);
  }
  for (const { file, line, column, severity, message, code } of problems)
    lines.push(`${printable(file)}:${line}:${column}: ${severity}: ${printable(message, 400)} (${code})`);
  const counts = new Map<string, number>();
  for (const { state } of annotations) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = Array.from(counts, ([state, count]) => `${count} ${state}`).join(', ');
  lines.push(`${annotations.length} annotations${states && `: ${states}`}; ${problems.length} problems`);
  return `${lines.join('\n')}\n`;
}
