import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../core/corpus/claimWork.ts';
import type { ClaimKey } from '../../core/model/claim.ts';
import type { Guarded } from '../guarded.ts';

const ANNOTATIONS = 'application/vnd.corroborate.annotations';

/** What can be dropped on: a claim, or the place of those without one. Undefined: nothing can. */
export interface DropTarget {
  readonly claim: ClaimKey | undefined;
}

/** Annotations are dragged from any tree of ours onto a claim in any of them, which assigns them to it. */
export class AnnotationDrag<Node> implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [ANNOTATIONS];
  readonly dropMimeTypes = [ANNOTATIONS];

  constructor(
    private readonly annotations: Annotations,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
    private readonly annotationsIn: (node: Node) => readonly AnchoredAnnotation[],
    private readonly targetOf: (node: Node) => DropTarget | undefined,
  ) {}

  handleDrag(nodes: readonly Node[], transfer: vscode.DataTransfer): void {
    const dragged = nodes
      .flatMap((node) => this.annotationsIn(node))
      .map(({ article, annotation }) => [article, annotation.id]);
    // As text, which is what reaches another tree.
    if (dragged.length > 0) transfer.set(ANNOTATIONS, new vscode.DataTransferItem(JSON.stringify(dragged)));
  }

  async handleDrop(node: Node | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const target = node === undefined ? undefined : this.targetOf(node);
    if (!target) return;
    const { claim } = target;
    const moved = (await droppedIn(transfer))
      .map(([article, id]) => this.annotations.find(article, id))
      .filter((one) => one !== undefined && one.annotation.claim !== claim)
      .filter((one) => one !== undefined);
    if (moved.length === 0) return;
    await this.guarded.run('assigning by drag and drop', () =>
      this.work.assign(moved, claim, vscode.l10n.t('assigning to another claim')),
    );
  }
}

/** From another tree the browser's empty entry of the same type comes first, what was dragged after it. */
async function droppedIn(transfer: vscode.DataTransfer): Promise<readonly (readonly [string, string])[]> {
  const texts: Thenable<string>[] = [];
  for (const [type, item] of transfer) if (type === ANNOTATIONS) texts.push(item.asString());
  return (await Promise.all(texts)).filter(Boolean).flatMap(parse);
}

/** What another extension puts under our name is not trusted to be ours. */
function parse(text: string): readonly (readonly [article: string, id: string])[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.filter(
    (pair): pair is [string, string] =>
      Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'),
  );
}
