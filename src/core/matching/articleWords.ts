import {
  COUNTED_CAPITAL,
  COUNTED_LOWER,
  type ArticleRecord,
  type Numbers,
  type RecordedArticle,
} from './articleRecord.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import type { Vocabulary } from './vocabulary.ts';
import { withRoom } from './withRoom.ts';

/** An article's words as terms of a vocabulary. */
export interface ArticleWords {
  /** Per form of the record its term id. */
  readonly ids: Int32Array;
  /** Distinct content terms, ascending, with how often each occurs (up to 255). */
  readonly articleTerms: Int32Array;
  readonly articleCounts: Numbers;
}

/** Finds the terms of an article's forms, making those that are new. Counts nothing. */
export function termsOfForms(
  { forms, numbers, language }: Pick<ArticleRecord, 'forms' | 'numbers' | 'language'>,
  vocabulary: Vocabulary,
): Int32Array {
  const ids = new Int32Array(forms.length);
  for (let place = 0; place < ids.length; place++)
    ids[place] = vocabulary.idOf({ form: forms[place] ?? '', number: numbers[place] === 1 }, language);
  return ids;
}

/** Numbers that one article after the other is dealt with in: making them anew for each takes as long as dealing with it. */
class Scratch {
  private numbers = new Int32Array(1024);

  /** So many, of any value. */
  of(length: number): Int32Array {
    this.numbers = withRoom(this.numbers, length);
    return this.numbers.subarray(0, length);
  }
}

/** What it takes to take an article in. What lies in it is to be used before the next one. */
export class ArticleScratch {
  private byTerm = new Int32Array(1024);
  /** The distinct content terms of an article, and its terms as they follow one another. */
  readonly articleTerms = new Scratch();
  readonly terms = new Scratch();
  /** Its distinct terms, and per form the place of its term among them. */
  readonly distinct = new Scratch();
  readonly places = new Scratch();

  /** A number per term, with room for these. All are 0, and whoever asks leaves them so. */
  perTerm(terms: Int32Array): Int32Array {
    let most = 0;
    for (let at = 0; at < terms.length; at++) most = Math.max(most, terms[at] ?? 0);
    this.byTerm = withRoom(this.byTerm, most + 1);
    return this.byTerm;
  }
}

/** @param ids per form its term */
export function wordsIn(
  record: RecordedArticle,
  ids: Int32Array,
  vocabulary: Vocabulary,
  scratch = new ArticleScratch(),
): ArticleWords {
  const counts = scratch.perTerm(ids);
  const met = scratch.articleTerms.of(ids.length);
  let distinct = 0;
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place] ?? 0;
    const count = record.counts[place] ?? 0;
    if (count === 0 || vocabulary.isStop(id)) continue;
    if (counts[id] === 0) met[distinct++] = id;
    counts[id] = (counts[id] ?? 0) + count;
  }
  const articleTerms = met.subarray(0, distinct).sort();
  const articleCounts: number[] = [];
  for (let at = 0; at < distinct; at++) {
    const id = articleTerms[at] ?? 0;
    articleCounts.push(Math.min(255, counts[id] ?? 0));
    counts[id] = 0;
  }
  return { ids, articleTerms, articleCounts };
}

/** What is counted of an article. */
interface Counted extends Pick<IndexedArticle, 'terms' | 'sentenceCount' | 'articleTerms'> {
  readonly marks: Numbers;
  readonly offsets: Numbers | IndexedArticle['offsets'];
}

/** The same of one that is not taken in yet. */
export function countedOf(
  record: RecordedArticle,
  { ids, articleTerms }: ArticleWords,
  scratch: ArticleScratch,
): Counted {
  const terms = scratch.terms.of(record.words.length);
  for (let at = 0; at < terms.length; at++) terms[at] = ids[record.words[at] ?? 0] ?? 0;
  const { marks, offsets, besides } = record;
  return { terms, marks, offsets, sentenceCount: besides.length, articleTerms };
}

/** Adds an article's words to the vocabulary's counts, or takes them out again. */
export function countWords(article: Counted, vocabulary: Vocabulary, by: 1 | -1): void {
  const { terms, marks, offsets, sentenceCount } = article;
  for (let sentence = 0; sentence < sentenceCount; sentence++)
    vocabulary.countSentence(terms, offsets[sentence] ?? 0, offsets[sentence + 1] ?? 0, by);
  for (let at = 0; at < terms.length; at++) {
    const spelling = marks[at] ?? 0;
    if (spelling & COUNTED_CAPITAL) vocabulary.countCase(terms[at] ?? 0, true, by);
    else if (spelling & COUNTED_LOWER) vocabulary.countCase(terms[at] ?? 0, false, by);
  }
  vocabulary.countArticle(article.articleTerms, by);
}
