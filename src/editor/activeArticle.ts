import * as vscode from 'vscode';
import type { ArticleId } from '../core/ports.ts';
import type { ArticleScope } from './articleScope.ts';
import { DisposableStore } from './disposables.ts';
import { settings } from './settings.ts';

/**
 * The article somebody is looking at. While a view or a webview has the focus that is still the article in the last
 * text editor.
 */
export class ActiveArticle implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private current: vscode.TextEditor | undefined;

  constructor(private readonly scope: ArticleScope) {
    this.disposables.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.update(editor)));
    this.disposables.add(settings.include.onDidChange(() => this.update(vscode.window.activeTextEditor)));
    this.disposables.add(settings.exclude.onDidChange(() => this.update(vscode.window.activeTextEditor)));
    this.update(vscode.window.activeTextEditor);
  }

  /** The editor that shows it, or undefined where the active editor shows no article. */
  get editor(): vscode.TextEditor | undefined {
    return this.current;
  }

  get id(): ArticleId | undefined {
    return this.current?.document.uri.toString();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private update(editor: vscode.TextEditor | undefined): void {
    // Nothing is active while the focus is in a webview or the last editor closes; only the latter is a change.
    if (!editor && this.current && vscode.window.visibleTextEditors.includes(this.current)) return;
    this.current = editor && this.scope.includes(editor.document.uri) ? editor : undefined;
    void vscode.commands.executeCommand('setContext', 'corroborate.isArticle', this.current !== undefined);
    this.changed.fire();
  }
}
