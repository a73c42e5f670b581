import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { touches } from '../../core/model/anchor.ts';
import { DocumentText } from '../adapters/positions.ts';
import type { ArticleScope } from '../articleScope.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import type { LastClaim } from '../lastClaim.ts';
import { shorten } from '../markdown.ts';

/** Of a kind of its own: the menu has a heading for the usual ones, and nothing is extracted here. */
const TAGGING = vscode.CodeActionKind.Refactor.append('tag');

/** What can be done with the words selected, and with the extent of the annotation at the caret, among the refactorings. */
export class SelectionActions implements vscode.CodeActionProvider {
  constructor(
    private readonly scope: ArticleScope,
    private readonly annotations: Annotations,
    private readonly lastClaim: LastClaim,
  ) {}

  register(): vscode.Disposable {
    return vscode.languages.registerCodeActionsProvider(ARTICLE_LANGUAGES, this, {
      providedCodeActionKinds: [TAGGING, vscode.CodeActionKind.RefactorRewrite],
    });
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { triggerKind }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (!this.scope.includes(document.uri)) return [];
    // Unasked, a light bulb would come up in every annotation.
    const isAsked = triggerKind === vscode.CodeActionTriggerKind.Invoke;
    return [...(range.isEmpty ? [] : this.taggings()), ...(isAsked ? this.extents(document, range) : [])];
  }

  private taggings(): vscode.CodeAction[] {
    const kind = TAGGING;
    const claim = this.lastClaim.get();
    return [
      action(kind, vscode.l10n.t('Tag Passage…'), 'corroborate.tag'),
      ...(claim === undefined
        ? []
        : [
            action(kind, vscode.l10n.t('Tag with “{0}”', shorten(claim, 80)), 'corroborate.tagWithLastClaim'),
          ]),
      action(kind, vscode.l10n.t('Tag All Occurrences…'), 'corroborate.tagAllOccurrences'),
      action(kind, vscode.l10n.t('Find Other Appearances…'), 'corroborate.findMatches'),
    ];
  }

  private extents(document: vscode.TextDocument, selected: vscode.Range): vscode.CodeAction[] {
    const kind = vscode.CodeActionKind.RefactorRewrite;
    const { start, end } = DocumentText.of(document).fromRange(selected);
    const touched = { start, end: Math.max(end, start + 1) };
    const here = (this.annotations.of(document.uri.toString())?.annotations ?? []).filter(({ anchoring }) =>
      touches(anchoring, touched),
    );
    if (here.length === 0) return [];
    return [
      action(kind, vscode.l10n.t('Adjust Boundaries of Annotation'), 'corroborate.adjustBoundaries'),
      ...(selected.isEmpty
        ? [action(kind, vscode.l10n.t('Split Annotation at the Cursor'), 'corroborate.splitAnnotation')]
        : []),
      ...(here.length > 1
        ? [action(kind, vscode.l10n.t('Join Annotations'), 'corroborate.joinAnnotations')]
        : []),
    ];
  }
}

function action(kind: vscode.CodeActionKind, title: string, command: string): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { command, title };
  return made;
}
