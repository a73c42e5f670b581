import * as vscode from 'vscode';
import { DisposableStore } from '../disposables.ts';

/** How many children of a node are shown before *Show More*: what a tree draws and a screen reader counts at once. */
export const PAGE = 500;

/** A row of one of our trees. */
export interface TreeNode {
  /** Unique in its tree and the same after every refresh, so that the focus and open branches are kept. */
  readonly id: string;
  readonly parent: TreeNode | undefined;
}

/** Children of which only those shown are made into rows. An array is one. */
export interface Listing<Node> {
  readonly length: number;
  slice(start: number, end: number): readonly Node[];
}

/** Makes rows of items when they are shown. */
export const listing = <T, Node>(items: readonly T[], toNode: (item: T) => Node): Listing<Node> => ({
  length: items.length,
  slice: (start, end) => items.slice(start, end).map(toNode),
});

/** The last row where a node has more children than are shown. */
export interface MoreNode extends TreeNode {
  readonly kind: 'more';
  readonly left: number;
}

export type ViewOptions<Node extends TreeNode> = Omit<
  vscode.TreeViewOptions<Node | MoreNode>,
  'treeDataProvider'
>;

/** A tree of any size: at most a page of children a node, the rest one click further, the focus kept. */
export abstract class PagedTree<Node extends TreeNode>
  implements vscode.TreeDataProvider<Node | MoreNode>, vscode.Disposable
{
  protected readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<Node | MoreNode | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  protected readonly view: vscode.TreeView<Node | MoreNode>;
  /** How many children are shown, by the id of their parent, where that is more than a page. */
  private readonly shown = new Map<string, number>();
  private readonly showMoreCommand: string;

  constructor(viewId: string, options: ViewOptions<Node> = {}) {
    this.showMoreCommand = `${viewId}.showMore`;
    this.view = this.disposables.add(
      vscode.window.createTreeView(viewId, { ...options, treeDataProvider: this }),
    );
    this.disposables.add(
      vscode.commands.registerCommand(this.showMoreCommand, (more: MoreNode) => this.showMore(more)),
    );
  }

  dispose(): void {
    this.disposables.dispose();
  }

  /** The rows chosen, without *Show More*. */
  protected get chosen(): readonly Node[] {
    return this.view.selection.filter((node): node is Node => !isMore(node));
  }

  /**
   * The rows a command is about: those it was called on from a menu; from a key the one in focus, with the others
   * chosen where it is one of them; else those chosen.
   */
  protected rowsFor(given: unknown, also: unknown): readonly unknown[] {
    if (Array.isArray(also) && also.length > 0) return also;
    const { chosen } = this;
    if (!isNode(given)) return chosen;
    return chosen.some(({ id }) => id === given.id) ? chosen : [given];
  }

  protected abstract childrenOf(node: Node | undefined): Listing<Node> | Promise<Listing<Node>>;
  protected abstract itemOf(node: Node): vscode.TreeItem;
  /** Does in turns what rows about to be shown cost: the editor asks for all of their items at once. */
  protected prepare?(nodes: readonly Node[]): Promise<void>;

  async getChildren(parent?: Node | MoreNode): Promise<(Node | MoreNode)[]> {
    if (parent && isMore(parent)) return [];
    const children = await this.childrenOf(parent);
    const limit = this.limitOf(parent);
    const nodes = children.slice(0, limit);
    await this.prepare?.(nodes);
    const shown: (Node | MoreNode)[] = Array.from(nodes);
    if (children.length > limit)
      shown.push({ kind: 'more', id: `${parent?.id ?? ''}\nmore`, parent, left: children.length - limit });
    return shown;
  }

  getTreeItem(node: Node | MoreNode): vscode.TreeItem {
    const item = isMore(node) ? this.moreItem(node) : this.itemOf(node);
    item.id = node.id;
    return item;
  }

  getParent(node: Node | MoreNode): Node | undefined {
    // What a node of a tree names as its parent is a node of that tree.
    return node.parent as Node | undefined;
  }

  /** Asks for a node's children again, or for everything. */
  protected refresh(node?: Node): void {
    this.changed.fire(node);
  }

  /** The children of a node that are on view, without those behind *Show More*. */
  protected async onView(parent: Node | undefined): Promise<readonly Node[]> {
    return (await this.childrenOf(parent)).slice(0, this.limitOf(parent));
  }

  /** Shows a row of a visible view, opening pages and parents as needed. A row that is gone is no error. */
  protected async reveal(
    node: Node,
    options: { readonly focus?: boolean; readonly select?: boolean },
  ): Promise<void> {
    if (!this.view.visible) return;
    const parent = this.getParent(node);
    const siblings = await this.childrenOf(parent);
    const index = siblings.slice(0, siblings.length).findIndex(({ id }) => id === node.id);
    if (index === -1) return;
    if (index >= this.limitOf(parent)) {
      this.shown.set(parent?.id ?? '', Math.ceil((index + 1) / PAGE) * PAGE);
      this.refresh(parent);
    }
    await this.view.reveal(node, options);
  }

  private limitOf(parent: Node | undefined): number {
    return this.shown.get(parent?.id ?? '') ?? PAGE;
  }

  private async showMore(more: MoreNode): Promise<void> {
    const parent = this.getParent(more);
    const before = this.limitOf(parent);
    this.shown.set(parent?.id ?? '', before + PAGE);
    const [next] = (await this.childrenOf(parent)).slice(before, before + 1);
    this.refresh(parent);
    if (next) await this.view.reveal(next, { focus: true, select: true });
  }

  private moreItem(more: MoreNode): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.l10n.t('Show More'));
    item.description = vscode.l10n.t('{0} left', more.left);
    item.iconPath = new vscode.ThemeIcon('ellipsis');
    item.contextValue = 'more';
    item.command = {
      command: this.showMoreCommand,
      title: vscode.l10n.t('Show More'),
      arguments: [more],
    };
    return item;
  }
}

/**
 * The editor puts the row in focus in the place of a key binding's `$focusedTreeItem`. Where it does not (the arguments
 * are not documented), what arrives is no row.
 */
const isNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' && value !== null && 'id' in value && 'parent' in value;

const isMore = (node: TreeNode): node is MoreNode => 'kind' in node && node.kind === 'more';
