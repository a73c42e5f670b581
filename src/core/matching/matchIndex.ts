import type { Particulars } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import type { Match } from '../model/match.ts';
import type { Range } from '../model/range.ts';
import type { ArticleId } from '../ports.ts';
import type { ClaimJudgements } from './judgements.ts';

/** The passage whose other appearances are wanted: a range of an indexed article, or words from anywhere. */
export type MatchQuery =
  | { readonly article: ArticleId; readonly range: Range }
  | { readonly article?: ArticleId | undefined; readonly text: string; readonly language?: string };

export interface MatchOptions {
  /** At most this many matches in all. */
  readonly limit: number;
  /** At most this many an article; 3 unless told otherwise. */
  readonly perArticle?: number;
}

/**
 * Finds the passages that carry the claim of a passage. The embedded implementation keeps everything in memory; the
 * interface says nothing of how, so that another one may live in a worker or ask a service.
 */
export interface MatchIndex {
  /** Adds an article, replaces it, or (undefined) takes it out. Later answers are as if it had always been so. */
  update(id: ArticleId, article: Article | undefined, particulars?: Particulars): void;
  /** Best first; empty where the article asked about is unknown or the passage holds no word. */
  match(query: MatchQuery, options: MatchOptions): Promise<readonly Match[]>;
  /**
   * What people confirmed and rejected, all of it each time: it replaces what was given before, so that taking a
   * judgement back takes its effect back. It shows in a match's reasons.
   */
  judge(judgements: readonly ClaimJudgements[]): void;
}
