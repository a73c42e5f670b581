import type { ArticleId, ArticleStore, Cancellation, Scheduler } from '../ports.ts';
import { normaliseText } from '../text/normalise.ts';
import { occurrencesOf, type Occurrence } from '../text/occurrences.ts';

/** What of one article is found: the text it was found in, as it stood then. */
export interface ArticleOccurrences {
  readonly article: ArticleId;
  readonly text: string;
  readonly occurrences: readonly Occurrence[];
}

export interface OccurrencesFound {
  /** Those articles that have any, the one to begin with first. */
  readonly articles: readonly ArticleOccurrences[];
  /** Whether there are more than were asked for. */
  readonly isCut: boolean;
}

/**
 * Looks for a phrase in every article there is, unsaved changes included: see {@link occurrencesOf}.
 * @param first the article to begin with
 * @param limit how many places are enough
 * @param told hears how many articles were looked at, of how many
 * @returns undefined where it was cancelled
 */
export async function findOccurrences(
  phrase: string,
  store: ArticleStore,
  scheduler: Scheduler,
  {
    first,
    limit,
    cancellation,
  }: { readonly first: ArticleId; readonly limit: number; readonly cancellation: Cancellation },
  told: (done: number, total: number) => void,
): Promise<OccurrencesFound | undefined> {
  const listed = await store.list(cancellation);
  const ids = [...new Set([first, ...listed])];
  const articles: ArticleOccurrences[] = [];
  let left = limit;
  for (const [done, article] of ids.entries()) {
    if (cancellation.isCancellationRequested) return undefined;
    told(done, ids.length);
    const read = await store.read(article);
    const text = read === undefined ? '' : normaliseText(read);
    const all = occurrencesOf(text, phrase);
    const occurrences = all.slice(0, left);
    if (occurrences.length > 0) articles.push({ article, text, occurrences });
    left -= occurrences.length;
    if (all.length > occurrences.length) return { articles, isCut: true };
    await scheduler.yield();
  }
  return { articles, isCut: false };
}
