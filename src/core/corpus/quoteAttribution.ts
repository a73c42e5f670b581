import type { Article } from '../model/article.ts';
import { intersection, length, type Range } from '../model/range.ts';
import type { AnchoredAnnotation } from './anchoredAnnotation.ts';

/** Words an appearance quotes directly, and the one person it says they are from. */
export interface Attribution {
  readonly range: Range;
  /** Lower case, without punctuation, with a space between the words and at either end. */
  readonly words: string;
  readonly speaker: string;
  /** Who passed it on. */
  readonly via: readonly string[];
}

/** Fewer words are said by many: "We are shocked", "It was not me". */
const LEAST_WORDS = 6;

/**
 * The longest quote in an appearance and its speaker: whom the annotation names, else whom the article does. Only
 * people: what an official of a body says may be put down to the body, to the office or to the official.
 */
export function attributionOf(
  article: Article,
  { annotation, anchoring }: AnchoredAnnotation,
): Attribution | undefined {
  const { range } = anchoring;
  if (!range) return undefined;
  const [longest] = article.quotes
    .filter(({ depth }) => depth === 0)
    .flatMap((quote) => {
      const shared = intersection(quote.range, range);
      return shared ? [{ quote, shared }] : [];
    })
    .sort((a, b) => length(b.shared) - length(a.shared));
  if (!longest) return undefined;
  const words = wordsIn(article.text.slice(longest.shared.start, longest.shared.end));
  if (words.length < LEAST_WORDS) return undefined;
  const [speaker, another] =
    annotation.speaker.length > 0 ? annotation.speaker : [longest.quote.speaker?.name];
  if (speaker === undefined || another !== undefined || !isPerson(article, speaker)) return undefined;
  return {
    range: longest.shared,
    words: ` ${words.join(' ')} `,
    speaker,
    via: annotation.via,
  };
}

/** Whether both quote the same words, the one perhaps fewer of them, from people who cannot be one. */
export function isOneQuoteOfTwo(
  a: Attribution,
  b: Attribution,
  canonical: (name: string) => string,
): boolean {
  const [left, right] = [canonical(a.speaker), canonical(b.speaker)];
  if (left === right || haveNameInCommon(left, right) || haveNameInCommon(a.speaker, b.speaker)) return false;
  const passedOn = [...a.via, ...b.via].some((name) => [left, right].includes(canonical(name)));
  return !passedOn && (a.words.includes(b.words) || b.words.includes(a.words));
}

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘]/gu, "'")
    .match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? [];

const haveNameInCommon = (a: string, b: string): boolean => {
  const names = new Set(wordsIn(a));
  return wordsIn(b).some((word) => names.has(word));
};

const isPerson = ({ entities }: Article, name: string): boolean =>
  entities.some((entity) => entity.kind === 'person' && entity.name === name);
