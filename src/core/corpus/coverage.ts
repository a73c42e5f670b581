import type { Article, Sentence } from '../model/article.ts';
import { length, overlaps, type Range } from '../model/range.ts';
import { figuresIn, type Figure } from '../slots/figures.ts';
import { wordsOf } from '../article/wording.ts';
import type { AnchoredAnnotation } from './anchoredAnnotation.ts';

/** A quotation or a figure that no annotation touches. */
export interface Untagged {
  readonly kind: 'quote' | 'figure';
  /** The words quoted, without the marks; the figure with its hedge and unit. */
  readonly range: Range;
  readonly text: string;
  /** The sentence it stands in, and its words as they stand. */
  readonly sentenceRange: Range;
  readonly sentence: string;
  /** Whose words they are, where the article says so. */
  readonly speaker?: string;
}

/** What of an article was tagged and what was left. */
export interface Coverage {
  /** Sentences that can carry a claim: boilerplate, promos and repeats do not count. */
  readonly sentences: number;
  /** How many of them an annotation touches. */
  readonly tagged: number;
  /** In text order. */
  readonly quotes: readonly Untagged[];
  readonly figures: readonly Untagged[];
}

/** A word in quotation marks is a scare quote or a name more often than a statement. */
const SHORTEST_QUOTE = 3;

/** How far the annotations of an article reach; an annotation without a place reaches nowhere. */
export function coverageOf(article: Article, annotations: readonly AnchoredAnnotation[]): Coverage {
  const isTagged = touching(
    annotations.flatMap(({ anchoring: { range } }) => (range && length(range) > 0 ? [range] : [])),
  );
  const sentences = article.sentences.filter(({ matchable }) => matchable);
  return {
    sentences: sentences.length,
    tagged: sentences.filter(({ range }) => isTagged(range)).length,
    quotes: untaggedQuotes(article, sentences, isTagged),
    figures: sentences.flatMap((sentence) => untaggedFigures(article, sentence, isTagged)),
  };
}

type Touches = (range: Range) => boolean;

function untaggedQuotes(article: Article, sentences: readonly Sentence[], isTagged: Touches): Untagged[] {
  const { text } = article;
  return article.quotes.flatMap(({ depth, range, outer, speaker }): Untagged[] => {
    if (depth > 0 || isTagged(outer)) return [];
    const quoted = text.slice(range.start, range.end);
    // A pull quote repeats what stands in the text.
    const sentence = sentences.find((one) => overlaps(one.range, range));
    if (!sentence || wordsOf(quoted).length < SHORTEST_QUOTE) return [];
    return [
      {
        kind: 'quote',
        range,
        text: quoted,
        sentenceRange: sentence.range,
        sentence: text.slice(sentence.range.start, sentence.range.end),
        ...(speaker ? { speaker: speaker.name } : {}),
      },
    ];
  });
}

function untaggedFigures(article: Article, { range, speaker }: Sentence, isTagged: Touches): Untagged[] {
  const sentence = article.text.slice(range.start, range.end);
  return figuresIn(sentence, article.language)
    .filter(isTelling)
    .flatMap((figure): Untagged[] => {
      const at = { start: range.start + figure.range.start, end: range.start + figure.range.end };
      if (isTagged(at)) return [];
      return [
        {
          kind: 'figure',
          range: at,
          text: article.text.slice(at.start, at.end),
          sentenceRange: range,
          sentence,
          ...(speaker ? { speaker: speaker.name } : {}),
        },
      ];
    });
}

/** "The first", "some", "one of them" are no figures anybody checks. */
const isTelling = ({ ordinal, precision, value, unit }: Figure): boolean =>
  !ordinal && precision !== 'vague' && (value !== 1 || unit !== undefined);

/** Whether a range overlaps any of the given ones, in logarithmic time. */
function touching(ranges: readonly Range[]): Touches {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return (range) => {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((merged[middle]?.end ?? 0) <= range.start) low = middle + 1;
      else high = middle;
    }
    const next = merged[low];
    return next !== undefined && overlaps(next, range);
  };
}
