import { OPENS_CLAUSE } from './articleRecord.ts';
import { FEATURE_PLACES as AT } from './candidateFeatures.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import { pairKey, type PreparedPassage } from './query.ts';
import type { QueryScratch, Seen } from './queryScratch.ts';
import type { SoftMatcher } from './softMatch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** BM25's usual constants. */
const K1 = 1.2;
const B = 0.75;

/** Compares one prepared passage with any number of others. Scratch space is shared: one comparison at a time. */
export class PassageComparer {
  /** Term to its place in the query plus one. */
  private readonly placeOf: Int32Array;
  private readonly seen: Seen;
  private readonly positions: readonly (readonly number[])[];
  /** Per clause of the query the sum of its words' squared weights. */
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
  /** Per distinct term of the query how often the other passage has it, and how much of it (0..1) it has. */
  private readonly counts: Uint16Array;
  private readonly matched: Float64Array;
  /** Per clause of the query what of its squared weights the other passage shares. */
  private readonly queryShared: Float64Array;
  /** Per clause of the other passage its squared weights, and those the query shares; and the same within the event. */
  private otherSquares = new Float64Array(0);
  private otherShared = new Float64Array(0);
  private otherTellingSquares = new Float64Array(0);
  private otherTellingShared = new Float64Array(0);
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
    telling.forEach((share, term) => shares.set(term, share));
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
    this.counts = new Uint16Array(query.distinct.length);
    this.matched = new Float64Array(query.distinct.length);
    this.queryShared = new Float64Array(query.clauseCount);
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

