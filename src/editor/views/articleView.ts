import * as vscode from 'vscode';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { inTextOrder, type AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { ArticleId } from '../../core/ports.ts';
import type { ActiveArticle } from '../activeArticle.ts';
import { dateLabel, outletLabel } from '../describe.ts';
import { DisposableStore } from '../disposables.ts';
import { annotationItem } from './annotationItem.ts';

/** The annotations of the article in the active editor, in text order; what has no place comes first. */
export class ArticleView implements vscode.TreeDataProvider<AnchoredAnnotation> {
  private readonly disposables = new DisposableStore();
  private readonly changed = this.disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<AnchoredAnnotation>;

  constructor(
    private readonly annotations: Annotations,
    private readonly active: ActiveArticle,
  ) {
    this.view = this.disposables.add(
      vscode.window.createTreeView('corroborate.article', { treeDataProvider: this }),
    );
    this.disposables.add(active.onDidChange(() => this.refresh()));
    this.disposables.add(
      annotations.onDidChange(({ articles }) => {
        if (active.id !== undefined && articles.has(active.id)) this.refresh();
      }),
    );
    this.refresh();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  /** The annotations chosen in the list: what a key pressed there is about. */
  get selected(): readonly AnchoredAnnotation[] {
    return this.view.selection;
  }

  getChildren(node?: AnchoredAnnotation): AnchoredAnnotation[] {
    if (node || this.active.id === undefined) return [];
    return inTextOrder(this.annotations.of(this.active.id)?.annotations ?? []);
  }

  getTreeItem(one: AnchoredAnnotation): vscode.TreeItem {
    const item = annotationItem(one);
    item.id = `${one.article}#${one.annotation.id}`;
    return item;
  }

  private refresh(): void {
    const { id } = this.active;
    const count = id === undefined ? 0 : (this.annotations.of(id)?.annotations.length ?? 0);
    this.view.description = id === undefined ? '' : this.describe(id);
    void vscode.commands.executeCommand('setContext', 'corroborate.hasAnnotations', count > 0);
    this.changed.fire();
  }

  private describe(id: ArticleId): string {
    const particulars = this.annotations.of(id)?.particulars;
    if (!particulars) return '';
    const published = particulars.published && dateLabel(particulars.published);
    return [outletLabel(id, particulars), published].filter(Boolean).join(' · ');
  }
}
