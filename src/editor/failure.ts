import * as vscode from 'vscode';
import { CannotTag } from '../core/corpus/cannotTag.ts';
import { shorten } from './markdown.ts';

/** What somebody asked for and cannot have, in their language and with what to do; undefined for a true failure. */
export function refusalMessage(cause: unknown): string | undefined {
  if (!(cause instanceof CannotTag)) return undefined;
  const about = shorten(cause.about, 100);
  switch (cause.refusal) {
    case 'article-gone':
      return vscode.l10n.t('The article is gone: nothing can be written beside it.');
    case 'passage-empty':
      return vscode.l10n.t('There are no words to tag here. Select some, then try again.');
    case 'no-place':
      return vscode.l10n.t('This annotation has no place in the text. Re-anchor it first.');
    case 'nothing-to-split':
      return vscode.l10n.t('Put the cursor between two words of the annotation, then split it there.');
    case 'nothing-to-join':
      return vscode.l10n.t(
        'No annotation of the same claim adjoins this one. Select across those to be joined, then try again.',
      );
    case 'stances-differ':
      return vscode.l10n.t(
        'These annotations hold the claim in different ways: make their stances agree, then join them.',
      );
    case 'claim-taken':
      return vscode.l10n.t('There is a claim “{0}” already: merge the two instead.', about);
    case 'no-such-claim':
      return vscode.l10n.t('There is no claim “{0}” any more.', about);
  }
}
