import * as vscode from 'vscode';
import { REGISTER_NAME } from '../core/corpus/articleNames.ts';
import type { ArticleId, FileId } from '../core/ports.ts';

/** The claims register of the workspace folder an article lies in. */
export function registerFor(article: ArticleId): FileId {
  const uri = vscode.Uri.parse(article, true);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) throw new Error(`${uri.path} lies in no workspace folder`);
  return vscode.Uri.joinPath(folder.uri, REGISTER_NAME).toString();
}
