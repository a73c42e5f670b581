import * as vscode from 'vscode';
import type { Logger } from '../core/ports.ts';
import { failureMessage, refusalMessage } from './failure.ts';
import { withoutLinks } from './markdown.ts';

/**
 * Runs commands so that a refusal is told to the person who asked, and a failure is told and kept in the log for a bug
 * report.
 */
export class Guarded {
  constructor(private readonly logger: Logger) {}

  command(id: string, run: (...given: unknown[]) => unknown): vscode.Disposable {
    return vscode.commands.registerCommand(id, (...given: unknown[]) => this.run(id, () => run(...given)));
  }

  async run<T>(what: string, act: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (cause) {
      const refusal = refusalMessage(cause);
      if (refusal !== undefined) {
        void vscode.window.showWarningMessage(withoutLinks(refusal));
        return undefined;
      }
      this.logger.error(`${what} failed`, cause);
      const showLog = vscode.l10n.t('Show Log');
      const message = withoutLinks(failureMessage(cause));
      void vscode.window.showErrorMessage(`Corroborate: ${message}`, showLog).then((chosen) => {
        if (chosen === showLog) void vscode.commands.executeCommand('corroborate.showLog');
      });
      return undefined;
    }
  }
}
