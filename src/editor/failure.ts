import * as vscode from 'vscode';
import { CannotTag } from '../core/corpus/cannotTag.ts';
import { fileNameOf } from '../core/corpus/articleNames.ts';
import { Interference } from '../core/corpus/interference.ts';
import { messageOf } from '../core/messageOf.ts';
import { SidecarNotWritable } from '../core/sidecar/edit.ts';
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

/** What went wrong, in the person's language as far as it is of a kind we know, and with what to do. */
export function failureMessage(cause: unknown): string {
  if (cause instanceof SidecarNotWritable) {
    const line = cause.problems.find(({ severity }) => severity === 'error')?.line;
    return line === undefined
      ? vscode.l10n.t(
          'Nothing was written: the annotations’ file is laid out in a way that cannot be edited safely. Edit it by hand; the log says where.',
        )
      : vscode.l10n.t(
          'Nothing was written: the annotations’ file has an error in line {0}. Mend it, then try again.',
          line,
        );
  }
  if (cause instanceof Interference)
    return cause.kind === 'changed'
      ? vscode.l10n.t('Somebody else changed this meanwhile: part of it was not done.')
      : vscode.l10n.t(
          'Nothing was written: another program keeps changing “{0}”. Try again when it is done.',
          shorten(decodeURIComponent(fileNameOf(cause.about)), 100),
        );
  return messageOf(cause);
}
