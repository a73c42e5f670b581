import * as vscode from 'vscode';
import type { ArticleId } from '../../core/ports.ts';

/** The text of an article's bytes, in the encoding the editor would open it with. */
export async function decodeArticle(uri: vscode.Uri, bytes: Uint8Array): Promise<string> {
  return vscode.workspace.decode(bytes, { uri });
}

/** A sidecar is UTF-8. Throws a TypeError on bytes that are not, so that they are never written back changed. */
export function decodeSidecar(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

export const encodeSidecar = (source: string): Uint8Array => new TextEncoder().encode(source);

/** The bytes of a file, or undefined where there is none. */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

/** Whether there is such a file. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}

export const isMissing = (cause: unknown): boolean =>
  cause instanceof vscode.FileSystemError &&
  (cause.code === 'FileNotFound' || cause.code === 'EntryNotFound');

/** Tells of articles whether the settings of this moment have the editor read them as UTF-8, whatever they hold. */
export function readAsUtf8(): (article: ArticleId) => boolean {
  // Of tens of thousands of articles none is to be looked at where all folders are set alike, as they nearly always are.
  const folders = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  if (folders.every(isUtf8In)) return () => true;
  const known = new Map<string, boolean>();
  return (article) => {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(article, true));
    const key = folder?.uri.toString() ?? '';
    const found = known.get(key) ?? isUtf8In(folder);
    known.set(key, found);
    return found;
  };
}

function isUtf8In(folder: vscode.WorkspaceFolder | undefined): boolean {
  const files = vscode.workspace.getConfiguration('files', folder);
  const set = files.inspect<string>('encoding');
  // Of a language's own encoding nothing is known before its document is open.
  return (
    /^utf8(?:bom)?$/.test(files.get('encoding', 'utf8')) &&
    (set?.languageIds ?? []).length === 0 &&
    !files.get('autoGuessEncoding', false)
  );
}
