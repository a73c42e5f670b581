import type { ArticleId, OldTexts } from '../ports.ts';
import { digestOf } from '../text/digest.ts';

/** How many versions of one article are remembered, and of how many articles. */
const KEPT_VERSIONS = 4;
const KEPT_ARTICLES = 500;

/**
 * The texts an article had while somebody worked on it, and behind them another source of old texts. An edit, a
 * checkout or a pull leaves the version the sidecar speaks of here.
 */
export class RecentTexts implements OldTexts {
  private readonly texts = new Map<ArticleId, Map<string, string>>();

  constructor(private readonly behind: OldTexts) {}

  /** @param text normalised */
  remember(id: ArticleId, text: string): void {
    const known = this.texts.get(id) ?? new Map<string, string>();
    const digest = digestOf(text);
    known.delete(digest);
    known.set(digest, text);
    const oldest = known.keys().next().value;
    if (known.size > KEPT_VERSIONS && oldest !== undefined) known.delete(oldest);
    this.texts.delete(id);
    this.texts.set(id, known);
    const stalest = this.texts.keys().next().value;
    if (this.texts.size > KEPT_ARTICLES && stalest !== undefined) this.texts.delete(stalest);
  }

  async find(id: ArticleId, digest: string): Promise<string | undefined> {
    return this.texts.get(id)?.get(digest) ?? this.behind.find(id, digest);
  }
}
