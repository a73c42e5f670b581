import type { MatrixWords } from '../protocol/matrix.ts';
import { format } from '../shared/format.ts';

/** "1 article", "12 articles". */
export const articlesOf = (words: MatrixWords, count: number): string =>
  count === 1 ? words.oneArticle : format(words.articleCount, count);
