import * as vscode from 'vscode';
import type { ArticleLibrary } from '../../core/corpus/library.ts';
import type { SectionKind } from '../../core/model/article.ts';
import type { Range } from '../../core/model/range.ts';
import { DocumentText } from '../adapters/positions.ts';
import type { ArticleScope } from '../articleScope.ts';
import { settings } from '../settings.ts';

const TYPES = [
  'articleHeadline',
  'articleDateline',
  'articleQuote',
  'articleSpeaker',
  'articleBoilerplate',
] as const;
type TokenType = (typeof TYPES)[number];

const SECTION_TYPES: Partial<Record<SectionKind, TokenType>> = {
  headline: 'articleHeadline',
  subheading: 'articleHeadline',
  dateline: 'articleDateline',
  timestamp: 'articleDateline',
  byline: 'articleDateline',
  credit: 'articleBoilerplate',
  boilerplate: 'articleBoilerplate',
  promo: 'articleBoilerplate',
};

interface Token {
  readonly range: Range;
  readonly type: TokenType;
}

/** Colours plain-text articles by how they were read. Markdown and `.article` have grammars; other text stays plain. */
export class ArticleColours implements vscode.DocumentSemanticTokensProvider {
  private readonly legend = new vscode.SemanticTokensLegend([...TYPES]);
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeSemanticTokens = this.changed.event;

  constructor(
    private readonly scope: ArticleScope,
    private readonly library: ArticleLibrary,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerDocumentSemanticTokensProvider('plaintext', this, this.legend),
      settings.articleColours.onDidChange(() => this.changed.fire()),
      this.changed,
    );
  }

  async provideDocumentSemanticTokens(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.SemanticTokens | undefined> {
    if (!settings.articleColours.of() || !this.scope.includes(document.uri)) return undefined;
    const article = await this.library.read(document.uri.toString());
    const text = DocumentText.of(document);
    if (!article || token.isCancellationRequested || article.text !== text.text) return undefined;
    const tokens: Token[] = [];
    for (const { kind, range } of article.sections) {
      const type = SECTION_TYPES[kind];
      if (type) tokens.push({ type, range });
    }
    for (const quote of article.quotes) {
      if (quote.depth === 0) tokens.push({ type: 'articleQuote', range: quote.outer });
      if (quote.speaker) tokens.push({ type: 'articleSpeaker', range: quote.speaker.mention });
    }
    const builder = new vscode.SemanticTokensBuilder(this.legend);
    for (const { type, range } of withoutOverlaps(tokens))
      pushLines(builder, document, text.toRange(range), type);
    return builder.build();
  }
}

/** The editor takes tokens in order and refuses overlaps; of two that meet the one that begins first is kept. */
function withoutOverlaps(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let end = 0;
  for (const token of tokens.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    if (token.range.start < end || token.range.end <= token.range.start) continue;
    kept.push(token);
    end = token.range.end;
  }
  return kept;
}

/** A token may not span lines, so a passage over several becomes one a line. */
function pushLines(
  builder: vscode.SemanticTokensBuilder,
  document: vscode.TextDocument,
  range: vscode.Range,
  type: TokenType,
): void {
  for (let line = range.start.line; line <= range.end.line; line++) {
    const whole = document.lineAt(line).range;
    const part = whole.intersection(range);
    if (part && !part.isEmpty) builder.push(part, type);
  }
}
