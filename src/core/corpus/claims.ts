import type { Annotation } from '../model/annotation.ts';
import type { ClaimEntry, ClaimKey } from '../model/claim.ts';
import type { ArticleId, Logger, Scheduler, Subscribe } from '../ports.ts';
import type { Annotations } from './annotations.ts';
import { Emitter } from './emitter.ts';
import type { Registers } from './registers.ts';
import type { AnchoredAnnotation } from './anchoredAnnotation.ts';
import { groupTexts, type Independence } from './textGroups.ts';

/** What is known of who carries a claim. A count nothing is known of is absent, never assumed. */
export interface ClaimCounts {
  readonly articles: number;
  /** Texts that do not derive from one another. */
  readonly texts?: number;
  readonly speakers: number;
  /** Articles that dispute the claim or quote somebody who denies it. */
  readonly denies: number;
}

export interface Claim {
  readonly key: ClaimKey;
  readonly entry: ClaimEntry | undefined;
  /** In the order of articles, within an article in text order. */
  readonly appearances: readonly AnchoredAnnotation[];
  readonly counts: ClaimCounts;
}

/** The claims of the whole workspace, gathered from annotations and registers whenever either changed. */
export class Claims {
  private gathered: Map<ClaimKey, Claim> | undefined;
  private readonly changed: Emitter<void>;
  readonly onDidChange: Subscribe<void>;

  constructor(
    private readonly annotations: Annotations,
    private readonly registers: Registers,
    private readonly independence: Independence,
    logger: Logger,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to claims failed', cause));
    this.onDidChange = this.changed.event;
    annotations.onDidChange(() => this.forget());
    registers.onDidChange(() => this.forget());
  }

  /** Gathers afresh. */
  private forget(): void {
    this.gathered = undefined;
    this.changed.fire();
  }

  /** By key. */
  all(): readonly Claim[] {
    return Array.from(this.claims.values());
  }

  get(key: ClaimKey): Claim | undefined {
    return this.claims.get(key);
  }

  has(key: ClaimKey): boolean {
    return this.claims.has(key);
  }

  /** Works out the counts of claims before they are looked at, so that looking at hundreds keeps nobody waiting. */
  async countInTurns(claims: Iterable<Claim>, scheduler: Scheduler): Promise<void> {
    for (const claim of claims) {
      for (const { article } of claim.appearances) {
        this.independence.prepare(article);
        await scheduler.yield();
      }
      // Counts are kept once they were asked for.
      void claim.counts;
    }
  }

  private get claims(): Map<ClaimKey, Claim> {
    this.gathered ??= this.gather();
    return this.gathered;
  }

  private gather(): Map<ClaimKey, Claim> {
    const appearances = new Map<ClaimKey, AnchoredAnnotation[]>();
    const entries = new Map<ClaimKey, ClaimEntry>();
    for (const [, { claims }] of this.registers.all()) {
      for (const entry of claims) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    }
    for (const key of entries.keys()) appearances.set(key, []);
    for (const article of this.annotations.all()) {
      for (const one of article.annotations) {
        const key = one.annotation.claim;
        if (key === undefined) continue;
        const known = appearances.get(key);
        if (known) known.push(one);
        else appearances.set(key, [one]);
      }
    }
    const claims = new Map<ClaimKey, Claim>();
    for (const key of Array.from(appearances.keys()).sort()) {
      const found = appearances.get(key) ?? [];
      const count = (): ClaimCounts => this.count(found);
      claims.set(key, new GatheredClaim(key, entries.get(key), found, count));
    }
    return claims;
  }

  private count(appearances: readonly AnchoredAnnotation[]): ClaimCounts {
    const articles = new Set<ArticleId>();
    const speakers = new Set<string>();
    const denying = new Set<ArticleId>();
    for (const { article, annotation } of appearances) {
      articles.add(article);
      for (const speaker of annotation.speaker) speakers.add(this.registers.canonicalSpeaker(speaker));
      if (isDenial(annotation)) denying.add(article);
    }
    const texts = countTexts(Array.from(articles), this.independence);
    return {
      articles: articles.size,
      ...(texts === undefined ? {} : { texts }),
      speakers: speakers.size,
      denies: denying.size,
    };
  }
}

/** Whether the article, or the speaker it quotes, holds that the claim is not so. */
export const isDenial = ({ stance, speakerStance }: Annotation): boolean =>
  stance === 'disputes' || speakerStance === 'denies';

/** Counts are worked out for the claims that are looked at: independence is asked for every pair of articles. */
class GatheredClaim implements Claim {
  private counted: ClaimCounts | undefined;

  constructor(
    readonly key: ClaimKey,
    readonly entry: ClaimEntry | undefined,
    readonly appearances: readonly AnchoredAnnotation[],
    private readonly count: () => ClaimCounts,
  ) {}

  get counts(): ClaimCounts {
    return (this.counted ??= this.count());
  }
}

/**
 * How many texts a set of articles comes down to once those that derive from one another count once; undefined where
 * the independence of any two of them is unknown and no derivation was found.
 */
function countTexts(articles: readonly ArticleId[], independence: Independence): number | undefined {
  const groups = groupTexts(articles, independence);
  const derived = groups.length < articles.length;
  return derived || groups.every(({ unknown }) => unknown === 0) ? groups.length : undefined;
}
