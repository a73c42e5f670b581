import * as vscode from 'vscode';
import type { Guarded } from '../../guarded.ts';
import { SAMPLES } from '../../sampleFiles.ts';

const FOLDER = 'corroborate-samples';

/** *Open Sample Corpus*: a copy to play with, as it was left where there is one already. */
export function registerSamples(
  extension: vscode.Uri,
  storage: vscode.Uri,
  guarded: Guarded,
): vscode.Disposable {
  return guarded.command('corroborate.openSamples', async () => {
    const parent = await chooseParent(storage);
    if (!parent) return;
    const folder = vscode.Uri.joinPath(parent, FOLDER);
    if (!(await exists(folder))) await copySamples(vscode.Uri.joinPath(extension, 'samples'), folder);
    // What is open stays open.
    const forceNewWindow = vscode.workspace.workspaceFolders !== undefined;
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
  });
}

async function chooseParent(storage: vscode.Uri): Promise<vscode.Uri | undefined> {
  const own = {
    label: vscode.l10n.t('Beside the extension’s own data'),
    description: vscode.l10n.t('nothing to choose'),
  };
  const other = { label: vscode.l10n.t('In a folder of mine…'), description: '' };
  const chosen = await vscode.window.showQuickPick([own, other], {
    title: vscode.l10n.t('Where Should the Sample Corpus Be Copied?'),
  });
  if (chosen !== other) return chosen && storage;
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: vscode.l10n.t('Copy Here'),
    })) ?? [];
  return folder;
}

async function copySamples(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.createDirectory(to);
  for (const name of SAMPLES) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(from, name));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(to, name), bytes);
  }
}

const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
