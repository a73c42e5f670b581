import { attributedRecordOf } from '../matching/articleRecord.ts';
import { SentenceIndex } from '../matching/embeddedIndex.ts';
import { embeddedMatchIndex, type EmbeddedMatchIndex } from '../matching/embeddedMatchIndex.ts';
import type { ClaimJudgements } from '../matching/judgements.ts';
import type { MatchIndex, MatchOptions, MatchQuery } from '../matching/matchIndex.ts';
import { takenAsSame } from '../matching/relate.ts';
import { SnapshotReader } from '../matching/snapshotReader.ts';
import { snapshotOf } from '../matching/snapshotWriter.ts';
import { holds, isSame, setOf } from '../matching/stamps.ts';
import type { Particulars } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import type { Match } from '../model/match.ts';
import type {
  ArticleId,
  ArticleStore,
  Cancellation,
  Disposable,
  FileStamp,
  Kept,
  Logger,
  Scheduler,
} from '../ports.ts';
import { messageOf } from '../messageOf.ts';
import { inTurns, severalAtOnce } from '../work.ts';
import type { BulkReader, ReadOutcome, ReadRequest } from './bulkReader.ts';
import type { ArticleLibrary } from './library.ts';

/** Files whose stamps are asked for side by side. */
const ASKED_AT_ONCE = 16;
/** Milliseconds after the last change after which it is stored. */
const SETTLED = 3000;
/** Articles read between two times the index is stored, lest all is lost where somebody leaves meanwhile. */
const STORED_EVERY = 2000;

export interface StoredIndexOptions {
  readonly articles: Required<Pick<ArticleStore, 'stamp'>>;
  readonly library: Pick<ArticleLibrary, 'read'>;
  readonly kept: Kept;
  /** Of whatever decides what is stored of an article: what another version stored is not used. */
  readonly version: string;
  /** Tells of articles whether their bytes are UTF-8, as far as the settings of this moment say. */
  readonly encodings: () => (article: ArticleId) => boolean;
  readonly scheduler: Scheduler;
  readonly later: (work: () => void, milliseconds: number) => Disposable;
  readonly logger: Logger;
}

/** The index where no thread can be had: in this process, in turns with everything else, and kept between sessions. */
export class StoredIndex implements MatchIndex, BulkReader {
  private matching: EmbeddedMatchIndex;
  private judgements: readonly ClaimJudgements[] = [];
  private opening: Promise<number> | undefined;
  private opened = false;
  /** While what it holds is written down nothing is taken in or out. */
  private writing = false;
  private closing = false;
  private readonly waiting: (() => void)[] = [];
  private changes = 0;
  private stored = 0;
  private storing: Promise<void> | undefined;
  private timer: Disposable | undefined;
  /** Others have their turns while it is taken up and stored, unless nobody is there any more. */
  private readonly turns: Scheduler = {
    yield: async () => {
      if (!this.closing) await this.options.scheduler.yield();
    },
  };

  constructor(private readonly options: StoredIndexOptions) {
    this.matching = this.over(undefined);
  }

  /** It stops with the process it is in. */
  onDidStop(): Disposable {
    return { dispose: () => {} };
  }

  open(): Promise<number> {
    this.opening ??= this.load();
    return this.opening;
  }

  update(id: ArticleId, article: Article | undefined, particulars?: Particulars): void {
    const record = article && attributedRecordOf(article, particulars);
    this.whenFree(() => {
      // Opening what is known already is no reason to store everything again.
      if (holds(this.matching.index.article(id), record)) return;
      this.matching.take(id, record);
      this.changed();
    });
  }

  judge(judgements: readonly ClaimJudgements[]): void {
    this.judgements = judgements;
    this.matching.judge(judgements);
  }

  match(query: MatchQuery, options: MatchOptions): Promise<readonly Match[]> {
    return this.matching.match(query, options);
  }

