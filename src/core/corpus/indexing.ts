import type { MatchIndex } from '../matching/matchIndex.ts';
import type { ArticleId, ArticleStore, Cancellation, Logger, Scheduler, Subscribe } from '../ports.ts';
import type { Annotations } from './annotations.ts';
import { Emitter } from './emitter.ts';
import type { ArticleLibrary } from './library.ts';

export interface IndexingProgress {
  /** `idle` until somebody asks for anything. */
  readonly state: 'idle' | 'reading' | 'ready' | 'cancelled';
  readonly done: number;
  readonly total: number;
}

/** Reads every article into the index in the background and keeps the index at what the files hold. */
export class Indexing {
  progress: IndexingProgress = { state: 'idle', done: 0, total: 0 };
  private readonly changed: Emitter<void>;
  readonly onDidChange: Subscribe<void>;
  private readonly indexed = new Set<ArticleId>();
  private run: { cancellation: { isCancellationRequested: boolean }; finished: Promise<void> } | undefined;

  constructor(
    private readonly store: ArticleStore,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly index: MatchIndex,
    private readonly scheduler: Scheduler,
    private readonly logger: Logger,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to indexing failed', cause));
    this.onDidChange = this.changed.event;
  }

  /** Reads what was not read yet, unless that is under way or done. Resolves when all of it is read or it was stopped. */
  start(): Promise<void> {
    if (this.progress.state === 'ready') return Promise.resolve();
    this.run ??= this.begin();
    return this.run.finished;
  }

  /** Reads everything again. */
  async restart(): Promise<void> {
    this.cancel();
    await this.run?.finished;
    for (const id of this.indexed) this.index.update(id, undefined);
    this.indexed.clear();
    this.tell({ state: 'idle', done: 0, total: 0 });
    await this.start();
  }

  cancel(): void {
    if (this.run) this.run.cancellation.isCancellationRequested = true;
  }

  /** Every article read so far. */
  get articles(): ReadonlySet<ArticleId> {
    return this.indexed;
  }

  /** Takes in articles that were made, changed or removed, as one batch. */
  async refresh(ids: Iterable<ArticleId>): Promise<void> {
    if (this.progress.state === 'idle') return;
    for (const id of ids) {
      await this.indexOne(id);
      await this.scheduler.yield();
    }
    this.changed.fire();
  }

  /** The same for articles the index holds already; others are no articles or come with the next reading. */
  refreshKnown(ids: Iterable<ArticleId>): Promise<void> {
    return this.refresh(Array.from(ids).filter((id) => this.indexed.has(id)));
  }

  private begin(): { cancellation: { isCancellationRequested: boolean }; finished: Promise<void> } {
    const cancellation = { isCancellationRequested: false };
    const finished = this.readAll(cancellation)
      .catch((cause) => {
        this.logger.error('The articles could not be read', cause);
        this.tell({ ...this.progress, state: 'cancelled' });
      })
      .finally(() => (this.run = undefined));
    return { cancellation, finished };
  }

  private async readAll(cancellation: Cancellation): Promise<void> {
    this.tell({ ...this.progress, state: 'reading' });
    const ids = await this.store.list(cancellation);
    const unread = ids.filter((id) => !this.indexed.has(id));
    for (const [done, id] of unread.entries()) {
      if (cancellation.isCancellationRequested) {
        this.tell({ state: 'cancelled', done: this.indexed.size, total: ids.length });
        return;
      }
      await this.indexOne(id);
      if (done % 16 === 0) this.tell({ state: 'reading', done: this.indexed.size, total: ids.length });
      await this.scheduler.yield();
    }
    this.tell({ state: 'ready', done: this.indexed.size, total: ids.length });
    this.logger.info(`${this.indexed.size} articles are indexed`);
  }

  private async indexOne(id: ArticleId): Promise<void> {
    try {
      const article = await this.library.read(id);
      const particulars = this.annotations.of(id)?.particulars ?? article?.stated;
      this.index.update(id, article, particulars);
      if (article) this.indexed.add(id);
      else this.indexed.delete(id);
    } catch (cause) {
      this.logger.error(`${id} could not be read and is left out`, cause);
    }
  }

  private tell(progress: IndexingProgress): void {
    this.progress = progress;
    this.changed.fire();
  }
}
