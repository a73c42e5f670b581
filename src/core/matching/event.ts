import {
  ArticleComparer,
  keyTerms,
  kinship,
  normsOf,
  type ArticleLikeness,
  type Norms,
} from './articleVectors.ts';
import { termsOfSentence, type IndexedArticle } from './indexedArticle.ts';
import type { QueryScratch, Seen } from './queryScratch.ts';
import { Recent } from './recent.ts';
import type { Retrieval } from './retrieval.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How another article stands to the article asked about. */
export interface EventLink {
  readonly likeness: ArticleLikeness;
  /** 0..1: how far both articles are nearest to the same articles. */
  readonly neighbours: number;
  /** Kinship against the best any article has with the one asked about, and against the best with the other one. */
  readonly ratio: number;
  readonly ratioBack: number;
  /** Log-odds that both report the same event. */
  readonly odds: number;
  /** 0..1: how likely both report the same event. */
  readonly probability: number;
}

/** An article in the light of all others. Links are by slot. */
export interface EventContext {
  readonly links: ReadonlyMap<number, EventLink>;
  /** For terms of the event's articles: the share of those articles that hold the term. */
  readonly spread: ReadonlyMap<number, number>;
  /**
   * For terms of the event's sentences: the share of their weight they keep where sentences of this event are told
   * apart, 0..1. What every second sentence of the event says tells nothing there, however rare it is elsewhere.
   */
  readonly telling: ReadonlyMap<number, number>;
}

/** Log-odds that two articles report one event where nothing speaks for it. */
export const NO_LINK_ODDS = -4.5;

export const NO_CONTEXT: EventContext = {
  links: new Map(),
  spread: new Map(),
  telling: new Map(),
};

/** Terms an article is looked up by, articles then compared in full, and how many of them count as neighbours. */
const KEY_TERMS = 40;
const COMPARED = 40;
const NEIGHBOURS = 8;
/** Articles whose own neighbours are looked at. */
const LOOKED_AT = 24;
/** Articles with less than this share of the best kinship are of another event anyway. */
const NEAR = 0.15;
/** Of the event for sure: these tell what the event's reports have in common. */
const CORE = 0.5;

/** Each context needs a few neighbourhoods, and one event's articles need the same; a few kilobytes each. */
const KEPT_NEIGHBOURHOODS = 400;
const KEPT_CONTEXTS = 32;

/** Sentences assumed besides, so that in a handful of them no word counts as common. */
const BACKGROUND = 5;

interface Likeness {
  readonly slot: number;
  readonly likeness: ArticleLikeness;
  readonly kin: number;
}

/** Which articles are nearest to one: all that is kept of its comparison with others. */
interface Neighbourhood {
  /** Kinship with the most alike, at least a little above 0. */
  readonly best: number;
  /** The nearest with their weights, the article itself among them; and the length of that vector. */
  readonly nearest: ReadonlyMap<number, number>;
  readonly length: number;
}

/**
 * Which articles report the same event. Two reports of one event share less vocabulary with each other than either
 * may share with a report of a look-alike; but they are near to the same other reports (shared nearest neighbours,
 * Jarvis & Patrick 1973), and that tells events apart.
 *
 * What was worked out last is kept until `clear`.
 */
export class Events {
  private readonly articleAt: (slot: number) => IndexedArticle | undefined;
  private readonly retrieval: Retrieval;
  private readonly vocabulary: Vocabulary;
  private readonly scratch: QueryScratch;
  /** Three numbers a slot, NaN where they were not worked out. */
  private norms = new Float64Array(0);
  private readonly neighbourhoods = new Recent<number, Neighbourhood>(KEPT_NEIGHBOURHOODS);
  private readonly contexts = new Recent<number, EventContext>(KEPT_CONTEXTS);

  constructor(
    articleAt: (slot: number) => IndexedArticle | undefined,
    retrieval: Retrieval,
    vocabulary: Vocabulary,
    scratch: QueryScratch,
  ) {
    this.articleAt = articleAt;
    this.retrieval = retrieval;
    this.vocabulary = vocabulary;
    this.scratch = scratch;
  }

  clear(): void {
    this.norms.fill(Number.NaN);
    this.neighbourhoods.clear();
    this.contexts.clear();
  }

  contextOf(slot: number): EventContext {
    const known = this.contexts.get(slot);
    if (known !== undefined) return known;
    const article = this.articleAt(slot);
    const context = article === undefined ? NO_CONTEXT : this.workOut(slot, article);
    this.contexts.set(slot, context);
    return context;
  }

