import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { UndoHistory } from '../../core/corpus/undoHistory.ts';
import type { ActiveArticle } from '../activeArticle.ts';
import { DisposableStore } from '../disposables.ts';
import type { Guarded } from '../guarded.ts';

const READABLE_COLUMNS = 90;
const OFFERED_WRAP = 'offeredReadableWidth';
const TOLD_SOURCE = 'toldArticleIsSource';
const OFFERED_NESTING = 'offeredNesting';
const DECLINED_NESTING = 'declinedNesting';

/**
 * What is said once in a workspace: a readable width for articles, sidecars nested under them in the explorer, and
 * that an annotated article is a source.
 */
export function registerOffers(
  context: vscode.ExtensionContext,
  active: ActiveArticle,
  annotations: Annotations,
  history: UndoHistory,
  guarded: Guarded,
): vscode.Disposable {
  const disposables = new DisposableStore();
  const once = (key: string): boolean => {
    if (context.workspaceState.get<boolean>(key)) return false;
    void context.workspaceState.update(key, true);
    return true;
  };
  const offerWidth = (): void => {
    const { editor } = active;
    if (!editor || isWrapped(editor.document) || !hasLongLine(editor.document)) return;
    if (once(OFFERED_WRAP)) void guarded.run('offering a readable width', offerReadableWidth);
  };
  disposables.add(active.onDidChange(offerWidth));
  disposables.add(
    history.onDidChange(() => {
      if (isNested() || context.globalState.get<boolean>(DECLINED_NESTING)) return;
      // What was done first may have been to the register: there is a file to nest once there is an annotation.
      if (annotations.all().next().done || !once(OFFERED_NESTING)) return;
      void guarded.run('offering to nest sidecars', () => offerNesting(context.globalState));
    }),
  );
  disposables.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // A file that changed on disk and was read again is nobody's edit.
      if (!document.isDirty || contentChanges.length === 0) return;
      const known = annotations.of(document.uri.toString());
      if (!known || known.annotations.length === 0 || !once(TOLD_SOURCE)) return;
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'This article is a source: its annotations quote its words. They follow what you change, and a changed quote is shown as altered.',
        ),
      );
    }),
  );
  offerWidth();
  return disposables;
}

const isNested = (): boolean =>
  vscode.workspace.getConfiguration('explorer').get<boolean>('fileNesting.enabled') === true;

/** Whoever declines is not asked in other workspaces either. */
async function offerNesting(memory: vscode.Memento): Promise<void> {
  const nest = vscode.l10n.t('Nest Sidecars');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Annotations are kept in a file beside each article. Nest these files under their articles in this workspace’s explorer?',
    ),
    nest,
    vscode.l10n.t('Leave Them'),
  );
  if (chosen === nest)
    await vscode.workspace
      .getConfiguration('explorer')
      .update('fileNesting.enabled', true, vscode.ConfigurationTarget.Workspace);
  else if (chosen !== undefined) await memory.update(DECLINED_NESTING, true);
}

const isWrapped = (document: vscode.TextDocument): boolean =>
  vscode.workspace.getConfiguration('editor', document).get<string>('wordWrap') !== 'off';

function hasLongLine(document: vscode.TextDocument): boolean {
  for (let line = 0; line < Math.min(document.lineCount, 200); line++)
    if (document.lineAt(line).text.length > READABLE_COLUMNS + 30) return true;
  return false;
}

async function offerReadableWidth(): Promise<void> {
  const wrap = vscode.l10n.t('Wrap Lines');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Articles have long lines. Wrap them at a readable width in this workspace?'),
    wrap,
    vscode.l10n.t('Leave Them'),
  );
  if (chosen !== wrap) return;
  for (const languageId of ['plaintext', 'markdown', 'article']) {
    const editor = vscode.workspace.getConfiguration('editor', { languageId });
    await editor.update('wordWrap', 'bounded', vscode.ConfigurationTarget.Workspace, true);
    await editor.update('wordWrapColumn', READABLE_COLUMNS, vscode.ConfigurationTarget.Workspace, true);
  }
}
