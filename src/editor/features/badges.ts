import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { isSilent } from '../../core/model/anchor.ts';
import { DisposableStore } from '../disposables.ts';

/** How many annotations an article has, in the explorer; those that need a look colour it. */
export class Badges implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<vscode.Uri[]>());
  readonly onDidChangeFileDecorations = this.changed.event;

  constructor(private readonly annotations: Annotations) {
    this.disposables.add(
      annotations.onDidChange(({ articles }) =>
        this.changed.fire(Array.from(articles, (id) => vscode.Uri.parse(id, true))),
      ),
    );
    this.disposables.add(vscode.window.registerFileDecorationProvider(this));
  }

  dispose(): void {
    this.disposables.dispose();
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const annotations = this.annotations.of(uri.toString())?.annotations;
    if (!annotations || annotations.length === 0) return undefined;
    const count = annotations.length;
    const unquiet = annotations.filter(({ anchoring }) => !isSilent(anchoring.state)).length;
    const tooltip = count === 1 ? vscode.l10n.t('1 annotation') : vscode.l10n.t('{0} annotations', count);
    // Two characters are all the explorer has room for.
    return new vscode.FileDecoration(
      count > 99 ? '9+' : String(count),
      unquiet > 0 ? vscode.l10n.t('{0}, {1} to look at', tooltip, unquiet) : tooltip,
      unquiet > 0 ? new vscode.ThemeColor('corroborate.alteredBorder') : undefined,
    );
  }
}
