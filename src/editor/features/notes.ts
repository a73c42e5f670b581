import * as vscode from 'vscode';
import type { AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../core/corpus/claimWork.ts';
import { length } from '../../core/model/range.ts';
import type { ArticleId } from '../../core/ports.ts';
import { DocumentText } from '../adapters/positions.ts';
import { DisposableStore } from '../disposables.ts';
import type { Guarded } from '../guarded.ts';
import { shorten, undeceiving } from '../markdown.ts';
import { settings } from '../settings.ts';

/** A note as a comment: of which annotation it is, so that an edit finds the way back. */
interface Note extends vscode.Comment {
  readonly article: ArticleId;
  readonly id: string;
  /** As the sidecar has it. */
  readonly saved: string;
}

interface Shown {
  readonly thread: vscode.CommentThread;
  note: Note;
}

/**
 * Notes of annotations in the margin of the article, as comments of the editor. Their places are ours: the editor's
 * own do not survive an edit by another program. A note is shown as a plain string, which the editor does not take for
 * Markdown.
 */
export class Notes implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private controller: vscode.CommentController | undefined;
  private readonly shown = new Map<string, Shown>();
  /** The annotations without a note, by article, that the editor was last told may be given one. */
  private readonly offered = new Map<ArticleId, string>();

  constructor(
    private readonly annotations: Annotations,
    private readonly work: ClaimWork,
    private readonly guarded: Guarded,
  ) {
    this.disposables.add(
      annotations.onDidChange(({ articles }) => {
        for (const document of vscode.workspace.textDocuments)
          if (articles.has(document.uri.toString())) this.show(document);
      }),
    );
    this.disposables.add(vscode.workspace.onDidOpenTextDocument((document) => this.show(document)));
    this.disposables.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.keepOnly(uri.toString(), new Set())),
    );
    this.disposables.add(settings.notesInMargin.onDidChange(() => this.follow()));
    this.registerCommands();
    this.follow();
  }

  dispose(): void {
    this.controller?.dispose();
    this.disposables.dispose();
  }

  private follow(): void {
    this.shown.clear();
    this.offered.clear();
    this.controller?.dispose();
    this.controller = undefined;
    if (!settings.notesInMargin.of()) return;
    const controller = vscode.comments.createCommentController(
      'corroborate.notes',
      vscode.l10n.t('Corroborate: Notes'),
    );
    controller.options = {
      prompt: vscode.l10n.t('Note'),
      placeHolder: vscode.l10n.t('A note on this passage'),
    };
    controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => this.withoutNote(document),
    };
    this.controller = controller;
    for (const document of vscode.workspace.textDocuments) this.show(document);
  }

  private registerCommands(): void {
    const register = (name: string, run: (given: unknown) => unknown): void => {
      this.disposables.add(this.guarded.command(`corroborate.${name}`, run));
    };
    register('editNote', (given) => this.redraw(given, vscode.CommentMode.Editing));
    register('cancelNote', (given) => this.redraw(given, vscode.CommentMode.Preview));
    register('saveNote', async (given) => {
      if (!isNote(given)) return;
      this.redraw(given, vscode.CommentMode.Preview);
      await this.write(given, typeof given.body === 'string' ? given.body : given.body.value);
    });
    register('deleteNote', async (given) => {
      if (isNote(given)) await this.write(given, '');
    });
    register('addNote', async (given) => {
      if (!isReply(given)) return;
      const { thread, text } = given;
      const article = thread.uri.toString();
      const one = this.annotationAt(thread);
      thread.dispose();
      if (one) await this.write({ article, id: one.annotation.id }, text);
    });
  }

  private async write({ article, id }: Pick<Note, 'article' | 'id'>, text: string): Promise<void> {
    const note = text.trim() === '' ? undefined : text;
    await this.work.change(article, id, { note }, vscode.l10n.t('editing: {0}', vscode.l10n.t('Note')));
  }

  /** Shows a note as it is saved, or to be edited. */
  private redraw(given: unknown, mode: vscode.CommentMode): void {
    if (!isNote(given)) return;
    const known = this.shown.get(keyOf(given.article, given.id));
    if (!known) return;
    const { saved } = known.note;
    known.note = { ...known.note, body: mode === vscode.CommentMode.Editing ? saved : readable(saved), mode };
    known.thread.comments = [known.note];
  }

  private show(document: vscode.TextDocument): void {
    const article = document.uri.toString();
    const known = this.annotations.of(article);
    if (!this.controller || (known?.article && known.article.text !== DocumentText.of(document).text)) return;
    const kept = new Set<string>();
    for (const one of known?.annotations ?? []) {
      const { note } = one.annotation;
      if (note === undefined || !one.anchoring.range) continue;
      kept.add(one.annotation.id);
      this.showNote(this.controller, document, one, note);
    }
    this.keepOnly(article, kept);
    this.offer(article);
  }

  /** The editor asks where a note may be written when an article opens, which is before its sidecar is read. */
  private offer(article: ArticleId): void {
    const provider = this.controller?.commentingRangeProvider;
    const ids = (this.annotations.of(article)?.annotations ?? [])
      .filter(({ annotation }) => annotation.note === undefined)
      .map(({ annotation }) => annotation.id)
      .join();
    if (!this.controller || !provider || ids === (this.offered.get(article) ?? '')) return;
    this.offered.set(article, ids);
    this.controller.commentingRangeProvider = provider;
  }

  private showNote(
    controller: vscode.CommentController,
    document: vscode.TextDocument,
    { article, annotation, anchoring }: AnchoredAnnotation,
    saved: string,
  ): void {
    if (!anchoring.range) return;
    const key = keyOf(article, annotation.id);
    const range = DocumentText.of(document).toRange(anchoring.range);
    const known = this.shown.get(key);
    if (known && !known.thread.range?.isEqual(range)) known.thread.range = range;
    // Somebody who writes in it is not interrupted; what is saved then is merged like any edit.
    if (known && (known.note.saved === saved || known.note.mode === vscode.CommentMode.Editing)) return;
    const author = shorten(annotation.creator ?? '', 60) || vscode.l10n.t('Note');
    const note: Note = {
      article,
      id: annotation.id,
      saved,
      body: readable(saved),
      mode: vscode.CommentMode.Preview,
      author: { name: author },
      contextValue: 'note',
    };
    if (known) {
      known.note = note;
      known.thread.comments = [note];
      return;
    }
    const thread = controller.createCommentThread(document.uri, range, [note]);
    thread.canReply = false;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    thread.label = shorten(annotation.claim ?? annotation.quote, 80);
    this.shown.set(key, { thread, note });
  }

  /** Takes away the notes of an article that are no longer there. */
  private keepOnly(article: ArticleId, ids: ReadonlySet<string>): void {
    for (const [key, { thread, note }] of this.shown) {
      if (note.article !== article || ids.has(note.id)) continue;
      thread.dispose();
      this.shown.delete(key);
    }
  }

  private withoutNote(document: vscode.TextDocument): vscode.Range[] {
    const text = DocumentText.of(document);
    return (this.annotations.of(document.uri.toString())?.annotations ?? []).flatMap(
      ({ annotation, anchoring }) =>
        annotation.note === undefined && anchoring.range ? [text.toRange(anchoring.range)] : [],
    );
  }

  /** The innermost annotation without a note that a new thread, which the editor makes of whole lines, touches. */
  private annotationAt({ uri, range }: vscode.CommentThread): AnchoredAnnotation | undefined {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
    if (!document || !range) return undefined;
    const text = DocumentText.of(document);
    const [innermost] = (this.annotations.of(uri.toString())?.annotations ?? [])
      .flatMap((one) =>
        one.annotation.note === undefined &&
        one.anchoring.range &&
        text.toRange(one.anchoring.range).intersection(range)
          ? [{ one, size: length(one.anchoring.range) }]
          : [],
      )
      .sort((a, b) => a.size - b.size);
    return innermost?.one;
  }
}

/** Line by line without characters that turn or hide text; what is edited has them. */
const readable = (note: string): string =>
  note
    .split('\n')
    .map((line) => undeceiving(line, line.length))
    .join('\n');

const keyOf = (article: ArticleId, id: string): string => `${article}#${id}`;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isNote = (value: unknown): value is Note =>
  isObject(value) && 'article' in value && 'id' in value && 'body' in value;

const isReply = (value: unknown): value is vscode.CommentReply =>
  isObject(value) && 'thread' in value && 'text' in value;
