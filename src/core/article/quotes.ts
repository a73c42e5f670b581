import { attributionVerb } from '../language/attributionVerbs.ts';
import type { Range } from '../model/range.ts';
import { Pace, type Work } from '../work.ts';
import { isDash, isDigit, isLetter, isWhite, unitsOf } from '../text/characters.ts';

/** A quotation as the marks show it, before anybody is found to have said it. */
export interface QuoteSpan {
  /** Without the marks. */
  readonly range: Range;
  /** With them. */
  readonly outer: Range;
  readonly depth: number;
  /** Index of its paragraph among those passed in. */
  readonly paragraph: number;
  /** Not closed in its paragraph; the next one opens with the same mark again. */
  readonly continued: boolean;
}

type Family =
  | 'straight'
  | 'curly'
  | 'low'
  | 'guillemet'
  | 'wide'
  | 'tex'
  | 'single'
  | 'curly-single'
  | 'guillemet-single';

interface Open {
  readonly family: Family;
  readonly at: number;
  readonly contentStart: number;
  /** Single quotes know their closing mark: without one it was an apostrophe. */
  readonly closesAt?: number;
  readonly closers: string;
}

interface Found {
  readonly range: Range;
  readonly outer: Range;
  depth: number;
  readonly paragraph: number;
  readonly continued: boolean;
}

const MARKS = unitsOf(
  '"\'`\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f',
);
/** Words that begin with an apostrophe. */
const ELISION = /^(?:em|tis|twas|til|till|cause|n|round|bout|cos|im|er|s|t|d|ll|re|ve|m|\d0s)(?![\p{L}\d])/iu;
/** How many closing candidates are tried for an opening single quote. */
const CANDIDATES = 8;

/**
 * Finds quotations: straight, curly, low, pointed and corner marks, TeX's pairs, single quotes as far as they are no
 * apostrophes, nested ones, and those that run on over paragraphs which open with the mark again. Linear.
 * @param paragraphs in text order
 * @returns by start, outer before inner
 */
export function* findQuotes(text: string, paragraphs: readonly Range[]): Work<QuoteSpan[]> {
  const firstLeft = text.indexOf('\u00ab');
  const firstRight = text.indexOf('\u00bb');
  const style = { inward: firstRight >= 0 && (firstLeft < 0 || firstRight < firstLeft) };
  const pace = new Pace();
  const found: Found[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    const before = found.length;
    scan(text, paragraph, index, next === undefined ? '' : openingMark(text, next), style, found);
    if (found.length === before) dashSpeech(text, paragraph, index, found);
    else interrupt(text, found, before);
    if (pace.due(paragraph.end - paragraph.start)) yield undefined;
  }
  return found.sort((a, b) => a.outer.start - b.outer.start || b.outer.end - a.outer.end);
}

/** «We agree, — said the minister. — It took long»: an attribution inside the marks parts the quotation. */
function interrupt(text: string, found: Found[], from: number): void {
  for (let at = found.length - 1; at >= from; at--) {
    const quote = found[at];
    if (quote === undefined || quote.depth > 0 || text.charAt(quote.outer.start) !== '\u00ab') continue;
    const pieces = spokenPieces(text, quote.range);
    if (pieces.length > 0)
      found.splice(at, 1, ...pieces.map((piece) => ({ ...quote, range: piece, outer: piece })));
  }
}

function openingMark(text: string, paragraph: Range): string {
  const mark = /^[*_\s]*(["'\u201c\u201e\u2018\u00ab\u00bb]|``)/.exec(
    text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 8)),
  );
  return mark?.[1] ?? '';
}

