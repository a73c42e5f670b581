import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import type { ClaimKey } from '../../core/model/claim.ts';
import { DocumentText } from '../adapters/positions.ts';
import type { ClaimLocations } from '../claimLocations.ts';
import { DisposableStore } from '../disposables.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import { shorten } from '../markdown.ts';
import { firstLineOfParagraph } from '../paragraphs.ts';
import { settings } from '../settings.ts';

/** Changes that come close together are shown once. */
const SETTLE_MS = 200;

class ParagraphLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly document: vscode.Uri,
    readonly claims: readonly ClaimKey[],
  ) {
    super(range);
  }
}

/** Above each paragraph, where somebody wants it: how many claims it carries, which open with all their appearances. */
export class ParagraphLenses implements vscode.CodeLensProvider<ParagraphLens> {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly locations: ClaimLocations,
  ) {}

  register(): vscode.Disposable {
    const { disposables } = this;
    disposables.add(this.claims.onDidChange(() => this.schedule()));
    disposables.add(settings.codeLens.onDidChange(() => this.changed.fire()));
    disposables.add({ dispose: () => clearTimeout(this.timer) });
    disposables.add(vscode.languages.registerCodeLensProvider(ARTICLE_LANGUAGES, this));
    return disposables;
  }

  provideCodeLenses(document: vscode.TextDocument): ParagraphLens[] {
    if (!settings.codeLens.of()) return [];
    const known = this.annotations.of(document.uri.toString());
    const text = DocumentText.of(document);
    // What was worked out on another version of the text would stand above the wrong lines.
    if (known?.article?.text !== text.text) return [];
    const byLine = new Map<number, Set<ClaimKey>>();
    for (const { annotation, anchoring } of known.annotations) {
      if (!anchoring.range || annotation.claim === undefined) continue;
      const line = firstLineOfParagraph(document, text.positionAt(anchoring.range.start).line);
      byLine.set(line, (byLine.get(line) ?? new Set()).add(annotation.claim));
    }
    return Array.from(
      byLine,
      ([line, claims]) =>
        new ParagraphLens(new vscode.Range(line, 0, line, 0), document.uri, Array.from(claims)),
    );
  }

  resolveCodeLens(lens: ParagraphLens): ParagraphLens {
    const count = lens.claims.length;
    const locations = lens.claims.flatMap((claim) => this.locations.locations(claim));
    const title = [
      count === 1 ? vscode.l10n.t('1 claim') : vscode.l10n.t('{0} claims', count),
      locations.length === 1
        ? vscode.l10n.t('1 appearance')
        : vscode.l10n.t('{0} appearances', locations.length),
    ].join(' · ');
    lens.command = {
      title,
      tooltip: lens.claims.map((claim) => shorten(claim, 80)).join('\n'),
      command: 'editor.action.showReferences',
      arguments: [lens.document, lens.range.start, locations],
    };
    return lens;
  }

  private schedule(): void {
    if (!settings.codeLens.of()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed.fire(), SETTLE_MS);
  }
}
