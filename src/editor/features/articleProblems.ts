import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { inTextOrder, type AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import { isSilent } from '../../core/model/anchor.ts';
import type { ArticleId } from '../../core/ports.ts';
import { DocumentText } from '../adapters/positions.ts';
import type { ArticleScope } from '../articleScope.ts';
import { differenceLabel, stateLabel } from '../describe.ts';
import { SEVERITIES, SOURCE } from '../diagnosticLook.ts';
import { DisposableStore } from '../disposables.ts';
import { FileDiagnostics } from '../fileDiagnostics.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import { shorten } from '../markdown.ts';
import { settings } from '../settings.ts';

/** How many of the places an annotation might belong to are offered. */
const OFFERED = 3;

/** Marks annotations that need a look in the article itself, and offers what can be done about them. */
export class ArticleProblems implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly shown = this.disposables.add(new FileDiagnostics('corroborate.articles'));

  constructor(
    private readonly scope: ArticleScope,
    private readonly annotations: Annotations,
  ) {
    this.disposables.add(annotations.onDidChange(({ articles }) => this.show(articles)));
    this.disposables.add(vscode.workspace.onDidOpenTextDocument(({ uri }) => this.show([uri.toString()])));
    this.disposables.add(
      settings.diagnostics.onDidChange(() => this.show(Array.from(annotations.all(), ({ id }) => id))),
    );
    this.disposables.add(
      vscode.languages.registerCodeActionsProvider(ARTICLE_LANGUAGES, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    );
  }

  dispose(): void {
    this.disposables.dispose();
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (!this.scope.includes(document.uri)) return [];
    const ours = context.diagnostics.filter(({ source }) => source === SOURCE);
    return [
      ...ours.flatMap((diagnostic) => this.fixesFor(document, diagnostic)),
      ...this.reanchorHere(document, range),
    ];
  }

  /** What has lost its place may belong here: its diagnostic stands elsewhere, at the first line. */
  private reanchorHere(document: vscode.TextDocument, touched: vscode.Range): vscode.CodeAction[] {
    const text = DocumentText.of(document);
    const lost = (this.annotations.of(document.uri.toString())?.annotations ?? []).filter(
      ({ anchoring }) => !anchoring.range,
    );
    return lost.flatMap((one) =>
      one.anchoring.candidates
        .filter(({ range }) => text.toRange(range).intersection(touched) !== undefined)
        .slice(0, 1)
        .map(({ range }) => {
          const title = vscode.l10n.t('Re-anchor “{0}” here', shorten(one.annotation.quote, 60));
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
          action.command = { command: 'corroborate.reanchor', title, arguments: [one, undefined, range] };
          return action;
        }),
    );
  }

  private fixesFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
    const { code } = diagnostic;
    const one = typeof code === 'string' ? this.annotations.find(document.uri.toString(), code) : undefined;
    if (!one) return [];
    const fix = (title: string, command: string, ...given: unknown[]): vscode.CodeAction => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { command, title, arguments: given };
      action.diagnostics = [diagnostic];
      return action;
    };
    const { anchoring } = one;
    const fixes: vscode.CodeAction[] = [];
    if (anchoring.state === 'altered')
      fixes.push(
        fix(
          vscode.l10n.t('Accept the new wording, keep the old one on record'),
          'corroborate.acceptWording',
          one,
        ),
      );
    for (const { range, text } of anchoring.candidates.slice(0, OFFERED))
      fixes.push(
        fix(
          vscode.l10n.t('Re-anchor to “{0}”', shorten(text, 60)),
          'corroborate.reanchor',
          one,
          undefined,
          range,
        ),
      );
    fixes.push(fix(vscode.l10n.t('Re-anchor to the selection'), 'corroborate.reanchor', one));
    fixes.push(fix(vscode.l10n.t('Remove the annotation'), 'corroborate.untag', one));
    return fixes;
  }

  private show(articles: Iterable<ArticleId>): void {
    const severity = SEVERITIES[settings.diagnostics.of()];
    const open = new Map(
      vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]),
    );
    for (const id of articles) {
      const document = open.get(id);
      const known = this.annotations.of(id);
      if (severity === undefined || !document || !known?.article) {
        this.shown.set(id, []);
        continue;
      }
      if (known.article.text !== DocumentText.of(document).text) continue;
      const unquiet = inTextOrder(known.annotations).filter(({ anchoring }) => !isSilent(anchoring.state));
      this.shown.set(
        id,
        unquiet.map((one) => toDiagnostic(document, one, severity)),
      );
    }
  }
}

/** What has no place stands at the first line. */
function toDiagnostic(
  document: vscode.TextDocument,
  { annotation, anchoring }: AnchoredAnnotation,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const range = anchoring.range
    ? DocumentText.of(document).toRange(anchoring.range)
    : document.lineAt(0).range;
  const changes = anchoring.changes.map(differenceLabel).join('; ');
  const message =
    anchoring.state === 'altered'
      ? vscode.l10n.t('The words were changed since this was tagged: {0}', changes)
      : vscode.l10n.t('{0}: “{1}”', stateLabel(anchoring.state), shorten(annotation.quote, 120));
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = SOURCE;
  diagnostic.code = annotation.id;
  return diagnostic;
}
