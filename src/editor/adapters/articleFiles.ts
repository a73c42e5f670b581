import * as vscode from 'vscode';
import { IgnoreRules } from '../../core/corpus/ignoreRules.ts';
import type { ArticleId, ArticleStore, Cancellation, FileStamp, Scheduler } from '../../core/ports.ts';
import type { ArticleScope } from '../articleScope.ts';
import { settings } from '../settings.ts';
import { decodeArticle, isMissing, isThere, readBytes } from './decoding.ts';
import type { FileSearch } from './fileSearch.ts';

/** Files looked at before others have a turn. */
const LISTED_AT_ONCE = 200;

/** The articles of the workspace, through the editor's file systems; an open document stands for its file. */
export class ArticleFiles implements ArticleStore {
  constructor(
    private readonly scope: ArticleScope,
    private readonly search: FileSearch,
    private readonly scheduler: Scheduler,
  ) {}

  async list(cancellation?: Cancellation): Promise<readonly ArticleId[]> {
    const found: ArticleId[] = [];
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const rules = ignoreRulesOf(folder);
      const includes = this.scope.within(folder);
      const useIgnoreFiles = settings.useIgnoreFiles.of(folder);
      for (const [index, uri] of (await this.filesOf(folder)).entries()) {
        if (index % LISTED_AT_ONCE === LISTED_AT_ONCE - 1) await this.scheduler.yield();
        if (cancellation?.isCancellationRequested) return found;
        // With one root inside another a file is found twice; it belongs to the inner one.
        if (vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() !== folder.uri.toString()) continue;
        if (!includes(uri)) continue;
        if (useIgnoreFiles && (await rules.ignores(relativePath(folder, uri)))) continue;
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

  private async filesOf(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
    const include = settings.include.of(folder);
    const glob = include.length === 1 ? include[0] : `{${include.join(',')}}`;
    return glob ? this.search.filesIn(folder.uri, glob) : [];
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

  async stamp(id: ArticleId): Promise<FileStamp | undefined> {
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(vscode.Uri.parse(id, true));
      return { modified: mtime, size };
    } catch (cause) {
      if (isMissing(cause)) return undefined;
      throw cause;
    }
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