function scan(
  text: string,
  paragraph: Range,
  index: number,
  nextMark: string,
  style: { readonly inward: boolean },
  found: Found[],
): void {
  const open: Open[] = [];
  let singles: readonly Closer[] | undefined;
  let pointer = 0;
  const close = (depth: number, contentEnd: number, end: number, continued = false): void => {
    const opened = open[depth];
    if (opened === undefined) return;
    const range = inner(text, { start: opened.contentStart, end: contentEnd });
    if (range.end > range.start)
      found.push({
        range,
        outer: { start: opened.at, end: continued ? range.end : end },
        depth,
        paragraph: index,
        continued,
      });
    open.length = depth;
  };
  const push = (family: Family, at: number, width: number, closers: string, closesAt?: number): void => {
    open.push({ family, at, contentStart: at + width, closers, ...(closesAt !== undefined && { closesAt }) });
  };
  // Opened again without having been closed: paragraphs of one speech run together, or a mark was lost.
  const reopen = (depth: number, at: number): void => {
    if (endsSentenceBefore(text, at)) close(depth, at, at, true);
    else open.length = depth;
  };
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const code = text.charCodeAt(at);
    if (!MARKS.has(code)) continue;
    const mark = text.charAt(at);
    const double = (mark === '`' || mark === "'") && text.charAt(at + 1) === mark && at + 1 < paragraph.end;
    if (double && (mark === '`' || open.some((one) => one.family === 'tex'))) {
      const depth = lastOpen(open, "''");
      if (mark === '`') push('tex', at, 2, "''");
      else close(depth, at, at + 2);
      at++;
      continue;
    }
    if (mark === '`') continue;
    const before = at > paragraph.start ? text.charCodeAt(at - 1) : 0x20;
    const after = at + 1 < paragraph.end ? text.charCodeAt(at + 1) : 0x20;
    if (mark === "'" || mark === '\u2018' || mark === '\u2019') {
      const depth = open.findIndex((one) => one.closesAt === at);
      if (depth >= 0) {
        close(depth, at, at + 1);
        continue;
      }
      if (mark === '\u2018' && lastOpen(open, mark) >= 0 && !isOpening(before)) {
        close(lastOpen(open, mark), at, at + 1);
        continue;
      }
      if (mark === '\u2019' || !opensSingle(text, at, before, after)) continue;
      singles ??= singleClosers(text, paragraph);
      while (pointer < singles.length && (singles[pointer]?.at ?? 0) <= at) pointer++;
      const closesAt = closerOf(text, singles, pointer);
      if (closesAt !== undefined) push(mark === "'" ? 'single' : 'curly-single', at, 1, '', closesAt);
      continue;
    }
    const closes = lastOpen(open, mark);
    switch (mark) {
      case '"': {
        // `…, "said`: the space is on the wrong side of a closing mark.
        const looksOpening = isOpening(before) && !isWhite(after) && !(closes >= 0 && misplaced(text, at));
        if (closes >= 0 && !looksOpening) close(closes, at, at + 1);
        else if (closes >= 0 && closes === open.length - 1 && isWhite(before) && !isWhite(after)) {
          reopen(closes, at);
          push('straight', at, 1, '"\u201d');
        } else if (closes >= 0) close(closes, at, at + 1);
        else if (
          isOpening(before) ||
          (!isWhite(after) && !isLetter(before) && !isDigit(before) && !isClosing(before))
        )
          push('straight', at, 1, '"\u201d');
        break;
      }
      case '\u201c':
        if (closes >= 0 && (open[closes]?.family === 'low' || (!isOpening(before) && !isLetter(after))))
          close(closes, at, at + 1);
        else {
          if (closes >= 0 && closes === open.length - 1 && endsSentenceBefore(text, at)) reopen(closes, at);
          push('curly', at, 1, '\u201d\u201c"');
        }
        break;
      case '\u201d':
      case '\u201f':
        if (closes >= 0) close(closes, at, at + 1);
        else if (isOpening(before) && !isWhite(after)) push('curly', at, 1, '\u201d');
        break;
      case '\u201e':
        push('low', at, 1, '\u201c\u201d"');
        break;
      case '\u201a':
        push('low', at, 1, '\u2018');
        break;
      case '\u00ab':
      case '\u00bb': {
        const opens = (mark === '\u00bb') === style.inward;
        if (!opens && closes >= 0) close(closes, at, at + 1);
        else if (opens) push('guillemet', at, 1, style.inward ? '\u00ab' : '\u00bb');
        break;
      }
      case '\u2039':
      case '\u203a': {
        const opens = (mark === '\u203a') === style.inward;
        if (!opens && closes >= 0) close(closes, at, at + 1);
        else if (opens) push('guillemet-single', at, 1, style.inward ? '\u2039' : '\u203a');
        break;
      }
      case '\u300c':
      case '\u300e':
        push('wide', at, 1, mark === '\u300c' ? '\u300d' : '\u300f');
        break;
      default:
        if (closes >= 0) close(closes, at, at + 1);
    }
    // Openings nobody closes must not pile up.
    if (open.length > 6) open.shift();
  }
  endOfParagraph(text, paragraph, open, nextMark, close);
}

function misplaced(text: string, at: number): boolean {
  const word = /^\p{Ll}+/u.exec(text.slice(at + 1, at + 20))?.[0];
  return (
    word !== undefined &&
    attributionVerb(word) !== undefined &&
    /[,.!?]\s$/.test(text.slice(Math.max(0, at - 2), at))
  );
}

function endsSentenceBefore(text: string, at: number): boolean {
  let back = at - 1;
  while (back >= 0 && isWhite(text.charCodeAt(back))) back--;
  return back < at - 1 && isClosing(text.charCodeAt(back));
}

/** A quotation left open runs to the end of its paragraph where the next one opens again, or where it began as one. */
function endOfParagraph(
  text: string,
  paragraph: Range,
  open: readonly Open[],
  nextMark: string,
  close: (depth: number, contentEnd: number, end: number, continued?: boolean) => void,
): void {
  const depth = open.findIndex((one) => one.closesAt === undefined);
  const first = open[depth];
  if (first === undefined) return;
  const mark = text.charAt(first.at);
  const reopened = nextMark !== '' && (nextMark.startsWith(mark) || first.closers.includes(nextMark));
  let back = first.at - 1;
  while (back >= paragraph.start && (isWhite(text.charCodeAt(back)) || text.charAt(back) === '*')) back--;
  const begins = back < paragraph.start || ':,\uff1a\uff0c'.includes(text.charAt(back));
  if (reopened || begins) close(depth, paragraph.end, paragraph.end, reopened);
}

