import * as vscode from 'vscode';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { AnchoredAnnotation } from '../../../core/corpus/anchoredAnnotation.ts';
import { isSilent } from '../../../core/model/anchor.ts';
import type { ActiveArticle } from '../../activeArticle.ts';
import { DocumentText } from '../../adapters/positions.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import { openPassage } from '../../open.ts';
import type { Targets } from '../../targets.ts';

/** Going from annotation to annotation; each is selected, so that a screen reader reads it. */
export class MoveCommands {
  constructor(
    private readonly targets: Targets,
    private readonly annotations: Annotations,
    private readonly active: ActiveArticle,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    disposables.add(this.guarded.command('corroborate.nextAnnotation', () => this.step(1)));
    disposables.add(this.guarded.command('corroborate.previousAnnotation', () => this.step(-1)));
    disposables.add(this.guarded.command('corroborate.nextProblem', () => this.nextProblem()));
    return disposables;
  }

  /** To the neighbour of the caret in text order, round at the ends. */
  private async step(direction: 1 | -1): Promise<void> {
    const { editor } = this.active;
    const placed = this.targets.here().filter(({ anchoring }) => anchoring.range);
    if (!editor || placed.length === 0) return;
    const caret = DocumentText.of(editor.document).fromRange(editor.selection).start;
    const startOf = ({ anchoring }: AnchoredAnnotation): number => anchoring.range?.start ?? 0;
    const next =
      direction === 1
        ? (placed.find((one) => startOf(one) > caret) ?? placed[0])
        : (placed.findLast((one) => startOf(one) < caret) ?? placed.at(-1));
    if (next) await openPassage(next.article, next.anchoring.range);
  }

  /** The next annotation of the workspace that is altered, ambiguous or orphaned, after the one under the caret. */
  private async nextProblem(): Promise<void> {
    const problems = Array.from(this.annotations.all())
      .flatMap(({ annotations }) => annotations)
      .filter(({ anchoring }) => !isSilent(anchoring.state));
    const at = this.targets.underCaret()[0]?.annotation.id;
    const index = problems.findIndex(({ annotation }) => annotation.id === at);
    const next = problems[(index + 1) % problems.length];
    if (next) await openPassage(next.article, next.anchoring.range ?? next.anchoring.candidates[0]?.range);
  }
}