  /** @param into where the features go that the wording of a sentence alone decides, at their `FEATURE_PLACES` */
  compare({ terms, marks, offsets }: IndexedArticle, sentence: number, into: Float64Array): void {
    const { query, vocabulary, counts, matched } = this;
    const start = offsets[sentence] ?? 0;
    const end = offsets[sentence + 1] ?? start;
    const pass = this.seen.begin(vocabulary.size);
    const met = this.seen.in;
    if (this.otherSquares.length < end - start) this.makeRoomForClauses(end - start);
    const { otherSquares, otherShared, otherTellingSquares, otherTellingShared } = this;
    let clause = -1;
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
    counts.fill(0);
    matched.fill(0);
    const norm = K1 * (1 - B + (B * (end - start)) / vocabulary.meanLength);
    let bm25 = 0;
    let runWeight = 0;
    let runWords = 0;
    for (let at = start; at < end; at++) {
      const term = terms[at] ?? 0;
      const place = (this.placeOf[term] ?? 0) - 1;
      const weight = vocabulary.weight(term);
      const tellingShare = this.telling[term] ?? 0;
      const tellingWeight = tellingShare === 0 ? weight : weight * tellingShare;
      if (at === start || (marks[at] ?? 0) & OPENS_CLAUSE) {
        clause++;
        otherSquares[clause] = 0;
        otherShared[clause] = 0;
        otherTellingSquares[clause] = 0;
        otherTellingShared[clause] = 0;
      }
      const square = weight * weight;
      const tellingSquare = tellingWeight * tellingWeight;
      otherSquares[clause] = (otherSquares[clause] ?? 0) + square;
      otherTellingSquares[clause] = (otherTellingSquares[clause] ?? 0) + tellingSquare;
      if (place >= 0) {
        otherShared[clause] = (otherShared[clause] ?? 0) + square;
        otherTellingShared[clause] = (otherTellingShared[clause] ?? 0) + tellingSquare;
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
      squares += square;
      tellingTotal += tellingWeight;
      tellingSquares += tellingSquare;
      const nameWeight = weight * vocabulary.nameness(term);
      names += nameWeight;
      const isNumber = vocabulary.isNumber(term);
      if (isNumber) numbers += weight;
      if (place >= 0) {
        shared += weight;
        sharedSquares += square;
        sharedNames += nameWeight;
        if (isNumber) sharedNumbers += weight;
        matched[place] = 1;
        softTotal += weight;
        tellingShared += tellingWeight;
        tellingDot += tellingSquare;
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
    let matchedSquares = 0;
    for (let place = 0; place < matched.length; place++) {
      const degree = matched[place] ?? 0;
      const weight = query.weights[place] ?? 0;
      softQuery += degree * weight;
      tellingQuery += degree * (this.tellingWeights[place] ?? 0);
      if (degree === 1) matchedSquares += weight ** 2;
    }
    const clauses = clause + 1;
    const rest = shared - sharedNames - sharedNumbers;
    into[AT.cosine] =
      squares > 0 && query.squares > 0 ? sharedSquares / Math.sqrt(squares * query.squares) : 0;
    into[AT.bm25] = query.total > 0 ? bm25 / (query.total * (1 + K1)) : 0;
    into[AT.coverQuery] = share(shared, query.total);
    into[AT.coverMatch] = share(shared, total);
    into[AT.windowCosine] = bestWindow(otherShared, otherSquares, clauses, query.squares);
    into[AT.queryWindowCosine] = this.bestQueryWindow(matchedSquares, squares);
    into[AT.softQuery] = share(softQuery, query.total);
    into[AT.softMatch] = share(softTotal, total);
    into[AT.tellingCosine] =
      tellingSquares > 0 && this.tellingSquares > 0
        ? tellingDot / Math.sqrt(tellingSquares * this.tellingSquares)
        : 0;
    into[AT.tellingQuery] = share(tellingQuery, this.tellingTotal);
    into[AT.tellingMatch] = share(tellingShared, tellingTotal);
    into[AT.tellingWindow] = bestWindow(
      otherTellingShared,
      otherTellingSquares,
      clauses,
      this.tellingSquares,
    );
    into[AT.namesQuery] = query.names > 1 ? share(sharedNames, query.names) : -1;
    into[AT.namesMatch] = names > 1 ? share(sharedNames, names) : -1;
    into[AT.restQuery] = partOf(rest, query.total - query.names - query.numbers);
    into[AT.restMatch] = partOf(rest, total - names - numbers);
    into[AT.numbersQuery] = query.numbers > 0 ? share(sharedNumbers, query.numbers) : -1;
    into[AT.numbersMatch] = numbers > 0 ? share(sharedNumbers, numbers) : -1;
    into[AT.pairs] = share(sharedPairs, Math.max(1, Math.min(pairCount, query.pairs.size)));
    into[AT.run] = share(runWeight, Math.min(total, query.total));
    into[AT.runWords] = runWords;
    into[AT.shared] = shared;
    into[AT.queryWeight] = query.total;
    into[AT.matchWeight] = total;
  }

  private makeRoom(terms: number): void {
    this.glanced = new Int32Array(2 * terms);
    this.glancedSquares = new Float64Array(2 * terms);
    this.glancedShared = new Float64Array(2 * terms);
  }

  private makeRoomForClauses(clauses: number): void {
    this.otherSquares = new Float64Array(2 * clauses);
    this.otherShared = new Float64Array(2 * clauses);
    this.otherTellingSquares = new Float64Array(2 * clauses);
    this.otherTellingShared = new Float64Array(2 * clauses);
  }

  /** @param shared the squared weights of what the other passage has of the query */
  private bestQueryWindow(shared: number, squares: number): number {
    const { query, queryShared } = this;
    if (query.clauseCount < 2) return windowCosine(shared, query.squares, squares);
    queryShared.fill(0);
    for (let at = 0; at < query.places.length; at++) {
      const place = query.places[at] ?? 0;
      if ((this.matched[place] ?? 0) < 1) continue;
      const clause = query.clauses[at] ?? 0;
      queryShared[clause] = (queryShared[clause] ?? 0) + (query.weights[place] ?? 0) ** 2;
    }
    return bestWindow(queryShared, this.clauseSquares, query.clauseCount, squares);
  }
}

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

const partOf = (part: number, whole: number): number => (whole > 1 ? share(Math.max(0, part), whole) : -1);

/** The highest cosine any run of neighbouring clauses reaches against a passage whose squared length is `other`. */
function bestWindow(shared: Float64Array, squares: Float64Array, clauses: number, other: number): number {
  let best = 0;
  for (let from = 0; from < clauses; from++) {
    let dot = 0;
    let own = 0;
    for (let to = from; to < Math.min(clauses, from + 6); to++) {
      dot += shared[to] ?? 0;
      own += squares[to] ?? 0;
      best = Math.max(best, windowCosine(dot, own, other));
    }
  }
  return best;
}

const windowCosine = (dot: number, own: number, other: number): number =>
  dot > 0 && own > 0 ? Math.min(1, dot / Math.sqrt(own * other)) : 0;
