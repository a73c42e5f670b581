import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { Claim, Claims } from '../../core/corpus/claims.ts';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { ArticleId } from '../../core/ports.ts';
import { dateLabel, describeCounts, outletLabel } from '../describe.ts';
import { DisposableStore } from '../disposables.ts';
import { shorten } from '../markdown.ts';
import { annotationItem } from './annotationItem.ts';

interface ClaimNode {
  readonly kind: 'claim';
  readonly claim: Claim;
}
interface ArticleNode {
  readonly kind: 'article';
  readonly article: ArticleId;
  readonly appearances: readonly AnchoredAnnotation[];
}
interface AppearanceNode {
  readonly kind: 'annotation';
  readonly annotation: AnchoredAnnotation;
}
export type ClaimsNode = ClaimNode | ArticleNode | AppearanceNode;

/** Every claim of the workspace with its appearances by article, behind a filter. */
export class ClaimsView implements vscode.TreeDataProvider<ClaimsNode> {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<ClaimsNode>;
  private filterText = '';

  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
  ) {
    this.view = this.disposables.add(
      vscode.window.createTreeView('corroborate.claims', { treeDataProvider: this, showCollapseAll: true }),
    );
    const refresh = (): void => {
      void vscode.commands.executeCommand('setContext', 'corroborate.hasClaims', claims.all().length > 0);
      this.changed.fire();
    };
    this.disposables.add(claims.onDidChange(refresh));
    this.disposables.add(vscode.commands.registerCommand('corroborate.filterClaims', () => this.askFilter()));
    this.disposables.add(
      vscode.commands.registerCommand('corroborate.clearClaimsFilter', () => this.setFilter('')),
    );
    refresh();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  getChildren(node?: ClaimsNode): ClaimsNode[] {
    if (!node) return this.matching().map((claim) => ({ kind: 'claim', claim }));
    switch (node.kind) {
      case 'claim':
        return this.articlesOf(node.claim);
      case 'article':
        return node.appearances.length > 1
          ? node.appearances.map((annotation) => ({ kind: 'annotation', annotation }))
          : [];
      case 'annotation':
        return [];
    }
  }

  getTreeItem(node: ClaimsNode): vscode.TreeItem {
    switch (node.kind) {
      case 'claim':
        return claimItem(node.claim);
      case 'article':
        return this.articleItem(node);
      case 'annotation':
        return annotationItem(node.annotation);
    }
  }

  private articleItem({ article, appearances }: ArticleNode): vscode.TreeItem {
    const particulars = this.annotations.of(article)?.particulars ?? {};
    const [only] = appearances;
    const item = only && appearances.length === 1 ? annotationItem(only) : new vscode.TreeItem('');
    item.label = outletLabel(article, particulars);
    const wording = appearances.map(({ annotation }) => shorten(annotation.quote, 80)).join(' … ');
    item.description = [particulars.published && dateLabel(particulars.published), wording]
      .filter(Boolean)
      .join(' · ');
    item.collapsibleState =
      appearances.length > 1
        ? vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.None;
    return item;
  }

  private articlesOf(claim: Claim): ArticleNode[] {
    const byArticle = new Map<ArticleId, AnchoredAnnotation[]>();
    for (const one of claim.appearances) {
      const known = byArticle.get(one.article);
      if (known) known.push(one);
      else byArticle.set(one.article, [one]);
    }
    return Array.from(byArticle, ([article, appearances]): ArticleNode => ({
      kind: 'article',
      article,
      appearances,
    })).sort((a, b) => this.publishedOf(a.article).localeCompare(this.publishedOf(b.article)));
  }

  /** What is undated comes last. */
  private publishedOf(article: ArticleId): string {
    return this.annotations.of(article)?.particulars.published ?? '~';
  }

  private matching(): readonly Claim[] {
    const words = this.filterText.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return this.claims.all();
    return this.claims.all().filter((claim) => {
      const about = searchable(claim);
      return words.every((word) => about.includes(word));
    });
  }

  private askFilter(): void {
    const input = vscode.window.createInputBox();
    input.title = vscode.l10n.t('Filter Claims');
    input.placeholder = vscode.l10n.t('Words of the claim, its statement, quotes, tags or speakers');
    input.value = this.filterText;
    const before = this.filterText;
    let accepted = false;
    input.onDidChangeValue((value) => this.setFilter(value));
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!accepted) this.setFilter(before);
      input.dispose();
    });
    input.show();
  }

  private setFilter(text: string): void {
    this.filterText = text;
    this.view.message = text && vscode.l10n.t('Filter: {0}', text);
    void vscode.commands.executeCommand('setContext', 'corroborate.claimsFiltered', text !== '');
    this.changed.fire();
  }
}

function searchable(claim: Claim): string {
  return [
    claim.key,
    claim.entry?.statement ?? '',
    ...(claim.entry?.tags ?? []),
    ...claim.appearances.flatMap(({ annotation }) => [
      annotation.quote,
      ...annotation.tags,
      ...annotation.speaker,
    ]),
  ]
    .join('\n')
    .toLocaleLowerCase();
}

function claimItem(claim: Claim): vscode.TreeItem {
  const item = new vscode.TreeItem(
    claim.key,
    claim.appearances.length > 0
      ? vscode.TreeItemCollapsibleState.Collapsed
      : vscode.TreeItemCollapsibleState.None,
  );
  const counts = describeCounts(claim.counts);
  item.id = `claim:${claim.key}`;
  item.contextValue = 'claim';
  item.description = counts;
  item.iconPath = new vscode.ThemeIcon(claim.counts.denies > 0 ? 'comment-unresolved' : 'comment');
  item.tooltip = [claim.key, claim.entry?.statement, counts].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: [claim.entry?.statement ?? claim.key, counts].join(', ') };
  return item;
}
