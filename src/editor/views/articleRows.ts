import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { Untagged } from '../../core/corpus/coverage.ts';
import type { ClaimKey } from '../../core/model/claim.ts';
import type { Range } from '../../core/model/range.ts';
import type { ArticleId } from '../../core/ports.ts';
import { shorten } from '../markdown.ts';
import { claimOf } from '../targets.ts';

/** The rows of *This Article*. */

export interface ClaimNode {
  readonly kind: 'claim';
  readonly id: string;
  readonly parent: undefined;
  /** Undefined: the passages not yet tied to one. */
  readonly claim: ClaimKey | undefined;
  readonly annotations: readonly AnchoredAnnotation[];
}
export interface AnnotationNode {
  readonly kind: 'annotation';
  readonly id: string;
  readonly parent: ClaimNode | undefined;
  readonly annotation: AnchoredAnnotation;
}
/** *Not tagged yet*, and in it the quotes and the figures. */
export interface GapsNode {
  readonly kind: 'gaps';
  readonly id: string;
  readonly parent: GapsNode | undefined;
  readonly of: 'all' | Untagged['kind'];
}
/** Also a passage that can be tagged: the words quoted, the sentence of a figure. */
export interface GapNode {
  readonly kind: 'gap';
  readonly id: string;
  readonly parent: GapsNode;
  readonly article: ArticleId;
  readonly range: Range;
  readonly untagged: Untagged;
}
export type ArticleNode = ClaimNode | AnnotationNode | GapsNode | GapNode;

export const UNTAGGED: GapsNode = { kind: 'gaps', id: 'untagged', parent: undefined, of: 'all' };

export const gapsNode = (of: Untagged['kind']): GapsNode => ({
  kind: 'gaps',
  id: `untagged:${of}`,
  parent: UNTAGGED,
  of,
});

export const annotationNode = (
  annotation: AnchoredAnnotation,
  parent: ClaimNode | undefined,
): AnnotationNode => ({
  kind: 'annotation',
  id: `${annotation.article}#${annotation.annotation.id}`,
  parent,
  annotation,
});

/** Claims in the order in which they first stand in the text; what is tied to none comes last. */
export function byClaimOf(annotations: readonly AnchoredAnnotation[]): ClaimNode[] {
  const groups = new Map<ClaimKey | undefined, AnchoredAnnotation[]>();
  for (const one of annotations) {
    const { claim } = one.annotation;
    const known = groups.get(claim);
    if (known) known.push(one);
    else groups.set(claim, [one]);
  }
  const untied = groups.get(undefined);
  groups.delete(undefined);
  if (untied) groups.set(undefined, untied);
  return Array.from(groups, ([claim, gathered]) => ({
    kind: 'claim',
    // No key has a blank in it.
    id: claim === undefined ? 'no claim' : `claim:${claim}`,
    parent: undefined,
    claim,
    annotations: gathered,
  }));
}

export function claimItem({ claim, annotations }: ClaimNode): vscode.TreeItem {
  const label = claim === undefined ? vscode.l10n.t('No claim yet') : shorten(claim, 80);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  const count = annotations.length;
  item.description = String(count);
  item.contextValue = claim === undefined ? 'untied' : 'claim';
  item.iconPath = new vscode.ThemeIcon(claim === undefined ? 'circle-outline' : 'comment');
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}, {1} here', label, count),
  };
  return item;
}

export const isGap = (node: unknown): node is GapNode =>
  typeof node === 'object' && node !== null && 'untagged' in node;

export const annotationsIn = (node: unknown): readonly AnchoredAnnotation[] => {
  const { kind } = node as ArticleNode | { kind: 'more' };
  if (kind === 'annotation') return [(node as AnnotationNode).annotation];
  return kind === 'claim' ? (node as ClaimNode).annotations : [];
};

export function targetOf(node: unknown): { readonly claim: ClaimKey | undefined } | undefined {
  const { kind } = node as ArticleNode | { kind: 'more' };
  if (kind === 'claim') return { claim: (node as ClaimNode).claim };
  const claim = claimOf(node);
  return claim === undefined ? undefined : { claim };
}
