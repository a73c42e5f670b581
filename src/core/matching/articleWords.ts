import { COUNTED_CAPITAL, COUNTED_LOWER, type ArticleRecord, type RecordedArticle } from './articleRecord.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An article's words as terms of a vocabulary. */
export interface ArticleWords {
  /** Per form of the record its term id. */
  readonly ids: Int32Array;
  /** Distinct content terms, ascending, with how often each occurs (up to 255). */
  readonly articleTerms: Int32Array;
  readonly articleCounts: Uint8Array;
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

/** @param ids per form its term */
export function wordsIn(record: RecordedArticle, ids: Int32Array, vocabulary: Vocabulary): ArticleWords {
  const counts = new Map<number, number>();
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place] ?? 0;
    const count = record.counts[place] ?? 0;
    if (count > 0 && !vocabulary.isStop(id)) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  const articleTerms = new Int32Array(counts.size);
  let at = 0;
  for (const term of counts.keys()) articleTerms[at++] = term;
  articleTerms.sort();
  return {
    ids,
    articleTerms,
    articleCounts: Uint8Array.from(articleTerms, (term) => Math.min(255, counts.get(term) ?? 0)),
  };
}

/** Adds an article's words to the vocabulary's counts, or takes them out again. */
export function countWords(article: IndexedArticle, vocabulary: Vocabulary, by: 1 | -1): void {
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
