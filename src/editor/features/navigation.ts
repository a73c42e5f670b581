import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import { inTextOrder, type AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { ClaimKey } from '../../core/model/claim.ts';
import type { ArticleId } from '../../core/ports.ts';
import { DocumentText } from '../adapters/positions.ts';
import type { ClaimLocations } from '../claimLocations.ts';
import { CLAIMS_FILES, ClaimsFile } from '../claimsFile.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import type { NamedClaims } from '../namedClaims.ts';

/**
 * The editor's own ways of getting about, over claims, in articles as in sidecars and registers: a claim's first
 * appearance is its definition, its appearances are its references.
 */
export class Navigation
  implements
    vscode.DefinitionProvider,
    vscode.ReferenceProvider,
    vscode.DocumentHighlightProvider,
    vscode.WorkspaceSymbolProvider
{
  private readonly firstOf = new WeakMap<vscode.SymbolInformation, ClaimKey>();

  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly named: NamedClaims,
    private readonly locations: ClaimLocations,
  ) {}

  register(): vscode.Disposable {
    const everywhere = [...ARTICLE_LANGUAGES, ...CLAIMS_FILES];
    return vscode.Disposable.from(
      vscode.languages.registerDefinitionProvider(everywhere, this),
      vscode.languages.registerReferenceProvider(everywhere, this),
      vscode.languages.registerDocumentHighlightProvider(everywhere, this),
      vscode.languages.registerWorkspaceSymbolProvider(this),
    );
  }

  /**
   * In an article the appearance published first. In a sidecar the claim's entry in the register, from there its first
   * appearance; elsewhere in the lines of an annotation its passage.
   */
  provideDefinition(document: vscode.TextDocument, position: vscode.Position): vscode.Location | undefined {
    const file = ClaimsFile.of(document);
    const key = this.named.at(document, position)?.key;
    if (!file) return key === undefined ? undefined : this.locations.first(key);
    if (key !== undefined)
      return (
        (file.article === undefined ? undefined : this.locations.entry(key)) ?? this.locations.first(key)
      );
    const annotation = file.annotationAt(position);
    const one = file.article && annotation && this.annotations.find(file.article, annotation.id);
    return one ? this.locations.locate(one) : undefined;
  }

  /** The appearances; with its declaration the claim's entry in the register, too. */
  provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): vscode.Location[] | undefined {
    const key = this.named.at(document, position)?.key;
    if (key === undefined) return undefined;
    const entry = includeDeclaration ? this.locations.entry(key) : undefined;
    return [...(entry ? [entry] : []), ...this.locations.locations(key)];
  }

  /** Every passage of this article that carries the claim under the caret, or every place that names it. */
  provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.DocumentHighlight[] | undefined {
    const key = this.named.at(document, position)?.key;
    if (key === undefined) return undefined;
    const file = ClaimsFile.of(document);
    const text = DocumentText.of(document);
    const ranges = file
      ? file.read.places
          .filter(({ kind, value }) => kind === 'claim' && value === key)
          .map(({ range }) => range)
      : this.placedIn(document.uri.toString())
          .filter(({ annotation }) => annotation.claim === key)
          .flatMap(({ anchoring: { range } }) => range ?? []);
    return ranges.map((range) => new vscode.DocumentHighlight(text.toRange(range)));
  }

  provideWorkspaceSymbols(query: string): vscode.SymbolInformation[] {
    const wanted = query.toLocaleLowerCase();
    return this.claims.all().flatMap((claim) => {
      const about = `${claim.key} ${claim.entry?.statement ?? ''}`.toLocaleLowerCase();
      const [first] = isSubsequence(wanted, about) ? this.locations.appearances(claim.key) : [];
      if (!first) return [];
      const place = new vscode.Location(vscode.Uri.parse(first.article, true), new vscode.Position(0, 0));
      const symbol = new vscode.SymbolInformation(
        claim.key,
        vscode.SymbolKind.Key,
        claim.entry?.statement ?? '',
        place,
      );
      this.firstOf.set(symbol, claim.key);
      return [symbol];
    });
  }

  /** The place is worked out only for the symbol somebody chose. */
  resolveWorkspaceSymbol(symbol: vscode.SymbolInformation): vscode.SymbolInformation {
    const key = this.firstOf.get(symbol);
    const location = key === undefined ? undefined : this.locations.first(key);
    if (location) symbol.location = location;
    return symbol;
  }

  private placedIn(id: ArticleId): AnchoredAnnotation[] {
    return inTextOrder(this.annotations.of(id)?.annotations ?? []).filter(({ anchoring }) => anchoring.range);
  }
}

/** Whether all letters wanted come in this order: how the editor's own symbol search matches. */
function isSubsequence(wanted: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === wanted[at]) at++;
  return at >= wanted.length;
}
