import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { AnnotatedArticle, Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import type { ClaimKey } from '../../core/model/claim.ts';
import { DocumentText } from '../adapters/positions.ts';
import { describeCounts } from '../describe.ts';
import { DisposableStore } from '../disposables.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import { shorten } from '../markdown.ts';
import { lastLineOfParagraph } from '../paragraphs.ts';
import { settings } from '../settings.ts';

/** At most this many claims are counted at the end of a paragraph; the rest are `+n`. */
const COUNTED = 3;
/** Changes that come close together are shown once. */
const SETTLE_MS = 30;

/**
 * At each paragraph's end, who else says so. As hints, which the editor wraps with the text: what a decoration adds
 * after a line is cut off where the line reaches the edge of the window.
 */
export class ParagraphCounts implements vscode.InlayHintsProvider {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeInlayHints = this.changed.event;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
  ) {}

  register(): vscode.Disposable {
    const { disposables } = this;
    disposables.add(this.claims.onDidChange(() => this.schedule()));
    disposables.add(settings.countsAtParagraphEnd.onDidChange(() => this.changed.fire()));
    disposables.add({ dispose: () => clearTimeout(this.timer) });
    disposables.add(vscode.languages.registerInlayHintsProvider(ARTICLE_LANGUAGES, this));
    return disposables;
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[]> {
    if (!settings.countsAtParagraphEnd.of()) return [];
    const known = await this.worked(document, token);
    if (!known || token.isCancellationRequested) return [];
    return Array.from(claimsByParagraph(document, known.annotations))
      .filter(([line]) => line >= range.start.line && line <= range.end.line)
      .map(([line, claims]) => this.hint(document, line, claims));
  }

  /** What is tagged, once that was worked out on this version of the text: an older one's would stand in wrong lines. */
  private async worked(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<AnnotatedArticle | undefined> {
    const id = document.uri.toString();
    const isDue = (): boolean => {
      const article = this.annotations.of(id)?.article;
      return !article || article.text === DocumentText.of(document).text;
    };
    if (!isDue())
      await new Promise<void>((resolve) => {
        const waiting = [
          this.annotations.onDidChange(() => {
            if (isDue()) end();
          }),
          token.onCancellationRequested(() => end()),
        ];
        const end = (): void => {
          for (const one of waiting) one.dispose();
          resolve();
        };
      });
    return this.annotations.of(id);
  }

  private hint(document: vscode.TextDocument, line: number, claims: readonly ClaimKey[]): vscode.InlayHint {
    const counted = claims.slice(0, COUNTED).map((key) => {
      const counts = this.claims.get(key)?.counts;
      if (!counts) return '';
      // With several claims side by side there is room for the number of articles and for a denial only.
      return describeCounts(
        claims.length === 1 ? counts : { articles: counts.articles, speakers: 0, denies: counts.denies },
      );
    });
    const rest = claims.length - COUNTED;
    const label = counted.join(' ┊ ') + (rest > 0 ? ` +${rest}` : '');
    // The blank keeps it off the words, beside which the editor's own padding is narrow.
    const hint = new vscode.InlayHint(document.lineAt(line).range.end, ` ${label}`);
    hint.paddingLeft = true;
    hint.tooltip = claims
      .map((key) => {
        const counts = this.claims.get(key)?.counts;
        return [shorten(key, 80), counts && describeCounts(counts)].filter(Boolean).join(': ');
      })
      .join('\n');
    return hint;
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.changed.fire();
    }, SETTLE_MS);
  }
}

/** The claims tagged in each paragraph, in text order, by its last line. */
function claimsByParagraph(
  document: vscode.TextDocument,
  annotations: readonly AnchoredAnnotation[],
): ReadonlyMap<number, readonly ClaimKey[]> {
  const text = DocumentText.of(document);
  const byParagraph = new Map<number, ClaimKey[]>();
  const placed = annotations.filter((one) => one.anchoring.range && one.annotation.claim !== undefined);
  placed.sort((a, b) => (a.anchoring.range?.start ?? 0) - (b.anchoring.range?.start ?? 0));
  for (const { annotation, anchoring } of placed) {
    if (!anchoring.range || annotation.claim === undefined) continue;
    const line = lastLineOfParagraph(document, text.positionAt(anchoring.range.end).line);
    const claims = byParagraph.get(line) ?? [];
    if (!claims.includes(annotation.claim)) claims.push(annotation.claim);
    byParagraph.set(line, claims);
  }
  return byParagraph;
}
