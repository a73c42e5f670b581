import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { ANCHOR_STATES, isSilent } from '../../core/model/anchor.ts';
import { stateLabel } from '../describe.ts';
import { DisposableStore } from '../disposables.ts';

/** How many annotations an article has, in the explorer; those that need a look mark and colour it. */
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
    const unquiet = annotations.some(({ anchoring }) => !isSilent(anchoring.state));
    return new vscode.FileDecoration(
      badge(annotations.length, unquiet),
      tooltip(annotations),
      unquiet ? new vscode.ThemeColor('corroborate.alteredBorder') : undefined,
    );
  }
}

/** Two characters are all the explorer has room for: with a mark there is one left for the number. */
function badge(count: number, unquiet: boolean): string {
  if (unquiet) return count > 9 ? '+!' : `${count}!`;
  return count > 99 ? '9+' : String(count);
}

/** "12 annotations · 2 altered · 1 orphaned". */
function tooltip(annotations: readonly AnchoredAnnotation[]): string {
  const { length } = annotations;
  const parts = [length === 1 ? vscode.l10n.t('1 annotation') : vscode.l10n.t('{0} annotations', length)];
  for (const state of ANCHOR_STATES) {
    const count = annotations.filter(({ anchoring }) => anchoring.state === state).length;
    if (count > 0 && !isSilent(state)) parts.push(`${count} ${stateLabel(state)}`);
  }
  return parts.join(' · ');
}
