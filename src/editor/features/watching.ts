import * as vscode from 'vscode';
import { articleOf, isRegister, sidecarOf } from '../../core/corpus/articleNames.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Indexing } from '../../core/corpus/indexing.ts';
import type { ArticleLibrary } from '../../core/corpus/library.ts';
import type { RecentTexts } from '../../core/corpus/recentTexts.ts';
import type { Registers } from '../../core/corpus/registers.ts';
import { isMissing } from '../adapters/decoding.ts';
import type { FileSearch } from '../adapters/fileSearch.ts';
import type { ArticleScope } from '../articleScope.ts';
import { DisposableStore } from '../disposables.ts';
import type { Guarded } from '../guarded.ts';

/**
 * A checkout touches thousands of files: everything that comes without a pause this long is one batch, though nobody
 * waits longer than the second time for a file that changed.
 */
const PAUSE_MS = 150;
const LONGEST_MS = 3000;

/** Follows what other programs, other windows and hands do to articles, sidecars and registers. */
export class Watching implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private pending = new Map<string, vscode.Uri>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first of the files that are pending came. */
  private since: number | undefined;
  private taking: Promise<void> = Promise.resolve();

  constructor(
    private readonly scope: ArticleScope,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly registers: Registers,
    private readonly indexing: Indexing,
    private readonly oldTexts: RecentTexts,
    private readonly search: FileSearch,
    private readonly guarded: Guarded,
  ) {
    const watcher = this.disposables.add(vscode.workspace.createFileSystemWatcher('**/*'));
    this.disposables.add(
      watcher.onDidCreate((uri) => {
        if (!this.note(uri)) void guarded.run('reading a folder', () => this.noteBelow(uri));
      }),
    );
    this.disposables.add(watcher.onDidChange((uri) => void this.note(uri)));
    this.disposables.add(
      watcher.onDidDelete((uri) => {
        if (!this.note(uri)) this.noteKnownBelow(uri);
      }),
    );
    // An unsaved sidecar counts as it stands in its editor.
    this.disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        const file = document.uri.toString();
        if (articleOf(file) !== undefined || isRegister(file)) this.note(document.uri);
      }),
    );
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument((document) => {
        const file = document.uri.toString();
        if (articleOf(file) !== undefined || isRegister(file)) this.note(document.uri);
      }),
    );
    this.disposables.add(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        void guarded.run('reading the folders', () => this.reload());
      }),
    );
    this.disposables.add(guarded.command('corroborate.rebuildIndex', () => indexing.rebuild()));
    this.disposables.add(guarded.command('corroborate.resumeIndexing', () => indexing.start()));
    this.disposables.add(guarded.command('corroborate.cancelIndexing', () => indexing.cancel()));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  private async reload(): Promise<void> {
    await this.registers.loadAll();
    await this.annotations.loadAll();
    if (this.indexing.progress.state !== 'idle') await this.indexing.relist();
  }

  /** A folder that is moved here comes as one event, whatever is in it. */
  private async noteBelow(uri: vscode.Uri): Promise<void> {
    if (!(await isFolder(uri))) return;
    for (const file of await this.search.filesIn(uri, '**/*')) this.note(file);
  }

  /** A folder that goes takes along what is known to be in it. */
  private noteKnownBelow(uri: vscode.Uri): void {
    for (const { id } of this.annotations.all())
      if (id.startsWith(`${uri.toString()}/`))
        for (const file of [id, sidecarOf(id)]) this.note(vscode.Uri.parse(file, true));
  }

  /** @returns whether the file is one of those followed */
  private note(uri: vscode.Uri): boolean {
    const file = uri.toString();
    if (articleOf(file) === undefined && !isRegister(file) && !this.scope.includes(uri)) return false;
    this.pending.set(file, uri);
    this.since ??= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        this.since = undefined;
        void this.guarded.run('following changed files', () => this.takeInNext());
      },
      Math.min(PAUSE_MS, Math.max(0, this.since + LONGEST_MS - Date.now())),
    );
    return true;
  }

  /** One batch after another: what comes while one is taken in is the next. */
  private takeInNext(): Promise<void> {
    this.taking = this.taking.then(
      () => this.takeIn(),
      () => this.takeIn(),
    );
    return this.taking;
  }

  private async takeIn(): Promise<void> {
    const files = Array.from(this.pending.keys());
    if (files.length === 0) return;
    this.pending = new Map();
    const registers = files.filter(isRegister);
    const sidecars = files.map(articleOf).filter((article) => article !== undefined);
    const articles = files.filter((file) => !isRegister(file) && articleOf(file) === undefined);
    const annotated = articles.filter((article) => this.annotations.of(article));
    for (const article of annotated) {
      // The version the sidecar's positions refer to is about to be known here alone.
      const before = this.annotations.of(article)?.article;
      if (before) this.oldTexts.remember(article, before.text);
    }
    for (const article of articles) this.library.forget(article);
    await this.registers.load(registers);
    await this.annotations.load([...sidecars, ...annotated]);
    await this.indexing.refresh(articles);
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw cause;
  }
}
