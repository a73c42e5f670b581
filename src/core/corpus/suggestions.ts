import { touches } from '../model/anchor.ts';
import type { ClaimKey } from '../model/claim.ts';
import type { ArticleId, Logger, Scheduler, Subscribe } from '../ports.ts';
import { forEachInTurns } from '../work.ts';
import type { AnnotatedArticle, Annotations } from './annotations.ts';
import { BestSuggestions } from './bestSuggestions.ts';
import type { CrossReference, CrossReferences, Passage } from './crossReferences.ts';
import { Emitter } from './emitter.ts';
import type { Indexing } from './indexing.ts';

/** A match for a person to judge, and the appearance it was found from. */
export interface Suggestion {
  readonly passage: Passage & { readonly claim: ClaimKey };
  readonly reference: CrossReference;
}

/** How many matches are asked for, of a passage. */
const LIMIT = 30;
/** From so many changed articles on, looking at all passages again is less work than finding which are concerned. */
const MANY = 50;
/** Up to so many passages all are looked at again whatever changed: judging a claim teaches about others too. */
const FEW = 200;
/** Milliseconds between two times what was found so far is told: in a large archive the last comes minutes later. */
const TOLD_AFTER = 5000;

/**
 * All matches nobody judged yet, best first. Worked out only once somebody asked, in the background, a passage at a
 * time. After a change, the passages it concerns are worked out again: those of the changed articles, those of the
 * claims that were judged, and those that find the changed articles, or are found from there. Where there are few
 * passages all are; where there are many, what judging a claim teaches about others comes with the next reading of all
 * articles.
 */
export class Suggestions {
  private found: readonly Suggestion[] = [];
  private asked = false;
  private run: Promise<void> | undefined;
  /** What each passage with a claim finds, by `keyOf`. */
  private readonly known = new Map<string, readonly Suggestion[]>();
  /** Passages to be worked out, what was changed before the rest; by `keyOf`. */
  private readonly changedPassages = new Set<string>();
  private readonly rest = new Set<string>();
  /** Articles whose sentences may be what some passage finds. */
  private readonly changedArticles = new Set<ArticleId>();
  /** What was judged in each article. */
  private readonly judged = new Map<ArticleId, ReadonlyMap<ClaimKey, string>>();
  private readonly changed: Emitter<void>;
  readonly onDidChange: Subscribe<void>;

  constructor(
    private readonly annotations: Annotations,
    private readonly references: CrossReferences,
    private readonly indexing: Indexing,
    private readonly scheduler: Scheduler,
    private readonly logger: Logger,
    private readonly few = FEW,
  ) {
    this.changed = new Emitter((cause) => logger.error('A listener to suggestions failed', cause));
    this.onDidChange = this.changed.event;
    annotations.onDidChange(({ articles }) => {
      if (!this.asked) return;
      if (articles.size <= MANY) this.renewAnnotated(articles);
      if (articles.size > MANY || this.isSmall()) this.renewAll();
    });
    indexing.onDidChange(({ articles }) => {
      if (!this.asked || indexing.progress.state === 'reading') return;
      if (articles === undefined || articles.size > MANY || this.isSmall()) this.renewAll();
      else this.renewRead(articles);
    });
  }

  /** Best first, one an article and claim and place. */
  all(): readonly Suggestion[] {
    return this.found;
  }

  /** Starts looking, and reading the articles where that was not done. */
  ask(): void {
    void this.indexing.start();
    if (!this.asked) {
      this.asked = true;
      this.renewAll();
    }
    // What failed is tried again.
    else if (this.isLeft()) this.start();
  }

  /** Asks, and resolves once all articles are read and what was asked for is worked out. */
  async settled(): Promise<void> {
    this.ask();
    await this.indexing.start();
    while (this.run) await this.run;
  }

  private isSmall(): boolean {
    let passages = 0;
    for (const { annotations } of this.annotations.all()) passages += annotations.length;
    return passages <= this.few;
  }

  private renewAll(): void {
    for (const article of this.annotations.all()) {
      this.judged.set(article.id, judgedIn(article));
      for (const { annotation } of article.annotations) this.rest.add(keyOf(article.id, annotation.id));
    }
    // Of what is no longer there nothing is to be kept.
    for (const key of this.known.keys()) this.rest.add(key);
    this.start();
  }

  private renewAnnotated(articles: ReadonlySet<ArticleId>): void {
    const claims = new Set<ClaimKey>();
    for (const id of articles) {
      const before = this.judged.get(id);
      const article = this.annotations.of(id);
      const now = article === undefined ? undefined : judgedIn(article);
      for (const claim of [...(before?.keys() ?? []), ...(now?.keys() ?? [])])
        if (before?.get(claim) !== now?.get(claim)) claims.add(claim);
      if (now === undefined) this.judged.delete(id);
      else this.judged.set(id, now);
    }
    this.renewOf(articles);
    if (claims.size > 0)
      for (const { id, annotations } of this.annotations.all())
        for (const { annotation } of annotations)
          if (annotation.claim !== undefined && claims.has(annotation.claim))
            this.changedPassages.add(keyOf(id, annotation.id));
    this.start();
  }

