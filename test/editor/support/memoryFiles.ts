import * as vscode from 'vscode';

/** Told what is about to be written; may throw, take its time, or keep only a part. */
export type Written = (path: string, bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Files in memory under a scheme of their own, as of a web service: no disk, no search, no watching program. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly files = new Map<string, { readonly path: string; bytes: Uint8Array; mtime: number }>();
  private readonly folders = new Set<string>(['/']);
  private scheme = '';
  /** What happens to writes: nothing by default. */
  written: Written = (_, bytes) => bytes;

  constructor(private readonly isCaseSensitive = true) {}

  /** The paths there are, as they were last spelled. */
  paths(): string[] {
    return Array.from(this.files.values(), ({ path }) => path).toSorted();
  }

  put(path: string, text: string): void {
    this.store(path, new TextEncoder().encode(text));
  }

  text(path: string): string | undefined {
    const file = this.files.get(this.key(path));
    return file && new TextDecoder().decode(file.bytes);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const file = this.files.get(this.key(path));
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (!this.folders.has(this.key(path))) throw vscode.FileSystemError.FileNotFound(path);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const parent = path.endsWith('/') ? path : `${path}/`;
    const below = (paths: Iterable<string>, type: vscode.FileType): [string, vscode.FileType][] =>
      Array.from(paths)
        .filter((one) => one.startsWith(parent) && one !== parent && !one.slice(parent.length).includes('/'))
        .map((one) => [one.slice(parent.length), type]);
    return [...below(this.paths(), vscode.FileType.File), ...below(this.folders, vscode.FileType.Directory)];
  }

  createDirectory({ path }: vscode.Uri): void {
    this.folders.add(this.key(path));
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const file = this.files.get(this.key(path));
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file.bytes;
  }

  // The editor writes nothing more to a file whose provider once threw instead of rejecting.
  async writeFile({ path }: vscode.Uri, bytes: Uint8Array): Promise<void> {
    this.store(path, await this.written(path, bytes));
  }

  delete({ path }: vscode.Uri): void {
    if (!this.files.delete(this.key(path))) throw vscode.FileSystemError.FileNotFound(path);
    this.tell(vscode.FileChangeType.Deleted, path);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const bytes = this.readFile(from);
    this.delete(from);
    this.store(to.path, bytes);
  }

  private store(path: string, bytes: Uint8Array): void {
    const known = this.files.get(this.key(path));
    this.files.set(this.key(path), { path: known?.path ?? path, bytes, mtime: (known?.mtime ?? 0) + 1 });
    this.tell(known ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, path);
  }

  private tell(type: vscode.FileChangeType, path: string): void {
    this.changed.fire([{ type, uri: vscode.Uri.from({ scheme: this.scheme, path }) }]);
  }

  private key(path: string): string {
    return this.isCaseSensitive ? path : path.toLowerCase();
  }

  /** Adds the files as a folder of the workspace. Disposing takes the folder out again. */
  async open(scheme: string, options: { readonly isReadonly?: boolean } = {}): Promise<vscode.Disposable> {
    this.scheme = scheme;
    const registered = vscode.workspace.registerFileSystemProvider(scheme, this, {
      isCaseSensitive: this.isCaseSensitive,
      ...options,
    });
    await changeFolders((count) => [count, 0, { uri: vscode.Uri.from({ scheme, path: '/' }), name: scheme }]);
    return {
      dispose: async () => {
        const at = vscode.workspace.workspaceFolders?.findIndex(({ uri }) => uri.scheme === scheme) ?? -1;
        await changeFolders(() => [at, 1]);
        registered.dispose();
      },
    };
  }
}

async function changeFolders(
  change: (count: number) => Parameters<typeof vscode.workspace.updateWorkspaceFolders>,
): Promise<void> {
  const changed = new Promise<void>((resolve) => {
    const once = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      once.dispose();
      resolve();
    });
  });
  if (!vscode.workspace.updateWorkspaceFolders(...change(vscode.workspace.workspaceFolders?.length ?? 0)))
    throw new Error('The folders of the workspace could not be changed');
  await changed;
}
