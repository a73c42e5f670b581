import type { PassageReading } from '../model/passageReading.ts';
import type { Range } from '../model/range.ts';
import type { IndexedArticle } from './indexedArticle.ts';

/** What an indexed article says of a passage within one of its sentences: the same as the article read again would. */
export function readingOf(article: IndexedArticle, sentence: number, { start, end }: Range): PassageReading {
  const { places, outermost } = article.quotes;
  let quoted = 0;
  let quotedFrom: string | undefined;
  for (let quote = 0; quote < outermost.length; quote++) {
    const at = 4 * quote;
    if (quotedFrom === undefined && (places[at] ?? 0) < end && start < (places[at + 1] ?? 0))
      quotedFrom = article.quoteSpeakerOf(quote);
    if (outermost[quote] === 1)
      quoted += Math.max(0, Math.min(end, places[at + 3] ?? 0) - Math.max(start, places[at + 2] ?? 0));
  }
  const speaker = article.speakerOf(sentence);
  const utterer = quotedFrom ?? speaker;
  return {
    stated: article.stated,
    isQuote: quoted > (end - start) / 2,
    ...(article.language === undefined ? {} : { language: article.language }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(utterer === undefined ? {} : { utterer }),
  };
}
