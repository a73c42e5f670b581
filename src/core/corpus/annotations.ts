import type { Article } from '../model/article.ts';
import type { Anchoring } from '../model/anchor.ts';
import type { Particulars, Rejection } from '../model/annotation.ts';
import type { Problem } from '../model/problem.ts';
import type { ArticleId, Logger, OldTexts, SidecarStore, Subscribe } from '../ports.ts';
import { parseSidecar, type SidecarDocument } from '../sidecar/document.ts';
import { editSidecar, type SidecarEdit } from '../sidecar/edit.ts';
import { articleOf, sidecarOf } from './articleNames.ts';
import { Emitter } from './emitter.ts';
import type { ArticleLibrary } from './library.ts';
import { anchorPassages, type DescribedPassage } from './anchorPassages.ts';
import { ORPHANED, type AnchoredAnnotation } from './anchoredAnnotation.ts';

/** An article that has a sidecar, with everything its sidecar says. */
export interface AnnotatedArticle {
  readonly id: ArticleId;
  /** The sidecar as last read well; kept while the file is unreadable, so that nothing disappears. */
  readonly document: SidecarDocument;
  /** Undefined where the article is gone. */
  readonly article: Article | undefined;
  /** What the article states, and over it what the user set. */
  readonly particulars: Particulars;
  readonly annotations: readonly AnchoredAnnotation[];
  /** Passages judged not to carry a claim, and where they stand. */
  readonly rejections: readonly AnchoredRejection[];
  /** What is wrong with the sidecar as it stands now. */
  readonly problems: readonly Problem[];
}

export interface AnchoredRejection {
  readonly rejection: Rejection;
  readonly anchoring: Anchoring;
}

export interface AnnotationsChange {
  readonly articles: ReadonlySet<ArticleId>;
}

/** How often an edit is tried again when another program writes the same sidecar in between. */
const ATTEMPTS = 5;

/** The annotations of all articles: read from the sidecars, anchored, edited. */
export class Annotations {
  private readonly articles = new Map<ArticleId, AnnotatedArticle>();
  private readonly loading = new Map<ArticleId, Promise<void>>();
  private readonly changed: Emitter<AnnotationsChange>;
  readonly onDidChange: Subscribe<AnnotationsChange>;

  constructor(
    private readonly sidecars: SidecarStore,
    private readonly library: ArticleLibrary,
    private readonly oldTexts: OldTexts,
    private readonly logger: Logger,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to annotations failed', cause));
    this.onDidChange = this.changed.event;
  }

  /** The articles that have a sidecar. */
  all(): IterableIterator<AnnotatedArticle> {
    return this.articles.values();
  }

  of(id: ArticleId): AnnotatedArticle | undefined {
    return this.articles.get(id);
  }

  /** The annotation of this id in an article, if it is there. */
  find(id: ArticleId, annotation: string): AnchoredAnnotation | undefined {
    return this.articles.get(id)?.annotations.find((one) => one.annotation.id === annotation);
  }

  /** Reads the sidecars of these articles again and anchors them; listeners hear of all of them at once. */
  async load(ids: Iterable<ArticleId>): Promise<void> {
    const articles = new Set(ids);
    await Promise.all(Array.from(articles, (id) => this.loadOne(id)));
    if (articles.size > 0) this.changed.fire({ articles });
  }

  /** Reads every sidecar there is. */
  async loadAll(): Promise<void> {
    const files = await this.sidecars.list();
    const ids = new Set<ArticleId>(this.articles.keys());
    for (const file of files) {
      const id = articleOf(file);
      if (id !== undefined) ids.add(id);
    }
    await this.load(ids);
  }

  /**
   * Edits an article's sidecar, which is written at once. Edits name annotations by id, so they are made afresh on
   * whatever another window or program wrote in the meantime.
   * @returns the edits that take these back
   * @throws SidecarNotWritable where the sidecar does not parse or has a newer version
   */
  async edit(id: ArticleId, edits: readonly SidecarEdit[]): Promise<readonly SidecarEdit[]> {
    const file = sidecarOf(id);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const source = await this.sidecars.read(file);
      const result = editSidecar(source, edits);
      if (result.source === source) return result.inverse;
      if (await this.sidecars.write(file, result.source, source)) {
        await this.load([id]);
        return result.inverse;
      }
      this.logger.info(`${file} changed while it was edited; trying again`);
    }
    throw new Error(`${file} keeps changing; nothing was written`);
  }

  /** Puts places known from live editing in the stead of those last worked out. */
  place(id: ArticleId, article: Article, annotations: readonly AnchoredAnnotation[]): void {
    const known = this.articles.get(id);
    if (!known) return;
    this.articles.set(id, { ...known, article, annotations });
    this.changed.fire({ articles: new Set([id]) });
  }

  private async loadOne(id: ArticleId): Promise<void> {
    // Loads of one article follow one another, so that an older reading never replaces a newer.
    const previous = this.loading.get(id) ?? Promise.resolve();
    const next = previous.then(() => this.readOne(id));
    this.loading.set(id, next);
    try {
      await next;
    } catch (cause) {
      this.logger.error(`The sidecar of ${id} could not be read; what was known of it is kept`, cause);
    } finally {
      if (this.loading.get(id) === next) this.loading.delete(id);
    }
  }

  private async readOne(id: ArticleId): Promise<void> {
    const source = await this.sidecars.read(sidecarOf(id));
    if (source === undefined) {
      this.articles.delete(id);
      return;
    }
    const parsed = parseSidecar(source);
    const known = this.articles.get(id);
    const document = parsed.writable || parsed.annotations.length > 0 || !known ? parsed : known.document;
    const article = await this.library.read(id);
    const text = article?.text;
    const anchor = (passages: readonly DescribedPassage[]): Promise<readonly Anchoring[]> =>
      text === undefined
        ? Promise.resolve(passages.map(() => ORPHANED))
        : anchorPassages(id, text, document.digest, passages, this.oldTexts);
    const annotated = await anchor(document.annotations);
    const rejected = await anchor(document.rejections);
    this.articles.set(id, {
      id,
      document,
      article,
      particulars: { ...article?.stated, ...document.particulars },
      annotations: document.annotations.map((annotation, index) => ({
        article: id,
        annotation,
        anchoring: annotated[index] ?? ORPHANED,
      })),
      rejections: document.rejections.map((rejection, index) => ({
        rejection,
        anchoring: rejected[index] ?? ORPHANED,
      })),
      problems: parsed.problems,
    });
  }
}
