/** Something wrong with a file, at the exact place. Line and column are 1-based, the column in UTF-16 code units. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** A stable, machine-readable name such as `duplicate-id`. */
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
