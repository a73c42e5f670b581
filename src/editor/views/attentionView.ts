import * as vscode from 'vscode';
import { inTextOrder, type AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import { isSilent, type Candidate } from '../../core/model/anchor.ts';
import type { ArticleId } from '../../core/ports.ts';
import { differenceLabel, outletLabel, stateLabel } from '../describe.ts';
import type { Guarded } from '../guarded.ts';
import { shorten } from '../markdown.ts';
import { annotationItem } from './annotationItem.ts';
import { listing, PagedTree, type Listing } from './pagedTree.ts';
import { candidateItem, wordingItem } from './wordingItem.ts';

interface ArticleNode {
  readonly kind: 'article';
  readonly id: string;
  readonly parent: undefined;
  readonly article: ArticleId;
  readonly unquiet: readonly AnchoredAnnotation[];
}
interface AnnotationNode {
  readonly kind: 'annotation';
  readonly id: string;
  readonly parent: ArticleNode;
  readonly annotation: AnchoredAnnotation;
}
interface WordingNode {
  readonly kind: 'was' | 'now';
  readonly id: string;
  readonly parent: AnnotationNode;
  readonly words: string;
}
interface CandidateNode {
  readonly kind: 'candidate';
  readonly id: string;
  readonly parent: AnnotationNode;
  readonly candidate: Candidate;
}
type AttentionNode = ArticleNode | AnnotationNode | WordingNode | CandidateNode;

/**
 * Annotations whose words were altered, that could stand in several places, or have lost theirs, by article; under
 * each what the words were and are, and the places it might belong to.
 */
export class AttentionView extends PagedTree<AttentionNode> {
  private articles: readonly ArticleNode[] = [];

  constructor(
    private readonly annotations: Annotations,
    guarded: Guarded,
  ) {
    super('corroborate.attention', { canSelectMany: true, showCollapseAll: true });
    this.disposables.add(
      guarded.command('corroborate.reanchorHere', async (given) => {
        const { candidate, parent } = given as CandidateNode;
        const { annotation } = parent;
        await vscode.commands.executeCommand('corroborate.reanchor', annotation, undefined, candidate.range);
      }),
    );
    this.disposables.add(annotations.onDidChange(() => this.update()));
    this.update();
  }

  protected childrenOf(node: AttentionNode | undefined): Listing<AttentionNode> {
    switch (node?.kind) {
      case undefined:
        return this.articles;
      case 'article':
        return listing(node.unquiet, (annotation): AnnotationNode => ({
          kind: 'annotation',
          id: `${node.id}#${annotation.annotation.id}`,
          parent: node,
          annotation,
        }));
      case 'annotation':
        return this.under(node);
      case 'was':
      case 'now':
      case 'candidate':
        return [];
    }
  }

  protected itemOf(node: AttentionNode): vscode.TreeItem {
    switch (node.kind) {
      case 'article':
        return this.articleItem(node);
      case 'annotation':
        return unquietItem(node.annotation);
      case 'was':
      case 'now':
        return opening(
          wordingItem(node.kind, node.words, node.parent.annotation.anchoring.changes),
          node.parent.annotation,
        );
      case 'candidate':
        return opening(candidateItem(node.candidate), node.parent.annotation, node.candidate);
    }
  }

  private under(node: AnnotationNode): readonly AttentionNode[] {
    const { article, annotation, anchoring } = node.annotation;
    const wording = (kind: 'was' | 'now', words: string): WordingNode => ({
      kind,
      id: `${node.id}/${kind}`,
      parent: node,
      words,
    });
    const { range } = anchoring;
    const text = this.annotations.of(article)?.article?.text;
    return [
      wording('was', annotation.quote),
      ...(range && text !== undefined ? [wording('now', text.slice(range.start, range.end))] : []),
      ...anchoring.candidates.map((candidate): CandidateNode => ({
        kind: 'candidate',
        id: `${node.id}/${candidate.range.start}-${candidate.range.end}`,
        parent: node,
        candidate,
      })),
    ];
  }

  private articleItem({ article, unquiet }: ArticleNode): vscode.TreeItem {
    const item = new vscode.TreeItem(
      shorten(outletLabel(article, this.annotations.of(article)?.particulars ?? {}), 80),
      vscode.TreeItemCollapsibleState.Expanded,
    );
    item.description = String(unquiet.length);
    item.iconPath = vscode.ThemeIcon.File;
    return item;
  }

  private update(): void {
    const articles: ArticleNode[] = [];
    let count = 0;
    for (const { id, annotations } of this.annotations.all()) {
      const unquiet = annotations.filter(({ anchoring }) => !isSilent(anchoring.state));
      count += unquiet.length;
      if (unquiet.length > 0)
        articles.push({
          kind: 'article',
          id: `article:${id}`,
          parent: undefined,
          article: id,
          unquiet: inTextOrder(unquiet),
        });
    }
    this.articles = articles;
    this.view.badge =
      count > 0 ? { value: count, tooltip: vscode.l10n.t('{0} to look at', count) } : undefined;
    void vscode.commands.executeCommand('setContext', 'corroborate.hasProblems', count > 0);
    this.refresh();
  }
}

function unquietItem(one: AnchoredAnnotation): vscode.TreeItem {
  const item = annotationItem(one);
  item.description = [
    stateLabel(one.anchoring.state),
    ...one.anchoring.changes.map((change) => shorten(differenceLabel(change), 80)),
  ].join(' · ');
  item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
  return item;
}

function opening(
  item: vscode.TreeItem,
  { article, anchoring }: AnchoredAnnotation,
  candidate?: Candidate,
): vscode.TreeItem {
  item.command = {
    command: 'corroborate.open',
    title: vscode.l10n.t('Open'),
    arguments: [article, candidate?.range ?? anchoring.range, { preserveFocus: true }],
  };
  return item;
}
