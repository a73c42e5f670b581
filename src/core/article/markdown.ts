import type { Range } from '../model/range.ts';
import { isLetter, isDigit, isWhite } from '../text/characters.ts';

/** Longest label and longest address looked for, so that unclosed brackets cost nothing. */
const LONGEST_LINK = 1000;

const MARKS = /[*_`~\\[<#>]/;

/** The same as {@link plainText}: most passages have no marks and cost nothing. */
export function withoutMarks(text: string, range: Range): string {
  const passage = text.slice(range.start, range.end);
  return MARKS.test(passage) ? plainText(text, range) : passage;
}

/**
 * The words of a passage as a reader sees them: emphasis, link targets, heading, quote and code marks and
 * backslash escapes are left out; a link keeps its label, an image its description. Text without such marks comes
 * back as it is. Linear.
 */
export function plainText(text: string, range: Range): string {
  const kept: string[] = [];
  let skipUntil = -1;
  const targets = new Map<number, number>();
  const keep = (from: number, to: number): void => {
    if (to > from) kept.push(text.slice(from, to));
  };
  let from = range.start;
  let at = range.start;
  const drop = (end: number): void => {
    keep(from, at);
    from = end;
    at = end;
  };
  while (at < range.end) {
    const code = text.charCodeAt(at);
    const target = targets.get(at);
    if (target !== undefined) {
      drop(target);
      continue;
    }
    if (code === 0x2a || code === 0x5f || code === 0x60 || code === 0x7e) {
      const end = emphasisEnd(text, at, range);
      if (end > at) drop(end);
      else at = runEnd(text, at, range.end);
    } else if (code === 0x5c && isEscapable(text.charCodeAt(at + 1)) && at + 1 < range.end) {
      drop(at + 1);
      at++;
    } else if (code === 0x5b && at >= skipUntil) {
      const link = linkAt(text, at, range.end);
      if (link === undefined) {
        skipUntil = at + 1;
        at++;
      } else {
        targets.set(link.labelEnd, link.end);
        if (at > range.start && text.charCodeAt(at - 1) === 0x21 && from < at) {
          at--;
          drop(at + 2);
        } else drop(at + 1);
      }
    } else if (code === 0x3c && /^<https?:/.test(text.slice(at, at + 7))) {
      const close = text.slice(at, Math.min(range.end, at + LONGEST_LINK)).indexOf('>');
      if (close < 0) at++;
      else {
        targets.set(at + close, at + close + 1);
        drop(at + 1);
      }
    } else if ((code === 0x23 || code === 0x3e) && atLineStart(text, at, range.start)) {
      let end = at;
      while (end < range.end && text.charCodeAt(end) === code) end++;
      if (end < range.end && text.charCodeAt(end) === 0x20) drop(end + 1);
      else if (code === 0x3e) drop(end);
      else at = end;
    } else at++;
  }
  keep(from, range.end);
  return kept.join('');
}

function runEnd(text: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit && text.charCodeAt(end) === text.charCodeAt(at)) end++;
  return end;
}

function isEscapable(code: number): boolean {
  return (
    (code >= 0x21 && code <= 0x2f) ||
    (code >= 0x3a && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e)
  );
}

/** Where a run of emphasis or code marks ends, or `at` where these characters are text. */
function emphasisEnd(text: string, at: number, range: Range): number {
  const code = text.charCodeAt(at);
  const end = runEnd(text, at, range.end);
  const before = at > 0 ? text.charCodeAt(at - 1) : 0x20;
  const after = end < text.length ? text.charCodeAt(end) : 0x20;
  if (code === 0x7e) return end - at === 2 ? end : at;
  const open = isWhite(before);
  const closed = isWhite(after);
  // "5 * 3" and a rule of asterisks are text; an underscore inside a word is part of it.
  if (open && closed) return at;
  if (code === 0x5f && isWordPart(before) && isWordPart(after)) return at;
  return end - at <= 3 ? end : at;
}

const isWordPart = (code: number): boolean => isLetter(code) || isDigit(code) || code === 0x5f;

function atLineStart(text: string, at: number, start: number): boolean {
  let back = at - 1;
  while (back >= start && at - back < 8 && (text.charCodeAt(back) === 0x20 || text.charCodeAt(back) === 0x3e))
    back--;
  return back < 0 || (back < start && at === start && startsLine(text, at)) || text.charCodeAt(back) === 0x0a;
}

function startsLine(text: string, at: number): boolean {
  let back = at - 1;
  while (back >= 0 && at - back < 8 && text.charCodeAt(back) === 0x20) back--;
  return back < 0 || text.charCodeAt(back) === 0x0a;
}

/** `[label](address)` or `[label][reference]`: where the label and the whole end. */
function linkAt(text: string, at: number, limit: number): { labelEnd: number; end: number } | undefined {
  const furthest = Math.min(limit, at + LONGEST_LINK);
  let depth = 0;
  for (let end = at; end < furthest; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x5b) depth++;
    if (code !== 0x5d || --depth > 0) continue;
    const opener = text.charCodeAt(end + 1);
    if (opener !== 0x28) return undefined;
    let parentheses = 0;
    for (let close = end + 1; close < Math.min(limit, end + LONGEST_LINK); close++) {
      const inner = text.charCodeAt(close);
      if (inner === 0x0a) return undefined;
      if (inner === 0x28) parentheses++;
      if (inner === 0x29 && --parentheses === 0) return { labelEnd: end, end: close + 1 };
    }
    return undefined;
  }
  return undefined;
}
