import type { Particulars } from '../model/annotation.ts';
import type { Article, SectionKind } from '../model/article.ts';
import { termsOf, type Vocabulary } from './vocabulary.ts';

/** What matching knows of an article: compact arrays, no object per sentence. */
export interface IndexedArticle {
  readonly id: string;
  readonly text: string;
  readonly language: string | undefined;
  readonly sentenceCount: number;
  /** [start, end) of each matchable sentence in the text, in turn. */
  readonly ranges: Uint32Array;
  /** Term ids of all matchable sentences one after another; those of sentence i are [offsets[i], offsets[i + 1]). */
  readonly terms: Int32Array;
  readonly offsets: Uint32Array;
  /** What is known of each term's place: see `OPENS_CLAUSE` and its like. */
  readonly marks: Uint8Array;
  /** Per sentence 1 where it announces or repeats what the body says: headlines, captions, pull quotes. */
  readonly besides: Uint8Array;
  /** Per sentence the id of the last word of its speaker's name, or -1. */
  readonly speakers: Int32Array;
  /** Per sentence the speaker's name as the article gives it. */
  readonly speakerNames: readonly (string | undefined)[];
  /** Per sentence 1 where most of it is inside quotation marks. */
  readonly quoted: Uint8Array;
  /** Distinct content terms of the whole article but its boilerplate, ascending, with how often each occurs (up to 255). */
  readonly articleTerms: Int32Array;
  readonly articleCounts: Uint8Array;
  /** ISO, possibly partial. */
  readonly published: string | undefined;
}

/** The term begins a clause. */
export const OPENS_CLAUSE = 1;
/** The term has a capital where that tells something. */
const COUNTED_CAPITAL = 2;
const COUNTED_LOWER = 4;

/** Sections that tell nothing of the event an article reports. */
const APART: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'front-matter',
  'timestamp',
  'byline',
  'credit',
  'boilerplate',
  'promo',
]);

const BESIDES: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'headline',
  'subheading',
  'caption',
  'pull-quote',
]);

/** Reads an article into arrays and counts its words in the vocabulary. */
export function indexArticle(
  id: string,
  article: Article,
  particulars: Particulars | undefined,
  vocabulary: Vocabulary,
): IndexedArticle {
  const ranges: number[] = [];
  const terms: number[] = [];
  const offsets: number[] = [0];
  const marks: number[] = [];
  const besides: number[] = [];
  const speakers: number[] = [];
  const speakerNames: (string | undefined)[] = [];
  const quoted: number[] = [];
  const counts = new Map<number, number>();
  article.sentences.forEach((sentence) => {
    if (APART.has(sentence.section)) return;
    const { start, end } = sentence.range;
    const { tokens, ids } = termsOf(article.text.slice(start, end), article.language, vocabulary);
    tokens.forEach((token, index) => {
      const term = ids[index] ?? 0;
      if (!vocabulary.isStop(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
      if (!sentence.matchable) return;
      terms.push(term);
      const telling = !token.opensSentence && sentence.section !== 'headline' && !token.number;
      const spelling = !telling ? 0 : token.capital ? COUNTED_CAPITAL : COUNTED_LOWER;
      marks.push((token.opensClause ? OPENS_CLAUSE : 0) | spelling);
    });
    if (!sentence.matchable || ids.length === 0) return;
    ranges.push(start, end);
    offsets.push(terms.length);
    besides.push(BESIDES.has(sentence.section) ? 1 : 0);
    speakers.push(speakerTerm(sentence.speaker?.name, article.language, vocabulary));
    speakerNames.push(sentence.speaker?.name);
    quoted.push(isQuoted(article, start, end) ? 1 : 0);
  });
  const articleTerms = Int32Array.from(counts.keys()).sort();
  const indexed: IndexedArticle = {
    id,
    text: article.text,
    language: article.language,
    sentenceCount: besides.length,
    ranges: Uint32Array.from(ranges),
    terms: Int32Array.from(terms),
    offsets: Uint32Array.from(offsets),
    marks: Uint8Array.from(marks),
    besides: Uint8Array.from(besides),
    speakers: Int32Array.from(speakers),
    speakerNames,
    quoted: Uint8Array.from(quoted),
    articleTerms,
    articleCounts: Uint8Array.from(articleTerms, (term) => Math.min(255, counts.get(term) ?? 0)),
    published: particulars?.published ?? article.stated.published,
  };
  countWords(indexed, vocabulary, 1);
  return indexed;
}

/** Takes an article's words out of the vocabulary's counts again. */
export function forgetArticle(indexed: IndexedArticle, vocabulary: Vocabulary): void {
  countWords(indexed, vocabulary, -1);
}

/** The terms of sentence `index`, in order; a view, not a copy. */
export function termsOfSentence(article: IndexedArticle, index: number): Int32Array {
  return article.terms.subarray(article.offsets[index], article.offsets[index + 1]);
}

function countWords(indexed: IndexedArticle, vocabulary: Vocabulary, by: 1 | -1): void {
  for (let sentence = 0; sentence < indexed.sentenceCount; sentence++) {
    const terms = termsOfSentence(indexed, sentence);
    vocabulary.countSentence(new Set(terms), terms.length, by);
  }
  indexed.terms.forEach((term, at) => {
    const marks = indexed.marks[at] ?? 0;
    if (marks & COUNTED_CAPITAL) vocabulary.countCase(term, true, by);
    else if (marks & COUNTED_LOWER) vocabulary.countCase(term, false, by);
  });
  vocabulary.countArticle(indexed.articleTerms, by);
}

/** The last word of a name is the one that recurs: "Dana Perino", "Ms Perino". */
function speakerTerm(name: string | undefined, language: string | undefined, vocabulary: Vocabulary): number {
  if (name === undefined) return -1;
  const { ids } = termsOf(name, language, vocabulary);
  const last = ids.findLast((id) => !vocabulary.isStop(id));
  return last ?? -1;
}

function isQuoted(article: Article, start: number, end: number): boolean {
  let inside = 0;
  for (const quote of article.quotes)
    if (quote.depth === 0)
      inside += Math.max(0, Math.min(end, quote.range.end) - Math.max(start, quote.range.start));
  return inside * 2 > end - start;
}
