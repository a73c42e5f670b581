import * as vscode from 'vscode';
import type { Guarded } from '../../guarded.ts';
import { withoutLinks } from '../../markdown.ts';

/** What a host with git and a file system of its own can do. */
export interface MergeDriverInstaller {
  refresh(): Promise<void>;
  install(folder: string): Promise<string>;
}

/** *Install Git Merge Driver*: only where the extension host can run git. */
export function registerMergeDriver(
  installer: MergeDriverInstaller | undefined,
  guarded: Guarded,
): vscode.Disposable {
  void vscode.commands.executeCommand('setContext', 'corroborate.hasGit', installer !== undefined);
  if (installer) void guarded.run('refreshing the merge driver', () => installer.refresh());
  return guarded.command('corroborate.installMergeDriver', async () => {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
    if (!installer || !folder) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open a folder on this machine that is in a git repository first.'),
      );
      return;
    }
    const root = await installer.install(folder.uri.fsPath);
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Sidecars in {0} are now merged annotation by annotation. Commit .gitattributes so that others get it too.',
        withoutLinks(root),
      ),
    );
  });
}
