/** A stable, machine-readable name of each kind of thing that can be wrong with a sidecar or a register. */
export type ProblemCode =
  | 'alias-limit'
  | 'complex-key'
  | 'duplicate-id'
  | 'duplicate-key'
  | 'invalid-date'
  | 'invalid-digest'
  | 'invalid-id'
  | 'invalid-position'
  | 'merge-conflict'
  | 'merge-conflict-marker'
  | 'missing-claim'
  | 'missing-id'
  | 'missing-quote'
  | 'missing-version'
  | 'newer-version'
  | 'not-a-mapping'
  | 'several-documents'
  | 'too-large'
  | 'unknown-alias'
  | 'unknown-key'
  | 'unknown-value'
  | 'unknown-version'
  | 'wrong-type'
  | 'yaml-syntax';

/** Something wrong with a file, at the exact place. Line and column are 1-based, the column in UTF-16 code units. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  /** In English. */
  readonly message: string;
  /** What the message names, in its order: with the code enough to say it in another language. */
  readonly about: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
