import { touches, type Difference } from '../model/anchor.ts';
import type { Annotation, Particulars } from '../model/annotation.ts';
import type { ClaimKey, Relation } from '../model/claim.ts';
import type { Match, Reason } from '../model/match.ts';
import type { Range } from '../model/range.ts';
import type { ArticleId, Scheduler } from '../ports.ts';
import type { MatchIndex } from '../matching/matchIndex.ts';
import type { Annotations } from './annotations.ts';
import type { Claims } from './claims.ts';
import { judgementsOf } from './judgements.ts';
import type { ArticleLibrary } from './library.ts';
import { footingOf } from '../matching/footing.ts';
import { inTurns } from '../work.ts';
import { comparingWith, inContext, inReading } from './comparePassages.ts';

/** A passage of another article that carries the claim asked about, or may. */
export interface CrossReference {
  readonly article: ArticleId;
  readonly particulars: Particulars;
  readonly range: Range;
  readonly text: string;
  /** Who says it, in the words of the annotation or else of the article. */
  readonly speaker: readonly string[];
  /** `confirmed`: annotated with this claim; `suggested`: shown unasked; `possible`: below the threshold. */
  readonly status: 'confirmed' | 'suggested' | 'possible';
  readonly relation: Relation;
  readonly differences: readonly Difference[];
  /** The parts of `text` that catch the eye: see `Comparison`. */
  readonly marks: readonly Range[];
  readonly reasons: readonly Reason[];
  /** How likely it carries the claim, 0..1; 1 where a person confirmed it. */
  readonly certainty: number;
  readonly independent?: boolean;
  /** The annotation in the other article that carries the claim, or another claim there. */
  readonly annotation?: Annotation;
}

/** The passage a cross-reference starts from. */
export interface Passage {
  readonly article: ArticleId;
  readonly range: Range;
  /** Absent for a passage not tied to a claim. */
  readonly claim?: ClaimKey;
}

/** Finds, for a passage, everybody else's wording: what people confirmed and what matching suggests. */
export class CrossReferences {
  /** Whether the index knows of every judgement. */
  private judged = false;

  constructor(
    private readonly library: ArticleLibrary,
    private readonly annotations: Annotations,
    private readonly claims: Claims,
    private readonly index: MatchIndex,
    private readonly scheduler: Scheduler,
  ) {
    annotations.onDidChange(() => (this.judged = false));
  }

  /** Confirmed ones first, by article date; then matches, best first, without those judged already. */
  async of(passage: Passage, limit = 20): Promise<readonly CrossReference[]> {
    const confirmed = await this.confirmed(passage);
    const matches = await this.matches(passage, limit);
    return [...confirmed, ...matches];
  }

  /** The other appearances of the passage's claim. */
  private async confirmed(passage: Passage): Promise<CrossReference[]> {
    const claim = passage.claim === undefined ? undefined : this.claims.get(passage.claim);
    if (claim === undefined) return [];
    const compare = await this.comparing(passage);
    if (compare === undefined) return [];
    const found: CrossReference[] = [];
    for (const { article, annotation, anchoring } of claim.appearances) {
      await this.scheduler.yield();
      if (article === passage.article || !anchoring.range) continue;
      const known = this.annotations.of(article);
      if (!known?.article) continue;
      const there = known.article;
      const compared = await inTurns(
        compare(
          inContext({ article: there, range: anchoring.range, particulars: known.particulars }),
          'claim',
        ),
        this.scheduler,
      );
      found.push({
        article,
        particulars: known.particulars,
        range: anchoring.range,
        text: there.text.slice(anchoring.range.start, anchoring.range.end),
        speaker: annotation.speaker,
        status: 'confirmed',
        ...compared,
        // What a person said of this appearance counts where nothing in the words tells more.
        relation: compared.relation === 'same' ? (annotation.relation ?? 'same') : compared.relation,
        reasons: [],
        certainty: 1,
        annotation,
      });
    }
    return found.sort((a, b) =>
      (a.particulars.published ?? '~').localeCompare(b.particulars.published ?? '~'),
    );
  }

  /** What the index finds, less what people judged. */
  async matches(passage: Passage, limit: number): Promise<CrossReference[]> {
    // A thread that holds the index looks while the passage is read and taken apart here.
    const [compare, matches] = await Promise.all([this.comparing(passage), this.found(passage, limit)]);
    if (compare === undefined) return [];
    const found: CrossReference[] = [];
    for (const match of matches) {
      await this.scheduler.yield();
      if (this.isJudged(match, passage.claim)) continue;
      const { reading } = match;
      const annotation = this.annotations
        .of(match.article)
        ?.annotations.find(({ anchoring }) => touches(anchoring, match.range))?.annotation;
      const particulars = this.particularsOf(match.article, reading.stated);
      const compared = await inTurns(
        compare(inReading(match.text, reading, particulars), footingOf(match.reasons)),
        this.scheduler,
      );
      found.push({
        article: match.article,
        particulars,
        range: match.range,
        text: match.text,
        speaker: reading.speaker === undefined ? [] : [reading.speaker],
        status: match.suggested ? 'suggested' : 'possible',
        ...compared,
        reasons: match.reasons,
        certainty: match.certainty,
        ...(match.independent === undefined ? {} : { independent: match.independent }),
        ...(annotation ? { annotation } : {}),
      });
    }
    return found;
  }

  /** What the index finds, neither compared with the passage nor judged. */
  found(passage: Passage, limit: number): Promise<readonly Match[]> {
    if (!this.judged) this.index.judge(judgementsOf(this.annotations.all()));
    this.judged = true;
    return this.index.match(passage, { limit });
  }

  /** The sentences of an article that can be asked about; none where it is gone. */
  async sentencesOf(article: ArticleId): Promise<readonly Range[]> {
    const here = await this.library.read(article);
    return (here?.sentences ?? []).filter(({ matchable }) => matchable).map(({ range }) => range);
  }

  /** Undefined where the passage's article is gone. */
  private async comparing({ article, range }: Passage) {
    const here = await this.library.read(article);
    if (here === undefined) return undefined;
    await this.scheduler.yield();
    const passage = { article: here, range, particulars: this.particularsOf(article, here.stated) };
    return inTurns(comparingWith(passage), this.scheduler);
  }

  /** Whether the passage of a match carries the claim already, or was judged not to. */
  private isJudged(match: Match, claim: ClaimKey | undefined): boolean {
    if (claim === undefined) return false;
    const known = this.annotations.of(match.article);
    if (!known) return false;
    return (
      known.rejections.some(
        ({ rejection, anchoring }) => rejection.claim === claim && touches(anchoring, match.range),
      ) ||
      known.annotations.some(
        ({ annotation, anchoring }) => annotation.claim === claim && touches(anchoring, match.range),
      )
    );
  }

  private particularsOf(article: ArticleId, stated: Particulars): Particulars {
    return this.annotations.of(article)?.particulars ?? stated;
  }
}
