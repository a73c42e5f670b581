import * as vscode from 'vscode';
import type { Coverage, Untagged } from '../../core/corpus/coverage.ts';
import type { ArticleId } from '../../core/ports.ts';
import { shorten } from '../markdown.ts';

/** The rows of what is not tagged yet: *Not tagged yet*, in it *Quotes* and *Figures*, in those each of them. */

export function untaggedRootItem({ quotes, figures }: Coverage): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('Not tagged yet'),
    vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.description = [
    quotes.length > 0 ? quotesLabel(quotes.length) : '',
    figures.length > 0 ? figuresLabel(figures.length) : '',
  ]
    .filter(Boolean)
    .join(' · ');
  item.iconPath = new vscode.ThemeIcon('circle-large-outline');
  item.contextValue = 'gaps';
  return item;
}

export function untaggedGroupItem(of: Untagged['kind'], { quotes, figures }: Coverage): vscode.TreeItem {
  const item = new vscode.TreeItem(
    of === 'quote' ? quotesLabel(quotes.length) : figuresLabel(figures.length),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.contextValue = 'gaps';
  return item;
}

export function untaggedItem(article: ArticleId, untagged: Untagged): vscode.TreeItem {
  const { kind, text, range, sentence, speaker } = untagged;
  const item = new vscode.TreeItem(shorten(text, 120));
  item.description = kind === 'quote' ? (speaker ?? '') : shorten(sentence, 120);
  item.iconPath = new vscode.ThemeIcon(kind === 'quote' ? 'quote' : 'symbol-number');
  item.contextValue = 'untagged';
  item.tooltip = [shorten(sentence, 1000), speaker].filter(Boolean).join('\n');
  item.accessibilityInformation = {
    label: [
      kind === 'quote' ? vscode.l10n.t('quote not tagged yet') : vscode.l10n.t('figure not tagged yet'),
      shorten(text, 120),
      item.description,
    ]
      .filter(Boolean)
      .join(', '),
  };
  item.command = {
    command: 'corroborate.open',
    title: vscode.l10n.t('Open'),
    arguments: [article, range, { preserveFocus: true }],
  };
  return item;
}

const quotesLabel = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 quote') : vscode.l10n.t('{0} quotes', count);

const figuresLabel = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 figure') : vscode.l10n.t('{0} figures', count);
