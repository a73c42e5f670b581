import * as vscode from 'vscode';
import type { Range } from '../../core/model/range.ts';
import { Lines } from '../../core/text/lines.ts';
import { normaliseText } from '../../core/text/normalise.ts';

/**
 * A document's normalised text and the way between its offsets and the editor's positions. `document.offsetAt`
 * counts CRLF as two, so everything goes by line and character. Kept per document version.
 */
export class DocumentText {
  private static readonly known = new WeakMap<vscode.TextDocument, DocumentText>();

  static of(document: vscode.TextDocument): DocumentText {
    let known = DocumentText.known.get(document);
    if (!known || known.version !== document.version) {
      known = new DocumentText(document);
      DocumentText.known.set(document, known);
    }
    return known;
  }

  readonly text: string;
  private readonly version: number;
  private lazyLines: Lines | undefined;

  private constructor(document: vscode.TextDocument) {
    this.version = document.version;
    this.text = normaliseText(document.getText());
  }

  offsetAt(position: vscode.Position): number {
    return this.lines.offsetAt(position.line, position.character);
  }

  positionAt(offset: number): vscode.Position {
    const { line, character } = this.lines.positionAt(offset);
    return new vscode.Position(line, character);
  }

  toRange(range: Range): vscode.Range {
    return new vscode.Range(this.positionAt(range.start), this.positionAt(range.end));
  }

  fromRange(range: vscode.Range): Range {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }

  private get lines(): Lines {
    this.lazyLines ??= new Lines(this.text);
    return this.lazyLines;
  }
}
