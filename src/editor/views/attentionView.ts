import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import { isSilent } from '../../core/model/anchor.ts';
import type { ArticleId } from '../../core/ports.ts';
import { differenceLabel, outletLabel, stateLabel } from '../describe.ts';
import { DisposableStore } from '../disposables.ts';
import { annotationItem } from './annotationItem.ts';

type Node = ArticleId | AnchoredAnnotation;

/** Annotations whose words were altered, that could stand in several places, or have lost theirs, by article. */
export class AttentionView implements vscode.TreeDataProvider<Node> {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Node>;
  private byArticle = new Map<ArticleId, AnchoredAnnotation[]>();

  constructor(private readonly annotations: Annotations) {
    this.view = this.disposables.add(
      vscode.window.createTreeView('corroborate.attention', { treeDataProvider: this }),
    );
    this.disposables.add(annotations.onDidChange(() => this.refresh()));
    this.refresh();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return Array.from(this.byArticle.keys());
    return typeof node === 'string' ? (this.byArticle.get(node) ?? []) : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (typeof node === 'string') {
      const item = new vscode.TreeItem(
        outletLabel(node, this.annotations.of(node)?.particulars ?? {}),
        vscode.TreeItemCollapsibleState.Expanded,
      );
      item.id = `attention:${node}`;
      item.iconPath = vscode.ThemeIcon.File;
      item.resourceUri = vscode.Uri.parse(node, true);
      return item;
    }
    const item = annotationItem(node);
    item.description = [
      stateLabel(node.anchoring.state),
      ...node.anchoring.changes.map(differenceLabel),
    ].join(' · ');
    return item;
  }

  private refresh(): void {
    this.byArticle = new Map();
    let count = 0;
    for (const { id, annotations } of this.annotations.all()) {
      const unquiet = annotations.filter(({ anchoring }) => !isSilent(anchoring.state));
      if (unquiet.length > 0) this.byArticle.set(id, unquiet);
      count += unquiet.length;
    }
    this.view.badge =
      count > 0 ? { value: count, tooltip: vscode.l10n.t('{0} to look at', count) } : undefined;
    void vscode.commands.executeCommand('setContext', 'corroborate.hasProblems', count > 0);
    this.changed.fire();
  }
}
