import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ReadOutcome } from '../core/corpus/bulkReader.ts';
import { articleIn } from '../core/corpus/library.ts';
import { attributionOf, type ArticleRecord } from '../core/matching/articleRecord.ts';
import type { Stamp } from '../core/matching/articleTable.ts';
import { SentenceIndex } from '../core/matching/embeddedIndex.ts';
import { EmbeddedMatchIndex } from '../core/matching/embeddedMatchIndex.ts';
import type { ClaimJudgements } from '../core/matching/judgements.ts';
import type { MatchOptions, MatchQuery } from '../core/matching/matchIndex.ts';
import { takenAsSame } from '../core/matching/relate.ts';
import { holds, isSame, setOf } from '../core/matching/stamps.ts';
import { textMark } from '../core/matching/textMark.ts';
import type { Particulars } from '../core/model/annotation.ts';
import type { Match } from '../core/model/match.ts';
import type { ArticleId, Cancellation } from '../core/ports.ts';
import { isMissing } from './atomicWrite.ts';
import { readText, recordOfText, type ArticleFile } from './fileRecords.ts';
import type { ReadFiles, ThreadCode } from './indexProtocol.ts';
import { Pace } from './pace.ts';
import { Readers } from './readers.ts';

/** As many as people are shown. */
const SHOWN = 20;
/** Takes questions the thread asks itself to articles far from one another. */
const STRIDE = 7919;
/** From so many files on, threads read them sooner than one does that need not be started. */
const MANY = 400;

interface Changed extends ArticleFile {
  readonly stamp: Stamp;
}

/** An index over articles that lie on disk, and the reading of them: synchronous, which is several times cheaper. */
export class DiskCorpus {
  private matching: EmbeddedMatchIndex;
  private judgements: readonly ClaimJudgements[] = [];
  /** The one in which it is looked for whose words are whose. */
  private attributing: EmbeddedMatchIndex | undefined;
  /** Whether articles may have been taken in at a place where it was looked already. */
  private isPassed = false;
  private practised = 0;
  /** Counts what was taken in and out. */
  changes = 0;

  /** @param code of the threads that read files */
  constructor(
    index: SentenceIndex | undefined,
    private readonly code: ThreadCode,
  ) {
    this.matching = matchingOver(index);
  }

  get index(): SentenceIndex {
    return this.matching.index;
  }

  match(query: MatchQuery, options: MatchOptions): Promise<readonly Match[]> {
    return this.matching.match(query, options);
  }

  /** Asks about a passage of its own, each time another. @returns whether there is any */
  async practise(): Promise<boolean> {
    const { index } = this;
    const wanted = (this.practised++ * STRIDE) % Math.max(1, index.size);
    for (const id of index.all(wanted)) {
      const article = index.article(id);
      if (article !== undefined && article.sentenceCount > 0)
        await this.match(
          { article: id, range: article.rangeOf(article.sentenceCount >> 1) },
          { limit: SHOWN },
        );
      return true;
    }
    return false;
  }

  judge(judgements: readonly ClaimJudgements[]): void {
    this.judgements = judgements;
    this.matching.judge(judgements);
  }

  clear(): void {
    this.matching = matchingOver(undefined);
    this.matching.judge(this.judgements);
    this.changes++;
  }

  /** @param text where the article does not lie on disk as it was read */
  take(id: ArticleId, record: ArticleRecord | undefined, text?: string, stamp?: Stamp): void {
    this.matching.take(id, record, text, stamp);
    this.changes++;
  }

  /**
   * Takes in an article as it stands elsewhere, as in an editor. Where that is what its file was read as, nothing
   * changes, nor where a former session took it in like that: opening a file is no reason to store everything again.
   */
  takeFromElsewhere(id: ArticleId, record: ArticleRecord | undefined, text: string | undefined): void {
    if (!holds(this.index.article(id), record)) this.take(id, record, text);
    else if (this.index.stampOf(id) === undefined) this.matching.keep(id, text);
  }

  /**
   * Makes the index what the files are, reading those that are new or changed since they were read.
   * Incomplete where it was cancelled.
   */
  async read(
    files: ReadFiles,
    cancellation: Cancellation,
    told: (done: number) => void,
  ): Promise<ReadOutcome> {
    const pace = new Pace(cancellation, told);
    const particulars = new Map(files.particulars);
    const encoded = new Set(files.encoded);
    const elsewhere = new Set(files.elsewhere);
    const gone = new Set<ArticleId>();
    const unread: ArticleId[] = [];
    const outcome = (): ReadOutcome => ({ unread, gone: Array.from(gone) });
    if (files.whole) {
      const listed = new Set(files.articles);
      for (const id of this.index.all()) if (!listed.has(id)) gone.add(id);
    }
    const changed: Changed[] = [];
    for (const id of files.articles) {
      if (await pace.isOver()) return outcome();
      if (elsewhere.has(id)) continue;
      const path = pathOf(id);
      const set = particulars.get(id);
      const found = path === undefined ? 'unreadable' : stampOf(path, set);
      if (found === 'unreadable' || path === undefined) unread.push(id);
      else if (found === undefined) gone.add(id);
      else if (isSame(this.index.stampOf(id), found)) pace.done++;
      else changed.push({ id, path, encoded: encoded.has(id), particulars: set, stamp: found });
    }
    const moved = this.byContent(gone);
    const taken =
      moved.size === 0 && changed.length >= MANY ? this.readMany(changed) : this.readInTurn(changed, moved);
    for await (const { id, isRead } of taken) {
      if (!isRead) unread.push(id);
      pace.done++;
      if (await pace.isOver()) return outcome();
    }
    for (const id of gone) if (this.index.article(id) !== undefined) this.take(id, undefined);
    return outcome();
  }

