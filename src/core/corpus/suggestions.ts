import type { ClaimKey } from '../model/claim.ts';
import type { ArticleId, Logger, Scheduler, Subscribe } from '../ports.ts';
import type { Annotations } from './annotations.ts';
import type { CrossReference, CrossReferences, Passage } from './crossReferences.ts';
import { Emitter } from './emitter.ts';
import type { Indexing } from './indexing.ts';
import { overlaps } from '../model/range.ts';

/** A match for a person to judge, and the appearance it was found from. */
export interface Suggestion {
  readonly passage: Passage & { readonly claim: ClaimKey };
  readonly reference: CrossReference;
}

/**
 * All matches nobody judged yet, best first. Worked out only once somebody asked, in the background, an article's
 * annotations at a time, and again when annotations or the index changed.
 */
export class Suggestions {
  private found: readonly Suggestion[] = [];
  private asked = false;
  private run: Promise<void> | undefined;
  private stale = true;
  private readonly changed: Emitter<void>;
  readonly onDidChange: Subscribe<void>;

  constructor(
    private readonly annotations: Annotations,
    private readonly references: CrossReferences,
    private readonly indexing: Indexing,
    private readonly scheduler: Scheduler,
    private readonly logger: Logger,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to suggestions failed', cause));
    this.onDidChange = this.changed.event;
    annotations.onDidChange(() => this.renew());
    indexing.onDidChange(() => {
      if (indexing.progress.state !== 'reading') this.renew();
    });
  }

  /** Best first, one an article and claim and place. */
  all(): readonly Suggestion[] {
    return this.found;
  }

  /** Starts looking, and reading the articles where that was not done. */
  ask(): void {
    this.asked = true;
    void this.indexing.start();
    this.renew();
  }

  /** Asks, and resolves once all articles are read and what was asked for is worked out. */
  async settled(): Promise<void> {
    if (!this.asked) this.ask();
    await this.indexing.start();
    while (this.run) await this.run;
  }

  private renew(): void {
    this.stale = true;
    if (!this.asked || this.run) return;
    this.run = this.work()
      .catch((cause) => this.logger.error('Suggestions could not be worked out', cause))
      .finally(() => (this.run = undefined));
  }

  private async work(): Promise<void> {
    while (this.stale) {
      this.stale = false;
      const best = new Map<string, Suggestion>();
      for (const { id, annotations } of Array.from(this.annotations.all())) {
        for (const { annotation, anchoring } of annotations) {
          if (this.stale) break;
          const { claim } = annotation;
          if (claim === undefined || !anchoring.range) continue;
          const passage = { article: id, range: anchoring.range, claim };
          for (const reference of await this.references.matches(passage, LIMIT))
            if (reference.status === 'suggested') keepBetter(best, { passage, reference });
          await this.scheduler.yield();
        }
      }
      if (this.stale) continue;
      this.found = Array.from(best.values()).sort((a, b) => b.reference.certainty - a.reference.certainty);
      this.changed.fire();
    }
  }
}

const LIMIT = 30;

/** Several appearances of a claim find the same passage: it is one suggestion, from the appearance nearest to it. */
export function keepBetter(best: Map<string, Suggestion>, suggestion: Suggestion): void {
  const { passage, reference } = suggestion;
  const place = (article: ArticleId): string => `${passage.claim}\n${article}`;
  let key = `${place(reference.article)}\n${reference.range.start}`;
  for (const [known, other] of best) {
    if (known.startsWith(`${place(reference.article)}\n`) && overlaps(other.reference.range, reference.range))
      key = known;
  }
  const known = best.get(key);
  if (!known || known.reference.certainty < reference.certainty) best.set(key, suggestion);
}
