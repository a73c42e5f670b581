import type { Particulars } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import { intersection, length, overlaps, type Range } from '../model/range.ts';
import type { PassageInContext } from '../slots/passage.ts';

/** What relating a passage to others needs to know of where it stands. */
export function passageInContext(article: Article, range: Range, particulars: Particulars): PassageInContext {
  const quoted = article.quotes
    .filter(({ depth }) => depth === 0)
    .map(({ range: words }) => intersection(words, range))
    .reduce((sum, shared) => sum + (shared ? length(shared) : 0), 0);
  const speaker =
    article.quotes.find((quote) => quote.speaker && overlaps(quote.outer, range))?.speaker ??
    article.sentences.find((sentence) => sentence.speaker && overlaps(sentence.range, range))?.speaker;
  return {
    text: article.text.slice(range.start, range.end),
    isQuote: quoted > length(range) / 2,
    ...(article.language !== undefined && { language: article.language }),
    ...(particulars.published !== undefined && { published: particulars.published }),
    ...(speaker && { speaker: speaker.name }),
  };
}