  async read(
    request: ReadRequest,
    cancellation: Cancellation,
    told: (done: number) => void,
  ): Promise<ReadOutcome> {
    await this.open();
    const { library, scheduler } = this.options;
    const { index } = this.matching;
    const gone = new Set<ArticleId>();
    const unread: ArticleId[] = [];
    if (request.whole) {
      const listed = new Set(request.articles);
      for (const id of index.all()) if (!listed.has(id)) gone.add(id);
    }
    const stamps = await this.stampsOf(request, cancellation);
    const isUtf8 = this.options.encodings();
    let done = 0;
    for (const id of request.articles) {
      if (cancellation.isCancellationRequested) break;
      if (request.elsewhere.has(id)) continue;
      const found = stamps.get(id);
      const particulars = request.particulars.get(id);
      const stamp = found && { ...found, set: setOf(particulars) };
      done++;
      if (stamp !== undefined && isSame(index.stampOf(id), stamp)) continue;
      try {
        const article = await library.read(id);
        if (article === undefined) gone.add(id);
        else {
          // Bytes in another encoding may be read otherwise the next time.
          const lasting = stamp !== undefined && stamp.modified > 0 && isUtf8(id) ? stamp : undefined;
          await this.storing;
          this.matching.take(id, attributedRecordOf(article, particulars), undefined, lasting);
          this.changes++;
        }
      } catch {
        // The caller reads it again, and says what is wrong with it.
        unread.push(id);
      }
      told(done);
      if (done % STORED_EVERY === 0) await this.store();
      await scheduler.yield();
    }
    await this.storing;
    if (!cancellation.isCancellationRequested)
      for (const id of gone)
        if (index.article(id) !== undefined) {
          this.matching.take(id, undefined);
          this.changes++;
        }
    await this.store();
    return { unread, gone: Array.from(gone) };
  }

  async clear(): Promise<void> {
    await this.open();
    await this.storing;
    this.matching = this.over(undefined);
    this.changes++;
    this.stored = this.changes;
    await this.options.kept.delete();
  }

  /** What is not stored yet is stored, if there is time for it. */
  dispose(): void {
    this.closing = true;
    this.timer?.dispose();
    void this.store();
  }

  private over(index: SentenceIndex | undefined): EmbeddedMatchIndex {
    const matching = embeddedMatchIndex({
      ...(index === undefined ? {} : { index }),
      // Cross-references relate passages themselves, knowing more of their articles than the index does.
      relate: takenAsSame,
      texts: async (article) => (await this.options.library.read(article))?.text,
    });
    matching.judge(this.judgements);
    return matching;
  }

  private async load(): Promise<number> {
    const { kept, logger, version } = this.options;
    try {
      const bytes = await kept.read();
      if (bytes) this.matching = this.over(SentenceIndex.load(new SnapshotReader(bytes, version)));
    } catch (cause) {
      logger.warn(`The stored index is not used and will be made again: ${messageOf(cause)}`);
    }
    this.opened = true;
    this.goOn();
    return this.matching.index.size;
  }

  private whenFree(work: () => void): void {
    if (this.opened && !this.writing) work();
    else this.waiting.push(work);
  }

  private goOn(): void {
    for (const work of this.waiting.splice(0)) work();
  }

  private async stampsOf(
    { articles, elsewhere }: ReadRequest,
    cancellation: Cancellation,
  ): Promise<ReadonlyMap<ArticleId, FileStamp>> {
    const found = new Map<ArticleId, FileStamp>();
    await severalAtOnce(articles, ASKED_AT_ONCE, async (id) => {
      if (cancellation.isCancellationRequested || elsewhere.has(id)) return;
      try {
        const stamp = await this.options.articles.stamp(id);
        if (stamp) found.set(id, stamp);
      } catch {
        // Without a stamp it is read, and whoever reads it hears what is wrong.
      }
    });
    return found;
  }

  private changed(): void {
    this.changes++;
    this.timer?.dispose();
    this.timer = this.options.later(() => void this.store(), SETTLED);
  }

  private store(): Promise<void> {
    this.storing ??= this.write().finally(() => (this.storing = undefined));
    return this.storing;
  }

  private async snapshot(): Promise<Uint8Array> {
    this.writing = true;
    try {
      return await inTurns(snapshotOf(this.matching.index, this.options.version), this.turns);
    } finally {
      this.writing = false;
      this.goOn();
    }
  }

  private async write(): Promise<void> {
    if (!this.opened || this.stored === this.changes) return;
    const { changes } = this;
    try {
      await this.options.kept.write(await this.snapshot());
      this.stored = changes;
    } catch (cause) {
      this.options.logger.warn(`The index could not be stored: ${messageOf(cause)}`);
    }
  }
}
