import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Registers } from '../../core/corpus/registers.ts';
import { messageOf } from '../../core/messageOf.ts';
import { DisposableStore } from '../disposables.ts';
import type { Guarded } from '../guarded.ts';
import { toldName, withoutLinks } from '../markdown.ts';

/** How often writing is tried again while something waits, in milliseconds. */
const RETRY_MS = 10_000;

/**
 * Says when a sidecar or a claims register could not be written or a sidecar was deleted underneath us, and sees to it
 * that nothing is lost.
 */
export function registerWriteTrouble(
  annotations: Annotations,
  registers: Registers,
  guarded: Guarded,
): vscode.Disposable {
  const disposables = new DisposableStore();
  const item = disposables.add(
    vscode.window.createStatusBarItem('corroborate.unwritten', vscode.StatusBarAlignment.Left, 1),
  );
  item.name = vscode.l10n.t('Corroborate: Unwritten Files');
  item.command = 'corroborate.retryWrites';
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  let timer: ReturnType<typeof setInterval> | undefined;
  disposables.add({ dispose: () => clearInterval(timer) });
  const show = (): void => {
    const count = annotations.unwritten.length + registers.unwritten.length;
    if (count === 0) {
      clearInterval(timer);
      timer = undefined;
      item.hide();
      return;
    }
    item.text = `$(warning) ${count === 1 ? vscode.l10n.t('1 file not written') : vscode.l10n.t('{0} files not written', count)}`;
    item.tooltip = vscode.l10n.t(
      'What you did is kept in memory and written as soon as it can be. Click to try now.',
    );
    item.show();
    timer ??= setInterval(() => void guarded.run('writing again', retry), RETRY_MS);
  };
  const retry = async (): Promise<void> => {
    await annotations.retry();
    await registers.retry();
    show();
  };
  disposables.add(guarded.command('corroborate.retryWrites', retry));
  disposables.add(
    annotations.onDidDelay(({ article, cause }) => {
      show();
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'The sidecar of {0} cannot be written: {1}. Your annotations are kept and will be written when it can be; do not close this window before.',
          toldName(article),
          withoutLinks(messageOf(cause)),
        ),
      );
    }),
  );
  disposables.add(
    registers.onDidDelay(({ file, cause }) => {
      show();
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          '{0} cannot be written: {1}. What you said of claims is kept and will be written when it can be; do not close this window before.',
          toldName(file),
          withoutLinks(messageOf(cause)),
        ),
      );
    }),
  );
  disposables.add(
    annotations.onDidVanish((vanished) => {
      void guarded.run('restoring a sidecar', async () => {
        const restore = vscode.l10n.t('Restore');
        const chosen = await vscode.window.showWarningMessage(
          vscode.l10n.t(
            'The sidecar of {0}, which held annotations, was deleted.',
            toldName(vanished.article),
          ),
          restore,
        );
        if (chosen === restore) await annotations.restore(vanished);
      });
    }),
  );
  return disposables;
}
