import type { Particulars } from '../model/annotation.ts';
import type { ArticleId, Cancellation, Disposable, Subscribe } from '../ports.ts';

/** Articles to be read into the index. */
export interface ReadRequest {
  readonly articles: readonly ArticleId[];
  /** Those of them that the caller reads itself, as they are not what their files hold. */
  readonly elsewhere: ReadonlySet<ArticleId>;
  /** Whether these are all there are: what else the index holds is gone. */
  readonly whole: boolean;
  /** What was set for articles besides what they say of themselves. */
  readonly particulars: ReadonlyMap<ArticleId, Particulars>;
}

export interface ReadOutcome {
  /** What could not be read, for the caller to read. */
  readonly unread: readonly ArticleId[];
  /** What has no file. */
  readonly gone: readonly ArticleId[];
}

/**
 * Reads articles from their files into the index by itself, away from where people wait, and keeps what it read for
 * the next session. Only what is new or changed is read.
 */
export interface BulkReader extends Disposable {
  /** Takes up what the last session left. Resolves to how many articles that is. Further calls do nothing. */
  open(): Promise<number>;
  /**
   * Resolves once the index is what the files are, or it was cancelled. What has no file is taken out.
   * @param told hears how many are done, now and then
   */
  read(request: ReadRequest, cancellation: Cancellation, told: (done: number) => void): Promise<ReadOutcome>;
  /** Forgets everything, also what was stored. */
  clear(): Promise<void>;
  /** It stopped without being told to; `open` starts it again. */
  readonly onDidStop: Subscribe<void>;
}
