import { OPENS_CLAUSE } from './articleRecord.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import { pairKey, type PreparedPassage } from './query.ts';
import type { QueryScratch, Seen } from './queryScratch.ts';
import type { SoftMatcher } from './softMatch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the wording alone says of two passages. Shares are of idf weight, in 0..1, unless said otherwise. */
export interface WordFeatures {
  cosine: number;
  /** BM25 (Robertson & Zaragoza 2009) of the match for the query, against the most it could be. */
  bm25: number;
  coverQuery: number;
  coverMatch: number;
  /** The best run of clauses of one passage against the whole of the other. */
  windowCosine: number;
  queryWindowCosine: number;
  /** Coverage where words that resemble each other count in part. */
  softQuery: number;
  softMatch: number;
  /** The same with weights that count only what sets sentences of this event apart: see `EventContext.telling`. */
  tellingCosine: number;
  tellingQuery: number;
  tellingMatch: number;
  tellingWindow: number;
  /** -1 where the passage names nobody and nothing. */
  namesQuery: number;
  namesMatch: number;
  /** Of the words that are neither names nor figures: what happened, rather than to whom. -1 where there are none. */
  restQuery: number;
  restMatch: number;
  /** -1 where the passage has no figure. */
  numbersQuery: number;
  numbersMatch: number;
  /** Shared pairs of neighbouring content words, of those the poorer passage has. */
  pairs: number;
  /** Weight of the longest common run of words, of the lighter passage. */
  run: number;
  /** Its words. */
  runWords: number;
  /** Weight of the shared words. */
  shared: number;
  queryWeight: number;
  matchWeight: number;
}

/** BM25's usual constants. */
const K1 = 1.2;
const B = 0.75;

/** Compares one prepared passage with any number of others. Scratch space is shared: one comparison at a time. */
export class PassageComparer {
  /** Term to its place in the query plus one. */
  private readonly placeOf: Int32Array;
  private readonly seen: Seen;
  private readonly positions: readonly (readonly number[])[];
  private readonly clauseSquares: Float64Array;
  private readonly query: PreparedPassage;
  private readonly vocabulary: Vocabulary;
  private readonly soft: SoftMatcher;
  /** Per term what share of its weight it keeps within the event; 0 where that is all of it. */
  private readonly telling: Float64Array;
  /** Per distinct term of the query its weight within the event; their sum, and that of their squares. */
  private readonly tellingWeights: Float64Array;
  private readonly tellingTotal: number;
  private readonly tellingSquares: number;
  /** Per position of the query the word of the other passage a common run last reached it at, and that run. */
  private readonly runAt: Int32Array;
  private readonly runWords: Int32Array;
  private readonly runWeight: Float64Array;
  /** Per distinct term of the article looked at the last sentence that has it, and the square of its weight. */
  private glanced = new Int32Array(0);
  private glancedSquares = new Float64Array(0);
  /** The same square where the query has the term, otherwise 0. */
  private glancedShared = new Float64Array(0);
  /** @param telling for terms known in the event what share of their weight they keep, greater than 0 */
  constructor(
    query: PreparedPassage,
    vocabulary: Vocabulary,
    soft: SoftMatcher,
    telling: ReadonlyMap<number, number>,
    scratch: QueryScratch,
  ) {
    const shares = scratch.telling.clear(vocabulary.size);
    for (const [term, share] of telling) shares.set(term, share);
    this.telling = shares.values;
    this.tellingWeights = query.weights.map(
      (weight, place) => weight * (telling.get(query.distinct[place] ?? 0) ?? 1),
    );
    this.tellingTotal = this.tellingWeights.reduce((sum, weight) => sum + weight, 0);
    this.tellingSquares = this.tellingWeights.reduce((sum, weight) => sum + weight * weight, 0);
    this.runAt = new Int32Array(query.terms.length);
    this.runWords = new Int32Array(query.terms.length);
    this.runWeight = new Float64Array(query.terms.length);
    this.query = query;
    this.vocabulary = vocabulary;
    this.soft = soft;
    this.seen = scratch.seen;
    const places = scratch.placeOf.clear(vocabulary.size);
    query.distinct.forEach((term, place) => places.set(term, place + 1));
    this.placeOf = places.values;
    const positions: number[][] = Array.from(query.distinct, () => []);
    query.places.forEach((place, at) => positions[place]?.push(at));
    this.positions = positions;
    this.clauseSquares = new Float64Array(query.clauseCount);
    query.places.forEach((place, at) => {
      const clause = query.clauses[at] ?? 0;
      this.clauseSquares[clause] = (this.clauseSquares[clause] ?? 0) + (query.weights[place] ?? 0) ** 2;
    });
  }

