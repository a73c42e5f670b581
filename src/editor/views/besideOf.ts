import * as vscode from 'vscode';

/** The column where a passage is opened from a panel: the one before it, so that both are seen. */
export function besideOf(panel: vscode.WebviewPanel): vscode.ViewColumn {
  const { viewColumn = vscode.ViewColumn.Two } = panel;
  return viewColumn > vscode.ViewColumn.One ? viewColumn - 1 : vscode.ViewColumn.Beside;
}
