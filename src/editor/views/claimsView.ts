import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import {
  CLAIM_GROUPINGS,
  CLAIM_ORDERS,
  claimText,
  groupClaims,
  sortClaims,
  type ClaimFacts,
  type ClaimGroup,
  type ClaimGrouping,
  type ClaimOrder,
} from '../../core/corpus/claimGroups.ts';
import type { Claim, Claims } from '../../core/corpus/claims.ts';
import type { ClaimWork } from '../../core/corpus/claimWork.ts';
import type { Registers } from '../../core/corpus/registers.ts';
import type { ArticleId, Scheduler } from '../../core/ports.ts';
import { TextFilter } from '../../core/text/textFilter.ts';
import { dateLabel, outletLabel } from '../describe.ts';
import type { Guarded } from '../guarded.ts';
import { shorten } from '../markdown.ts';
import { claimOf } from '../targets.ts';
import { AnnotationDrag } from './annotationDrag.ts';
import { annotationItem } from './annotationItem.ts';
import { claimItem } from './claimItem.ts';
import { groupingLabel, groupItem, orderLabel } from './claimArrangement.ts';
import { askFilter, filterMessage } from './filterInput.ts';
import { listing, PagedTree, type Listing } from './pagedTree.ts';

interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly parent: undefined;
  readonly group: ClaimGroup;
}
interface ClaimNode {
  readonly kind: 'claim';
  readonly id: string;
  readonly parent: GroupNode | undefined;
  readonly claim: Claim;
}
interface ArticleNode {
  readonly kind: 'article';
  readonly id: string;
  readonly parent: ClaimNode;
  readonly article: ArticleId;
  readonly appearances: readonly AnchoredAnnotation[];
}
interface AppearanceNode {
  readonly kind: 'annotation';
  readonly id: string;
  readonly parent: ArticleNode;
  readonly annotation: AnchoredAnnotation;
}
type ClaimsNode = GroupNode | ClaimNode | ArticleNode | AppearanceNode;

const KEPT_ARRANGEMENT = 'claimsArrangement';

/** Every claim of the workspace with its appearances by article: filtered, sorted, and in groups where wanted. */
export class ClaimsView extends PagedTree<ClaimsNode> {
  private grouping: ClaimGrouping = 'none';
  private order: ClaimOrder = 'key';
  private words = '';
  private filter: TextFilter<Claim> | undefined;
  private roots: Listing<ClaimsNode> | undefined;
  private readonly facts: ClaimFacts;

  constructor(
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    registers: Registers,
    work: ClaimWork,
    private readonly memento: vscode.Memento,
    private readonly scheduler: Scheduler,
    guarded: Guarded,
  ) {
    super('corroborate.claims', {
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: new AnnotationDrag<unknown>(annotations, work, guarded, annotationsIn, targetOf),
    });
    this.facts = {
      particularsOf: (article) => annotations.of(article)?.particulars ?? {},
      outletOf: (article) => outletLabel(article, annotations.of(article)?.particulars ?? {}),
      canonicalSpeaker: (name) => registers.canonicalSpeaker(name),
    };
    this.recall();
    this.disposables.add(claims.onDidChange(() => this.update()));
    this.disposables.add(guarded.command('corroborate.filterClaims', () => this.askFilter()));
    this.disposables.add(guarded.command('corroborate.clearClaimsFilter', () => this.filterBy('')));
    this.disposables.add(guarded.command('corroborate.groupClaims', () => this.askGrouping()));
    this.disposables.add(guarded.command('corroborate.sortClaims', () => this.askOrder()));
    this.update();
  }

  protected childrenOf(node: ClaimsNode | undefined): Listing<ClaimsNode> {
    switch (node?.kind) {
      case undefined:
        return (this.roots ??= this.arranged());
      case 'group':
        return listing(node.group.claims, (claim) => claimNode(claim, node));
      case 'claim':
        return this.articlesOf(node);
      case 'article':
        return node.appearances.length > 1
          ? listing(node.appearances, (annotation) => ({
              kind: 'annotation',
              id: `${node.id}#${annotation.annotation.id}`,
              parent: node,
              annotation,
            }))
          : [];
      case 'annotation':
        return [];
    }
  }

  protected override prepare(nodes: readonly ClaimsNode[]): Promise<void> {
    const claims = nodes.flatMap((node) => (node.kind === 'claim' ? [node.claim] : []));
    return this.claims.countInTurns(claims, this.scheduler);
  }

  protected itemOf(node: ClaimsNode): vscode.TreeItem {
    switch (node.kind) {
      case 'group':
        return groupItem(this.grouping, node.group);
      case 'claim':
        return claimItem(node.claim);
      case 'article':
        return this.articleItem(node);
      case 'annotation':
        return annotationItem(node.annotation, { withClaim: false });
    }
  }

  private arranged(): Listing<ClaimsNode> {
    const sorted = sortClaims(this.found, this.order, this.facts);
    if (this.grouping === 'none') return listing(sorted, (claim) => claimNode(claim, undefined));
    const by = this.grouping;
    return listing(groupClaims(sorted, by, this.facts), (group): GroupNode => ({
      kind: 'group',
      // What has no name is told apart from what is named by an empty one.
      id: `group:${by}:${group.name === undefined ? 'none' : `=${group.name}`}`,
      parent: undefined,
      group,
    }));
  }

