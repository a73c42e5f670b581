import { COUNTED_CAPITAL, COUNTED_LOWER, type ArticleRecord } from './articleRecord.ts';
import { termsOfSentence, type IndexedArticle } from './indexedArticle.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An article's words as terms of a vocabulary. */
export interface ArticleWords {
  /** Per word of the record its term id. */
  readonly terms: Int32Array;
  /** Per speaker of the record the id of the last word of the name, or -1. */
  readonly speakers: Int32Array;
  /** Distinct content terms, ascending, with how often each occurs (up to 255). */
  readonly articleTerms: Int32Array;
  readonly articleCounts: Uint8Array;
}

/** Finds the terms of an article's words, making those that are new. Counts nothing. */
export function wordsIn(record: ArticleRecord, vocabulary: Vocabulary): ArticleWords {
  const ids = Int32Array.from(record.forms, (form, place) =>
    vocabulary.idOf({ form, number: record.numbers[place] === 1 }, record.language),
  );
  const counts = new Map<number, number>();
  ids.forEach((id, place) => {
    const count = record.counts[place] ?? 0;
    if (count > 0 && !vocabulary.isStop(id)) counts.set(id, (counts.get(id) ?? 0) + count);
  });
  const articleTerms = Int32Array.from(counts.keys()).sort();
  return {
    terms: Int32Array.from(record.words, (place) => ids[place] ?? 0),
    // The last word of a name is the one that recurs: "Dana Perino", "Ms Perino".
    speakers: Int32Array.from(record.speakerForms, (places) => {
      const last = places.findLast((place) => !vocabulary.isStop(ids[place] ?? 0));
      return last === undefined ? -1 : (ids[last] ?? -1);
    }),
    articleTerms,
    articleCounts: Uint8Array.from(articleTerms, (term) => Math.min(255, counts.get(term) ?? 0)),
  };
}

/** Adds an article's words to the vocabulary's counts, or takes them out again. */
export function countWords(article: IndexedArticle, vocabulary: Vocabulary, by: 1 | -1): void {
  for (let sentence = 0; sentence < article.sentenceCount; sentence++) {
    const terms = termsOfSentence(article, sentence);
    vocabulary.countSentence(new Set(terms), terms.length, by);
  }
  article.terms.forEach((term, at) => {
    const marks = article.marks[at] ?? 0;
    if (marks & COUNTED_CAPITAL) vocabulary.countCase(term, true, by);
    else if (marks & COUNTED_LOWER) vocabulary.countCase(term, false, by);
  });
  vocabulary.countArticle(article.articleTerms, by);
}
