import * as vscode from 'vscode';
import { isProjectFile } from '../core/corpus/articleNames.ts';
import { settings } from './settings.ts';

/**
 * Which files of the workspace are articles: those the include globs match, less the exclude globs, less files
 * about the folder itself. What `.gitignore` leaves out is known to the store, which has to read for it.
 */
export class ArticleScope {
  /** Whether the globs make this file an article. Synchronous, so that providers can ask on every call. */
  includes(uri: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder || !isWritableScheme(uri)) return false;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    if (isProjectFile(name)) return false;
    const matches = (glob: string): boolean =>
      vscode.languages.match({ pattern: new vscode.RelativePattern(folder, glob) }, asDocument(uri)) > 0;
    return settings.include.of(uri).some(matches) && !settings.exclude.of(uri).some(matches);
  }
}

/** `git:`, `output:`, `untitled:` and their like show documents that no sidecar can stand beside. */
function isWritableScheme(uri: vscode.Uri): boolean {
  return uri.scheme !== 'untitled' && vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}

/** `languages.match` looks at a document's address and language only. */
function asDocument(uri: vscode.Uri): vscode.TextDocument {
  return { uri, languageId: 'plaintext', fileName: uri.fsPath } as vscode.TextDocument;
}