  private workOut(slot: number, article: IndexedArticle): EventContext {
    const likenesses = this.likenessesOf(slot, article);
    const own = neighbourhood(slot, likenesses);
    this.neighbourhoods.set(slot, own);
    const links = new Map<number, EventLink>();
    const core = [article];
    likenesses.forEach(({ slot: other, likeness, kin }, rank) => {
      const found = this.articleAt(other);
      if (found === undefined) return;
      const near = rank < LOOKED_AT && kin >= NEAR * own.best;
      const theirs = near ? this.neighbourhoodOf(other, found) : undefined;
      const neighbours = theirs === undefined ? 0 : sharedNeighbours(own, theirs);
      const ratio = kin / own.best;
      const ratioBack = theirs === undefined ? 0 : kin / theirs.best;
      const odds = oddsOf(likeness, neighbours);
      const probability = 1 / (1 + Math.exp(-odds));
      links.set(other, { likeness, neighbours, ratio, ratioBack, odds, probability });
      if (probability >= CORE) core.push(found);
    });
    const spread = new Map<number, number>();
    for (const { articleTerms } of core)
      for (const term of articleTerms) spread.set(term, (spread.get(term) ?? 0) + 1 / core.length);
    return { links, spread, telling: tellingShares(core, this.vocabulary.size, this.scratch.seen) };
  }

  private neighbourhoodOf(slot: number, article: IndexedArticle): Neighbourhood {
    const known = this.neighbourhoods.get(slot);
    if (known !== undefined) return known;
    const found = neighbourhood(slot, this.likenessesOf(slot, article));
    this.neighbourhoods.set(slot, found);
    return found;
  }

  /** The articles that share most of what sets one apart, most alike first. */
  private likenessesOf(slot: number, article: IndexedArticle): Likeness[] {
    const comparer = new ArticleComparer(
      article,
      this.normsOf(slot, article),
      this.vocabulary,
      this.scratch.held.clear(this.vocabulary.size),
    );
    const alike: Likeness[] = [];
    for (const other of this.retrieval.holding(
      keyTerms(article, this.vocabulary, KEY_TERMS),
      (term) => this.vocabulary.articleWeight(term) ** 2,
      COMPARED + 1,
    )) {
      const found = this.articleAt(other);
      if (other === slot || found === undefined) continue;
      const likeness = comparer.likeness(found, this.normsOf(other, found));
      alike.push({ slot: other, likeness, kin: kinship(likeness) });
    }
    return alike.sort((a, b) => b.kin - a.kin || a.slot - b.slot);
  }

  private normsOf(slot: number, article: IndexedArticle): Norms {
    const at = 3 * slot;
    if (at >= this.norms.length) {
      const grown = new Float64Array(Math.max(at + 3, 2 * this.norms.length)).fill(Number.NaN);
      grown.set(this.norms);
      this.norms = grown;
    }
    const words = this.norms[at] ?? Number.NaN;
    if (!Number.isNaN(words))
      return { words, names: this.norms[at + 1] ?? 0, numbers: this.norms[at + 2] ?? 0 };
    const norms = normsOf(article, this.vocabulary);
    this.norms.set([norms.words, norms.names, norms.numbers], at);
    return norms;
  }
}

/** @param likenesses of the article at the slot, most alike first */
function neighbourhood(slot: number, likenesses: readonly Likeness[]): Neighbourhood {
  const best = Math.max(1e-6, likenesses[0]?.kin ?? 0);
  const nearest = new Map([[slot, 1]]);
  for (const { slot: other, kin } of likenesses.slice(0, NEIGHBOURS)) nearest.set(other, (kin / best) ** 2);
  let squares = 0;
  for (const weight of nearest.values()) squares += weight * weight;
  return { best, nearest, length: Math.sqrt(squares) };
}

/** Inverse sentence frequency within the event, scaled to 1 for what a single sentence says. */
function tellingShares(core: readonly IndexedArticle[], terms: number, seen: Seen): Map<number, number> {
  const counts = new Map<number, number>();
  let sentences = 0;
  for (const article of core)
    for (let sentence = 0; sentence < article.sentenceCount; sentence++) {
      sentences++;
      const pass = seen.begin(terms);
      for (const term of termsOfSentence(article, sentence)) {
        if (seen.in[term] === pass) continue;
        seen.in[term] = pass;
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
    }
  const most = Math.log((sentences + BACKGROUND + 1) / 1.5);
  for (const [term, count] of counts)
    counts.set(term, Math.min(1, Math.log((sentences + BACKGROUND + 1) / (count + 0.5)) / most));
  return counts;
}

/** Cosine of the two neighbourhoods. */
function sharedNeighbours(a: Neighbourhood, b: Neighbourhood): number {
  let dot = 0;
  for (const [slot, weight] of a.nearest) dot += weight * (b.nearest.get(slot) ?? 0);
  return dot / (a.length * b.length);
}

/**
 * How surely two articles report one event, as log-odds: a logistic regression on pairs of articles of the training
 * topics of ECB+, rounded. Shared vocabulary says little beside shared neighbours; shared figures do.
 */
function oddsOf({ words, names, numbers }: ArticleLikeness, neighbours: number): number {
  return NO_LINK_ODDS + 9 * neighbours + words + 1.5 * names + 5 * numbers;
}
