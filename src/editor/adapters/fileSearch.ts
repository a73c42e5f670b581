import * as vscode from 'vscode';

/** How deep a folder is walked where the editor cannot search it. */
const MAX_DEPTH = 24;
/** How long the editor may take to find one file of a folder before it is taken for unable to. */
const PATIENCE_MS = 2000;

/**
 * Finds files by a glob. A virtual file system need not have a search, and where none has one the editor's `findFiles`
 * never answers: such folders are walked.
 */
export class FileSearch {
  private readonly searchable = new Map<string, Promise<boolean>>();

  /** The files below a folder that a glob names, less `files.exclude`; where it is walked all of its files. */
  async filesIn(folder: vscode.Uri, glob: string): Promise<readonly vscode.Uri[]> {
    return (await this.canSearch(folder))
      ? vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob))
      : walk(folder, 0);
  }

  private canSearch(folder: vscode.Uri): Promise<boolean> {
    const { scheme } = folder;
    if (scheme === 'file') return Promise.resolve(true);
    const known = this.searchable.get(scheme) ?? findsAny(folder);
    this.searchable.set(scheme, known);
    return known;
  }
}

async function findsAny(folder: vscode.Uri): Promise<boolean> {
  const cancellation = new vscode.CancellationTokenSource();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const found = await Promise.race([
      vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**'), undefined, 1, cancellation.token),
      new Promise<readonly []>((resolve) => {
        timer = setTimeout(() => resolve([]), PATIENCE_MS);
      }),
    ]);
    return found.length > 0;
  } finally {
    clearTimeout(timer);
    cancellation.cancel();
    cancellation.dispose();
  }
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
