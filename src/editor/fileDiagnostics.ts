import * as vscode from 'vscode';
import type { FileId } from '../core/ports.ts';

/**
 * Diagnostics by file. The editor is told of files alone that have or had some: thousands may change at once, it is told
 * of each, and hardly any has a problem.
 */
export class FileDiagnostics implements vscode.Disposable {
  private readonly collection: vscode.DiagnosticCollection;
  private readonly shown = new Set<FileId>();

  constructor(name: string) {
    this.collection = vscode.languages.createDiagnosticCollection(name);
  }

  dispose(): void {
    this.collection.dispose();
  }

  /** Puts these in place of what a file had. */
  set(file: FileId, diagnostics: readonly vscode.Diagnostic[]): void {
    if (diagnostics.length > 0) this.shown.add(file);
    else if (!this.shown.delete(file)) return;
    this.collection.set(vscode.Uri.parse(file, true), diagnostics);
  }
}
