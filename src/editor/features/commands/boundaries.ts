import * as vscode from 'vscode';
import { moveEnd, type Direction, type End, type Stride } from '../../../core/article/edges.ts';
import type { AnchoredAnnotation } from '../../../core/corpus/anchoredAnnotation.ts';
import type { Annotations } from '../../../core/corpus/annotations.ts';
import type { ArticleLibrary } from '../../../core/corpus/library.ts';
import type { PassageWork } from '../../../core/corpus/passageWork.ts';
import type { Range } from '../../../core/model/range.ts';
import { DocumentText } from '../../adapters/positions.ts';
import { DisposableStore } from '../../disposables.ts';
import type { Guarded } from '../../guarded.ts';
import type { Targets } from '../../targets.ts';

/** The mode is on. */
const ADJUSTING = 'corroborate.adjustingBoundaries';
/** Its key was pressed, and is not yet answered. */
const ASKED = 'corroborate.boundariesAsked';

/** An annotation whose ends are being moved, in its editor; nothing is written until it is kept. */
interface Adjusting {
  readonly editor: vscode.TextEditor;
  readonly one: AnchoredAnnotation;
  readonly range: Range;
}

interface Move {
  readonly end: End;
  readonly by: Stride;
  readonly to: Direction;
}

/**
 * *Adjust Boundaries*: a mode in which the arrow keys move the ends of the annotation under the caret, until Enter
 * keeps or Escape discards it. The passage is the selection meanwhile, so that a screen reader reads what is added and
 * taken away.
 */
export class BoundaryCommands {
  /** Settled once every act asked for is done: keys pressed in haste are done one after another, none is lost. */
  private acts: Promise<unknown> = Promise.resolve();
  private adjusting: Adjusting | undefined;
  private readonly disposables = new DisposableStore();
  private readonly outline = this.disposables.add(
    vscode.window.createTextEditorDecorationType({
      border: '2px solid',
      borderColor: new vscode.ThemeColor('focusBorder'),
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  );
  private readonly status = this.disposables.add(
    vscode.window.createStatusBarItem('corroborate.boundaries', vscode.StatusBarAlignment.Left, 1),
  );

  constructor(
    private readonly targets: Targets,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly passages: PassageWork,
    private readonly guarded: Guarded,
  ) {}

  register(): vscode.Disposable {
    const { disposables, guarded } = this;
    this.status.name = vscode.l10n.t('Corroborate: Boundaries');
    this.status.command = 'corroborate.keepBoundaries';
    disposables.add(guarded.command('corroborate.adjustBoundaries', () => this.inTurn(() => this.begin())));
    disposables.add(
      guarded.command('corroborate.moveBoundary', (given) =>
        isMove(given) ? this.inTurn(() => this.move(given)) : undefined,
      ),
    );
    disposables.add(guarded.command('corroborate.keepBoundaries', () => this.inTurn(() => this.keep())));
    disposables.add(
      guarded.command('corroborate.discardBoundaries', () => this.inTurn(() => this.discard())),
    );
    disposables.add(
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (this.adjusting && editor && editor !== this.adjusting.editor) this.leave();
      }),
    );
    disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document === this.adjusting?.editor.document) this.leave();
      }),
    );
    // A click elsewhere means something else.
    disposables.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        if (kind === vscode.TextEditorSelectionChangeKind.Mouse && textEditor === this.adjusting?.editor)
          this.leave();
      }),
    );
    disposables.add({ dispose: () => this.leave() });
    return disposables;
  }

  /**
   * The key that begins binds the keys that follow before it asks us to begin (`_setContext` in package.json), so that
   * none pressed in haste goes to the text: whoever does not begin frees them. It has a context of its own for that:
   * what frees the keys of the mode just left may arrive after it.
   */
  private async begin(): Promise<void> {
    this.clear();
    const [one] = this.targets.underCaret();
    const editor = vscode.window.activeTextEditor;
    if (!one?.anchoring.range || editor?.document.uri.toString() !== one.article) {
      free();
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Put the cursor into an annotation, then adjust its boundaries.'),
      );
      return;
    }
    // Nothing tells that the keys are bound before they are.
    await setContext(ADJUSTING, true);
    void setContext(ASKED, false);
    this.show({ editor, one, range: one.anchoring.range }, 'end');
    if (vscode.window.activeTextEditor !== editor) this.leave();
  }

  private inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.acts.then(act);
    this.acts = Promise.allSettled([done]);
    return done;
  }

  private async move({ end, by, to }: Move): Promise<void> {
    const before = this.adjusting;
    if (!before) free();
    const article = before && (await this.library.read(before.one.article));
    const { adjusting } = this;
    if (!article || !adjusting || article.text !== DocumentText.of(adjusting.editor.document).text) return;
    this.show({ ...adjusting, range: moveEnd(article, adjusting.range, end, by, to) }, end);
  }

  private async keep(): Promise<void> {
    const { adjusting } = this;
    this.leave();
    if (!adjusting) return;
    const { one, range } = adjusting;
    const now = this.annotations.find(one.article, one.annotation.id);
    const was = one.anchoring.range;
    if (!now || (was?.start === range.start && was.end === range.end)) return;
    await this.passages.bound(now, range, vscode.l10n.t('adjusting boundaries'));
  }

  private async discard(): Promise<void> {
    const { adjusting } = this;
    this.leave();
    const was = adjusting?.one.anchoring.range;
    if (was) select(adjusting.editor, was, 'end');
  }

  private show(adjusting: Adjusting, end: End): void {
    this.adjusting = adjusting;
    const { editor, range } = adjusting;
    editor.setDecorations(this.outline, [DocumentText.of(editor.document).toRange(range)]);
    select(editor, range, end);
    this.status.text = `$(arrow-both) ${vscode.l10n.t('Arrows move the end, with Shift the beginning · Enter keeps · Escape discards')}`;
    this.status.tooltip = vscode.l10n.t('Left and right by a word, up and down by a sentence');
    this.status.show();
  }

  private leave(): void {
    void setContext(ADJUSTING, false);
    this.clear();
  }

  private clear(): void {
    if (!this.adjusting) return;
    this.adjusting.editor.setDecorations(this.outline, []);
    this.adjusting = undefined;
    this.status.hide();
  }
}

/** Frees the keys where there is nothing for them to do. */
function free(): void {
  void setContext(ADJUSTING, false);
  void setContext(ASKED, false);
}

const setContext = (key: string, value: boolean): Thenable<unknown> =>
  vscode.commands.executeCommand('setContext', key, value);

/** Selects a passage with the caret at the end that is moved, which is kept in view. */
function select(editor: vscode.TextEditor, range: Range, end: End): void {
  const { start, end: last } = DocumentText.of(editor.document).toRange(range);
  editor.selection = end === 'start' ? new vscode.Selection(last, start) : new vscode.Selection(start, last);
  editor.revealRange(new vscode.Range(editor.selection.active, editor.selection.active));
}

const isMove = (value: unknown): value is Move =>
  typeof value === 'object' && value !== null && 'end' in value && 'by' in value && 'to' in value;
