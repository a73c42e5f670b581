import type { ArticleId, OldTexts, Scheduler } from '../ports.ts';
import { digesting } from '../text/digest.ts';
import { inTurns } from '../work.ts';

/** How many versions of one article are remembered, and of how many articles. */
const KEPT_VERSIONS = 4;
const KEPT_ARTICLES = 500;

/** A text, and its digest once somebody asked: a keystroke is no time to work it out. */
interface Version {
  readonly text: string;
  digest?: string;
}

/**
 * The texts an article had while somebody worked on it, and behind them another source of old texts. An edit, a
 * checkout or a pull leaves the version the sidecar speaks of here.
 */
export class RecentTexts implements OldTexts {
  /** By article, the newest last. */
  private readonly texts = new Map<ArticleId, Version[]>();

  constructor(
    private readonly behind: OldTexts,
    private readonly scheduler: Scheduler,
  ) {}

  /** @param text normalised */
  remember(id: ArticleId, text: string): void {
    const known = this.texts.get(id) ?? [];
    const same = known.find((version) => version.text === text);
    const versions = [...known.filter((version) => version !== same), same ?? { text }];
    this.texts.delete(id);
    this.texts.set(id, versions.slice(-KEPT_VERSIONS));
    const stalest = this.texts.keys().next().value;
    if (this.texts.size > KEPT_ARTICLES && stalest !== undefined) this.texts.delete(stalest);
  }

  async find(id: ArticleId, digest: string): Promise<string | undefined> {
    for (const version of this.texts.get(id)?.toReversed() ?? []) {
      version.digest ??= await inTurns(digesting(version.text), this.scheduler);
      if (version.digest === digest) return version.text;
    }
    return this.behind.find(id, digest);
  }
}
