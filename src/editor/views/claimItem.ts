import * as vscode from 'vscode';
import { isDisputed, verdictOf } from '../../core/corpus/claimGroups.ts';
import type { Claim } from '../../core/corpus/claims.ts';
import type { Verdict } from '../../core/model/claim.ts';
import { describeCounts, verdictLabel } from '../describe.ts';
import { shorten } from '../markdown.ts';

/** A claim as a row: its verdict and whether somebody denies it by sign and by word, then who carries it. */
export function claimItem(claim: Claim): vscode.TreeItem {
  const { entry, appearances } = claim;
  const key = shorten(claim.key, 80);
  const item = new vscode.TreeItem(
    key,
    appearances.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
  );
  const standing = [verdictLabel(verdictOf(claim)), isDisputed(claim) ? vscode.l10n.t('disputed') : '']
    .filter(Boolean)
    .join(', ');
  const counts = describeCounts(claim.counts);
  const statement = entry?.statement && shorten(entry.statement, 500);
  item.contextValue = 'claim';
  item.description = [standing, counts].join(' · ');
  item.iconPath = icon(verdictOf(claim), isDisputed(claim));
  item.tooltip = [shorten(claim.key, 500), statement, standing, counts].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: [statement ?? key, standing, counts].join(', ') };
  return item;
}

function icon(verdict: Verdict, disputed: boolean): vscode.ThemeIcon {
  const colour = (id: string): vscode.ThemeColor => new vscode.ThemeColor(id);
  switch (verdict) {
    case 'true':
      return new vscode.ThemeIcon('pass-filled', colour('corroborate.assertsBorder'));
    case 'false':
      return new vscode.ThemeIcon('error', colour('corroborate.disputesBorder'));
    case 'missing-context':
      return new vscode.ThemeIcon('info', colour('corroborate.reportsBorder'));
    case 'unverifiable':
      return new vscode.ThemeIcon('question', colour('corroborate.alteredBorder'));
    case 'unchecked':
      return disputed
        ? new vscode.ThemeIcon('warning', colour('corroborate.alteredBorder'))
        : new vscode.ThemeIcon('comment');
  }
}
