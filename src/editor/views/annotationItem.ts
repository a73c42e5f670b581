import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import { isSilent, type AnchorState } from '../../core/model/anchor.ts';
import type { Stance } from '../../core/model/claim.ts';
import { differenceLabel, speakerStanceLabel, stanceLabel, stateLabel } from '../describe.ts';
import { flatten, shorten } from '../markdown.ts';

const LABEL_LIMIT = 120;
const TOOLTIP_LIMIT = 1000;
const CLAIM_LIMIT = 80;

/** A tagged passage as a row of any of our trees: its words, its claim, how the article holds it, its state. */
export function annotationItem(
  one: AnchoredAnnotation,
  { withClaim = true }: { readonly withClaim?: boolean } = {},
): vscode.TreeItem {
  const { annotation, anchoring, article } = one;
  const item = new vscode.TreeItem(shorten(annotation.quote, LABEL_LIMIT));
  item.contextValue = `annotation.${anchoring.state}`;
  const said = flatten(describeStance(one));
  const claim = annotation.claim === undefined ? undefined : shorten(annotation.claim, CLAIM_LIMIT);
  const problem = isSilent(anchoring.state) ? undefined : stateLabel(anchoring.state);
  item.description = [problem, withClaim && claim, said].filter(Boolean).join(' · ');
  item.iconPath = icon(
    anchoring.state,
    annotation.claim === undefined ? undefined : (annotation.stance ?? 'asserts'),
  );
  item.tooltip = [
    shorten(annotation.quote, TOOLTIP_LIMIT),
    claim,
    said,
    ...anchoring.changes.map((change) => flatten(differenceLabel(change))),
    annotation.note && shorten(annotation.note, TOOLTIP_LIMIT),
    flatten(annotation.tags.map((tag) => `#${tag}`).join(' ')),
  ]
    .filter(Boolean)
    .join('\n');
  item.accessibilityInformation = {
    label: [problem, claim, said, shorten(annotation.quote, LABEL_LIMIT)].filter(Boolean).join(', '),
  };
  item.command = {
    command: 'corroborate.open',
    title: vscode.l10n.t('Open'),
    // A list keeps the focus: a key pressed next is meant for its row, not for the text of the article.
    arguments: [article, anchoring.range ?? anchoring.candidates[0]?.range, { preserveFocus: true }],
  };
  return item;
}

/** "reports, The warden denies" */
function describeStance({ annotation }: AnchoredAnnotation): string {
  const parts: string[] = [];
  if (annotation.stance) parts.push(stanceLabel(annotation.stance));
  const speaker = annotation.speaker.join(', ');
  const held = annotation.speakerStance && speakerStanceLabel(annotation.speakerStance);
  if (speaker || held) parts.push([speaker, held].filter(Boolean).join(' '));
  return parts.join(', ');
}

function icon(state: AnchorState, stance: Stance | undefined): vscode.ThemeIcon {
  const colour = (id: string): vscode.ThemeColor => new vscode.ThemeColor(`corroborate.${id}`);
  if (state === 'orphaned' || state === 'ambiguous')
    return new vscode.ThemeIcon('question', colour('alteredBorder'));
  if (state === 'altered') return new vscode.ThemeIcon('diff-modified', colour('alteredBorder'));
  switch (stance) {
    case 'asserts':
      return new vscode.ThemeIcon('circle-filled', colour('assertsBorder'));
    case 'reports':
      return new vscode.ThemeIcon('quote', colour('reportsBorder'));
    case 'disputes':
      return new vscode.ThemeIcon('circle-slash', colour('disputesBorder'));
    case undefined:
      return new vscode.ThemeIcon('circle-outline', colour('untiedBorder'));
  }
}