  /**
   * Finds whose words are whose wherever many articles were taken in without, and gives way to everything else after
   * each. What is asked about before has it found at once.
   */
  async attributeRest(told: () => void): Promise<void> {
    const { matching } = this;
    this.isPassed = true;
    if (this.attributing === matching) return;
    this.attributing = matching;
    try {
      while (this.isPassed && this.matching === matching) {
        this.isPassed = false;
        await this.attributeIn(matching, told);
      }
    } finally {
      if (this.attributing === matching) this.attributing = undefined;
    }
  }

  /** One pass over all articles, given up once they are others. */
  private async attributeIn(matching: EmbeddedMatchIndex, told: () => void): Promise<void> {
    for (const id of matching.index.unattributed()) {
      const article = matching.index.article(id);
      const path = pathOf(id);
      if (article === undefined || path === undefined) continue;
      const text = readText(path, false);
      // Where the file is another one by now, it is to be read again anyway.
      if (text !== undefined && matching.attribute(article, text)) this.changes++;
      told();
      await setImmediate();
      if (this.matching !== matching) return;
    }
  }

  /** Takes in each file, and says whether it is as the index has it. */
  private *readInTurn(
    changed: readonly Changed[],
    moved: ReadonlyMap<string, ArticleId>,
  ): IterableIterator<{ readonly id: ArticleId; readonly isRead: boolean }> {
    for (const one of changed) yield { id: one.id, isRead: this.readOne(one, moved) };
  }

  /** The same for many files, side by side. */
  private async *readMany(
    changed: readonly Changed[],
  ): AsyncIterableIterator<{ readonly id: ArticleId; readonly isRead: boolean }> {
    const readers = new Readers(this.code, this.index.vocabulary);
    const { matching } = this;
    try {
      for await (const { file, record, terms } of readers.read(changed)) {
        // Forgotten meanwhile: what comes now is not wanted any more.
        if (this.matching !== matching) return;
        if (record && terms) {
          matching.takeRead(file.id, record, terms, file.stamp);
          this.changes++;
        }
        yield { id: file.id, isRead: record !== undefined };
      }
    } finally {
      await readers.close();
    }
  }

  /** @returns whether the file is as the index has it now */
  private readOne(file: Changed, moved: ReadonlyMap<string, ArticleId>): boolean {
    const { id, path, encoded, stamp } = file;
    const text = readText(path, encoded);
    if (text === undefined) return false;
    const before = moved.size === 0 ? undefined : moved.get(contentKey(id, textMark(text)));
    if (before !== undefined && this.index.stampOf(before)?.set === stamp.set) {
      this.index.rename(before, id, stamp);
      this.changes++;
      return true;
    }
    this.take(id, recordOfText(text, file), undefined, stamp);
    return true;
  }

  /** What is gone from one place may have come to another: it need not be read again. */
  private byContent(gone: Iterable<ArticleId>): Map<string, ArticleId> {
    const found = new Map<string, ArticleId>();
    for (const id of gone) {
      const article = this.index.article(id);
      if (article !== undefined) found.set(contentKey(id, article.mark), id);
    }
    return found;
  }
}

const matchingOver = (index: SentenceIndex | undefined): EmbeddedMatchIndex =>
  new EmbeddedMatchIndex({
    index: index ?? new SentenceIndex(),
    // Cross-references relate passages themselves, knowing more of their articles than the index does.
    relate: takenAsSame,
    attributions: (id, text) => attributionOf(articleIn(text, id)),
    texts: async (id) => {
      const path = pathOf(id);
      return path === undefined ? undefined : readText(path, false);
    },
  });

/** Articles of one text are read alike where their names end alike. */
const contentKey = (id: ArticleId, { length, hash }: { length: number; hash: number }): string =>
  `${length} ${hash} ${id.slice(id.lastIndexOf('.'))}`;

/** Undefined for what lies on no disk. */
function pathOf(id: ArticleId): string | undefined {
  try {
    return fileURLToPath(id);
  } catch {
    return undefined;
  }
}

/** Undefined where there is no such file. */
function stampOf(path: string, particulars: Particulars | undefined): Stamp | undefined | 'unreadable' {
  try {
    const { mtimeMs, size } = statSync(path);
    return { modified: mtimeMs, size, set: setOf(particulars) };
  } catch (cause) {
    return isMissing(cause) ? undefined : 'unreadable';
  }
}
