import * as vscode from 'vscode';
import { articleOf, sidecarOf } from '../../core/corpus/articleNames.ts';
import { isThere } from '../adapters/decoding.ts';
import type { ArticleScope } from '../articleScope.ts';

/**
 * A sidecar goes where its article goes: renaming, moving or deleting an article in the explorer does the same to its
 * sidecar, in one step of the explorer's undo. A folder takes its sidecars along by itself.
 */
export function registerFileOperations(scope: ArticleScope): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => {
      event.waitUntil(renames(scope, event.files));
    }),
    vscode.workspace.onWillDeleteFiles((event) => {
      event.waitUntil(deletions(scope, event.files));
    }),
  );
}

async function renames(
  scope: ArticleScope,
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const moving = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    const sidecar = await sidecarBeside(scope, oldUri);
    // Somebody who moves both at once needs no help.
    if (sidecar && !moving.has(sidecar.toString()))
      edit.renameFile(sidecar, vscode.Uri.parse(sidecarOf(newUri.toString()), true), { overwrite: false });
  }
  return edit;
}

async function deletions(scope: ArticleScope, files: readonly vscode.Uri[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const going = new Set(files.map((uri) => uri.toString()));
  for (const uri of files) {
    const sidecar = await sidecarBeside(scope, uri);
    if (sidecar && !going.has(sidecar.toString())) edit.deleteFile(sidecar, { ignoreIfNotExists: true });
  }
  return edit;
}

async function sidecarBeside(scope: ArticleScope, uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (articleOf(uri.toString()) !== undefined || !scope.includes(uri)) return undefined;
  const sidecar = vscode.Uri.parse(sidecarOf(uri.toString()), true);
  return (await isThere(sidecar)) ? sidecar : undefined;
}
