import type { Footing } from '../matching/footing.ts';
import { type AnalysedPassage, analysisWork, relate } from '../matching/relation.ts';
import type { Difference } from '../model/anchor.ts';
import type { Particulars } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';
import type { Relation } from '../model/claim.ts';
import type { PassageReading } from '../model/passageReading.ts';
import { intersection, length, overlaps, type Range } from '../model/range.ts';
import type { PassageInContext } from '../slots/passage.ts';
import { finish, type Work } from '../work.ts';

/** A passage of an article that was read. */
export interface ArticlePassage {
  readonly article: Article;
  readonly range: Range;
  readonly particulars: Particulars;
}

export interface Comparison {
  readonly relation: Relation;
  /** The details that cannot both be right. */
  readonly differences: readonly Difference[];
  /** Where the second passage has other figures, or differs, relative to its start: what the eye should fall on. */
  readonly marks: readonly Range[];
}

/** How the second of two passages of one claim stands to the first, and in which details they disagree. */
export const comparePassages = (a: ArticlePassage, b: ArticlePassage): Comparison =>
  finish(finish(comparingWith(a))(inContext(b), 'claim'));

/** The same for many second passages: taking one apart is what costs. */
export function* comparingWith(
  a: ArticlePassage,
): Work<(b: PassageInContext, footing: Footing) => Work<Comparison>> {
  const first = yield* analysisWork(inContext(a));
  return (b, footing) => compare(first, b, footing);
}

function* compare(first: AnalysedPassage, b: PassageInContext, footing: Footing): Work<Comparison> {
  const second = yield* analysisWork(b);
  yield;
  const { relation, differences } = relate(first, second, footing);
  // "At least nine" and "eleven" can both be right, so that is no difference; worth seeing it is all the same.
  const values = new Set(first.figures.map(({ value }) => value));
  const figures = second.figures.filter(({ value }) => !values.has(value)).map(({ range }) => range);
  return { relation, differences, marks: [...differences.map(({ toRange }) => toRange), ...figures] };
}

/** What comparing needs to know of where a passage stands. */
export function inContext({ article, range, particulars }: ArticlePassage): PassageInContext {
  const quoted = article.quotes
    .filter(({ depth }) => depth === 0)
    .reduce((sum, { range: words }) => sum + length(intersection(words, range) ?? NOTHING), 0);
  const speaker =
    article.quotes.find((quote) => quote.speaker && overlaps(quote.outer, range))?.speaker ??
    article.sentences.find((sentence) => sentence.speaker && overlaps(sentence.range, range))?.speaker;
  return {
    text: article.text.slice(range.start, range.end),
    isQuote: quoted > length(range) / 2,
    ...(article.language === undefined ? {} : { language: article.language }),
    ...(particulars.published === undefined ? {} : { published: particulars.published }),
    ...(speaker ? { speaker: speaker.name } : {}),
  };
}

/** The same of a passage whose article need not be at hand. */
export function inReading(
  text: string,
  { language, utterer, isQuote }: PassageReading,
  { published }: Particulars,
): PassageInContext {
  return {
    text,
    isQuote,
    ...(language === undefined ? {} : { language }),
    ...(published === undefined ? {} : { published }),
    ...(utterer === undefined ? {} : { speaker: utterer }),
  };
}

const NOTHING: Range = { start: 0, end: 0 };
