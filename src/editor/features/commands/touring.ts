import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../../core/corpus/anchoredAnnotation.ts';
import { sidecarOf } from '../../../core/corpus/articleNames.ts';
import type { AnnotatedArticle, Annotations } from '../../../core/corpus/annotations.ts';
import type { Suggestion, Suggestions } from '../../../core/corpus/suggestions.ts';
import { byPlace, nextStop, type Stop } from '../../../core/corpus/tour.ts';
import type { Range } from '../../../core/model/range.ts';
import type { ActiveArticle } from '../../activeArticle.ts';
import { DocumentText } from '../../adapters/positions.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { withoutIcons } from '../../markdown.ts';
import { openPassage } from '../../open.ts';

/** How long the status bar says what was gone to, in milliseconds. */
const TOLD_MS = 10_000;

interface SuggestedStop extends Stop {
  readonly suggestion: Suggestion;
}

interface OrphanStop extends Stop {
  readonly one: AnchoredAnnotation;
  readonly range: Range | undefined;
  readonly isArticleGone: boolean;
}

/**
 * Going from suggestion to suggestion and from orphan to orphan, through all articles; what is gone to is selected, so
 * that a screen reader reads it, and its quick fixes say what can be done there.
 */
export class TourCommands {
  private last: string | undefined;
  private hasOrphans: boolean | undefined;

  constructor(
    private readonly annotations: Annotations,
    private readonly suggestions: Suggestions,
    private readonly active: ActiveArticle,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    const { guarded } = this;
    disposables.add(guarded.command('corroborate.nextSuggestion', () => this.toSuggestion(1)));
    disposables.add(guarded.command('corroborate.previousSuggestion', () => this.toSuggestion(-1)));
    disposables.add(guarded.command('corroborate.nextOrphan', () => this.toOrphan(1)));
    disposables.add(guarded.command('corroborate.previousOrphan', () => this.toOrphan(-1)));
    disposables.add(this.annotations.onDidChange(() => this.tellOrphans()));
    this.tellOrphans();
    return disposables;
  }

  private async toSuggestion(direction: 1 | -1): Promise<void> {
    if (this.suggestions.all().length === 0)
      await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for suggestions') },
        () => this.suggestions.settled(),
      );
    const stops = this.suggestions.all().map(suggestedStop).sort(byPlace);
    const next = nextStop(stops, this.whereabouts(), direction);
    if (!next) {
      tell(vscode.l10n.t('Nothing is suggested'));
      return;
    }
    const { reference, passage } = next.suggestion;
    this.last = next.id;
    await openPassage(reference.article, reference.range);
    tell(
      vscode.l10n.t('Suggested for “{0}” · {1} of {2}', passage.claim, stops.indexOf(next) + 1, stops.length),
    );
  }

  private async toOrphan(direction: 1 | -1): Promise<void> {
    const stops = Array.from(this.annotations.all()).flatMap(orphansOf).sort(byPlace);
    const next = nextStop(stops, this.whereabouts(), direction);
    if (!next) {
      tell(vscode.l10n.t('No annotation has lost its place'));
      return;
    }
    this.last = next.id;
    if (next.isArticleGone) await this.openInSidecar(next.one);
    else await openPassage(next.article, next.range ?? { start: next.start, end: next.start });
    const { quote } = next.one.annotation;
    tell(
      next.range && !next.isArticleGone
        ? vscode.l10n.t('Selected is what is most like the orphaned “{0}”', quote)
        : vscode.l10n.t('Here stood “{0}”', quote),
    );
  }

  /** Of an annotation whose article is gone only its lines in the sidecar can be shown. */
  private async openInSidecar({ article, annotation }: AnchoredAnnotation): Promise<void> {
    const range = this.annotations.of(article)?.document.rangeOf(annotation.id);
    await openPassage(sidecarOf(article), range);
  }

  private whereabouts() {
    const { editor, id } = this.active;
    if (!editor || id === undefined) return undefined;
    const offset = DocumentText.of(editor.document).fromRange(editor.selection).start;
    return { article: id, offset, last: this.last };
  }

  private tellOrphans(): void {
    const has = Array.from(this.annotations.all()).some(({ annotations }) => annotations.some(isOrphaned));
    if (has === this.hasOrphans) return;
    this.hasOrphans = has;
    void vscode.commands.executeCommand('setContext', 'corroborate.hasOrphans', has);
  }
}

const tell = (text: string): void => {
  vscode.window.setStatusBarMessage(withoutIcons(text), TOLD_MS);
};

const isOrphaned = ({ anchoring }: AnchoredAnnotation): boolean => anchoring.state === 'orphaned';

const suggestedStop = (suggestion: Suggestion): SuggestedStop => ({
  article: suggestion.reference.article,
  start: suggestion.reference.range.start,
  id: `${suggestion.passage.claim} ${suggestion.reference.range.end}`,
  suggestion,
});

/** At the most likely of the unacceptable places, else where it stood, as far as the text still goes. */
function orphansOf({ id, article, annotations }: AnnotatedArticle): OrphanStop[] {
  return annotations.filter(isOrphaned).map((one) => {
    const range = one.anchoring.candidates[0]?.range;
    const stood = Math.min(one.annotation.position?.[0] ?? 0, article?.text.length ?? 0);
    return {
      article: id,
      start: range?.start ?? stood,
      id: one.annotation.id,
      one,
      range,
      isArticleGone: article === undefined,
    };
  });
}
