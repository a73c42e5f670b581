import type { Range } from '../model/range.ts';
import type { ArticleId, ArticleStore, Clock, Random, Scheduler } from '../ports.ts';
import { newAnnotationId } from '../sidecar/ids.ts';
import { inTurns } from '../work.ts';
import type { Annotations } from './annotations.ts';
import { CannotTag } from './cannotTag.ts';
import { describing, type PassageDescription, type PassageDescriptions } from './describedPassage.ts';
import type { ArticleLibrary } from './library.ts';

/** What everything that writes a passage into a sidecar needs: its description, a fresh id, who wrote it and when. */
export class PassageWriter {
  constructor(
    private readonly articles: ArticleStore,
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly scheduler: Scheduler,
    private readonly creator: (article: ArticleId) => string | undefined,
  ) {}

  /**
   * Describes passages of an article as it stands now, unsaved changes included.
   * @throws CannotTag where one is empty or the article gone
   */
  async describeAll(article: ArticleId, ranges: readonly Range[]): Promise<PassageDescriptions> {
    const read = await this.library.read(article);
    if (!read) throw new CannotTag('article-gone');
    if (ranges.some(({ start, end }) => start >= end || end > read.text.length))
      throw new CannotTag('passage-empty');
    const bytes = await this.articles.bytes(article);
    const work = describing(await this.annotations.current(article), read.text, bytes, ranges);
    return inTurns(work, this.scheduler);
  }

  async describe(article: ArticleId, range: Range): Promise<PassageDescription> {
    const { passages, ...rest } = await this.describeAll(article, [range]);
    const [selectors] = passages;
    if (!selectors) throw new CannotTag('passage-empty');
    return { selectors, ...rest };
  }

  /** An id that neither the article's sidecar nor the caller uses. */
  newId(article: ArticleId, alsoTaken: readonly string[] = []): string {
    return newAnnotationId(this.random, new Set([...alsoTaken, ...this.idsIn(article)]));
  }

  isTaken(article: ArticleId, id: string): boolean {
    return this.idsIn(article).includes(id);
  }

  /** Who writes, where that is known, and when, to the second. */
  stamp(article: ArticleId): { readonly created: string; readonly creator?: string } {
    const creator = this.creator(article);
    const created = this.now().replace(/\.\d+Z$/, 'Z');
    return creator ? { created, creator } : { created };
  }

  /** An ISO timestamp. */
  now(): string {
    return this.clock.now().toISOString();
  }

  private idsIn(article: ArticleId): readonly string[] {
    const document = this.annotations.of(article)?.document;
    return [...(document?.annotations ?? []), ...(document?.rejections ?? [])].map(({ id }) => id);
  }
}
