import type { ArticleId } from '../ports.ts';
import type { Work } from '../work.ts';
import type { ArticleRecord, RecordedArticle } from './articleRecord.ts';
import { ArticleTable, type Stamp } from './articleTable.ts';
import { ArticleScratch, countedOf, countWords, termsOfForms, wordsIn } from './articleWords.ts';
import { CharacterComparer, CharacterGrams } from './characterGrams.ts';
import { Events } from './event.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import { packArticle } from './packedArticle.ts';
import type { MatchQuery } from './matchIndex.ts';
import { plainWords } from './plainWords.ts';
import { Names } from './names.ts';
import { Postings } from './postings.ts';
import { preparePassage, type PreparedPassage } from './query.ts';
import { QueryScratch } from './queryScratch.ts';
import {
  featuresOf,
  NOWHERE,
  OF_EVENT,
  type CandidateArticle,
  type Featured,
  type Reach,
  type Standing,
} from './ranking.ts';
import { Retrieval } from './retrieval.ts';
import type { SnapshotReader } from './snapshotReader.ts';
import type { SnapshotWriter } from './snapshotWriter.ts';
import { Vocabulary } from './vocabulary.ts';

/** What the index finds for a query. */
export interface Candidates {
  readonly passage: PreparedPassage;
  readonly standing: Standing;
  readonly found: readonly Featured[];
}

/** Reaches nearly everything that a folder of some dozen articles holds of an event. */
const REACH: Reach = { articles: 200, pool: 160 };
/**
 * In an archive the same would mostly be sentences that nobody is shown: what comes first in the end is nearly always
 * among those best at first sight, or the best of an article that likely reports the event.
 */
const REACH_OF_ARCHIVE: Reach = { articles: 200, pool: 100, ofEvent: 4 };
/** Articles from which on it is an archive. */
const ARCHIVE = 1000;

/** All articles' words in memory, and what is needed to look them up. */
export class SentenceIndex {
  private readonly grams: CharacterGrams;
  private readonly retrieval: Retrieval;
  private stale = false;
  private readonly events: Events;
  private readonly scratch = new QueryScratch();
  private readonly articleScratch = new ArticleScratch();

  constructor(
    readonly vocabulary = new Vocabulary(),
    private readonly postings = new Postings(),
    private readonly articles = new ArticleTable(),
  ) {
    this.grams = new CharacterGrams(vocabulary);
    const articleAt = (slot: number): IndexedArticle | undefined => articles.at(slot);
    this.retrieval = new Retrieval(postings, vocabulary, articleAt, () => articles.size);
    this.events = new Events(articleAt, this.retrieval, vocabulary, this.scratch);
  }

  /** Takes an article in, in place of what was known of it; or (undefined) takes it out. */
  update(id: ArticleId, record: ArticleRecord | undefined, stamp?: Stamp): void {
    if (record === undefined) this.remove(id);
    else {
      this.take(id, record, termsOfForms(record, this.vocabulary), stamp);
      if (record.attribution) this.article(id)?.attribute(record.attribution);
    }
  }

  /**
   * The same for an article whose words are looked up already.
   * @param ids per form of the record its term
   */
  take(id: ArticleId, record: RecordedArticle, ids: Int32Array, stamp?: Stamp): void {
    this.remove(id);
    const scratch = this.articleScratch;
    const words = wordsIn(record, ids, this.vocabulary, scratch);
    const slot = this.articles.add(id, packArticle(record, words, this.articles.names, scratch));
    this.articles.stamp(slot, stamp);
    countWords(countedOf(record, words, scratch), this.vocabulary, 1);
    this.postings.add(slot, words.articleTerms);
    this.stale = true;
  }

  /** How many articles there are. */
  get size(): number {
    return this.articles.count;
  }

  article(id: ArticleId): IndexedArticle | undefined {
    const slot = this.articles.slotOf(id);
    return slot === undefined ? undefined : this.articles.at(slot);
  }

  /**
   * Every article there is, in no particular order.
   * @param from the place in that order at which to begin; what stands before it comes last
   */
  all(from = 0): IterableIterator<ArticleId> {
    return this.articles.all(from);
  }

  /** The articles of which it is not known whose words are whose; others may be taken in or out meanwhile. */
  unattributed(): IterableIterator<ArticleId> {
    return this.articles.unattributed();
  }

  /** What was given with an article, if anything. */
  stampOf(id: ArticleId): Stamp | undefined {
    const slot = this.articles.slotOf(id);
    return slot === undefined ? undefined : this.articles.stampOf(slot);
  }

  /** Gives an article another name; what is known of it stays. */
  rename(id: ArticleId, to: ArticleId, stamp: Stamp): void {
    const slot = this.articles.slotOf(id);
    if (slot === undefined) return;
    this.remove(to);
    this.articles.rename(slot, to);
    this.articles.stamp(slot, stamp);
  }

