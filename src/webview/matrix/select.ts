import { TextFilter } from '../../core/text/textFilter.ts';
import type { MatrixCell, MatrixFilter, MatrixModel, MatrixRow } from '../protocol/matrix.ts';

/** What of the matrix is shown: indices into its rows, in order, and into its columns. */
export interface Selection {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly number[];
  /** Where a column of the matrix is shown; -1 where it is not. */
  readonly placeOf: Int32Array;
}

export const NO_FILTER: MatrixFilter = {
  text: '',
  verdict: '',
  tag: '',
  outlet: '',
  stances: [],
  sort: 'key',
};

/**
 * Filters and sorts a matrix. Text is folded once a matrix; a filter then costs a pass over the rows and the cells of
 * those that are left, so that 500 claims by 2,000 articles answer within a frame.
 */
export class Selector {
  private readonly byText: TextFilter<MatrixRow>;
  private readonly first: ReadonlyMap<MatrixRow, number>;

  constructor(readonly matrix: MatrixModel) {
    this.byText = new TextFilter(matrix.rows, (row) =>
      [row.key, row.statement, ...row.tags, row.words].join('\n'),
    );
    this.first = new Map(matrix.rows.map((row) => [row, row.cells[0]?.column ?? Infinity]));
  }

  select(filter: MatrixFilter): Selection {
    const { columns } = this.matrix;
    const outlet = columns.map((column) => filter.outlet === '' || column.outlet === filter.outlet);
    const shows = ({ column, stance }: MatrixCell): boolean =>
      outlet[column] === true && (filter.stances.length === 0 || filter.stances.includes(stance));
    const byCells = filter.outlet !== '' || filter.stances.length > 0;
    const rows = this.byText
      .matching(filter.text)
      .filter(
        (row) =>
          (filter.verdict === '' || row.verdict === filter.verdict) &&
          (filter.tag === '' || row.tags.includes(filter.tag)) &&
          (!byCells || row.cells.some(shows)),
      );
    const placeOf = new Int32Array(columns.length).fill(-1);
    for (const row of rows)
      for (const { column } of row.cells) if (outlet[column] === true) placeOf[column] = 0;
    const shown: number[] = [];
    for (const column of placeOf.keys()) if (placeOf[column] === 0) placeOf[column] = shown.push(column) - 1;
    return { rows: this.sorted(rows, filter.sort), columns: shown, placeOf };
  }

  private sorted(rows: readonly MatrixRow[], sort: MatrixFilter['sort']): readonly MatrixRow[] {
    const rank = (row: MatrixRow): number => {
      switch (sort) {
        case 'key':
          return 0;
        case 'articles':
          return -row.cells.length;
        case 'disputes':
          return -row.disputes;
        case 'first':
          return this.first.get(row) ?? Infinity;
      }
    };
    return rows.toSorted((a, b) => {
      const [left, right] = [rank(a), rank(b)];
      return left === right ? (a.key < b.key ? -1 : 1) : left - right;
    });
  }
}