  private renewRead(articles: ReadonlySet<ArticleId>): void {
    this.renewOf(articles);
    for (const id of articles) this.changedArticles.add(id);
    this.start();
  }

  /** Looks again at the passages of these articles, and at those that find any of them. */
  private renewOf(articles: ReadonlySet<ArticleId>): void {
    for (const id of articles)
      for (const { annotation } of this.annotations.of(id)?.annotations ?? [])
        this.changedPassages.add(keyOf(id, annotation.id));
    for (const [key, found] of this.known)
      if (
        found.some(
          ({ passage, reference }) => articles.has(passage.article) || articles.has(reference.article),
        )
      )
        this.changedPassages.add(key);
  }

  private start(): void {
    this.run ??= this.work().then(
      () => {
        this.run = undefined;
        // What came up while it ended.
        if (this.isLeft()) this.start();
      },
      (cause) => {
        this.run = undefined;
        this.logger.error('Suggestions could not be worked out', cause);
      },
    );
  }

  private async work(): Promise<void> {
    let told = performance.now();
    do {
      await this.scheduler.yield();
      await this.next();
      // What was judged must not come back, if only for a moment.
      if (this.hasChanged() || (this.isLeft() && performance.now() - told < TOLD_AFTER)) continue;
      await this.tell();
      told = performance.now();
    } while (this.isLeft());
  }

  private hasChanged(): boolean {
    return this.changedArticles.size > 0 || this.changedPassages.size > 0;
  }

  private isLeft(): boolean {
    return this.hasChanged() || this.rest.size > 0;
  }

  /** One article, or else one passage. */
  private async next(): Promise<void> {
    const [article] = this.changedArticles;
    const [key] = this.changedPassages.size > 0 ? this.changedPassages : this.rest;
    // Taken off before, so that what changes again meanwhile comes again.
    try {
      if (article !== undefined) {
        this.changedArticles.delete(article);
        await this.renewWhatFinds(article);
      } else if (key !== undefined) {
        this.changedPassages.delete(key);
        this.rest.delete(key);
        await this.workOut(key);
      }
    } catch (cause) {
      if (article !== undefined) this.changedArticles.add(article);
      // After the others: one that fails again and again is not to keep them from their turn.
      else if (key !== undefined) this.rest.add(key);
      throw cause;
    }
  }

  private async workOut(key: string): Promise<void> {
    const [id = '', annotation = ''] = key.split('\n');
    const there = this.annotations.find(id, annotation);
    const claim = there?.annotation.claim;
    const range = there?.anchoring.range;
    if (claim === undefined || range === undefined) {
      this.known.delete(key);
      return;
    }
    const passage = { article: id, range, claim };
    const references = await this.references.matches(passage, LIMIT);
    this.known.set(
      key,
      references.filter(({ status }) => status === 'suggested').map((reference) => ({ passage, reference })),
    );
  }

  /** An article that was changed may say what other passages claim: those its sentences find are looked at again. */
  private async renewWhatFinds(article: ArticleId): Promise<void> {
    const sentences = await this.references.sentencesOf(article);
    // Looking at all passages is exact, and less work where there are few.
    if (sentences.length >= this.known.size) this.renewAll();
    else
      for (const range of sentences) {
        for (const match of await this.references.found({ article, range }, LIMIT))
          for (const { annotation, anchoring } of this.annotations.of(match.article)?.annotations ?? [])
            if (touches(anchoring, match.range))
              this.changedPassages.add(keyOf(match.article, annotation.id));
        await this.scheduler.yield();
      }
  }

  private async tell(): Promise<void> {
    const best = new BestSuggestions();
    await forEachInTurns(this.known.values(), this.scheduler, (found) =>
      found.forEach((one) => best.add(one)),
    );
    if (this.hasChanged()) return;
    this.found = best.all();
    this.changed.fire();
  }
}

/** Names a passage: an address holds no line break. */
const keyOf = (article: ArticleId, annotation: string): string => `${article}\n${annotation}`;

/** Per claim what people said of it in an article: which annotations carry it, and which passages do not. */
function judgedIn({ annotations, rejections }: AnnotatedArticle): ReadonlyMap<ClaimKey, string> {
  const judged = new Map<ClaimKey, string>();
  const add = (claim: ClaimKey, what: string): void =>
    void judged.set(claim, `${judged.get(claim) ?? ''}\n${what}`);
  for (const { annotation } of annotations)
    if (annotation.claim !== undefined) add(annotation.claim, annotation.id);
  for (const { rejection } of rejections) add(rejection.claim, rejection.id);
  return judged;
}
