import { articleWork, readUnattributed, type UnattributedArticle } from '../article/readArticle.ts';
import type { Article } from '../model/article.ts';
import type { ArticleId, ArticleStore, Scheduler } from '../ports.ts';
import { normaliseText } from '../text/normalise.ts';
import { finish, inTurns, type Work } from '../work.ts';
import { fileNameOf } from './articleNames.ts';

/** How many articles are kept as read; the least recently asked for goes first. */
const KEPT = 64;

/**
 * A text longer than this, in UTF-16 code units, is a dump rather than an article: it is kept as text, in which passages
 * can be tagged, but not read for sentences and speakers, which would take seconds and hundreds of megabytes.
 */
const LONGEST = 1_000_000;

/** Articles as read, lazily, and again after they changed; a long one in pieces, so that nobody waits for it. */
export class ArticleLibrary {
  private readonly articles = new Map<ArticleId, Promise<Article | undefined>>();

  constructor(
    private readonly store: ArticleStore,
    private readonly scheduler: Scheduler,
  ) {}

  /** The article as it stands now, or undefined where it is gone. */
  read(id: ArticleId): Promise<Article | undefined> {
    let article = this.articles.get(id);
    if (article) this.articles.delete(id);
    else {
      article = this.readAgain(id);
      this.keepWhatIsThere(id, article);
    }
    this.articles.set(id, article);
    if (this.articles.size > KEPT) {
      const oldest = this.articles.keys().next().value;
      if (oldest !== undefined) this.articles.delete(oldest);
    }
    return article;
  }

  forget(id: ArticleId): void {
    this.articles.delete(id);
  }

  /** An article that is not there, or cannot be read, may be the next moment, before anybody tells of it. */
  private keepWhatIsThere(id: ArticleId, reading: Promise<Article | undefined>): void {
    const letGo = (): void => {
      if (this.articles.get(id) === reading) this.articles.delete(id);
    };
    reading.then((article) => article === undefined && letGo(), letGo);
  }

  private async readAgain(id: ArticleId): Promise<Article | undefined> {
    const decoded = await this.store.read(id);
    return decoded === undefined ? undefined : inTurns(work(decoded, id), this.scheduler);
  }
}

/** Reads an article, wherever it is read, at once. */
export const articleIn = (decoded: string, id: ArticleId): Article => finish(work(decoded, id));

/** The same without whose words are whose. */
export function unattributedIn(decoded: string, id: ArticleId): UnattributedArticle {
  const text = normaliseText(decoded);
  return text.length > LONGEST ? unread(text) : readUnattributed(text, { name: fileNameOf(id) });
}

function* work(decoded: string, id: ArticleId): Work<Article> {
  const text = normaliseText(decoded);
  return text.length > LONGEST ? unread(text) : yield* articleWork(text, { name: fileNameOf(id) });
}

const unread = (text: string): Article => ({
  text,
  stated: {},
  sections: [],
  sentences: [],
  quotes: [],
  entities: [],
});
