import type * as vscode from 'vscode';

/** Lines of paragraphs that were wrapped by hand are no longer than this, in characters. */
const HARD_WRAPPED = 100;

/** A paragraph ends where a blank line follows or, with one paragraph a line, with its line. */
export function lastLineOfParagraph(document: vscode.TextDocument, line: number): number {
  let last = line;
  if (document.lineAt(line).text.length > HARD_WRAPPED) return last;
  while (last + 1 < document.lineCount && !document.lineAt(last + 1).isEmptyOrWhitespace) last++;
  return last;
}

/** It begins after a blank line or, with one paragraph a line, with its line. */
export function firstLineOfParagraph(document: vscode.TextDocument, line: number): number {
  let first = line;
  if (document.lineAt(line).text.length > HARD_WRAPPED) return first;
  while (first > 0 && !document.lineAt(first - 1).isEmptyOrWhitespace) first--;
  return first;
}
