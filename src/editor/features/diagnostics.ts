import * as vscode from 'vscode';
import { sidecarOf } from '../../core/corpus/articleNames.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Registers } from '../../core/corpus/registers.ts';
import type { Problem } from '../../core/model/problem.ts';
import type { FileId } from '../../core/ports.ts';
import { DisposableStore } from '../disposables.ts';
import { FileDiagnostics } from '../fileDiagnostics.ts';
import { problemMessage } from '../problemMessage.ts';

/** What is wrong with sidecars and claims registers, at the exact place in them. */
export class SidecarDiagnostics implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly shown = this.disposables.add(new FileDiagnostics('corroborate'));

  constructor(annotations: Annotations, registers: Registers) {
    this.disposables.add(
      annotations.onDidChange(({ articles }) => {
        for (const article of articles)
          this.show(sidecarOf(article), annotations.of(article)?.problems ?? []);
      }),
    );
    this.disposables.add(
      registers.onDidChange(() => {
        for (const [file, document] of registers.all()) this.show(file, document.problems);
      }),
    );
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private show(file: FileId, problems: readonly Problem[]): void {
    this.shown.set(file, problems.map(toDiagnostic));
  }
}

function toDiagnostic(problem: Problem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(problem.line - 1, problem.column - 1, problem.endLine - 1, problem.endColumn - 1),
    problemMessage(problem),
    problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = 'Corroborate';
  diagnostic.code = problem.code;
  return diagnostic;
}
