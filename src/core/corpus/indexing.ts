import type { MatchIndex } from '../matching/matchIndex.ts';
import type { Particulars } from '../model/annotation.ts';
import type { ArticleId, ArticleStore, Cancellation, Logger, Scheduler, Subscribe } from '../ports.ts';
import type { Annotations } from './annotations.ts';
import type { BulkReader, ReadRequest } from './bulkReader.ts';
import { Emitter } from './emitter.ts';
import { forEachInTurns } from '../work.ts';
import type { ArticleLibrary } from './library.ts';

export interface IndexingProgress {
  /** `idle` until somebody asks for anything. */
  readonly state: 'idle' | 'reading' | 'ready' | 'cancelled';
  readonly done: number;
  readonly total: number;
}

/** What became of the index or of the reading of articles. */
export interface IndexingChange {
  /** Those taken in anew, where it is a matter of these alone. */
  readonly articles?: ReadonlySet<ArticleId>;
}

/** An index that stops by itself is started again, but not for ever. */
const MOST_RECOVERIES = 3;

const NEVER: Cancellation = { isCancellationRequested: false };

/**
 * Reads every article into the index in the background and keeps the index at what the files hold. What is open is
 * read first; whatever was read is found at once.
 */
export class Indexing {
  progress: IndexingProgress = { state: 'idle', done: 0, total: 0 };
  private readonly changed: Emitter<IndexingChange>;
  readonly onDidChange: Subscribe<IndexingChange>;
  private readonly indexed = new Set<ArticleId>();
  private run: { cancellation: { isCancellationRequested: boolean }; finished: Promise<void> } | undefined;
  private recoveries = 0;

  /** @param bulk reads most articles, where there is a way to read them that is better than one by one */
  constructor(
    private readonly store: ArticleStore,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly index: MatchIndex,
    private readonly scheduler: Scheduler,
    private readonly logger: Logger,
    private readonly bulk?: BulkReader,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to indexing failed', cause));
    this.onDidChange = this.changed.event;
    bulk?.onDidStop(() => void this.recover());
  }

  /** Reads what was not read yet, unless that is under way or done. Resolves when all of it is read or it was stopped. */
  start(): Promise<void> {
    if (this.progress.state === 'ready') return Promise.resolve();
    this.run ??= this.begin();
    return this.run.finished;
  }

  /** Forgets everything and reads it again. */
  async rebuild(): Promise<void> {
    await this.stop();
    // What reads in bulk forgets all of it at once, and would hear of each else.
    if (this.bulk) await this.bulk.clear();
    else for (const id of this.indexed) this.index.update(id, undefined);
    this.indexed.clear();
    this.tell({ state: 'idle', done: 0, total: 0 });
    await this.start();
  }

  /** Looks again which articles there are. */
  async relist(): Promise<void> {
    await this.stop();
    this.tell({ ...this.progress, state: 'idle' });
    await this.start();
  }

  /** Whether an article was read into the index. */
  has(id: ArticleId): boolean {
    return this.indexed.has(id);
  }

  cancel(): void {
    if (this.run) this.run.cancellation.isCancellationRequested = true;
  }

  /** Takes in articles that were made, changed or removed, as one batch. */
  async refresh(ids: Iterable<ArticleId>): Promise<void> {
    if (this.progress.state === 'idle') return;
    const articles = new Set(ids);
    let here = Array.from(articles);
    if (here.length === 0) return;
    this.logger.info(`${here.length} articles changed`);
    if (this.bulk) {
      const opened = new Set(this.store.opened?.() ?? []);
      const away = here.filter((id) => !opened.has(id));
      here = here.filter((id) => opened.has(id));
      if (away.length > 0) here.push(...(await this.readAway(this.bulk, away, new Set(), false, NEVER)));
    }
    for (const id of here) {
      await this.indexOne(id);
      await this.scheduler.yield();
    }
    this.changed.fire({ articles });
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

  private async stop(): Promise<void> {
    this.cancel();
    await this.run?.finished;
  }

  /** The index is gone and with it what was read; what it stored is not. */
  private async recover(): Promise<void> {
    await this.stop();
    if (this.progress.state === 'idle') return;
    this.indexed.clear();
    this.tell({ ...this.progress, state: 'cancelled' });
    if (this.recoveries++ < MOST_RECOVERIES) await this.start();
  }

  private async readAll(cancellation: Cancellation): Promise<void> {
    this.tell({ ...this.progress, state: 'reading' });
    const known = await this.bulk?.open();
    if (known !== undefined && known > 0) {
      this.logger.info(`${known} articles are known from the last session`);
      this.tell({ state: 'reading', done: known, total: known });
    }
    const opened = new Set(this.store.opened?.() ?? []);
    for (const id of opened) if (!this.indexed.has(id)) await this.indexOne(id);
    // What is open can be asked about from now on.
    if (opened.size > 0) this.tell({ ...this.progress });
    const ids = await this.store.list(cancellation);
    const listed = new Set<ArticleId>();
    await forEachInTurns(ids, this.scheduler, (id) => void listed.add(id));
    const stopped = (done: number): boolean => {
      if (cancellation.isCancellationRequested) this.tell({ state: 'cancelled', done, total: ids.length });
      return cancellation.isCancellationRequested;
    };
    if (stopped(Math.min(this.progress.done, ids.length))) return;
    await forEachInTurns(this.indexed, this.scheduler, (id) => {
      if (listed.has(id)) return;
      this.index.update(id, undefined);
      this.indexed.delete(id);
    });
    const here = this.bulk
      ? await this.readAway(this.bulk, ids, opened, true, cancellation)
      : ids.filter((id) => !this.indexed.has(id));
    if (this.bulk && stopped(this.progress.done)) return;
    for (const [done, id] of here.entries()) {
      if (stopped(this.indexed.size)) return;
      await this.indexOne(id);
      if (done % 16 === 0) this.tell({ state: 'reading', done: this.indexed.size, total: ids.length });
      await this.scheduler.yield();
    }
    this.tell({ state: 'ready', done: this.indexed.size, total: ids.length });
    this.logger.info(`${this.indexed.size} articles are indexed`);
  }

  /** @returns what has to be read here */
  private async readAway(
    bulk: BulkReader,
    articles: readonly ArticleId[],
    elsewhere: ReadonlySet<ArticleId>,
    whole: boolean,
    cancellation: Cancellation,
  ): Promise<readonly ArticleId[]> {
    const particulars = await this.particularsOf(articles);
    const request: ReadRequest = { articles, elsewhere, whole, particulars };
    const { unread, gone } = await bulk.read(request, cancellation, (done) => {
      if (whole) this.tell({ state: 'reading', done, total: articles.length });
    });
    if (cancellation.isCancellationRequested) return [];
    await forEachInTurns(articles, this.scheduler, (id) => {
      if (!elsewhere.has(id)) this.indexed.add(id);
    });
    for (const id of [...unread, ...gone]) this.indexed.delete(id);
    return unread;
  }

  private async particularsOf(articles: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, Particulars>> {
    const found = new Map<ArticleId, Particulars>();
    await forEachInTurns(articles, this.scheduler, (id) => {
      const particulars = this.annotations.of(id)?.particulars;
      if (particulars) found.set(id, particulars);
    });
    return found;
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
    this.changed.fire({});
  }
}
