import * as vscode from 'vscode';

/** Whose diagnostics these are, for people. */
export const SOURCE = 'Corroborate';

/** How what needs a look in an article is marked, by setting. */
export const SEVERITIES: Readonly<
  Record<'off' | 'hints' | 'warnings', vscode.DiagnosticSeverity | undefined>
> = {
  off: undefined,
  hints: vscode.DiagnosticSeverity.Information,
  warnings: vscode.DiagnosticSeverity.Warning,
};
