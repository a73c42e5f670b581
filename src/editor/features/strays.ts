import * as vscode from 'vscode';
import { articleOf, sidecarOf } from '../../core/corpus/articleNames.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../core/corpus/claimWork.ts';
import type { Indexing } from '../../core/corpus/indexing.ts';
import type { ArticleLibrary } from '../../core/corpus/library.ts';
import type { ArticleId, ArticleStore, Scheduler } from '../../core/ports.ts';
import { digesting } from '../../core/text/digest.ts';
import { inTurns } from '../../core/work.ts';
import type { ArticleScope } from '../articleScope.ts';
import { DisposableStore } from '../disposables.ts';
import type { Guarded } from '../guarded.ts';
import { toldName } from '../markdown.ts';

/** New articles come one by one when people copy or move them; a batch larger than this is a checkout. */
const BATCH = 20;
const SETTLE_MS = 600;

/**
 * Sidecars that lost their article, and articles that lost their sidecar, because they were moved or copied outside
 * the explorer. They are brought together again by the digest of the text; people are asked first.
 */
export class Strays implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly created = new Set<ArticleId>();
  private readonly asked = new Set<string>();
  /** The annotated articles that are there. */
  private readonly there = new Set<ArticleId>();
  private isLost = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly scope: ArticleScope,
    private readonly articles: ArticleStore,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly indexing: Indexing,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
    private readonly scheduler: Scheduler,
  ) {
    this.disposables.add(
      annotations.onDidChange((change) => {
        for (const id of change.articles) this.noteWhetherThere(id);
      }),
    );
    const watcher = this.disposables.add(vscode.workspace.createFileSystemWatcher('**/*', false, true, true));
    this.disposables.add(watcher.onDidCreate((uri) => this.note(uri)));
    this.disposables.add(guarded.command('corroborate.findStraySidecars', () => this.searchAll()));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  private note(uri: vscode.Uri): void {
    if (articleOf(uri.toString()) !== undefined || !this.scope.includes(uri)) return;
    this.created.add(uri.toString());
    this.settle();
  }

  private noteWhetherThere(id: ArticleId): void {
    if (this.annotations.of(id)?.article) this.there.add(id);
    else if (this.there.delete(id) && this.annotations.of(id)) {
      this.isLost = true;
      this.settle();
    }
  }

  private settle(): void {
    clearTimeout(this.timer);
    // A move outside the explorer is a deletion and a creation: both are to be known before anybody is asked.
    this.timer = setTimeout(
      () => void this.guarded.run('looking at new articles', () => this.lookAtNew()),
      SETTLE_MS,
    );
  }

  private async lookAtNew(): Promise<void> {
    const created = new Set(this.created);
    this.created.clear();
    // The creation may be told late, or never where it is left out of what is watched.
    if (this.isLost) for (const id of await this.untold()) created.add(id);
    this.isLost = false;
    if (created.size > BATCH) return;
    for (const id of created) if (!this.annotations.of(id)) await this.offer(id);
  }

  /** Articles that came without anybody being told of it. */
  private async untold(): Promise<readonly ArticleId[]> {
    if (this.indexing.progress.state !== 'ready') return [];
    const listed = await this.articles.list();
    const untold = listed.filter((id) => !this.indexing.has(id));
    await this.indexing.refresh(untold);
    return untold;
  }

  /** Looks for the article of every sidecar that has none, among all articles. */
  private async searchAll(): Promise<void> {
    const lost = Array.from(this.annotations.all()).filter(({ article }) => !article);
    if (lost.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Every sidecar has its article.'));
      return;
    }
    let found = 0;
    await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Looking for the articles of {0} sidecars…', lost.length),
        cancellable: true,
      },
      async (_, token) => {
        for (const id of await this.articles.list(token)) {
          if (token.isCancellationRequested) return;
          if (!this.annotations.of(id) && (await this.offer(id))) found++;
        }
      },
    );
    if (found === 0)
      void vscode.window.showInformationMessage(vscode.l10n.t('No article has the text of a stray sidecar.'));
  }

  /** @returns whether a sidecar speaks of exactly this article's text */
  private async offer(id: ArticleId): Promise<boolean> {
    const article = await this.library.read(id);
    if (!article) return false;
    const digest = await inTurns(digesting(article.text), this.scheduler);
    const match = Array.from(this.annotations.all()).find(({ document }) => document.digest === digest);
    if (!match || this.asked.has(`${match.id}\n${id}`)) return match !== undefined;
    this.asked.add(`${match.id}\n${id}`);
    // What is known of it may be older than its being moved away.
    const isThere = (await this.articles.bytes(match.id)) !== undefined;
    void this.guarded.run('bringing a sidecar to its article', () =>
      isThere ? this.offerCopy(match.id, id) : this.offerMove(match.id, id),
    );
    return true;
  }

  private async offerMove(from: ArticleId, to: ArticleId): Promise<void> {
    const move = vscode.l10n.t('Move Annotations');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} has the text that the annotations of {1} were made for. Move them along?',
        toldName(to),
        toldName(from),
      ),
      move,
      vscode.l10n.t('Not Now'),
    );
    if (chosen !== move) return;
    await vscode.workspace.fs.rename(
      vscode.Uri.parse(sidecarOf(from), true),
      vscode.Uri.parse(sidecarOf(to), true),
      { overwrite: false },
    );
    await this.annotations.load([from, to]);
  }

  private async offerCopy(from: ArticleId, to: ArticleId): Promise<void> {
    const copy = vscode.l10n.t('Copy Annotations');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} is a copy of {1}, which is annotated. Copy the annotations too?',
        toldName(to),
        toldName(from),
      ),
      copy,
      vscode.l10n.t('No'),
    );
    if (chosen === copy) await this.work.copyAnnotations(from, to, vscode.l10n.t('copying annotations'));
  }
}
