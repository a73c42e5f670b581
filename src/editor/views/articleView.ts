import * as vscode from 'vscode';
import { inTextOrder, type AnchoredAnnotation } from '../../core/corpus/anchoredAnnotation.ts';
import { annotationText } from '../../core/corpus/annotationText.ts';
import type { Annotations } from '../../core/corpus/annotations.ts';
import type { ClaimWork } from '../../core/corpus/claimWork.ts';
import { coverageOf, type Coverage } from '../../core/corpus/coverage.ts';
import type { ArticleLibrary } from '../../core/corpus/library.ts';
import type { Article } from '../../core/model/article.ts';
import type { Range } from '../../core/model/range.ts';
import type { ArticleId } from '../../core/ports.ts';
import { TextFilter } from '../../core/text/textFilter.ts';
import type { ActiveArticle } from '../activeArticle.ts';
import { DocumentText } from '../adapters/positions.ts';
import { dateLabel, outletLabel } from '../describe.ts';
import type { Guarded } from '../guarded.ts';
import { openPassage } from '../open.ts';
import { settings } from '../settings.ts';
import type { Targets } from '../targets.ts';
import { AnnotationDrag } from './annotationDrag.ts';
import { annotationItem } from './annotationItem.ts';
import {
  annotationNode,
  annotationsIn,
  byClaimOf,
  claimItem,
  gapsNode,
  isGap,
  targetOf,
  UNTAGGED,
  type ArticleNode,
  type GapNode,
  type GapsNode,
} from './articleRows.ts';
import { askFilter, filterMessage } from './filterInput.ts';
import { listing, PagedTree, type Listing } from './pagedTree.ts';
import { untaggedGroupItem, untaggedItem, untaggedRootItem } from './untaggedItem.ts';

const OPEN_ROW = 'corroborate.openRow';

/** Typing in an article that has no annotations tells nobody; its coverage follows at this distance. */
const SETTLE_MS = 400;
/** A caret on its way is not followed at every step. */
const FOLLOW_MS = 120;
/** An article longer than this, in UTF-16 code units, is a dump in which nobody tags every figure. */
const COVERED = 1_000_000;
const NO_COVERAGE: Coverage = { sentences: 0, tagged: 0, quotes: [], figures: [] };

/** The annotations of the article in the active editor, in text order or by claim, and what is not tagged yet. */
export class ArticleView extends PagedTree<ArticleNode> {
  private byClaim = false;
  private words = '';
  private filter: TextFilter<AnchoredAnnotation> = new TextFilter([], annotationText);
  /** What was last read of the article on view, so that coverage is counted once. */
  private covered: { article: Article; annotations: unknown; coverage: Coverage } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private followTimer: ReturnType<typeof setTimeout> | undefined;
  /** The passage that was last opened from a row. */
  private opened: Range | undefined;