  /**
   * The cosines alone, for a first look at all sentences of an article, in their order.
   * Each distinct word of the article is looked up once, however many sentences have it.
   * @param into from place `from` on
   */
  cosines(article: IndexedArticle, into: Float64Array, from: number): void {
    const { distinct, termPlaces, offsets, sentenceCount } = article;
    const { vocabulary, placeOf } = this;
    if (this.glanced.length < distinct.length) this.makeRoom(distinct.length);
    const { glanced, glancedSquares, glancedShared } = this;
    for (let place = 0; place < distinct.length; place++) {
      const term = distinct[place] ?? 0;
      const weight = vocabulary.weight(term);
      glanced[place] = -1;
      glancedSquares[place] = weight * weight;
      glancedShared[place] = (placeOf[term] ?? 0) > 0 ? weight * weight : 0;
    }
    for (let sentence = 0; sentence < sentenceCount; sentence++) {
      const end = offsets[sentence + 1] ?? 0;
      let shared = 0;
      let squares = 0;
      for (let at = offsets[sentence] ?? 0; at < end; at++) {
        const place = termPlaces[at] ?? 0;
        if (glanced[place] === sentence) continue;
        glanced[place] = sentence;
        squares += glancedSquares[place] ?? 0;
        shared += glancedShared[place] ?? 0;
      }
      into[from + sentence] =
        squares > 0 && this.query.squares > 0 ? shared / Math.sqrt(squares * this.query.squares) : 0;
    }
  }

