import * as vscode from 'vscode';
import type { Indexing } from '../../core/corpus/indexing.ts';
import { DisposableStore } from '../disposables.ts';

/** Shows how far reading the articles has come, with a command to stop it. */
export function registerIndexingStatus(indexing: Indexing): vscode.Disposable {
  const disposables = new DisposableStore();
  const item = disposables.add(
    vscode.window.createStatusBarItem('corroborate.indexing', vscode.StatusBarAlignment.Left, 0),
  );
  item.name = vscode.l10n.t('Corroborate: Reading Articles');
  const show = (): void => {
    const { state, done, total } = indexing.progress;
    void vscode.commands.executeCommand('setContext', 'corroborate.indexing', state === 'reading');
    if (state === 'reading') {
      item.text = `$(sync~spin) ${vscode.l10n.t('Reading articles: {0} of {1}', done, total)}`;
      item.tooltip = vscode.l10n.t('Corroborate is reading the articles. Click to stop.');
      item.command = 'corroborate.cancelIndexing';
      item.show();
    } else if (state === 'cancelled') {
      item.text = `$(debug-pause) ${vscode.l10n.t('Articles read: {0} of {1}', done, total)}`;
      item.tooltip = vscode.l10n.t('Matches come only from the articles read. Click to read the rest.');
      item.command = 'corroborate.resumeIndexing';
      item.show();
    } else item.hide();
  };
  disposables.add(indexing.onDidChange(show));
  show();
  return disposables;
}
