import * as vscode from 'vscode';
import { isRegister, REGISTER_NAME, SIDECAR_SUFFIX } from '../../core/corpus/articleNames.ts';
import type { FileId, SidecarStore } from '../../core/ports.ts';
import { decodeSidecar, encodeSidecar, isMissing, readBytes } from './decoding.ts';
import type { FileSearch } from './fileSearch.ts';

/** Writes a file that holds what is expected, else nothing; resolves to which it was. */
export type WriteOnDisk = (
  path: string,
  isExpected: (bytes: Uint8Array | undefined) => boolean,
  bytes: Uint8Array,
) => Promise<boolean>;

/**
 * Sidecars and claims registers through the editor's file systems. A sidecar open with unsaved changes is read and
 * edited in its editor and left unsaved; any other is written at once, whole or not at all.
 */
export class SidecarFiles implements SidecarStore {
  /** The last write to a file, settled either way: writes follow one another, so that comparing and writing belong together. */
  private readonly writes = new Map<FileId, Promise<void>>();
  /** Writes that failed: a file that holds a part of one was torn by it, and counts as what it was before. */
  private readonly torn = new Map<
    FileId,
    { readonly bytes: Uint8Array; readonly before: string | undefined }
  >();

  /**
   * @param onDisk writes a file of this machine's disk whole or not at all. The editor's own file system cannot: it
   * deletes a file before it renames another over it. Undefined where there is no disk.
   */
  constructor(
    private readonly search: FileSearch,
    private readonly onDisk: WriteOnDisk | undefined,
  ) {}

  async list(): Promise<readonly FileId[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(
      folders.map((folder) => this.search.filesIn(folder.uri, `**/{*${SIDECAR_SUFFIX},${REGISTER_NAME}}`)),
    );
    // With one root inside another a file is found twice.
    const files = new Set(found.flat().map((uri) => uri.toString()));
    return Array.from(files).filter((file) => file.endsWith(SIDECAR_SUFFIX) || isRegister(file));
  }

  async read(file: FileId): Promise<string | undefined> {
    // Until it is written whole a file may hold a part only.
    await this.writes.get(file);
    return this.readNow(file);
  }

  private async readNow(file: FileId): Promise<string | undefined> {
    const unsaved = unsavedDocument(file);
    if (unsaved) return unsaved.getText();
    const bytes = await readBytes(vscode.Uri.parse(file, true));
    const torn = this.torn.get(file);
    if (bytes && torn && isPart(bytes, torn.bytes)) return torn.before;
    this.torn.delete(file);
    return bytes && decodeSidecar(bytes);
  }

  async write(file: FileId, source: string | undefined, expected: string | undefined): Promise<boolean> {
    const next = (this.writes.get(file) ?? Promise.resolve()).then(() =>
      this.writeNow(file, source, expected),
    );
    const settled = next.then(
      () => {},
      () => {},
    );
    this.writes.set(file, settled);
    try {
      return await next;
    } finally {
      if (this.writes.get(file) === settled) this.writes.delete(file);
    }
  }

  private async writeNow(
    file: FileId,
    source: string | undefined,
    expected: string | undefined,
  ): Promise<boolean> {
    const unsaved = unsavedDocument(file);
    if (unsaved) return source !== undefined && editInPlace(unsaved, source, expected);
    const uri = vscode.Uri.parse(file, true);
    if ((await this.readNow(file)) !== expected) return false;
    if (source === undefined) await vscode.workspace.fs.delete(uri);
    // A symbolic link is written through: replacing it would leave what it points at behind.
    else if (this.onDisk && uri.scheme === 'file' && !(await isSymbolicLink(uri)))
      return this.onDisk(
        uri.fsPath,
        (bytes) => (bytes && decodeSidecar(bytes)) === expected,
        encodeSidecar(source),
      );
    else await this.writeInPlace(file, encodeSidecar(source), expected);
    return true;
  }

  private async writeInPlace(file: FileId, bytes: Uint8Array, before: string | undefined): Promise<void> {
    try {
      await vscode.workspace.fs.writeFile(vscode.Uri.parse(file, true), bytes);
      this.torn.delete(file);
    } catch (cause) {
      this.torn.set(file, { bytes, before });
      throw cause;
    }
  }
}

/** Whether some bytes are the beginning of others, and not all of them. */
const isPart = (part: Uint8Array, whole: Uint8Array): boolean =>
  part.length < whole.length && part.every((byte, index) => byte === whole[index]);

const unsavedDocument = (file: FileId): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.isDirty && document.uri.toString() === file);

/** Replaces the part of a document that differs, so that the cursor and the undo stack of its editor stay sane. */
async function editInPlace(
  document: vscode.TextDocument,
  source: string,
  expected: string | undefined,
): Promise<boolean> {
  const current = document.getText();
  if (current !== expected) return false;
  let start = 0;
  while (start < current.length && current[start] === source[start]) start++;
  let end = 0;
  while (
    end < Math.min(current.length, source.length) - start &&
    current[current.length - 1 - end] === source[source.length - 1 - end]
  )
    end++;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(current.length - end));
  edit.replace(document.uri, range, source.slice(start, source.length - end));
  return vscode.workspace.applyEdit(edit);
}

async function isSymbolicLink(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.SymbolicLink) !== 0;
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}
