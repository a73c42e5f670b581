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
    return folder !== undefined && this.within(folder)(uri);
  }

  /** The same for many files of one folder, by the settings as they are: reading these costs more than matching. */
  within(folder: vscode.WorkspaceFolder): (uri: vscode.Uri) => boolean {
    const patterns = (globs: readonly string[]): vscode.RelativePattern[] =>
      globs.map((glob) => new vscode.RelativePattern(folder, glob));
    const include = patterns(settings.include.of(folder));
    const exclude = patterns(settings.exclude.of(folder));
    const writable = isWritableScheme(folder.uri);
    return (uri) => {
      if (!(uri.scheme === folder.uri.scheme ? writable : isWritableScheme(uri))) return false;
      if (isProjectFile(uri.path.slice(uri.path.lastIndexOf('/') + 1))) return false;
      const document = asDocument(uri);
      const matches = (pattern: vscode.RelativePattern): boolean =>
        vscode.languages.match({ pattern }, document) > 0;
      return include.some(matches) && !exclude.some(matches);
    };
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