  constructor(
    private readonly annotations: Annotations,
    private readonly library: ArticleLibrary,
    private readonly active: ActiveArticle,
    private readonly targets: Targets,
    work: ClaimWork,
    guarded: Guarded,
  ) {
    super('corroborate.article', {
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: new AnnotationDrag<ArticleNode>(
        annotations,
        work,
        guarded,
        annotationsIn,
        targetOf,
      ),
    });
    this.disposables.add(active.onDidChange(() => this.update()));
    this.disposables.add(
      annotations.onDidChange(({ articles }) => {
        if (active.id !== undefined && articles.has(active.id)) this.update();
      }),
    );
    this.disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === active.editor?.document && this.view.visible) this.updateSoon();
      }),
    );
    this.disposables.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === active.editor && this.view.visible && !this.isOpened(textEditor))
          this.followSoon(guarded);
      }),
    );
    this.disposables.add(this.view.onDidChangeVisibility(() => this.update()));
    this.disposables.add(
      guarded.command(OPEN_ROW, (article, range) =>
        this.openFromRow(article as ArticleId, range as Range | undefined),
      ),
    );
    this.disposables.add(guarded.command('corroborate.filterArticle', () => this.askFilter()));
    this.disposables.add(guarded.command('corroborate.clearArticleFilter', () => this.filterBy('')));
    this.disposables.add(guarded.command('corroborate.articleByClaim', () => this.order(true)));
    this.disposables.add(guarded.command('corroborate.articleInTextOrder', () => this.order(false)));
    this.disposables.add(
      guarded.command('corroborate.tagUntagged', async (given) => {
        const [gap] = this.rowsFor(given, undefined);
        if (isGap(gap)) await vscode.commands.executeCommand('corroborate.tag', gap);
      }),
    );
    this.disposables.add({
      dispose: () => {
        clearTimeout(this.timer);
        clearTimeout(this.followTimer);
      },
    });
    this.update();
  }

  /** The annotations a key pressed in the list is about. */
  annotationsFor(given: unknown): readonly AnchoredAnnotation[] {
    return this.rowsFor(given, undefined).flatMap(annotationsIn);
  }

  protected childrenOf(node: ArticleNode | undefined): Listing<ArticleNode> | Promise<Listing<ArticleNode>> {
    switch (node?.kind) {
      case undefined:
        return this.roots();
      case 'claim':
        return listing(node.annotations, (annotation) => annotationNode(annotation, node));
      case 'gaps':
        return this.gapsIn(node);
      case 'annotation':
      case 'gap':
        return [];
    }
  }

  protected itemOf(node: ArticleNode): vscode.TreeItem {
    switch (node.kind) {
      case 'claim':
        return claimItem(node);
      case 'annotation':
        return opening(annotationItem(node.annotation, { withClaim: !this.byClaim }));
      case 'gaps': {
        const coverage = this.covered?.coverage ?? NO_COVERAGE;
        return node.of === 'all' ? untaggedRootItem(coverage) : untaggedGroupItem(node.of, coverage);
      }
      case 'gap':
        return opening(untaggedItem(node.article, node.untagged));
    }
  }

  private async roots(): Promise<Listing<ArticleNode>> {
    const { id } = this.active;
    if (id === undefined) return [];
    const found = this.found;
    const rows: Listing<ArticleNode> = this.byClaim
      ? byClaimOf(found)
      : listing(found, (annotation) => annotationNode(annotation, undefined));
    const { quotes, figures } = await this.coverage(id);
    if (this.words !== '' || quotes.length + figures.length === 0) return rows;
    return {
      length: rows.length + 1,
      slice: (start, end) => [
        ...rows.slice(start, Math.min(end, rows.length)),
        ...(end > rows.length ? [UNTAGGED] : []),
      ],
    };
  }

  private gapsIn(node: GapsNode): Listing<ArticleNode> {
    const { quotes, figures } = this.covered?.coverage ?? NO_COVERAGE;
    if (node.of === 'all')
      return [
        ...(quotes.length > 0 ? [gapsNode('quote')] : []),
        ...(figures.length > 0 ? [gapsNode('figure')] : []),
      ];
    const { id } = this.active;
    if (id === undefined) return [];
    return listing(node.of === 'quote' ? quotes : figures, (untagged): GapNode => ({
      kind: 'gap',
      id: `${node.id}:${untagged.range.start}`,
      parent: node,
      article: id,
      range: untagged.kind === 'quote' ? untagged.range : untagged.sentenceRange,
      untagged,
    }));
  }

  private get all(): readonly AnchoredAnnotation[] {
    const { id } = this.active;
    return id === undefined ? [] : (this.annotations.of(id)?.annotations ?? []);
  }

  private get found(): readonly AnchoredAnnotation[] {
    return this.filter.matching(this.words);
  }

  private async coverage(id: ArticleId): Promise<Coverage> {
    const known = this.annotations.of(id);
    const article = known?.article ?? (await this.library.read(id));
    if (!article || article.text.length > COVERED) {
      this.covered = undefined;
      return NO_COVERAGE;
    }
    const annotations = known?.annotations;
    if (this.covered?.article !== article || this.covered.annotations !== annotations)
      this.covered = { article, annotations, coverage: coverageOf(article, annotations ?? []) };
    return this.covered.coverage;
  }

  private updateSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), SETTLE_MS);
  }

  private update(): void {
    const { id } = this.active;
    this.filter = new TextFilter(inTextOrder(this.all), annotationText);
    void vscode.commands.executeCommand('setContext', 'corroborate.hasAnnotations', this.all.length > 0);
    this.view.description = id === undefined ? '' : this.describe(id);
    this.refresh();
    if (this.view.visible) void this.say();
  }

  /** What stands above the rows: the filter, else how much of the article is tagged. */
  private async say(): Promise<void> {
    const { id } = this.active;
    if (id === undefined) this.view.message = '';
    else if (this.words !== '')
      this.view.message = filterMessage(this.words, this.found.length, this.all.length);
    else {
      const { sentences, tagged } = await this.coverage(id);
      if (this.active.id !== id || this.words !== '') return;
      this.view.message = coverageMessage(sentences, tagged, this.all.length);
    }
  }

  private describe(id: ArticleId): string {
    const particulars = this.annotations.of(id)?.particulars;
    if (!particulars) return '';
    const published = particulars.published && dateLabel(particulars.published);
    return [outletLabel(id, particulars), published].filter(Boolean).join(' · ');
  }

  private order(byClaim: boolean): void {
    this.byClaim = byClaim;
    void vscode.commands.executeCommand('setContext', 'corroborate.articleIsByClaim', byClaim);
    this.refresh();
  }

  private askFilter(): void {
    this.filter.prepare();
    askFilter({
      title: vscode.l10n.t('Filter the Annotations of This Article'),
      placeholder: vscode.l10n.t('Words of the passage, its claim, note, tags or speaker'),
      value: this.words,
      onChange: (words) => this.filterBy(words),
    });
  }

  private filterBy(words: string): void {
    this.words = words;
    void vscode.commands.executeCommand('setContext', 'corroborate.articleFiltered', words !== '');
    this.refresh();
    void this.say();
  }

  private async openFromRow(article: ArticleId, range: Range | undefined): Promise<void> {
    // where the caret stood before is nobody's wish any more
    clearTimeout(this.followTimer);
    this.opened = range;
    await openPassage(article, range, { preserveFocus: true });
  }

  /** Whether the caret is where a row put it. A slow editor gets there when other rows may be chosen already. */
  private isOpened({ document, selection }: vscode.TextEditor): boolean {
    if (!this.opened) return false;
    const { start, end } = DocumentText.of(document).fromRange(selection);
    return start === this.opened.start && end === this.opened.end;
  }

  private followSoon(guarded: Guarded): void {
    clearTimeout(this.followTimer);
    this.followTimer = setTimeout(
      () => void guarded.run('following the caret', () => this.follow()),
      FOLLOW_MS,
    );
  }

  /** Marks the row of the annotation under the caret, unless somebody is choosing several. */
  private async follow(): Promise<void> {
    if (!this.view.visible || this.chosen.length > 1 || !settings.followCaret.of()) return;
    const { editor } = this.active;
    if (editor && this.isOpened(editor)) return;
    const [one] = this.targets.underCaret();
    if (!one || this.chosen.flatMap(annotationsIn).some((row) => row.annotation.id === one.annotation.id))
      return;
    if (!this.found.some(({ annotation }) => annotation.id === one.annotation.id)) return;
    const group = this.byClaim
      ? byClaimOf(this.found).find(({ claim }) => claim === one.annotation.claim)
      : undefined;
    await this.reveal(annotationNode(one, group), { select: true, focus: false });
  }
}

/** The row opens its passage by way of the view, which then does not take the caret for somebody's. */
function opening(item: vscode.TreeItem): vscode.TreeItem {
  if (item.command) item.command = { ...item.command, command: OPEN_ROW };
  return item;
}

function coverageMessage(sentences: number, tagged: number, annotations: number): string {
  if (sentences === 0) return '';
  return annotations === 0
    ? vscode.l10n.t('Nothing tagged yet. Put the cursor into a sentence and press Alt+Enter.')
    : vscode.l10n.t('{0} of {1} sentences tagged', tagged, sentences);
}
