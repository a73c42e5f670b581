import * as vscode from 'vscode';
import type { Suggestion, Suggestions } from '../../core/corpus/suggestions.ts';
import { overlaps } from '../../core/model/range.ts';
import { DocumentText } from '../adapters/positions.ts';
import { ARTICLE_LANGUAGES } from '../languages.ts';
import { shorten } from '../markdown.ts';

/** Lets a suggestion be judged where it stands: *Same Claim* and *Not This Claim* among the actions at the caret. */
export class SuggestedActions implements vscode.CodeActionProvider {
  constructor(private readonly suggestions: Suggestions) {}

  register(): vscode.Disposable {
    return vscode.languages.registerCodeActionsProvider(ARTICLE_LANGUAGES, this, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    });
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const id = document.uri.toString();
    const here = this.suggestions.all().filter(({ reference }) => reference.article === id);
    if (here.length === 0) return [];
    const { start, end } = DocumentText.of(document).fromRange(range);
    const touched = { start, end: Math.max(end, start + 1) };
    return here
      .filter(({ reference }) => overlaps(reference.range, touched))
      .flatMap((suggestion) => {
        const claim = shorten(suggestion.passage.claim, 80);
        return [
          action(vscode.l10n.t('Same claim: “{0}”', claim), 'corroborate.confirmMatch', suggestion),
          action(vscode.l10n.t('Not this claim: “{0}”', claim), 'corroborate.rejectMatch', suggestion),
        ];
      });
  }
}

function action(title: string, command: string, suggestion: Suggestion): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { command, title, arguments: [suggestion] };
  return made;
}
