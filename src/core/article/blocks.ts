import type { Range } from '../model/range.ts';
import { Pace, type Work } from '../work.ts';
import { isIdeographic, isWhite } from '../text/characters.ts';
import { withoutMarks } from './markdown.ts';

/** A paragraph, heading or single line of an article, before anything is said of its function. */
export interface Block {
  /** Without block marks, emphasis around the whole, or white space. */
  readonly range: Range;
  /** The same with these marks. */
  readonly outer: Range;
  readonly mark: 'none' | 'heading' | 'quote' | 'item' | 'rule';
  /** Wholly set in bold. */
  readonly bold: boolean;
  /** Whether an empty line stands before it. */
  readonly apart: boolean;
  /** The words without Markdown marks, white space folded; of a long block only the first {@link BLOCK_HEAD} units. */
  readonly head: string;
  /** Whether `head` is all of it. */
  readonly short: boolean;
  /** Nothing but one Markdown link. */
  readonly linkOnly: boolean;
}

/** No heading, credit, caption or other furniture is longer. */
const BLOCK_HEAD = 400;
/** Hard-wrapped text is at most this wide; a longer line is a paragraph of its own. */
const WIDEST_WRAP = 130;
const NARROWEST_WRAP = 24;
/** White space other than single spaces. */
const UNEVEN = /[^\S ]|  /;

interface Line {
  /** From the first to after the last character that is not white. */
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly mark: Block['mark'];
  readonly hardBreak: boolean;
}

/**
 * Splits a text into blocks: at empty lines, at Markdown block marks and hard breaks, and at every other line end
 * unless the lines are one hard-wrapped paragraph.
 * @param from where to begin (after front matter)
 */
export function* splitBlocks(text: string, from: number, markdown: boolean): Work<Block[]> {
  const pace = new Pace();
  const blocks: Block[] = [];
  // Where any line is longer than a wrapped one, two even lines are a coincidence.
  const wide = hasLongLine(text, from);
  let group: Line[] = [];
  const flush = (): void => {
    pushGroup(text, group, markdown, wide, blocks);
    group = [];
  };
  for (let at = from; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = readLine(text, at, lineEnd, markdown);
    const ends = line === undefined || line.mark === 'rule';
    const alone = ends || line.mark === 'heading';
    if (alone) flush();
    if (!ends) group.push(line);
    if (alone) flush();
    if (pace.due(lineEnd + 1 - at)) yield undefined;
    at = lineEnd + 1;
  }
  flush();
  return blocks;
}

function hasLongLine(text: string, from: number): boolean {
  for (let at = from; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 ? text.length : newline;
    if (lineEnd - at > WIDEST_WRAP + 20) return true;
    at = lineEnd + 1;
  }
  return false;
}

function readLine(text: string, from: number, to: number, markdown: boolean): Line | undefined {
  let start = from;
  while (start < to && isWhite(text.charCodeAt(start))) start++;
  let end = to;
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  if (end === start) return undefined;
  let trailing = 0;
  while (trailing < 2 && text.charCodeAt(end + trailing) === 0x20) trailing++;
  let hardBreak = trailing === 2;
  if (markdown && text.charCodeAt(end - 1) === 0x5c) {
    hardBreak = true;
    end--;
  }
  const marks = /^(?:(#{1,6})[ \t]+|((?:>[ \t]?)+(?:#{1,6}[ \t]+)?)|([-*+•][ \t]+))/.exec(
    text.slice(start, Math.min(end, start + 24)),
  );
  if (/^(?:[-*_=~][ \t]?){3,}$/.test(text.slice(start, Math.min(end, start + 200))) && end - start <= 200)
    return { start, end, contentStart: start, mark: 'rule', hardBreak };
  const numbered =
    markdown && marks === null ? /^\d{1,3}[.)][ \t]+/.exec(text.slice(start, start + 8)) : null;
  const mark = marks?.[1] ? 'heading' : marks?.[2] ? 'quote' : marks?.[3] || numbered ? 'item' : 'none';
  let contentStart = start + (marks?.[0].length ?? numbered?.[0].length ?? 0);
  while (contentStart < end && isWhite(text.charCodeAt(contentStart))) contentStart++;
  if (contentStart >= end && mark === 'quote') return undefined;
  return { start, end, contentStart, mark, hardBreak };
}