  private get found(): readonly Claim[] {
    return this.searched.matching(this.words);
  }

  private get searched(): TextFilter<Claim> {
    return (this.filter ??= new TextFilter(this.claims.all(), claimText));
  }

  private articleItem({ article, appearances, parent }: ArticleNode): vscode.TreeItem {
    const particulars = this.annotations.of(article)?.particulars ?? {};
    const [only] = appearances;
    const single = only !== undefined && appearances.length === 1;
    const item = single ? annotationItem(only) : new vscode.TreeItem('');
    const outlet = shorten(outletLabel(article, particulars), 80);
    const published = particulars.published && dateLabel(particulars.published);
    const wording = appearances.map(({ annotation }) => shorten(annotation.quote, 80)).join(' … ');
    item.label = outlet;
    item.description = [published, wording].filter(Boolean).join(' · ');
    item.accessibilityInformation = {
      label: [shorten(parent.claim.key, 80), outlet, published, wording].filter(Boolean).join(', '),
    };
    item.collapsibleState = single
      ? vscode.TreeItemCollapsibleState.None
      : vscode.TreeItemCollapsibleState.Collapsed;
    return item;
  }

  /** By date; what is undated comes last. */
  private articlesOf(node: ClaimNode): Listing<ArticleNode> {
    const byArticle = new Map<ArticleId, AnchoredAnnotation[]>();
    for (const one of node.claim.appearances) {
      const known = byArticle.get(one.article);
      if (known) known.push(one);
      else byArticle.set(one.article, [one]);
    }
    const dated = Array.from(byArticle, ([article, appearances]) => ({
      article,
      appearances,
      published: this.facts.particularsOf(article).published ?? '~',
    })).sort((a, b) => (a.published < b.published ? -1 : Number(a.published > b.published)));
    return listing(dated, ({ article, appearances }) => ({
      kind: 'article',
      id: `${node.id}/${article}`,
      parent: node,
      article,
      appearances,
    }));
  }

  private update(): void {
    this.filter = undefined;
    const { length } = this.claims.all();
    void vscode.commands.executeCommand('setContext', 'corroborate.hasClaims', length > 0);
    this.rearrange();
  }

  private rearrange(): void {
    this.roots = undefined;
    const arrangement = [
      this.grouping === 'none' ? '' : groupingLabel(this.grouping),
      this.order === 'key' ? '' : orderLabel(this.order),
    ];
    this.view.description = arrangement.filter(Boolean).join(' · ');
    this.view.message =
      this.words === '' ? '' : filterMessage(this.words, this.found.length, this.claims.all().length);
    this.refresh();
  }

  private askFilter(): void {
    this.searched.prepare();
    askFilter({
      title: vscode.l10n.t('Filter Claims'),
      placeholder: vscode.l10n.t('Words of the claim, its statement, quotes, tags or speakers'),
      value: this.words,
      onChange: (words) => this.filterBy(words),
    });
  }

  private filterBy(words: string): void {
    this.words = words;
    void vscode.commands.executeCommand('setContext', 'corroborate.claimsFiltered', words !== '');
    this.rearrange();
  }

  private async askGrouping(): Promise<void> {
    const title = vscode.l10n.t('Group Claims By');
    const chosen = await choose(title, CLAIM_GROUPINGS, this.grouping, groupingLabel);
    if (chosen !== undefined) await this.arrange(chosen, this.order);
  }

  private async askOrder(): Promise<void> {
    const chosen = await choose(vscode.l10n.t('Sort Claims'), CLAIM_ORDERS, this.order, orderLabel);
    if (chosen !== undefined) await this.arrange(this.grouping, chosen);
  }

  private async arrange(grouping: ClaimGrouping, order: ClaimOrder): Promise<void> {
    this.grouping = grouping;
    this.order = order;
    this.rearrange();
    await this.memento.update(KEPT_ARRANGEMENT, { grouping, order });
  }

  private recall(): void {
    const kept = this.memento.get<{ grouping?: unknown; order?: unknown }>(KEPT_ARRANGEMENT);
    this.grouping = CLAIM_GROUPINGS.find((one) => one === kept?.grouping) ?? 'none';
    this.order = CLAIM_ORDERS.find((one) => one === kept?.order) ?? 'key';
  }
}

const claimNode = (claim: Claim, parent: GroupNode | undefined): ClaimNode => ({
  kind: 'claim',
  id: `${parent ? `${parent.id}\n` : ''}claim:${claim.key}`,
  parent,
  claim,
});

async function choose<T extends string>(
  title: string,
  values: readonly T[],
  current: T,
  labelOf: (value: T) => string,
): Promise<T | undefined> {
  const items = values.map((value) => ({
    label: labelOf(value),
    value,
    ...(value === current ? { description: vscode.l10n.t('now') } : {}),
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}

function annotationsIn(row: unknown): readonly AnchoredAnnotation[] {
  const node = row as ClaimsNode | { readonly kind: 'more' };
  if (node.kind === 'annotation') return [node.annotation];
  return node.kind === 'article' ? node.appearances : [];
}

function targetOf(row: unknown): { readonly claim: string } | undefined {
  const node = row as ClaimsNode | { readonly kind: 'more' };
  const claim = node.kind === 'article' ? node.parent.claim.key : claimOf(node);
  return claim === undefined ? undefined : { claim };
}
