import type { ClaimKey } from '../model/claim.ts';
import { overlaps, type Range } from '../model/range.ts';
import type { ArticleId } from '../ports.ts';
import { termsOfSentence, type IndexedArticle } from './indexedArticle.ts';
import type { PreparedPassage } from './query.ts';
import { termsOf, type Vocabulary } from './vocabulary.ts';

/** A passage a person judged. */
export interface JudgedPassage {
  readonly article: ArticleId;
  readonly range: Range;
  readonly text: string;
}

/** What people said of one claim's passages: read off the sidecars, never kept anywhere else. */
export interface ClaimJudgements {
  readonly claim: ClaimKey;
  readonly confirmed: readonly JudgedPassage[];
  readonly rejected: readonly JudgedPassage[];
}

/** What earlier judgements say of one candidate. */
export interface Precedent {
  readonly claim: ClaimKey;
  readonly verdict: 'confirmed' | 'rejected';
  /** The judged passage it rests on. */
  readonly text: string;
  /** Added to the score's log-odds. */
  readonly logOdds: number;
}

/** Passages this alike count as the same words judged again. */
const ALIKE = 0.8;
/** Below the square of that, with room for rounding. */
const HOPELESS = 0.63;
/** A rejection weighs more than a confirmation: a false suggestion costs more than a missed one. */
const CONFIRMED = 1.2;
const REJECTED = -3;

interface Bag {
  readonly claim: ClaimKey;
  readonly passage: JudgedPassage;
  readonly terms: ReadonlySet<number>;
}

/** The terms of judged passages: each question looks at all of them, and there may be thousands. */
export class JudgedTerms {
  private readonly known = new WeakMap<
    JudgedPassage,
    { readonly language: string | undefined; readonly terms: ReadonlySet<number> }
  >();

  /** @param languageOf what an article is known to be written in by now */
  constructor(
    private readonly languageOf: (id: ArticleId) => string | undefined,
    private readonly vocabulary: Vocabulary,
  ) {}

  of(passage: JudgedPassage): ReadonlySet<number> {
    const language = this.languageOf(passage.article);
    const known = this.known.get(passage);
    if (known !== undefined && known.language === language) return known.terms;
    const terms = new Set(termsOf(passage.text, language, this.vocabulary).ids);
    this.known.set(passage, { language, terms });
    return terms;
  }
}

/** The judgements that bear on one query: those of claims the query's passage was itself tagged with, or repeats. */
export class Precedents {
  private readonly confirmed: readonly Bag[];
  private readonly rejected: readonly Bag[];
  private readonly vocabulary: Vocabulary;

  constructor(
    judgements: readonly ClaimJudgements[],
    query: PreparedPassage,
    place: { readonly article: ArticleId; readonly range: Range } | undefined,
    terms: JudgedTerms,
    vocabulary: Vocabulary,
  ) {
    this.vocabulary = vocabulary;
    const own = new Set(query.distinct);
    const bags = (claim: ClaimKey, passages: readonly JudgedPassage[]): Bag[] =>
      passages.map((passage) => ({ claim, passage, terms: terms.of(passage) }));
    const bearing = judgements.flatMap((judged) => {
      const confirmed = bags(judged.claim, judged.confirmed);
      const bears = confirmed.some(
        ({ passage, terms }) =>
          (place !== undefined &&
            passage.article === place.article &&
            overlaps(passage.range, place.range)) ||
          this.areAlike(terms, own),
      );
      return bears ? [{ confirmed, rejected: bags(judged.claim, judged.rejected) }] : [];
    });
    this.confirmed = bearing.flatMap(({ confirmed }) => confirmed);
    this.rejected = bearing.flatMap(({ rejected }) => rejected);
  }

  /** The judgement that settles a candidate best, if any. Rejections come first. */
  of(article: IndexedArticle, sentence: number): Precedent | undefined {
    if (this.confirmed.length === 0 && this.rejected.length === 0) return undefined;
    const own = new Set(termsOfSentence(article, sentence));
    const range = article.rangeOf(sentence);
    const settles = ({ passage, terms: judged }: Bag): boolean =>
      (passage.article === article.id && overlaps(passage.range, range)) || this.areAlike(judged, own);
    const no = this.rejected.find(settles);
    if (no !== undefined)
      return { claim: no.claim, verdict: 'rejected', text: no.passage.text, logOdds: REJECTED };
    const yes = this.confirmed.find(settles);
    return yes && { claim: yes.claim, verdict: 'confirmed', text: yes.passage.text, logOdds: CONFIRMED };
  }

  /** Whether the cosine over the words' weights is at least `ALIKE`. */
  private areAlike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
    let shared = 0;
    let left = 0;
    let right = 0;
    for (const term of a) {
      const square = this.vocabulary.weight(term) ** 2;
      left += square;
      if (b.has(term)) shared += square;
    }
    // The other one holds what is shared, so that the cosine is at most the root of this share: nearly all end here.
    if (shared < left * HOPELESS) return false;
    for (const term of b) right += this.vocabulary.weight(term) ** 2;
    return left > 0 && right > 0 && shared / Math.sqrt(left * right) >= ALIKE;
  }
}

/** A probability never quite 0 or 1: its log-odds stay finite. */
const EDGE = 1e-4;

export function logOdds(probability: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, probability));
  return Math.log(inside / (1 - inside));
}

/** Moves a probability by an amount of evidence. */
export function shifted(score: number, logOdds: number): number {
  if (logOdds === 0) return score;
  const clamped = Math.min(1 - 1e-9, Math.max(1e-9, score));
  return 1 / (1 + Math.exp(-Math.log(clamped / (1 - clamped)) - logOdds));
}
