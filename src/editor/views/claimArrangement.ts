import * as vscode from 'vscode';
import type { ClaimGroup, ClaimGrouping, ClaimOrder } from '../../core/corpus/claimGroups.ts';
import { VERDICTS } from '../../core/model/claim.ts';
import { dateLabel, verdictLabel } from '../describe.ts';
import { shorten } from '../markdown.ts';

/** Words and rows for the groups and orders of claims. */

export function groupingLabel(grouping: ClaimGrouping): string {
  switch (grouping) {
    case 'none':
      return vscode.l10n.t('no groups');
    case 'tag':
      return vscode.l10n.t('by tag');
    case 'speaker':
      return vscode.l10n.t('by speaker');
    case 'outlet':
      return vscode.l10n.t('by outlet');
    case 'verdict':
      return vscode.l10n.t('by verdict');
    case 'date':
      return vscode.l10n.t('by date of first appearance');
  }
}

export function orderLabel(order: ClaimOrder): string {
  switch (order) {
    case 'key':
      return vscode.l10n.t('by key');
    case 'articles':
      return vscode.l10n.t('most articles first');
    case 'disputed':
      return vscode.l10n.t('most disputed first');
    case 'newest':
      return vscode.l10n.t('newest first');
  }
}

export function groupItem(grouping: ClaimGrouping, { name, claims }: ClaimGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(
    name === undefined ? unnamed(grouping) : named(grouping, name),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.description =
    claims.length === 1 ? vscode.l10n.t('1 claim') : vscode.l10n.t('{0} claims', claims.length);
  item.contextValue = 'group';
  item.iconPath = icon(grouping);
  return item;
}

function named(grouping: ClaimGrouping, name: string): string {
  if (grouping === 'date') return dateLabel(name);
  const verdict = VERDICTS.find((one) => grouping === 'verdict' && one === name);
  return verdict === undefined ? shorten(name, 80) : verdictLabel(verdict);
}

function unnamed(grouping: ClaimGrouping): string {
  switch (grouping) {
    case 'tag':
      return vscode.l10n.t('No tag');
    case 'speaker':
      return vscode.l10n.t('Nobody quoted');
    case 'date':
      return vscode.l10n.t('No date known');
    case 'outlet':
    case 'verdict':
    case 'none':
      return vscode.l10n.t('In no article');
  }
}

function icon(grouping: ClaimGrouping): vscode.ThemeIcon {
  switch (grouping) {
    case 'tag':
      return new vscode.ThemeIcon('tag');
    case 'speaker':
      return new vscode.ThemeIcon('person');
    case 'outlet':
      return new vscode.ThemeIcon('library');
    case 'date':
      return new vscode.ThemeIcon('calendar');
    case 'verdict':
    case 'none':
      return new vscode.ThemeIcon('law');
  }
}
