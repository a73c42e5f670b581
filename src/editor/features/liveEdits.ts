import * as vscode from 'vscode';
import { LiveAnchors } from '../../core/anchoring/live.ts';
import type { TextEdit } from '../../core/anchoring/edits.ts';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { AnnotatedArticle, Annotations } from '../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../core/corpus/claimWork.ts';
import { CutPassages, type Insertion } from '../../core/corpus/cutPassages.ts';
import type { Indexing } from '../../core/corpus/indexing.ts';
import type { ArticleLibrary } from '../../core/corpus/library.ts';
import type { RecentTexts } from '../../core/corpus/recentTexts.ts';
import { savedPositions } from '../../core/corpus/savedPositions.ts';
import type { Range } from '../../core/model/range.ts';
import type { ArticleId, Scheduler } from '../../core/ports.ts';
import { digesting } from '../../core/text/digest.ts';
import { Lines } from '../../core/text/lines.ts';
import { normaliseText } from '../../core/text/normalise.ts';
import { inTurns } from '../../core/work.ts';
import type { ArticleScope } from '../articleScope.ts';
import { DisposableStore } from '../disposables.ts';
import type { Guarded } from '../guarded.ts';
import { toldName } from '../markdown.ts';

/** What an edit did to the words is worked out once typing pauses; the ranges themselves follow at once. */
const SETTLE_MS = 80;

/** A document that was edited, and what was put into it. */
interface Unsettled {
  readonly document: vscode.TextDocument;
  readonly insertions: readonly Insertion[];
}

/** Makes annotations follow edits in the editor, and writes their places when the article is saved. */
export class LiveEdits implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly live = new Map<ArticleId, LiveAnchors>();
  private readonly cut = new CutPassages();
  private readonly unsettled = new Map<ArticleId, Unsettled>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Moves offered already, by annotation and article. */
  private readonly offered = new Set<string>();
  private placing = false;
  private settling: Promise<void> = Promise.resolve();

  constructor(
    private readonly scope: ArticleScope,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly indexing: Indexing,
    private readonly oldTexts: RecentTexts,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
    private readonly scheduler: Scheduler,
  ) {
    this.disposables.add(vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)));
    this.disposables.add(
      vscode.workspace.onDidSaveTextDocument((document) => {
        void guarded.run('saving the places of annotations', () => this.saved(document));
      }),
    );
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument((document) => {
        void guarded.run('closing an article', () => this.closed(document));
      }),
    );
    // Annotations read afresh are anchored in the text of that moment: following starts again from there.
    this.disposables.add(
      annotations.onDidChange(({ articles }) => {
        if (!this.placing) for (const article of articles) this.startAgain(article);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  /** What was cut stays known: it may be pasted yet. */
  private startAgain(id: ArticleId): boolean {
    this.cut.add(id, this.live.get(id)?.deleted() ?? []);
    return this.live.delete(id);
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    const id = document.uri.toString();
    this.library.forget(id);
    const known = this.annotations.of(id);
    if (known?.article) {
      let live = this.live.get(id);
      if (!live) {
        live = followed(known);
        this.oldTexts.remember(id, live.text);
        this.live.set(id, live);
      }
      live.apply(editsIn(live.text, document, contentChanges));
    }
    const before = this.unsettled.get(id)?.insertions ?? [];
    this.unsettled.set(id, { document, insertions: [...before, ...insertionsIn(document, contentChanges)] });
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => void this.guarded.run('following edits', () => this.settleAll()),
      SETTLE_MS,
    );
  }

  /** One after another, so that whoever awaits it knows that everything typed until then is worked out. */
  private settleAll(): Promise<void> {
    clearTimeout(this.timer);
    const settle = (): Promise<void> => this.settleUnsettled();
    this.settling = this.settling.then(settle, settle);
    return this.settling;
  }

  private async settleUnsettled(): Promise<void> {
    const unsettled = Array.from(this.unsettled.values());
    this.unsettled.clear();
    for (const { document } of unsettled) await this.settle(document);
    for (const one of unsettled) this.lookForPasted(one);
    await this.indexing.refreshKnown(unsettled.map(({ document }) => document.uri.toString()));
  }

  private async settle(document: vscode.TextDocument): Promise<void> {
    const id = document.uri.toString();
    const live = this.live.get(id);
    const known = this.annotations.of(id);
    if (!live || !known) return;
    if (live.text !== normaliseText(document.getText())) {
      // An edit was missed, as on a revert that replaces the document: start from the files again.
      this.startAgain(id);
      await this.annotations.load([id]);
      return;
    }
    const article = await this.library.read(id);
    if (!article || article.text !== live.text) return;
    this.placing = true;
    try {
      this.annotations.place(
        id,
        article,
        known.annotations.map((one) => ({
          ...one,
          anchoring: live.anchoring(one.annotation.id) ?? one.anchoring,
        })),
      );
    } finally {
      this.placing = false;
    }
  }

  /** A tagged passage cut from one article and pasted into another may take its annotation along. */
  private lookForPasted({ document, insertions }: Unsettled): void {
    const to = document.uri.toString();
    if (insertions.length === 0 || !this.scope.includes(document.uri)) return;
    const text = normaliseText(document.getText());
    for (const [from, live] of this.live) this.cut.add(from, live.deleted());
    const gone = (article: ArticleId, id: string): AnchoredAnnotation | undefined => {
      const one = this.annotations.find(article, id);
      return one?.anchoring.range || this.offered.has(`${id} ${to}`) ? undefined : one;
    };
    for (const { annotation, range } of this.cut.pastedInto(to, text, insertions, gone)) {
      this.offered.add(`${annotation.annotation.id} ${to}`);
      void this.guarded.run('moving an annotation', () => this.offerMove(annotation, to, range));
    }
  }

  private async offerMove(one: AnchoredAnnotation, to: ArticleId, range: Range): Promise<void> {
    const move = vscode.l10n.t('Move Annotation');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'A tagged passage was moved here from {0}. Move its annotation too?',
        toldName(one.article),
      ),
      move,
      vscode.l10n.t('No'),
    );
    if (chosen === move) await this.work.moveTo(one, to, range, vscode.l10n.t('moving an annotation'));
  }

  private async saved(document: vscode.TextDocument): Promise<void> {
    const id = document.uri.toString();
    if (!this.annotations.of(id)) return;
    await this.settleAll();
    const known = this.annotations.of(id);
    if (!known?.article || !known.document.writable) return;
    const { text } = known.article;
    const edits = savedPositions(known, text, await inTurns(digesting(text), this.scheduler));
    if (edits.length > 0) await this.annotations.edit(id, edits);
  }

  /** Closing without saving brings the file's text back. */
  private async closed(document: vscode.TextDocument): Promise<void> {
    const id = document.uri.toString();
    this.library.forget(id);
    if (this.startAgain(id)) await this.annotations.load([id]);
    await this.indexing.refreshKnown([id]);
  }
}

