/** What names an article: on the command line its path relative to the folder, in the editor its URI as a string. */
export type ArticleId = string;

/** Stops long work. The editor's CancellationToken and an AbortSignal both satisfy it. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

export interface Disposable {
  dispose(): void;
}

export type Listener<T> = (event: T) => void;
export type Subscribe<T> = (listener: Listener<T>) => Disposable;

/** Where articles come from. */
export interface ArticleStore {
  /** Every article there is; the order is the order in which to read them. */
  list(cancellation?: Cancellation): Promise<readonly ArticleId[]>;
  /** Articles that somebody has open, whose text there stands for their file; where nothing can be open, absent. */
  opened?(): readonly ArticleId[];
  /** The decoded text (line ends as they are), or undefined where there is no such article any more. */
  read(id: ArticleId): Promise<string | undefined>;
  /** The bytes as they lie in the file, or undefined where there is no such file. */
  bytes(id: ArticleId): Promise<Uint8Array | undefined>;
  /** Of its file; undefined where there is none. */
  stamp?(id: ArticleId): Promise<FileStamp | undefined>;
}

/** Tells whether a file changed: its time in milliseconds and its size in bytes. */
export interface FileStamp {
  readonly modified: number;
  readonly size: number;
}

/** One large thing that is kept between sessions. */
export interface Kept {
  /** In memory of its own; undefined where there is nothing. */
  read(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  write(bytes: Uint8Array): Promise<void>;
  delete(): Promise<void>;
}

/** What names a sidecar or a claims register, in the same terms as {@link ArticleId}. */
export type FileId = string;

/** Where sidecars and claims registers are kept. `source` is the decoded YAML as it stands in the file. */
export interface SidecarStore {
  /** Every sidecar and claims register there is. */
  list(cancellation?: Cancellation): Promise<readonly FileId[]>;
  /** Undefined where there is none. */
  read(file: FileId): Promise<string | undefined>;
  /**
   * Writes atomically, but only where the file still holds `expected` (undefined: does not exist); a `source` of
   * undefined deletes it. Resolves to false, having written nothing, where it holds something else. Rejects where
   * the file cannot be written.
   */
  write(file: FileId, source: string | undefined, expected: string | undefined): Promise<boolean>;
}

/** Earlier versions of an article, for re-anchoring by word difference. */
export interface OldTexts {
  /** The normalised text whose digest this is, or undefined where nobody has it. */
  find(id: ArticleId, digest: string): Promise<string | undefined>;
}

/** Gives the host its turn, so that long work never blocks it. */
export interface Scheduler {
  /** Resolves once other work had a chance to run; at once where nobody has had to wait for long. */
  yield(): Promise<void>;
}

/** Turns sentences into vectors whose cosine tells how alike they are in meaning. */
export interface SentenceEncoder extends Disposable {
  /** Names the model, so that vectors of two are never mixed. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimension: number;
  /**
   * One vector of length 1 per text, in their order. May take seconds. Rejects where the model fails; resolves to
   * nothing at all where it was cancelled.
   */
  encode(texts: readonly string[], cancellation?: Cancellation): Promise<readonly Float32Array[]>;
}

export interface Clock {
  now(): Date;
}

/** Randomness, so that tests are repeatable. */
export interface Random {
  /** An integer in 0..limit-1. */
  below(limit: number): number;
}

export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}