function pushGroup(
  text: string,
  lines: readonly Line[],
  markdown: boolean,
  wide: boolean,
  blocks: Block[],
): void {
  const wrapped = isWrapped(text, lines, wide);
  let first = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line !== undefined && next !== undefined && continues(text, line, next, wrapped, markdown)) continue;
    const begin = lines[first];
    if (begin !== undefined && line !== undefined) {
      const block = makeBlock(text, begin, line.end, first === 0);
      if (block !== undefined) blocks.push(block);
    }
    first = index + 1;
  }
}

function continues(text: string, line: Line, next: Line, wrapped: boolean, markdown: boolean): boolean {
  if (next.mark === 'quote' ? line.mark !== 'quote' : next.mark !== 'none') return false;
  if (line.hardBreak && line.end - line.start < WIDEST_WRAP) return false;
  if (wrapped) return true;
  if (markdown && line.mark !== 'none' && line.end - line.start <= WIDEST_WRAP) return true;
  const last = text.charCodeAt(line.end - 1);
  // A line that ends in the middle of a sentence, before a word that cannot begin one.
  return (
    line.end - line.start <= WIDEST_WRAP &&
    !/[.!?:;…。！？”"»]/.test(String.fromCharCode(last)) &&
    beginsLower(text, next.contentStart)
  );
}

function beginsLower(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character.toUpperCase() !== character;
}

/**
 * Whether lines are one paragraph wrapped at a fixed width: each line is so full that the first word of the next
 * would not have fitted.
 */
function isWrapped(text: string, lines: readonly Line[], wide: boolean): boolean {
  if (lines.length < (wide ? 3 : 2)) return false;
  let width = 0;
  for (const line of lines) width = Math.max(width, line.end - line.start);
  if (width > WIDEST_WRAP || width < NARROWEST_WRAP) return false;
  let loose = 0;
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line === undefined || next === undefined) break;
    let word = next.contentStart;
    while (word < next.end && !isWhite(text.charCodeAt(word)) && !isIdeographic(text.charCodeAt(word)))
      word++;
    // Two units of leave for wide characters and for space that was folded.
    if (line.end - line.start + 1 + Math.max(1, word - next.contentStart) <= width - 2) loose++;
  }
  return loose * 10 <= lines.length - 1;
}

function makeBlock(text: string, first: Line, end: number, apart: boolean): Block | undefined {
  const outer = { start: first.start, end };
  let range = { start: first.contentStart, end };
  if (first.mark === 'heading') {
    const closing = /[ \t]+#+$/.exec(text.slice(Math.max(range.start, end - 12), end));
    if (closing !== null) range = { start: range.start, end: end - closing[0].length };
  }
  if (range.end <= range.start) return undefined;
  let bold = false;
  const emphasis = /^(\*\*\*|\*\*|__|\*|_)(?=\S)/.exec(text.slice(range.start, range.start + 4))?.[1];
  if (emphasis !== undefined && range.end - range.start > emphasis.length * 2) {
    const inside = text.slice(range.start + emphasis.length, Math.min(range.end, range.start + 4000));
    const close = inside.indexOf(emphasis);
    if (close >= 0 && range.start + emphasis.length * 2 + close === range.end) {
      range = { start: range.start + emphasis.length, end: range.end - emphasis.length };
      bold = emphasis.length >= 2;
    }
  }
  const short = range.end - range.start <= BLOCK_HEAD;
  const head = withoutMarks(text, {
    start: range.start,
    end: Math.min(range.end, range.start + BLOCK_HEAD),
  });
  const linkOnly =
    short &&
    first.mark !== 'heading' &&
    text.charCodeAt(range.start) === 0x5b &&
    /^(?:\[[^\]]*\]\([^()]*\)[\s|·•]*)+$/.test(text.slice(range.start, range.end));
  return {
    range,
    outer,
    mark: first.mark,
    bold,
    apart,
    head: (UNEVEN.test(head) ? head.replace(/\s+/g, ' ') : head).trim(),
    short,
    linkOnly,
  };
}
