import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import { DocumentText } from '../adapters/positions.ts';
import { DisposableStore } from '../disposables.ts';

/** Changes that come close together are painted once. */
const SETTLE_MS = 30;

type Look = 'asserts' | 'reports' | 'disputes' | 'untied' | 'altered';

const theme = (id: string): vscode.ThemeColor => new vscode.ThemeColor(`corroborate.${id}`);

/** Highlights tagged passages by stance, marks what was altered, and says how many have lost their place. */
export class Decorations implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly looks: Readonly<Record<Look, vscode.TextEditorDecorationType>>;
  private readonly lost: vscode.TextEditorDecorationType;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly annotations: Annotations,
    claims: Claims,
  ) {
    const passage = (look: string, style: string): vscode.TextEditorDecorationType =>
      this.disposables.add(
        vscode.window.createTextEditorDecorationType({
          backgroundColor: theme(`${look}Background`),
          borderWidth: '0 0 2px 0',
          borderStyle: style,
          borderColor: theme(`${look}Border`),
          overviewRulerColor: theme(`${look}Border`),
          overviewRulerLane: vscode.OverviewRulerLane.Right,
          rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        }),
      );
    // Stance is told by the line under the words as well as by colour: solid, dashed, double, dotted.
    this.looks = {
      asserts: passage('asserts', 'solid'),
      reports: passage('reports', 'dashed'),
      disputes: passage('disputes', 'double'),
      untied: passage('untied', 'dotted'),
      altered: this.disposables.add(
        vscode.window.createTextEditorDecorationType({
          border: '1px dashed',
          borderColor: theme('alteredBorder'),
          overviewRulerColor: theme('alteredBorder'),
          overviewRulerLane: vscode.OverviewRulerLane.Full,
          rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        }),
      ),
    };
    this.lost = this.disposables.add(
      vscode.window.createTextEditorDecorationType({
        after: { color: theme('alteredBorder'), margin: '0 0 0 2ch' },
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      }),
    );
    this.disposables.add(claims.onDidChange(() => this.schedule()));
    this.disposables.add(vscode.window.onDidChangeVisibleTextEditors(() => this.schedule()));
    this.schedule();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      for (const editor of vscode.window.visibleTextEditors) this.paint(editor);
    }, SETTLE_MS);
  }

  private paint(editor: vscode.TextEditor): void {
    const known = this.annotations.of(editor.document.uri.toString());
    const text = DocumentText.of(editor.document);
    // What was worked out on another version of the text would stand on the wrong words: wait for the next round.
    if (known?.article && known.article.text !== text.text) return;
    const annotations = known?.annotations ?? [];
    const ranges: Record<Look, vscode.Range[]> = {
      asserts: [],
      reports: [],
      disputes: [],
      untied: [],
      altered: [],
    };
    for (const { annotation, anchoring } of annotations) {
      if (!anchoring.range) continue;
      const range = text.toRange(anchoring.range);
      ranges[annotation.claim === undefined ? 'untied' : (annotation.stance ?? 'asserts')].push(range);
      if (anchoring.state === 'altered') ranges.altered.push(range);
    }
    for (const look of Object.keys(ranges) as Look[]) editor.setDecorations(this.looks[look], ranges[look]);
    editor.setDecorations(this.lost, lostNote(editor.document, annotations));
  }
}

/** A passage without a place cannot be highlighted, so the first line says that there is one. */
function lostNote(
  document: vscode.TextDocument,
  annotations: readonly AnchoredAnnotation[],
): vscode.DecorationOptions[] {
  const lost = annotations.filter((one) => !one.anchoring.range).length;
  if (lost === 0) return [];
  const label =
    lost === 1
      ? vscode.l10n.t('⚠ 1 annotation has lost its place')
      : vscode.l10n.t('⚠ {0} annotations have lost their place', lost);
  const { end } = document.lineAt(0).range;
  return [{ range: new vscode.Range(end, end), renderOptions: { after: { contentText: label } } }];
}
