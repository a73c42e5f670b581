import * as vscode from 'vscode';
import type { ClaimEvent } from '../../../core/corpus/judgementHistory.ts';
import { webAddress } from '../../../core/export/particulars.ts';
import type { ArticleId } from '../../../core/ports.ts';
import type { CardEvent } from '../../../webview/protocol/card.ts';
import { dateLabel } from '../../describe.ts';
import { shorten } from '../../markdown.ts';

/** Something that was judged, in a sentence. */
export function eventModel(event: ClaimEvent, outletOf: (article: ArticleId) => string): CardEvent {
  const when = event.at === undefined ? {} : { when: dateLabel(event.at) };
  if (event.kind === 'evidence') {
    const { source, says, quote, url } = event.evidence;
    const address = webAddress(url);
    return {
      ...when,
      text: [shorten(source ?? '', 200), shorten(says ?? '', 60)].filter(Boolean).join(' · ') || '—',
      ...(quote === undefined ? {} : { quote: shorten(quote, 400) }),
      ...(address === undefined ? {} : { address }),
    };
  }
  return {
    ...when,
    text: sentence(event.kind, outletOf(event.article), event.by && shorten(event.by, 80)),
    quote: shorten(event.quote, 200),
  };
}

function sentence(
  kind: Exclude<ClaimEvent['kind'], 'evidence'>,
  outlet: string,
  by: string | undefined,
): string {
  switch (kind) {
    case 'tagged':
      return by
        ? vscode.l10n.t('{0} tagged a passage of {1}', by, outlet)
        : vscode.l10n.t('A passage of {0} was tagged', outlet);
    case 'confirmed':
      return by
        ? vscode.l10n.t('{0} confirmed the same claim in {1}', by, outlet)
        : vscode.l10n.t('The same claim was confirmed in {0}', outlet);
    case 'rejected':
      return by
        ? vscode.l10n.t('{0} rejected a passage of {1}: not this claim', by, outlet)
        : vscode.l10n.t('A passage of {0} was rejected: not this claim', outlet);
    case 'reworded':
      return vscode.l10n.t('{0} had these words until then', outlet);
  }
}
