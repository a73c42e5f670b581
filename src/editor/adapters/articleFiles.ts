import * as vscode from 'vscode';
import { IgnoreRules } from '../../core/corpus/ignoreRules.ts';
import type { ArticleId, ArticleStore, Cancellation } from '../../core/ports.ts';
import type { ArticleScope } from '../articleScope.ts';
import { settings } from '../settings.ts';
import { decodeArticle, isThere, readBytes } from './decoding.ts';

/** How deep a folder is walked where the editor cannot search it. */
const MAX_DEPTH = 24;

/** The articles of the workspace, through the editor's file systems; an open document stands for its file. */
export class ArticleFiles implements ArticleStore {
  constructor(private readonly scope: ArticleScope) {}

  async list(cancellation?: Cancellation): Promise<readonly ArticleId[]> {
    const found: ArticleId[] = [];
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const rules = ignoreRulesOf(folder);
      for (const uri of await filesOf(folder)) {
        if (cancellation?.isCancellationRequested) return found;
        // With one root inside another a file is found twice; it belongs to the inner one.
        if (vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() !== folder.uri.toString()) continue;
        if (!this.scope.includes(uri)) continue;
        if (settings.useIgnoreFiles.of(uri) && (await rules.ignores(relativePath(folder, uri)))) continue;
        found.push(uri.toString());
      }
    }
    return found;
  }

  opened(): readonly ArticleId[] {
    return vscode.workspace.textDocuments
      .filter(({ uri }) => this.scope.includes(uri))
      .map(({ uri }) => uri.toString());
  }

  async read(id: ArticleId): Promise<string | undefined> {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === id);
    if (open?.isDirty) return open.getText();
    const uri = vscode.Uri.parse(id, true);
    // The editor keeps a document for minutes after its file was deleted.
    if (open) return (await isThere(uri)) ? open.getText() : undefined;
    const bytes = await readBytes(uri);
    return bytes && decodeArticle(uri, bytes);
  }

  bytes(id: ArticleId): Promise<Uint8Array | undefined> {
    return readBytes(vscode.Uri.parse(id, true));
  }
}

function ignoreRulesOf(folder: vscode.WorkspaceFolder): IgnoreRules {
  return new IgnoreRules(async (path) => {
    const bytes = await readBytes(vscode.Uri.joinPath(folder.uri, path, '.gitignore'));
    return bytes && new TextDecoder().decode(bytes);
  });
}

const relativePath = (folder: vscode.WorkspaceFolder, uri: vscode.Uri): string =>
  uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);

/** `findFiles` honours `files.exclude`; without a search provider it finds nothing, and the folder is walked. */
async function filesOf(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
  const include = settings.include.of(folder);
  const glob = include.length === 1 ? include[0] : `{${include.join(',')}}`;
  if (!glob) return [];
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob));
  return found.length > 0 || folder.uri.scheme === 'file' ? found : walk(folder.uri, 0);
}

async function walk(folder: vscode.Uri, depth: number): Promise<vscode.Uri[]> {
  if (depth > MAX_DEPTH) return [];
  const found: vscode.Uri[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    // Symbolic links are not followed: they may lead outside the workspace or round in a circle.
    if (type === vscode.FileType.Directory && name !== '.git' && name !== 'node_modules')
      found.push(...(await walk(uri, depth + 1)));
    else if (type === vscode.FileType.File) found.push(uri);
  }
  return found;
}