  /**
   * Writes everything the index holds, and nothing of what it held once. Nothing may be taken in or out meanwhile;
   * questions may be asked.
   */
  *save(writer: SnapshotWriter): Work<void> {
    const { articles, postings, vocabulary } = this;
    const terms = new Uint8Array(vocabulary.size);
    const names = new Uint8Array(articles.names.size + 1);
    yield* articles.markUsed(terms, names);
    // No name is no name still.
    names[0] = 0;
    const slots = articles.inUse();
    const [keptTerms, keptNames] = [placesOf(terms), placesOf(names)];
    yield;
    yield* vocabulary.save(writer, keptTerms);
    yield* articles.names.save(writer, keptNames);
    yield;
    const [newTerms, newNames] = [numbered(keptTerms, terms.length, 0), numbered(keptNames, names.length, 1)];
    yield* articles.save(writer, slots, newTerms, newNames);
    yield* postings.save(writer, keptTerms, numbered(slots, articles.size, 0));
  }

  /** @throws UnusableSnapshot */
  static load(reader: SnapshotReader): SentenceIndex {
    const vocabulary = Vocabulary.load(reader);
    const articles = ArticleTable.load(reader, Names.load(reader));
    return new SentenceIndex(vocabulary, Postings.load(reader), articles);
  }

  /**
   * The sentences of other articles worth comparing with the passage, with their features, in no order.
   * @param words the passage's text
   */
  candidates(
    query: MatchQuery,
    words: string,
    reach: Reach = this.size < ARCHIVE ? REACH : REACH_OF_ARCHIVE,
  ): Candidates {
    this.refresh();
    this.articles.letGo();
    const own = query.article === undefined ? undefined : this.articles.slotOf(query.article);
    const article = own === undefined ? undefined : this.articles.at(own);
    const text = 'text' in query ? plainWords(words) : words;
    const language = article?.language ?? ('language' in query ? query.language : undefined);
    const passage = preparePassage(text, language, this.vocabulary);
    if (passage.terms.length === 0) return { passage, standing: NOWHERE, found: [] };
    const standing = this.standing(query, own, article);
    const slots = this.retrieval.holding(
      passage.distinct,
      (term) => this.vocabulary.weight(term),
      reach.articles,
    );
    for (const [slot, link] of standing.context.links)
      if (link.probability >= OF_EVENT && !slots.includes(slot)) slots.push(slot);
    const candidates: CandidateArticle[] = [];
    for (const slot of slots) {
      const found = this.articles.at(slot);
      if (slot !== own && found !== undefined) candidates.push({ slot, article: found });
    }
    return {
      passage,
      standing,
      found: featuresOf(
        passage,
        standing,
        candidates,
        this.vocabulary,
        reach,
        this.scratch,
        article === undefined
          ? new CharacterComparer(passage.distinct, this.grams, this.vocabulary)
          : undefined,
      ),
    };
  }

  private standing(
    query: MatchQuery,
    slot: number | undefined,
    article: IndexedArticle | undefined,
  ): Standing {
    if (slot === undefined || article === undefined) return NOWHERE;
    const context = this.events.contextOf(slot);
    if (!('range' in query)) return { ...NOWHERE, article, context };
    return { article, sentence: sentenceAt(article, query.range.start, query.range.end), context };
  }

  /** What words are worth and which articles are near is worked out anew after changes, once somebody asks. */
  private refresh(): void {
    if (!this.stale) return;
    this.vocabulary.reweigh();
    this.events.clear();
    this.grams.clear();
    this.stale = false;
  }

  private remove(id: ArticleId): void {
    const slot = this.articles.slotOf(id);
    const article = slot === undefined ? undefined : this.articles.at(slot);
    if (slot === undefined || article === undefined) return;
    this.postings.remove(slot, article.articleTerms);
    countWords(article, this.vocabulary, -1);
    this.articles.remove(slot);
    this.stale = true;
  }
}

/** Where the flags are set, ascending. */
function placesOf(flags: Uint8Array): Int32Array {
  const places: number[] = [];
  flags.forEach((flag, place) => {
    if (flag === 1) places.push(place);
  });
  return Int32Array.from(places);
}

/** Per old number its place among those kept, counted from `first`. */
function numbered(kept: Int32Array, size: number, first: number): Int32Array {
  const numbers = new Int32Array(size);
  kept.forEach((old, place) => (numbers[old] = first + place));
  return numbers;
}

/** The matchable sentence that holds most of a range, or -1. */
export function sentenceAt(article: IndexedArticle, start: number, end: number): number {
  let best = -1;
  let most = 0;
  for (let sentence = 0; sentence < article.sentenceCount; sentence++) {
    const from = Math.max(start, article.ranges[2 * sentence] ?? 0);
    const to = Math.min(end, article.ranges[2 * sentence + 1] ?? 0);
    if (to - from > most) {
      most = to - from;
      best = sentence;
    }
  }
  return best;
}
