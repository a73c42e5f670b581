import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { DisposableStore } from '../disposables.ts';
import type { Targets } from '../targets.ts';

/** Tells `when` clauses whether the caret is in an annotation, so that what needs one is offered nowhere else. */
export function registerCaretContext(annotations: Annotations, targets: Targets): vscode.Disposable {
  const disposables = new DisposableStore();
  let told: boolean | undefined;
  const tell = (): void => {
    const inside = targets.underCaret().length > 0;
    if (inside === told) return;
    told = inside;
    void vscode.commands.executeCommand('setContext', 'corroborate.inAnnotation', inside);
  };
  disposables.add(vscode.window.onDidChangeTextEditorSelection(tell));
  disposables.add(vscode.window.onDidChangeActiveTextEditor(tell));
  disposables.add(annotations.onDidChange(tell));
  tell();
  return disposables;
}
