import type { MatrixHead, MatrixModel, MatrixRow, MatrixWords, ToMatrix } from '../protocol/matrix.ts';

/** Puts a matrix together again from the messages it comes in. A new head gives up what came of the one before. */
export class Incoming {
  private head: MatrixHead | undefined;
  private rows: MatrixRow[] = [];

  /** The whole matrix once its last rows have come. */
  take(message: ToMatrix): { readonly words: MatrixWords; readonly matrix: MatrixModel } | undefined {
    if (message.type === 'head') {
      this.head = message;
      this.rows = [];
      return undefined;
    }
    const { head } = this;
    if (!head) return undefined;
    this.rows.push(...message.rows);
    if (!message.last) return undefined;
    this.head = undefined;
    const { columns, timeline, words } = head;
    return { words, matrix: { rows: this.rows, columns, timeline } };
  }
}
