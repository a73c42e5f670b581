import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claims } from '../../core/corpus/claims.ts';
import type { AnnotationChanges, ClaimWork } from '../../core/corpus/claimWork.ts';
import type { Conflict, Conflicts, ConflictSide } from '../../core/corpus/conflicts.ts';
import type { ArticleId, Scheduler } from '../../core/ports.ts';
import { inTurns, unless } from '../../core/work.ts';
import { DocumentText } from '../adapters/positions.ts';
import { locationIn } from '../claimLocations.ts';
import { outletLabel } from '../describe.ts';
import { SEVERITIES, SOURCE } from '../diagnosticLook.ts';
import { DisposableStore } from '../disposables.ts';
import { FileDiagnostics } from '../fileDiagnostics.ts';
import type { Guarded } from '../guarded.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import { shorten } from '../markdown.ts';
import { openSideBySide } from '../open.ts';
import { settings } from '../settings.ts';

/** Every annotation and register has a say in a conflict, so they are looked for once things settle. */
const SETTLE_MS = 250;
/** How many of the passages on the other side are listed, and how many offered to be opened. */
const LISTED = 10;
const OFFERED = 3;

/** A conflict as it is marked in an open article. */
interface Marked {
  readonly diagnostic: vscode.Diagnostic;
  readonly conflict: Conflict;
}

/** Marks figures and attributions that the other appearances of a claim contradict, and offers to settle them. */
export class ConflictProblems implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly shown = this.disposables.add(new FileDiagnostics('corroborate.conflicts'));
  private readonly marked = new Map<ArticleId, readonly Marked[]>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stale = false;
  private running = false;

  constructor(
    private readonly annotations: Annotations,
    claims: Claims,
    private readonly conflicts: Conflicts,
    private readonly work: ClaimWork,
    private readonly scheduler: Scheduler,
    private readonly guarded: Guarded,
  ) {
    const soon = (): void => this.soon();
    this.disposables.add(claims.onDidChange(soon));
    this.disposables.add(settings.diagnostics.onDidChange(soon));
    this.disposables.add(vscode.workspace.onDidOpenTextDocument(soon));
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.marked.delete(uri.toString());
        this.shown.set(uri.toString(), []);
      }),
    );
    this.disposables.add(
      vscode.languages.registerCodeActionsProvider(ARTICLE_LANGUAGES, this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      }),
    );
    this.registerFixes();
    this.soon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const known = this.marked.get(document.uri.toString()) ?? [];
    return context.diagnostics.flatMap((diagnostic) => {
      const marked = known.find(
        (one) =>
          one.diagnostic.message === diagnostic.message && one.diagnostic.range.isEqual(diagnostic.range),
      );
      return marked ? this.fixesFor(marked.conflict, diagnostic) : [];
    });
  }

  private fixesFor({ here, others, kind }: Conflict, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
    const { article, annotation } = here.appearance;
    const fix = (title: string, command: string, ...given: unknown[]): vscode.CodeAction => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { command, title, arguments: given };
      action.diagnostics = [diagnostic];
      return action;
    };
    const change = (title: string, set: AnnotationChanges): vscode.CodeAction =>
      fix(title, 'corroborate.conflict.change', article, annotation.id, set);
    return [
      ...others
        .slice(0, OFFERED)
        .map((other) =>
          fix(
            vscode.l10n.t('Open side by side with {0}', shorten(this.outletOf(other), 60)),
            'corroborate.conflict.open',
            here,
            other,
          ),
        ),
      change(vscode.l10n.t('Mark this passage as one that differs'), { relation: 'differs' }),
      ...(kind === 'figure'
        ? [change(vscode.l10n.t('Mark this article as disputing the claim'), { stance: 'disputes' })]
        : []),
      fix(vscode.l10n.t('Not this claim'), 'corroborate.conflict.refuse', article, annotation.id),
    ];
  }

  private registerFixes(): void {
    const register = (id: string, run: (...given: never[]) => unknown): void => {
      this.disposables.add(
        this.guarded.command(`corroborate.conflict.${id}`, (...given) => run(...(given as never[]))),
      );
    };
    register('open', async (here: ConflictSide, other: ConflictSide) => {
      await openSideBySide(
        { article: here.appearance.article, range: here.range },
        { article: other.appearance.article, range: other.range },
      );
    });
    register('change', async (article: ArticleId, id: string, set: AnnotationChanges) => {
      await this.work.change(article, id, set, vscode.l10n.t('settling a conflict'));
    });
    register('refuse', async (article: ArticleId, id: string) => {
      const one: AnchoredAnnotation | undefined = this.annotations.find(article, id);
      if (one) await this.work.refuse(one, vscode.l10n.t('settling a conflict'));
    });
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.stale = true;
      if (!this.running) void this.guarded.run('looking for conflicts', () => this.showAll());
    }, SETTLE_MS);
  }

  private async showAll(): Promise<void> {
    this.running = true;
    try {
      while (this.stale) {
        this.stale = false;
        for (const document of vscode.workspace.textDocuments) {
          if (this.stale) break;
          await this.show(document);
        }
      }
    } finally {
      this.running = false;
    }
  }

  private async show(document: vscode.TextDocument): Promise<void> {
    const id = document.uri.toString();
    const severity = SEVERITIES[settings.diagnostics.of()];
    const known = this.annotations.of(id);
    if (severity === undefined || !known?.article) {
      this.marked.delete(id);
      this.shown.set(id, []);
      return;
    }
    const isOver = (): boolean => this.stale || document.isClosed;
    const found = await inTurns(unless(isOver, this.conflicts.of(id)), this.scheduler);
    if (!found) return;
    // What was worked out on another version of the text comes again once that one is read.
    if (known.article.text !== DocumentText.of(document).text) return;
    const marked = found.map((conflict) => ({
      conflict,
      diagnostic: this.toDiagnostic(document, conflict, severity),
    }));
    this.marked.set(id, marked);
    this.shown.set(
      id,
      marked.map(({ diagnostic }) => diagnostic),
    );
  }

  private toDiagnostic(
    document: vscode.TextDocument,
    { kind, here, others }: Conflict,
    severity: vscode.DiagnosticSeverity,
  ): vscode.Diagnostic {
    const [first] = others;
    const said = shorten(here.words, 60);
    const elsewhere = first ? shorten(first.words, 60) : '';
    const outlet = first ? shorten(this.outletOf(first), 60) : '';
    const message =
      kind === 'figure'
        ? vscode.l10n.t('“{0}” here, “{1}” in {2}, for the same claim', said, elsewhere, outlet)
        : vscode.l10n.t('Attributed to {0} here, to {1} in {2}', said, elsewhere, outlet);
    const range = DocumentText.of(document).toRange(here.range);
    const diagnostic = new vscode.Diagnostic(range, message, severity);
    diagnostic.source = SOURCE;
    diagnostic.code = kind === 'figure' ? 'conflicting-figures' : 'conflicting-speakers';
    diagnostic.relatedInformation = others.slice(0, LISTED).flatMap((other) => {
      const { article } = other.appearance;
      const text = this.annotations.of(article)?.article?.text;
      if (text === undefined) return [];
      return new vscode.DiagnosticRelatedInformation(
        locationIn(article, text, other.range.start, other.range.end),
        `${shorten(this.outletOf(other), 60)}: “${shorten(other.words, 60)}”`,
      );
    });
    return diagnostic;
  }

  private outletOf({ appearance: { article } }: ConflictSide): string {
    return outletLabel(article, this.annotations.of(article)?.particulars ?? {});
  }
}
