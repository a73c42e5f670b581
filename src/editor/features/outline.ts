import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { inTextOrder } from '../../core/corpus/anchoredAnnotation.ts';
import { DocumentText } from '../adapters/positions.ts';
import { DisposableStore } from '../disposables.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import { shorten } from '../markdown.ts';

/** Changes that come close together are shown once. */
const SETTLE_MS = 250;

/** The annotations of an article as its outline and breadcrumbs. */
export class Outline implements vscode.DocumentSymbolProvider, vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private registration: vscode.Disposable | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly annotations: Annotations) {
    this.disposables.add(annotations.onDidChange(({ articles }) => this.renew(articles)));
    this.disposables.add({ dispose: () => this.registration?.dispose() });
    this.disposables.add({ dispose: () => clearTimeout(this.timer) });
    this.announce();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const text = DocumentText.of(document);
    const { annotations = [] } = this.annotations.of(document.uri.toString()) ?? {};
    return inTextOrder(annotations).flatMap(({ annotation, anchoring }) => {
      if (!anchoring.range) return [];
      const range = text.toRange(anchoring.range);
      const quote = shorten(annotation.quote, 80);
      const claim = shorten(annotation.claim ?? '', 80);
      // the editor refuses all symbols of a document where one has no name
      const name = claim || quote || annotation.id;
      return [new vscode.DocumentSymbol(name, claim && quote, vscode.SymbolKind.Key, range, range)];
    });
  }

  private renew(articles: ReadonlySet<string>): void {
    if (!vscode.workspace.textDocuments.some(({ uri }) => articles.has(uri.toString()))) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.announce();
    }, SETTLE_MS);
  }

  /**
   * The editor asks for symbols when a text changes or another provider comes, not when annotations do: so the provider
   * comes again.
   */
  private announce(): void {
    const known = this.registration;
    this.registration = vscode.languages.registerDocumentSymbolProvider(ARTICLE_LANGUAGES, this, {
      label: 'Corroborate',
    });
    known?.dispose();
  }
}
