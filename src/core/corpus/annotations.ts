import type { Article } from '../model/article.ts';
import type { Anchoring } from '../model/anchor.ts';
import type { Particulars, Rejection } from '../model/annotation.ts';
import type { Problem } from '../model/problem.ts';
import type { ArticleId, Logger, OldTexts, Scheduler, SidecarStore, Subscribe } from '../ports.ts';
import { parseSidecar, type SidecarDocument } from '../sidecar/document.ts';
import { editSidecar, SidecarNotWritable, type SidecarEdit, type Unapplied } from '../sidecar/edit.ts';
import { mergeForWrite } from '../sidecar/mergeForWrite.ts';
import { severalAtOnce } from '../work.ts';
import { articleOf, sidecarOf } from './articleNames.ts';
import { Interference } from './interference.ts';
import { Emitter } from './emitter.ts';
import type { ArticleLibrary } from './library.ts';
import { anchorPassages, type DescribedPassage } from './anchorPassages.ts';
import { isUnchanged } from './annotationChanges.ts';
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

/** What became of edits. */
export interface Edited {
  /** The edits that take these back, in the order in which to make them. */
  readonly inverse: readonly SidecarEdit[];
  /** Those that no longer apply, as the annotation is gone or was changed since. */
  readonly unapplied: readonly Unapplied<SidecarEdit>[];
}

interface Written {
  readonly source: string | undefined;
}

/** Edits that could not be written yet. */
interface Waiting {
  readonly edits: readonly SidecarEdit[];
  /** What the file held when the first of them was made. */
  readonly madeFor: string | undefined;
}

/** A sidecar that could not be written, and why. */
export interface DelayedWrite {
  readonly article: ArticleId;
  readonly cause: unknown;
}

/** A sidecar somebody else deleted, as it was last read. */
export interface VanishedSidecar {
  readonly article: ArticleId;
  readonly source: string;
}

/** How many sidecars are read side by side: their files are waited for together, and nobody waits for all of them. */
const LOADED_AT_ONCE = 16;
/** How often an edit is tried again when another program writes the same sidecar in between. */
const ATTEMPTS = 5;

/** The annotations of all articles: read from the sidecars, anchored, edited. */
export class Annotations {
  private readonly articles = new Map<ArticleId, AnnotatedArticle>();
  private readonly loading = new Map<ArticleId, Promise<void>>();
  private complete = false;
  /** Edits that could not be written yet; what is shown has them already. */
  private readonly waiting = new Map<ArticleId, Waiting>();
  private readonly changed: Emitter<AnnotationsChange>;
  readonly onDidChange: Subscribe<AnnotationsChange>;
  private readonly delayed: Emitter<DelayedWrite>;
  /** A sidecar could not be written: its edits are kept, shown, and written by {@link retry}. */
  readonly onDidDelay: Subscribe<DelayedWrite>;
  private readonly vanished: Emitter<VanishedSidecar>;
  /** A sidecar with annotations was deleted by somebody else while its article is still there. */
  readonly onDidVanish: Subscribe<VanishedSidecar>;

  constructor(
    private readonly sidecars: SidecarStore,
    private readonly library: ArticleLibrary,
    private readonly oldTexts: OldTexts,
    private readonly logger: Logger,
    private readonly scheduler: Scheduler,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to annotations failed', cause));
    this.onDidChange = this.changed.event;
    this.delayed = new Emitter((cause) => logger.error('A listener to delayed writes failed', cause));
    this.onDidDelay = this.delayed.event;
    this.vanished = new Emitter((cause) => logger.error('A listener to vanished sidecars failed', cause));
    this.onDidVanish = this.vanished.event;
  }