  compare(terms: Int32Array, marks: Uint8Array): WordFeatures {
    const { query, vocabulary } = this;
    const pass = this.seen.begin(vocabulary.size);
    const met = this.seen.in;
    const matched = new Float64Array(query.distinct.length);
    const clauseShared: number[] = [];
    const clauseSquares: number[] = [];
    const tellingClauseShared: number[] = [];
    const tellingClauseSquares: number[] = [];
    let tellingTotal = 0;
    let tellingSquares = 0;
    let tellingDot = 0;
    let tellingShared = 0;
    let total = 0;
    let squares = 0;
    let shared = 0;
    let sharedSquares = 0;
    let names = 0;
    let sharedNames = 0;
    let numbers = 0;
    let sharedNumbers = 0;
    let softTotal = 0;
    let pairCount = 0;
    let sharedPairs = 0;
    let previous = -1;
    let previousIsShared = false;
    this.runAt.fill(-2);
    const counts = new Uint16Array(query.distinct.length);
    const norm = K1 * (1 - B + (B * terms.length) / vocabulary.meanLength);
    let bm25 = 0;
    let runWeight = 0;
    let runWords = 0;
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] ?? 0;
      const place = (this.placeOf[term] ?? 0) - 1;
      const weight = vocabulary.weight(term);
      const tellingShare = this.telling[term] ?? 0;
      const tellingWeight = tellingShare === 0 ? weight : weight * tellingShare;
      if (at === 0 || (marks[at] ?? 0) & OPENS_CLAUSE) {
        clauseShared.push(0);
        clauseSquares.push(0);
        tellingClauseShared.push(0);
        tellingClauseSquares.push(0);
      }
      const clause = clauseShared.length - 1;
      clauseSquares[clause] = (clauseSquares[clause] ?? 0) + weight * weight;
      tellingClauseSquares[clause] = (tellingClauseSquares[clause] ?? 0) + tellingWeight * tellingWeight;
      if (place >= 0) {
        clauseShared[clause] = (clauseShared[clause] ?? 0) + weight * weight;
        tellingClauseShared[clause] = (tellingClauseShared[clause] ?? 0) + tellingWeight * tellingWeight;
      }
      if (!vocabulary.isStop(term)) {
        if (previous >= 0) {
          pairCount++;
          if (place >= 0 && previousIsShared && query.pairs.has(pairKey(previous, term))) sharedPairs++;
        }
        previous = term;
        previousIsShared = place >= 0;
      }
      if (place >= 0) {
        const count = counts[place] ?? 0;
        counts[place] = count + 1;
        bm25 += weight * (1 + K1) * ((count + 1) / (count + 1 + norm) - count / (count + norm));
        const positions = this.positions[place] ?? [];
        // From the last to the first, so that the run a position continues is still that of the word before.
        for (let next = positions.length - 1; next >= 0; next--) {
          const position = positions[next] ?? 0;
          const goesOn = position > 0 && this.runAt[position - 1] === at - 1;
          const words = 1 + (goesOn ? (this.runWords[position - 1] ?? 0) : 0);
          const sum = weight + (goesOn ? (this.runWeight[position - 1] ?? 0) : 0);
          this.runAt[position] = at;
          this.runWords[position] = words;
          this.runWeight[position] = sum;
          if (sum > runWeight) {
            runWeight = sum;
            runWords = words;
          }
        }
      }
      if (met[term] === pass) continue;
      met[term] = pass;
      total += weight;
      squares += weight * weight;
      tellingTotal += tellingWeight;
      tellingSquares += tellingWeight * tellingWeight;
      const nameWeight = weight * vocabulary.nameness(term);
      names += nameWeight;
      const isNumber = vocabulary.isNumber(term);
      if (isNumber) numbers += weight;
      if (place >= 0) {
        shared += weight;
        sharedSquares += weight * weight;
        sharedNames += nameWeight;
        if (isNumber) sharedNumbers += weight;
        matched[place] = 1;
        softTotal += weight;
        tellingShared += tellingWeight;
        tellingDot += tellingWeight * tellingWeight;
      } else {
        const like = this.soft.find(term);
        if (like !== undefined) {
          softTotal += weight * like.degree;
          tellingShared += tellingWeight * like.degree;
          if ((matched[like.place] ?? 0) < like.degree) matched[like.place] = like.degree;
        }
      }
    }
    let softQuery = 0;
    let tellingQuery = 0;
    matched.forEach((degree, place) => {
      softQuery += degree * (query.weights[place] ?? 0);
      tellingQuery += degree * (this.tellingWeights[place] ?? 0);
    });
    return {
      cosine: squares > 0 && query.squares > 0 ? sharedSquares / Math.sqrt(squares * query.squares) : 0,
      bm25: query.total > 0 ? bm25 / (query.total * (1 + K1)) : 0,
      coverQuery: share(shared, query.total),
      coverMatch: share(shared, total),
      windowCosine: bestWindow(clauseShared, clauseSquares, query.squares),
      queryWindowCosine: this.bestQueryWindow(matched, squares),
      softQuery: share(softQuery, query.total),
      softMatch: share(softTotal, total),
      tellingCosine:
        tellingSquares > 0 && this.tellingSquares > 0
          ? tellingDot / Math.sqrt(tellingSquares * this.tellingSquares)
          : 0,
      tellingQuery: share(tellingQuery, this.tellingTotal),
      tellingMatch: share(tellingShared, tellingTotal),
      tellingWindow: bestWindow(tellingClauseShared, tellingClauseSquares, this.tellingSquares),
      namesQuery: query.names > 1 ? share(sharedNames, query.names) : -1,
      namesMatch: names > 1 ? share(sharedNames, names) : -1,
      restQuery: partOf(shared - sharedNames - sharedNumbers, query.total - query.names - query.numbers),
      restMatch: partOf(shared - sharedNames - sharedNumbers, total - names - numbers),
      numbersQuery: query.numbers > 0 ? share(sharedNumbers, query.numbers) : -1,
      numbersMatch: numbers > 0 ? share(sharedNumbers, numbers) : -1,
      pairs: share(sharedPairs, Math.max(1, Math.min(pairCount, query.pairs.size))),
      run: share(runWeight, Math.min(total, query.total)),
      runWords,
      shared,
      queryWeight: query.total,
      matchWeight: total,
    };
  }

  private makeRoom(terms: number): void {
    this.glanced = new Int32Array(2 * terms);
    this.glancedSquares = new Float64Array(2 * terms);
    this.glancedShared = new Float64Array(2 * terms);
  }

  private bestQueryWindow(matched: Float64Array, squares: number): number {
    const { query } = this;
    if (query.clauseCount < 2) return bestWindow([sumMatched(query, matched)], [query.squares], squares);
    const shared = Array.from({ length: query.clauseCount }, () => 0);
    query.places.forEach((place, at) => {
      if ((matched[place] ?? 0) < 1) return;
      const clause = query.clauses[at] ?? 0;
      shared[clause] = (shared[clause] ?? 0) + (query.weights[place] ?? 0) ** 2;
    });
    return bestWindow(shared, Array.from(this.clauseSquares), squares);
  }
}

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

const partOf = (part: number, whole: number): number => (whole > 1 ? share(Math.max(0, part), whole) : -1);

function sumMatched(query: PreparedPassage, matched: Float64Array): number {
  let sum = 0;
  matched.forEach((degree, place) => {
    if (degree === 1) sum += (query.weights[place] ?? 0) ** 2;
  });
  return sum;
}

/** The highest cosine any run of neighbouring clauses reaches against a passage whose squared length is `other`. */
function bestWindow(shared: readonly number[], squares: readonly number[], other: number): number {
  let best = 0;
  for (let from = 0; from < shared.length; from++) {
    let dot = 0;
    let own = 0;
    for (let to = from; to < Math.min(shared.length, from + 6); to++) {
      dot += shared[to] ?? 0;
      own += squares[to] ?? 0;
      if (dot > 0 && own > 0) best = Math.max(best, dot / Math.sqrt(own * other));
    }
  }
  return Math.min(1, best);
}
