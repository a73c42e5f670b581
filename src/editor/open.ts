import * as vscode from 'vscode';
import type { Range } from '../core/model/range.ts';
import type { ArticleId } from '../core/ports.ts';
import { DocumentText } from './adapters/positions.ts';
import type { PassageTarget } from './targets.ts';

export interface OpenOptions {
  readonly preserveFocus?: boolean;
  readonly beside?: boolean;
  readonly column?: vscode.ViewColumn;
}

/** Opens an article with a passage selected, so that a screen reader reads it. */
export async function openPassage(
  article: ArticleId,
  range: Range | undefined,
  options: OpenOptions = {},
): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(article, true));
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus: options.preserveFocus ?? false,
    preview: true,
    ...(options.beside ? { viewColumn: vscode.ViewColumn.Beside } : {}),
    ...(options.column === undefined ? {} : { viewColumn: options.column }),
  });
  if (range) select(editor, DocumentText.of(document).toRange(range));
  return editor;
}

/** Opens two passages in two groups of editors; the second has the focus, unless it is to stay where it is. */
export async function openSideBySide(
  first: PassageTarget,
  second: PassageTarget,
  options: Pick<OpenOptions, 'preserveFocus'> = {},
): Promise<void> {
  const { One, Two } = vscode.ViewColumn;
  const left = await openPassage(first.article, first.range, { ...options, column: One });
  await openPassage(second.article, second.range, { ...options, column: Two });
  // half as wide now, its lines are wrapped anew, which may have pushed the passage out of view
  left.revealRange(left.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

export function select(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
