import * as vscode from 'vscode';
import type { Replayed, UndoHistory } from '../../../core/corpus/undoHistory.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { withoutIcons, withoutLinks } from '../../markdown.ts';

/** How long the status bar offers to take the last act back, in milliseconds. */
const OFFERED_MS = 8000;

/** Undo and redo of what was done to annotations, apart from the editor's own, which is the document's. */
export class UndoCommands {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly history: UndoHistory,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    const button = disposables.add(
      vscode.window.createStatusBarItem('corroborate.undo', vscode.StatusBarAlignment.Left, -1),
    );
    button.name = vscode.l10n.t('Corroborate: Undo');
    button.command = 'corroborate.undo';
    disposables.add({ dispose: () => clearTimeout(this.timer) });
    disposables.add(
      this.guarded.command('corroborate.undo', async () => {
        const step = await this.history.undo();
        tell(step, (label) => vscode.l10n.t('Undone: {0}', label));
      }),
    );
    disposables.add(
      this.guarded.command('corroborate.redo', async () => {
        const step = await this.history.redo();
        tell(step, (label) => vscode.l10n.t('Redone: {0}', label));
      }),
    );
    disposables.add(this.history.onDidChange(() => this.show(button)));
    this.show(button);
    return disposables;
  }

  private show(button: vscode.StatusBarItem): void {
    const { undoLabel, redoLabel } = this.history;
    void vscode.commands.executeCommand('setContext', 'corroborate.canUndo', undoLabel !== undefined);
    void vscode.commands.executeCommand('setContext', 'corroborate.canRedo', redoLabel !== undefined);
    clearTimeout(this.timer);
    if (undoLabel === undefined || redoLabel !== undefined) {
      button.hide();
      return;
    }
    button.text = `$(discard) ${vscode.l10n.t('Undo {0}', withoutIcons(undoLabel))}`;
    button.show();
    this.timer = setTimeout(() => button.hide(), OFFERED_MS);
  }
}

function tell(step: Replayed | undefined, done: (label: string) => string): void {
  if (step && step.missed > 0)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0}, except what somebody else changed since.', withoutLinks(done(step.label))),
    );
  else
    vscode.window.setStatusBarMessage(
      step ? withoutIcons(done(step.label)) : vscode.l10n.t('Nothing to take back'),
      4000,
    );
}
