import type { Range } from '../model/range.ts';

/** What can be written at a place: a name, one of a fixed set of words, or the key of an entry of the register. */
export type WritingKind =
  | 'claim'
  | 'tag'
  | 'speaker'
  | 'stance'
  | 'speakerStance'
  | 'relation'
  | 'verdict'
  | 'entry';

export interface Writing {
  readonly kind: WritingKind;
  /** What is written of it so far, an opening quotation mark included: what a completion replaces. */
  readonly range: Range;
  /** The quotation mark it was begun with, or nothing. */
  readonly mark: string;
}

const KINDS: ReadonlyMap<string, WritingKind> = new Map([
  ['claim', 'claim'],
  ['distinct', 'claim'],
  ['tags', 'tag'],
  ['speaker', 'speaker'],
  ['stance', 'stance'],
  ['speakerStance', 'speakerStance'],
  ['relation', 'relation'],
  ['as', 'relation'],
  ['verdict', 'verdict'],
]);

/**
 * What is being written at an offset of a sidecar or a claims register. Told by the lines around it alone, so that it
 * is known while the file does not parse, which is the case while somebody writes.
 * @returns undefined where nothing we know names of is written, such as within the words of a quote
 */
export function writingAt(source: string, offset: number): Writing | undefined {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const head = source.slice(lineStart, offset);
  if (/(?:^|\s)#/.test(head) || isInBlockText(source, lineStart)) return undefined;
  const flow = lastKey(head);
  if (flow) return ofKey(source, lineStart, offset, flow);
  const item = /^(\s*)-\s+/.exec(head);
  if (item) {
    const kind = KINDS.get(listKeyAbove(source, lineStart, (item[1] ?? '').length) ?? '');
    return kind && written(kind, source, lineStart + item[0].length, offset);
  }
  return entryAt(source, lineStart, head, offset);
}

interface KeyBefore {
  readonly name: string;
  /** Where its value may begin, in the line. */
  readonly after: number;
  /** Whether the key stands in `{…}`, where a comma ends its value. */
  readonly inFlow: boolean;
}

/** The last `key:` before the end of a line's beginning. */
function lastKey(head: string): KeyBefore | undefined {
  const [last] = Array.from(head.matchAll(/(^|[\s{,[-])([A-Za-z]+):(?=\s|$)/g)).slice(-1);
  if (!last) return undefined;
  const before = head.slice(0, last.index + 1);
  const opened = before.split('{').length - before.split('}').length;
  return { name: last[2] ?? '', after: last.index + last[0].length, inFlow: opened > 0 };
}

function ofKey(source: string, lineStart: number, offset: number, key: KeyBefore): Writing | undefined {
  const kind = KINDS.get(key.name);
  const value = source.slice(lineStart + key.after, offset);
  const blanks = value.length - value.trimStart().length;
  // Right behind the colon YAML has no value yet.
  if (kind === undefined || blanks === 0) return undefined;
  const start = lineStart + key.after;
  if (value.trimStart().startsWith('[')) {
    if (value.includes(']')) return undefined;
    const item = Math.max(value.lastIndexOf('['), value.lastIndexOf(',')) + 1;
    const indent = value.slice(item).length - value.slice(item).trimStart().length;
    return written(kind, source, start + item + indent, offset);
  }
  if (/[{}]/.test(value) || (key.inFlow && value.includes(','))) return undefined;
  return written(kind, source, start + blanks, offset);
}

/** To the end of the word that is written, where the offset is inside it. */
function written(kind: WritingKind, source: string, start: number, offset: number): Writing {
  const rest = /^[^\s,[\]{}#:][^\n,[\]{}#]*/.exec(source.slice(offset, offset + 200))?.[0] ?? '';
  const [mark = ''] = /^["']/.exec(source.slice(start, offset)) ?? [];
  return { kind, range: { start, end: offset + rest.trimEnd().length }, mark };
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The lines above an offset that say something, the nearest first. */
function* linesAbove(source: string, lineStart: number): Generator<string> {
  for (let end = lineStart - 1; end >= 0;) {
    const start = source.lastIndexOf('\n', end - 1) + 1;
    const line = source.slice(start, end).trimEnd();
    if (line !== '' && !line.trimStart().startsWith('#')) yield line;
    end = start - 1;
  }
}

/** Whether a line belongs to a text such as `quote: |-` begins. */
function isInBlockText(source: string, lineStart: number): boolean {
  const end = source.indexOf('\n', lineStart);
  let indent = indentOf(source.slice(lineStart, end === -1 ? source.length : end));
  for (const line of linesAbove(source, lineStart)) {
    if (indent === 0) return false;
    if (indentOf(line) >= indent) continue;
    if (/:\s+[|>][-+\d]*$/.test(line)) return true;
    indent = indentOf(line);
  }
  return false;
}

/** The key whose list an item at this column belongs to. */
function listKeyAbove(source: string, lineStart: number, column: number): string | undefined {
  for (const line of linesAbove(source, lineStart)) {
    const indent = indentOf(line);
    if (indent > column || (indent === column && /^-(?:\s|$)/.test(line.trimStart()))) continue;
    return /^\s*(?:-\s+)*([A-Za-z]+):$/.exec(line)?.[1];
  }
  return undefined;
}

/** The key of an entry under `claims:`, in the column the others stand in. */
function entryAt(source: string, lineStart: number, head: string, offset: number): Writing | undefined {
  const [, blanks = '', begun = ''] = /^(\s+)([^\s:#-][^:#]*)?$/.exec(head) ?? [];
  if (blanks === '') return undefined;
  let column = blanks.length;
  for (const line of linesAbove(source, lineStart)) {
    const indent = indentOf(line);
    if (indent === 0)
      return line === 'claims:' && column === blanks.length
        ? written('entry', source, offset - begun.length, offset)
        : undefined;
    column = Math.min(column, indent);
  }
  return undefined;
}