function followed({ article, annotations }: AnnotatedArticle): LiveAnchors {
  const live = new LiveAnchors(article?.text ?? '');
  for (const { annotation, anchoring } of annotations)
    if (anchoring.range) live.add(annotation.id, annotation, anchoring.range);
    else if (anchoring.state === 'orphaned') live.addLost(annotation.id, annotation, anchoring);
  return live;
}

/**
 * The editor's changes as edits of the normalised text before them. It counts a CRLF as two: there they go by line, which
 * takes looking through the whole text.
 */
function editsIn(
  before: string,
  { eol }: vscode.TextDocument,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): TextEdit[] {
  if (eol === vscode.EndOfLine.LF)
    return changes.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      end: rangeOffset + rangeLength,
      text: normaliseText(text),
    }));
  const lines = new Lines(before);
  return changes.map(({ range, text }) => ({
    start: lines.offsetAt(range.start.line, range.start.character),
    end: lines.offsetAt(range.end.line, range.end.character),
    text: normaliseText(text),
  }));
}

/** What changes put into a document, where it begins in the normalised text. */
function insertionsIn(
  { eol }: vscode.TextDocument,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): Insertion[] {
  let shift = 0;
  return changes
    .toSorted((a, b) => a.rangeOffset - b.rangeOffset)
    .map(({ rangeOffset, rangeLength, range, text }) => {
      // Every line before it counts for one more than it does in the normalised text.
      const start = rangeOffset + shift - (eol === vscode.EndOfLine.CRLF ? range.start.line : 0);
      shift += text.length - rangeLength;
      return { text: normaliseText(text), start };
    })
    .filter((insertion) => insertion.text.length > 1);
}
