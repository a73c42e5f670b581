import type { Particulars } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import type { RecordedAttribution, RecordedQuotes } from './articleRecord.ts';
import type { Fingerprint } from './independence.ts';
import type { TextMark } from './textMark.ts';

/** What matching knows of an article: compact arrays, no object per sentence, and no text. */
export interface IndexedArticle {
  readonly id: string;
  /** Of the text the ranges are into. */
  readonly mark: TextMark;
  readonly language: string | undefined;
  readonly sentenceCount: number;
  /** [start, end) of each matchable sentence in the text, in turn. */
  readonly ranges: Uint16Array | Uint32Array;
  /** Term ids of all matchable sentences one after another; those of sentence i are [offsets[i], offsets[i + 1]). */
  readonly terms: Int32Array;
  /** The distinct terms of the article; and for each of `terms` its place among them. */
  readonly distinct: Int32Array;
  readonly termPlaces: Uint8Array | Uint16Array | Uint32Array;
  readonly offsets: Uint16Array | Uint32Array;
  /** What is known of each term's place: see `OPENS_CLAUSE` and its like. */
  readonly marks: Uint8Array;
  /** Distinct content terms of the whole article but its boilerplate, ascending, with how often each occurs (up to 255). */
  readonly articleTerms: Int32Array;
  readonly articleCounts: Uint8Array;
  /** ISO, possibly partial. */
  readonly published: string | undefined;
  /** What the article states of itself. */
  readonly stated: Particulars;
  readonly quotes: RecordedQuotes;
  /** What shows whether its text derives from another. */
  readonly fingerprint: Fingerprint;
  /** Where a sentence stands. */
  rangeOf(sentence: number): Range;
  /** Whether a sentence announces or repeats what the body says: headlines, captions, pull quotes. */
  isBeside(sentence: number): boolean;
  /** Whether most of a sentence is inside quotation marks. */
  isQuoted(sentence: number): boolean;
  /** Whether it is known whose words are whose; until then nothing has a speaker. */
  readonly isAttributed: boolean;
  /** Writes down whose words are whose. */
  attribute(attribution: RecordedAttribution): void;
  /** The name of a sentence's speaker as the article gives it. */
  speakerOf(sentence: number): string | undefined;
  /** The same of a quote. */
  quoteSpeakerOf(quote: number): string | undefined;
}

/** The terms of sentence `index`, in order; a view, not a copy. */
export function termsOfSentence(article: IndexedArticle, index: number): Int32Array {
  return article.terms.subarray(article.offsets[index], article.offsets[index + 1]);
}
