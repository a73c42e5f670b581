import type { ReadOutcome } from '../core/corpus/bulkReader.ts';
import type { ArticleRecord } from '../core/matching/articleRecord.ts';
import type { ClaimJudgements } from '../core/matching/judgements.ts';
import type { MatchOptions, MatchQuery } from '../core/matching/matchIndex.ts';
import type { Particulars } from '../core/model/annotation.ts';
import type { Match } from '../core/model/match.ts';
import type { ArticleId } from '../core/ports.ts';

/** What the threads of the index run. */
export interface ThreadCode {
  /** The bundle they start with. */
  readonly script: string;
  /** The file in which what was compiled of the rest is kept. */
  readonly compiled: string;
}

/** What the host and the worker that holds the index say to one another. */
export interface IndexSetup {
  readonly kind: 'index';
  readonly code: ThreadCode;
  /** The file in which the index is kept between sessions. */
  readonly file: string;
}

/** A thread of the same bundle that reads articles for the index. */
export interface ReaderSetup {
  readonly kind: 'reader';
  readonly code: ThreadCode;
}

/** Some of the articles that are to be read: all of a large archive in one message would keep the host from all else. */
export interface ListedFiles {
  readonly articles: readonly ArticleId[];
  /** Those of them that may be in another encoding than UTF-8: only ASCII is sure to be read well. */
  readonly encoded: readonly ArticleId[];
}

export interface ReadFiles extends ListedFiles {
  /** Those of them that the host reads. */
  readonly elsewhere: readonly ArticleId[];
  readonly whole: boolean;
  readonly particulars: readonly (readonly [ArticleId, Particulars])[];
}

export type IndexRequest =
  /** To be read with the request of that number, which comes after all of them. */
  | { readonly kind: 'listed'; readonly request: number; readonly files: ListedFiles }
  | {
      readonly kind: 'read';
      readonly request: number;
      readonly files: Omit<ReadFiles, keyof ListedFiles>;
    }
  | { readonly kind: 'cancel'; readonly request: number }
  | {
      readonly kind: 'match';
      readonly request: number;
      readonly query: MatchQuery;
      readonly options: MatchOptions;
    }
  | {
      readonly kind: 'update';
      readonly id: ArticleId;
      readonly record: ArticleRecord | undefined;
      readonly text: string | undefined;
    }
  | { readonly kind: 'judge'; readonly judgements: readonly ClaimJudgements[] }
  | { readonly kind: 'clear'; readonly request: number }
  | { readonly kind: 'close' };

export type IndexReply =
  | { readonly kind: 'opened'; readonly articles: number; readonly problem: string | undefined }
  | { readonly kind: 'progress'; readonly request: number; readonly done: number }
  | { readonly kind: 'read'; readonly request: number; readonly outcome: ReadOutcome }
  | { readonly kind: 'matches'; readonly request: number; readonly matches: readonly Match[] }
  | { readonly kind: 'cleared'; readonly request: number }
  | { readonly kind: 'failed'; readonly request: number; readonly message: string }
  /** Something went wrong that nobody asked for. */
  | { readonly kind: 'trouble'; readonly message: string };