/** Content without the space inside marks: « … » and tokenised text have some. */
function inner(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && isWhite(text.charCodeAt(start))) start++;
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function lastOpen(open: readonly Open[], mark: string): number {
  for (let depth = open.length - 1; depth >= 0; depth--)
    if (open[depth]?.closers.includes(mark) === true && open[depth]?.closers !== '') return depth;
  return -1;
}

/** What may stand before an opening mark. */
function isOpening(code: number): boolean {
  return (
    isWhite(code) ||
    isDash(code) ||
    '([{"\u201c\u201e\u00ab\u2018\'*_/\u00bf\u00a1>\uff08\uff1a\uff0c\u3002'.includes(
      String.fromCharCode(code),
    )
  );
}

function isClosing(code: number): boolean {
  return '.!?)]\u2026'.includes(String.fromCharCode(code));
}

interface Closer {
  readonly at: number;
  /** Punctuation beside it: no possessive looks like this. */
  readonly strong: boolean;
  readonly opener: boolean;
}

/** Every single mark that may close, and those that look like openings, in order. */
function singleClosers(text: string, paragraph: Range): Closer[] {
  const closers: Closer[] = [];
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x27 && code !== 0x2019 && code !== 0x2018) continue;
    const before = at > paragraph.start ? text.charCodeAt(at - 1) : 0x20;
    const after = at + 1 < paragraph.end ? text.charCodeAt(at + 1) : 0x20;
    if (isLetter(after) || isDigit(after)) {
      if (code !== 0x2019 && isOpening(before)) closers.push({ at, strong: false, opener: true });
      continue;
    }
    if (isWhite(before) && !(isWhite(after) || !isLetter(after))) continue;
    const possessive = (before === 0x73 || before === 0x7a || before === 0x78) && isWhite(after);
    closers.push({ at, strong: !possessive, opener: false });
  }
  return closers;
}

function closerOf(text: string, singles: readonly Closer[], from: number): number | undefined {
  let weak: number | undefined;
  for (let index = from; index < Math.min(singles.length, from + CANDIDATES); index++) {
    const candidate = singles[index];
    if (candidate === undefined) break;
    if (candidate.opener) {
      if (text.charAt(candidate.at) === '\u2018' || weak !== undefined) break;
      continue;
    }
    if (candidate.strong) return candidate.at;
    weak ??= candidate.at;
  }
  return weak;
}

function opensSingle(text: string, at: number, before: number, after: number): boolean {
  if (!isOpening(before) || isWhite(after)) return false;
  if (
    !isLetter(after) &&
    !isDigit(after) &&
    !'"\u201c\u2026.$\u00a3\u20ac*['.includes(String.fromCharCode(after))
  )
    return false;
  return !ELISION.test(text.slice(at + 1, at + 8));
}

/** "— We agree, — said the minister. — It took long.": speech after a dash, only with an attribution after a second. */
function dashSpeech(text: string, paragraph: Range, index: number, found: Found[]): void {
  if (!/^[\u2014\u2013]\s?\S/.test(text.slice(paragraph.start, paragraph.start + 4))) return;
  const range = { start: paragraph.start + 1, end: paragraph.end };
  for (const piece of spokenPieces(text, range))
    found.push({ range: piece, outer: piece, depth: 0, paragraph: index, continued: false });
}

/** Longer speeches are not interrupted to say whose they are. */
const LONGEST_SPEECH = 4000;

/** What of a speech is spoken, the attributions between its dashes left out; nothing where there is no attribution. */
function spokenPieces(text: string, range: Range): Range[] {
  const body = text.slice(range.start, Math.min(range.end, range.start + LONGEST_SPEECH));
  const pieces: Range[] = [];
  let from = 0;
  let spoken = true;
  const push = (to: number): void => {
    const piece = inner(text, { start: range.start + from, end: range.start + to });
    if (piece.end > piece.start) pieces.push(piece);
  };
  // Spanish sets its dashes to the attribution: "—Sí —dijo él—. No."
  for (const dash of body.matchAll(
    /(?:(?<=[,.!?\u2026\u00bb])\s?[\u2014\u2013](?=\s)|(?<=\s)[\u2014\u2013](?=\p{Ll})|[\u2014\u2013](?=[.,;:]))/gu,
  )) {
    const follows = body.slice(dash.index + dash[0].length, dash.index + dash[0].length + 60);
    const attributed = (follows.match(/\p{L}+/gu) ?? [])
      .slice(0, 3)
      .some((word) => attributionVerb(word) !== undefined);
    if (spoken && !attributed) continue;
    if (spoken) push(dash.index);
    from = dash.index + dash[0].length + (/[.,;:]/.test(body.charAt(dash.index + dash[0].length)) ? 1 : 0);
    spoken = !spoken;
  }
  if (from === 0) return [];
  if (spoken) push(range.end - range.start);
  return pieces;
}
