import * as vscode from 'vscode';
import type { CrossReference } from '../../core/corpus/crossReferences.ts';
import type { Suggestion, Suggestions } from '../../core/corpus/suggestions.ts';
import { dateLabel, differenceLabel, outletLabel, relationLabel } from '../describe.ts';
import { DisposableStore } from '../disposables.ts';
import { shorten } from '../markdown.ts';

interface ClaimNode {
  readonly kind: 'claim';
  readonly claim: string;
  readonly suggestions: readonly Suggestion[];
}
export interface MatchNode extends Suggestion {
  readonly kind: 'match';
}
export type SuggestionsNode = ClaimNode | MatchNode;

/** Matches to judge, the claim with the best one first. */
export class SuggestionsView implements vscode.TreeDataProvider<SuggestionsNode> {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<SuggestionsNode>;

  constructor(private readonly suggestions: Suggestions) {
    this.view = this.disposables.add(
      vscode.window.createTreeView('corroborate.suggestions', {
        treeDataProvider: this,
        showCollapseAll: true,
      }),
    );
    this.disposables.add(suggestions.onDidChange(() => this.refresh()));
    this.disposables.add(this.view.onDidChangeVisibility(({ visible }) => visible && suggestions.ask()));
    if (this.view.visible) suggestions.ask();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  /** The match chosen in the list: what a key pressed there is about. */
  get selected(): Suggestion | undefined {
    const [node] = this.view.selection;
    return node?.kind === 'match' ? node : undefined;
  }

  getChildren(node?: SuggestionsNode): SuggestionsNode[] {
    if (node?.kind === 'match') return [];
    if (node) return node.suggestions.map((suggestion) => ({ kind: 'match', ...suggestion }));
    const byClaim = new Map<string, Suggestion[]>();
    for (const suggestion of this.suggestions.all()) {
      const known = byClaim.get(suggestion.passage.claim);
      if (known) known.push(suggestion);
      else byClaim.set(suggestion.passage.claim, [suggestion]);
    }
    return Array.from(byClaim, ([claim, suggestions]) => ({ kind: 'claim', claim, suggestions }));
  }

  getTreeItem(node: SuggestionsNode): vscode.TreeItem {
    return node.kind === 'claim' ? claimItem(node) : matchItem(node);
  }

  private refresh(): void {
    const count = this.suggestions.all().length;
    this.view.badge =
      count > 0
        ? {
            value: count,
            tooltip:
              count === 1 ? vscode.l10n.t('1 match to judge') : vscode.l10n.t('{0} matches to judge', count),
          }
        : undefined;
    this.changed.fire();
  }
}

function claimItem({ claim, suggestions }: ClaimNode): vscode.TreeItem {
  const item = new vscode.TreeItem(claim, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `suggested:${claim}`;
  item.contextValue = 'claimOfSuggestions';
  item.description = String(suggestions.length);
  item.iconPath = new vscode.ThemeIcon('comment');
  return item;
}

function matchItem({ reference, passage }: MatchNode): vscode.TreeItem {
  const label = outletLabel(reference.article, reference.particulars);
  const item = new vscode.TreeItem(label);
  item.contextValue = 'match';
  const relation = reference.relation === 'same' ? undefined : relationLabel(reference.relation);
  item.description = [relation, shorten(reference.text, 120)].filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon(iconOf(reference));
  item.tooltip = tooltip(reference);
  item.accessibilityInformation = { label: [passage.claim, label, item.description].join(', ') };
  item.command = {
    command: 'corroborate.open',
    title: vscode.l10n.t('Open'),
    arguments: [reference.article, reference.range, { preserveFocus: true }],
  };
  return item;
}

function iconOf(reference: CrossReference): string {
  switch (reference.relation) {
    case 'differs':
      return 'diff';
    case 'contradicts':
      return 'circle-slash';
    case 'same-quote':
      return 'quote';
    case 'earlier':
    case 'later':
      return 'history';
    case 'same':
      return 'circle-outline';
  }
}

/** Plain text: a tooltip given as a string shows no Markdown. */
function tooltip({ text, particulars, speaker, differences, reasons, score }: CrossReference): string {
  return [
    text,
    [particulars.published && dateLabel(particulars.published), speaker.join(', ')]
      .filter(Boolean)
      .join(' · '),
    ...differences.map(differenceLabel),
    ...reasons.map((reason) => reason.text),
    vscode.l10n.t('Certainty: {0} %', Math.round(score * 100)),
  ]
    .filter(Boolean)
    .join('\n');
}