  /** Whether every sidecar was read once: until then an article may have annotations nobody knows of. */
  get isComplete(): boolean {
    return this.complete;
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

  /** An article's sidecar as it stands this moment, which nobody may have told us of yet. */
  async current(id: ArticleId): Promise<SidecarDocument | undefined> {
    const source = await this.sourceOf(id);
    return source === undefined ? undefined : parseSidecar(source);
  }

  /**
   * Reads the sidecars of these articles again and anchors them; listeners hear at once of all that are no longer as
   * they were. What was written here comes back as a changed file, which is no news.
   */
  async load(ids: Iterable<ArticleId>): Promise<void> {
    const known = new Map(Array.from(new Set(ids), (id) => [id, this.articles.get(id)]));
    await severalAtOnce(known.keys(), LOADED_AT_ONCE, async (id) => {
      await this.loadOne(id);
      if (known.size > LOADED_AT_ONCE) await this.scheduler.yield();
    });
    const articles = new Set<ArticleId>();
    for (const [id, before] of known) if (!isUnchanged(before, this.articles.get(id))) articles.add(id);
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
    this.complete = true;
  }

  /**
   * Edits an article's sidecar, which is written at once. Edits name annotations by id, so they are made afresh on
   * whatever another window or program wrote in the meantime. Where the file cannot be written (permission, a full
   * disk) the edits are kept and made as soon as it can.
   * @throws SidecarNotWritable where the sidecar does not parse or has a newer version
   */
  async edit(id: ArticleId, edits: readonly SidecarEdit[]): Promise<Edited> {
    const waiting = this.waiting.get(id);
    if (waiting && !(await this.writeWaiting(id, waiting))) return this.delay(id, waiting, edits);
    const seen = this.articles.get(id)?.document;
    try {
      return await this.write(id, edits, seen?.writable ? seen.source : undefined);
    } catch (cause) {
      if (cause instanceof SidecarNotWritable) throw cause;
      this.logger.error(`${sidecarOf(id)} could not be written; its edits are kept`, cause);
      const madeFor = await this.sidecars.read(sidecarOf(id));
      const edited = await this.delay(id, { edits: [], madeFor }, edits);
      // Whoever is told asks at once what waits.
      this.delayed.fire({ article: id, cause });
      return edited;
    }
  }

  /** The articles whose sidecars could not be written yet. */
  get unwritten(): readonly ArticleId[] {
    return Array.from(this.waiting.keys());
  }

  /** Tries again to write what could not be written; resolves to whether nothing waits any more. */
  async retry(): Promise<boolean> {
    for (const [id, waiting] of Array.from(this.waiting)) await this.writeWaiting(id, waiting);
    return this.waiting.size === 0;
  }

  /** Writes a sidecar that vanished as it was last read. */
  async restore({ article, source }: VanishedSidecar): Promise<void> {
    await this.sidecars.write(sidecarOf(article), source, undefined);
    await this.load([article]);
  }

  private async writeWaiting(id: ArticleId, waiting: Waiting): Promise<boolean> {
    try {
      this.waiting.delete(id);
      await this.write(id, waiting.edits, waiting.madeFor);
      return true;
    } catch (cause) {
      this.waiting.set(id, waiting);
      this.logger.warn(`${sidecarOf(id)} still cannot be written: ${String(cause)}`);
      return false;
    }
  }

  /** Keeps edits for later and shows them as if they were made. */
  private async delay(id: ArticleId, waiting: Waiting, edits: readonly SidecarEdit[]): Promise<Edited> {
    const source = await this.sidecars.read(sidecarOf(id));
    const { inverse, unapplied } = editSidecar(withWaiting(source, waiting), edits);
    this.waiting.set(id, { ...waiting, edits: [...waiting.edits, ...edits] });
    await this.load([id]);
    return { inverse, unapplied };
  }

  /** @param madeFor the file the edits were made for, undefined where there was none or it did not parse */
  private async write(
    id: ArticleId,
    edits: readonly SidecarEdit[],
    madeFor: string | undefined,
  ): Promise<Edited> {
    const file = sidecarOf(id);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const source = await this.sidecars.read(file);
      const result = applied(source, edits, madeFor);
      if (result.source === source) return result;
      if (await this.sidecars.write(file, result.source, source)) {
        // What we take away ourselves did not vanish.
        if (result.source === undefined) this.articles.delete(id);
        await this.loadOne(id);
        this.changed.fire({ articles: new Set([id]) });
        return result;
      }
      this.logger.info(`${file} changed while it was edited; trying again`);
    }
    throw new Interference('busy', file);
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
    const read = (): Promise<void> => this.readOne(id);
    const next = previous.then(read, read);
    this.loading.set(id, next);
    try {
      await next;
    } catch (cause) {
      this.logger.error(`The sidecar of ${id} could not be read; what was known of it is kept`, cause);
    } finally {
      if (this.loading.get(id) === next) this.loading.delete(id);
    }
  }

  /** What the file holds, and over it what waits to be written. */
  private async sourceOf(id: ArticleId): Promise<string | undefined> {
    const onDisk = await this.sidecars.read(sidecarOf(id));
    const waiting = this.waiting.get(id);
    return waiting ? withWaiting(onDisk, waiting) : onDisk;
  }

  private async readOne(id: ArticleId): Promise<void> {
    const known = this.articles.get(id);
    const source = await this.sourceOf(id);
    if (source === undefined) {
      this.articles.delete(id);
      if (known && known.document.annotations.length > 0 && (await this.library.read(id)))
        this.vanished.fire({ article: id, source: known.document.source });
      return;
    }
    const parsed = parseSidecar(source);
    const document = parsed.writable || parsed.annotations.length > 0 || !known ? parsed : known.document;
    const { article, annotated, rejected } = await this.anchored(id, document);
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

  /** Anchors in the article as it is once that is done: of a long one some may be typed meanwhile. */
  private async anchored(id: ArticleId, document: SidecarDocument): Promise<Anchored> {
    for (let attempt = 1; ; attempt++) {
      const article = await this.library.read(id);
      if (!article) {
        const gone = (passages: readonly DescribedPassage[]): Anchoring[] => passages.map(() => ORPHANED);
        return { article, annotated: gone(document.annotations), rejected: gone(document.rejections) };
      }
      const anchor = (passages: readonly DescribedPassage[]): Promise<readonly Anchoring[]> =>
        anchorPassages(id, article.text, document.digest, passages, this.oldTexts, this.scheduler);
      const annotated = await anchor(document.annotations);
      const rejected = await anchor(document.rejections);
      if ((await this.library.read(id))?.text === article.text || attempt === ATTEMPTS)
        return { article, annotated, rejected };
    }
  }
}

/** Where the passages of a sidecar stand in its article, read afresh. */
interface Anchored {
  readonly article: Article | undefined;
  readonly annotated: readonly Anchoring[];
  readonly rejected: readonly Anchoring[];
}

/**
 * Edits were made on what a person saw. Where the file holds something else by now, both are merged, so that the same
 * field changed in two windows is marked as a conflict instead of being decided by who was last.
 */
function applied(
  source: string | undefined,
  edits: readonly SidecarEdit[],
  madeFor: string | undefined,
): Edited & Written {
  return madeFor !== undefined && source !== undefined && madeFor !== source
    ? mergeForWrite(madeFor, source, edits)
    : editSidecar(source, edits);
}

const withWaiting = (source: string | undefined, { edits, madeFor }: Waiting): string | undefined =>
  applied(source, edits, madeFor).source;
