import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import { describeCounts } from '../describe.ts';
import { DocumentText } from '../adapters/positions.ts';
import { DisposableStore } from '../disposables.ts';
import { lastLineOfParagraph } from '../paragraphs.ts';
import { settings } from '../settings.ts';

/** At most this many claims are counted at the end of a paragraph; the rest are `+n`. */
const COUNTED = 3;
/** Changes that come close together are painted once. */
const SETTLE_MS = 30;

type Look = 'asserts' | 'reports' | 'disputes' | 'untied' | 'altered';

const theme = (id: string): vscode.ThemeColor => new vscode.ThemeColor(`corroborate.${id}`);

/** Highlights tagged passages by stance, marks what was altered, and counts at each paragraph's end who else says so. */
export class Decorations implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly looks: Readonly<Record<Look, vscode.TextEditorDecorationType>>;
  private readonly counts: vscode.TextEditorDecorationType;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
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
    this.counts = this.disposables.add(
      vscode.window.createTextEditorDecorationType({
        after: { color: theme('countForeground'), margin: '0 0 0 2ch', fontStyle: 'normal' },
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      }),
    );
    this.disposables.add(claims.onDidChange(() => this.schedule()));
    this.disposables.add(vscode.window.onDidChangeVisibleTextEditors(() => this.schedule()));
    this.disposables.add(settings.countsAtParagraphEnd.onDidChange(() => this.schedule()));
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
    const notes = settings.countsAtParagraphEnd.of() ? this.paragraphNotes(editor.document, annotations) : [];
    editor.setDecorations(this.counts, [...notes, ...lostNote(editor.document, annotations)]);
  }

  /** One note a paragraph: the claims tagged in it, in text order. */
  private paragraphNotes(
    document: vscode.TextDocument,
    annotations: readonly AnchoredAnnotation[],
  ): vscode.DecorationOptions[] {
    const text = DocumentText.of(document);
    const byParagraph = new Map<number, string[]>();
    const placed = annotations.filter((one) => one.anchoring.range && one.annotation.claim !== undefined);
    placed.sort((a, b) => (a.anchoring.range?.start ?? 0) - (b.anchoring.range?.start ?? 0));
    for (const { annotation, anchoring } of placed) {
      if (!anchoring.range || annotation.claim === undefined) continue;
      const line = lastLineOfParagraph(document, text.positionAt(anchoring.range.end).line);
      const claims = byParagraph.get(line) ?? [];
      if (!claims.includes(annotation.claim)) claims.push(annotation.claim);
      byParagraph.set(line, claims);
    }
    return Array.from(byParagraph, ([line, claims]) => {
      const counted = claims.slice(0, COUNTED).map((key) => {
        const counts = this.claims.get(key)?.counts;
        if (!counts) return '';
        // With several claims side by side there is room for the number of articles and for a denial only.
        return describeCounts(
          claims.length === 1 ? counts : { articles: counts.articles, speakers: 0, denies: counts.denies },
        );
      });
      const rest = claims.length - COUNTED;
      return note(document, line, counted.join('  ┊  ') + (rest > 0 ? `  +${rest}` : ''));
    });
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
  const options = note(document, 0, label);
  return [
    {
      ...options,
      renderOptions: {
        after: { contentText: label, color: theme('alteredBorder'), margin: '0 0 0 2ch' },
      },
    },
  ];
}

function note(document: vscode.TextDocument, line: number, contentText: string): vscode.DecorationOptions {
  const end = document.lineAt(line).range.end;
  return { range: new vscode.Range(end, end), renderOptions: { after: { contentText } } };
}
