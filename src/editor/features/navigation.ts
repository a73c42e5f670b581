import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claim, Claims } from '../../core/corpus/claims.ts';
import { inTextOrder, type AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import { length } from '../../core/model/range.ts';
import type { ArticleId } from '../../core/ports.ts';
import { DocumentText } from '../adapters/positions.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import { shorten } from '../markdown.ts';

/**
 * The editor's own ways of getting about, over claims: a claim's first appearance is its definition, its appearances
 * are its references, the annotations of an article its outline.
 */
export class Navigation
  implements
    vscode.DefinitionProvider,
    vscode.ReferenceProvider,
    vscode.DocumentHighlightProvider,
    vscode.DocumentSymbolProvider,
    vscode.WorkspaceSymbolProvider
{
  private readonly firstOf = new WeakMap<vscode.SymbolInformation, AnchoredAnnotation>();

  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerDefinitionProvider(ARTICLE_LANGUAGES, this),
      vscode.languages.registerReferenceProvider(ARTICLE_LANGUAGES, this),
      vscode.languages.registerDocumentHighlightProvider(ARTICLE_LANGUAGES, this),
      vscode.languages.registerDocumentSymbolProvider(ARTICLE_LANGUAGES, this, { label: 'Corroborate' }),
      vscode.languages.registerWorkspaceSymbolProvider(this),
    );
  }

  /** The appearance published first, as far as dates are known. */
  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location | undefined> {
    const claim = this.claimAt(document, position);
    const [first] = claim ? this.byPublication(claim) : [];
    return first && locate(first);
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location[] | undefined> {
    const claim = this.claimAt(document, position);
    if (!claim) return undefined;
    const located = await Promise.all(this.byPublication(claim).map(locate));
    return located.filter((location) => location !== undefined);
  }

  /** Every passage of this article that carries the claim under the caret. */
  provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.DocumentHighlight[] | undefined {
    const key = this.claimAt(document, position)?.key;
    if (key === undefined) return undefined;
    const text = DocumentText.of(document);
    return this.placedIn(document.uri.toString())
      .filter(({ annotation }) => annotation.claim === key)
      .flatMap(({ anchoring: { range } }) =>
        range ? [new vscode.DocumentHighlight(text.toRange(range))] : [],
      );
  }

  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const text = DocumentText.of(document);
    return this.placedIn(document.uri.toString()).flatMap(({ annotation, anchoring }) => {
      if (!anchoring.range) return [];
      const range = text.toRange(anchoring.range);
      const name = annotation.claim ?? shorten(annotation.quote, 60);
      const detail = annotation.claim === undefined ? '' : shorten(annotation.quote, 80);
      return [new vscode.DocumentSymbol(name, detail, vscode.SymbolKind.Key, range, range)];
    });
  }

  provideWorkspaceSymbols(query: string): vscode.SymbolInformation[] {
    const wanted = query.toLocaleLowerCase();
    return this.claims.all().flatMap((claim) => {
      const about = `${claim.key} ${claim.entry?.statement ?? ''}`.toLocaleLowerCase();
      const [first] = isSubsequence(wanted, about) ? this.byPublication(claim) : [];
      if (!first) return [];
      const place = new vscode.Location(vscode.Uri.parse(first.article, true), new vscode.Position(0, 0));
      const symbol = new vscode.SymbolInformation(
        claim.key,
        vscode.SymbolKind.Key,
        claim.entry?.statement ?? '',
        place,
      );
      this.firstOf.set(symbol, first);
      return [symbol];
    });
  }

  /** The place is worked out only for the symbol somebody chose: it takes reading the article. */
  async resolveWorkspaceSymbol(symbol: vscode.SymbolInformation): Promise<vscode.SymbolInformation> {
    const first = this.firstOf.get(symbol);
    const location = first && (await locate(first));
    if (location) symbol.location = location;
    return symbol;
  }

  private claimAt(document: vscode.TextDocument, position: vscode.Position): Claim | undefined {
    const offset = DocumentText.of(document).offsetAt(position);
    const [innermost] = this.placedIn(document.uri.toString())
      .filter(({ annotation, anchoring: { range } }) => {
        return annotation.claim !== undefined && range && range.start <= offset && offset <= range.end;
      })
      .sort((a, b) => lengthOf(a) - lengthOf(b));
    return innermost?.annotation.claim === undefined
      ? undefined
      : this.claims.get(innermost.annotation.claim);
  }

  private placedIn(id: ArticleId): AnchoredAnnotation[] {
    return inTextOrder(this.annotations.of(id)?.annotations ?? []).filter(({ anchoring }) => anchoring.range);
  }

  private byPublication(claim: Claim): AnchoredAnnotation[] {
    const published = ({ article }: AnchoredAnnotation): string =>
      this.annotations.of(article)?.particulars.published ?? '~';
    return claim.appearances
      .filter(({ anchoring }) => anchoring.range)
      .sort((a, b) => published(a).localeCompare(published(b)));
  }
}

const lengthOf = ({ anchoring: { range } }: AnchoredAnnotation): number => (range ? length(range) : 0);

/** Positions in an article that may not be open. */
async function locate({ article, anchoring }: AnchoredAnnotation): Promise<vscode.Location | undefined> {
  if (!anchoring.range) return undefined;
  const uri = vscode.Uri.parse(article, true);
  const document = await vscode.workspace.openTextDocument(uri);
  return new vscode.Location(uri, DocumentText.of(document).toRange(anchoring.range));
}

/** Whether all letters wanted come in this order: how the editor's own symbol search matches. */
function isSubsequence(wanted: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === wanted[at]) at++;
  return at >= wanted.length;
}
