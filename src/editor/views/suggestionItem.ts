import * as vscode from 'vscode';
import type { CrossReference } from '../../core/corpus/crossReferences.ts';
import type { Reason } from '../../core/model/match.ts';
import type { Suggestion } from '../../core/corpus/suggestions.ts';
import { dateLabel, differenceLabel, outletLabel, percentage, relationLabel } from '../describe.ts';
import { flatten, quotation, shorten } from '../markdown.ts';

/** How many details and reasons stand in the row itself; all of them are in its tooltip. */
const SHOWN = 2;
/** Reasons that say something the words of the match beside them do not. */
const NAMED: ReadonlySet<Reason['kind']> = new Set([
  'shared-name',
  'shared-number',
  'shared-date',
  'same-speaker',
]);

/** A match to judge: the outlet, how it stands to the claim, what differs, why it was found, and its words. */
export function suggestionItem({ reference, passage }: Suggestion): vscode.TreeItem {
  const outlet = shorten(outletLabel(reference.article, reference.particulars), 80);
  const item = new vscode.TreeItem(outlet);
  const relation = relationLabel(reference.relation);
  const differences = reference.differences.slice(0, SHOWN).map((one) => shorten(differenceLabel(one), 60));
  const reasons = reference.reasons
    .filter(({ kind }) => NAMED.has(kind))
    .slice(0, SHOWN)
    .map(({ text }) => shorten(text, 40));
  item.description = [relation, ...differences, quotation(shorten(reference.text, 120)), ...reasons].join(
    ' · ',
  );
  item.contextValue = 'match';
  item.iconPath = icon(reference);
  item.tooltip = tooltip(reference);
  item.accessibilityInformation = {
    label: [
      shorten(passage.claim, 80),
      outlet,
      relation,
      ...differences,
      shorten(reference.text, 200),
      ...reasons,
    ].join(', '),
  };
  item.command = {
    command: 'corroborate.open',
    title: vscode.l10n.t('Open'),
    arguments: [reference.article, reference.range, { preserveFocus: true }],
  };
  return item;
}

function icon({ relation }: CrossReference): vscode.ThemeIcon {
  const coloured = (id: string, colour: string): vscode.ThemeIcon =>
    new vscode.ThemeIcon(id, new vscode.ThemeColor(`corroborate.${colour}`));
  switch (relation) {
    case 'differs':
      return coloured('diff', 'alteredBorder');
    case 'contradicts':
      return coloured('circle-slash', 'disputesBorder');
    case 'same-quote':
      return coloured('quote', 'reportsBorder');
    case 'earlier':
    case 'later':
      return new vscode.ThemeIcon('history');
    case 'same':
      return new vscode.ThemeIcon('circle-outline');
  }
}

/** Plain text: a tooltip given as a string shows no Markdown. */
function tooltip({ text, particulars, speaker, differences, reasons, certainty }: CrossReference): string {
  const published = particulars.published && dateLabel(particulars.published);
  return [
    shorten(text, 1000),
    [published, flatten(speaker.join(', '))].filter(Boolean).join(' · '),
    ...differences.map((one) => flatten(differenceLabel(one))),
    ...reasons.map((reason) => flatten(reason.text)),
    vscode.l10n.t('Certainty: {0}', percentage(certainty)),
  ]
    .filter(Boolean)
    .join('\n');
}
