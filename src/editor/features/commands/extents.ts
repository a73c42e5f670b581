import * as vscode from 'vscode';
import type { PassageWork } from '../../../core/corpus/passageWork.ts';
import { CannotTag } from '../../../core/corpus/cannotTag.ts';
import type { ActiveArticle } from '../../activeArticle.ts';
import { DocumentText } from '../../adapters/positions.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import type { Targets } from '../../targets.ts';

/** *Split Annotation* at the cursor, and *Join Annotations* of one claim beside each other. */
export class ExtentCommands {
  constructor(
    private readonly active: ActiveArticle,
    private readonly targets: Targets,
    private readonly passages: PassageWork,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const disposables = new DisposableStore();
    disposables.add(this.guarded.command('corroborate.splitAnnotation', () => this.split()));
    disposables.add(this.guarded.command('corroborate.joinAnnotations', () => this.join()));
    return disposables;
  }

  private async split(): Promise<void> {
    const { editor } = this.active;
    const [one] = this.targets.underCaret();
    if (!editor || !one) throw new CannotTag('nothing-to-split');
    const offset = DocumentText.of(editor.document).offsetAt(editor.selection.active);
    await this.passages.split(one, offset, vscode.l10n.t('splitting an annotation'));
  }

  private async join(): Promise<void> {
    const joined = await this.passages.joinable(this.targets.underCaret(), this.targets.here());
    await this.passages.join(joined, vscode.l10n.t('joining annotations'));
  }
}
