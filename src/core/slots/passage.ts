import { modalWords } from '../language/modality.ts';
import { polesOf } from '../language/opposites.ts';
import { synonymGroups } from '../language/synonyms.ts';
import { type Wordlist, wordsOf } from '../language/words.ts';
import { type DateMention, datesOfWords } from './dates.ts';
import { daysOfIso, type Days } from './days.ts';
import { type Figure, figuresOfWords } from './figures.ts';
import { type Name, namesOfWords } from './names.ts';
import { type Polarity, polarityOf } from './negations.ts';

/** A passage with what its article says about it. */
export interface PassageInContext {
  readonly text: string;
  /** BCP 47; guessed from the text where absent. */
  readonly language?: string;
  /** When the article was published: ISO, possibly partial. */
  readonly published?: string;
  /** Whether the passage is, or consists mostly of, a direct quote. */
  readonly isQuote?: boolean;
  /** Whom the article attributes it to, by the fullest name. */
  readonly speaker?: string;
}

/** A passage taken apart once, so that it can be related to many. */
export interface AnalysedPassage {
  readonly passage: PassageInContext;
  readonly list: Wordlist;
  readonly figures: readonly Figure[];
  readonly dates: readonly DateMention[];
  readonly names: readonly Name[];
  readonly polarity: Polarity;
  /** For each word: poles on axes of opposites. */
  readonly poles: readonly ReturnType<typeof polesOf>[];
  /** For each word: groups of like-meaning words. */
  readonly groups: readonly (readonly number[])[];
  /** For each word: what share it has in what the passage says. Function words and negators have none. */
  readonly weights: Float32Array;
  readonly weight: number;
  /** For each word 1 where it belongs to a figure, 2 to a date, else 0. */
  readonly slots: Uint8Array;
  readonly published: Days | undefined;
  readonly future: boolean;
  readonly possible: boolean;
  readonly past: boolean;
}

/** Words, figures, dates, names, negations and modality of a passage. */
export function analyse(passage: PassageInContext): AnalysedPassage {
  const list = wordsOf(passage.text, passage.language);
  const { words, language } = list;
  const dates = datesOfWords(list, { published: passage.published });
  const figures = figuresOfWords(
    list,
    dates.map((date) => date.words),
  );
  const polarity = polarityOf(list);
  const modal = modalWords(language);
  const slots = new Uint8Array(words.length);
  for (const { words: span } of figures) slots.fill(1, span[0], span[1]);
  for (const { words: span } of dates) slots.fill(2, span[0], span[1]);
  const names = namesOfWords(list);
  const weights = new Float32Array(words.length);
  let weight = 0;
  words.forEach((word, at) => {
    const own = !word.content || polarity.cue[at] === 1 ? 0 : slots[at] === 2 ? 0.5 : 1;
    weights[at] = own;
    weight += own;
  });
  const says = (set: ReadonlySet<string> | undefined): boolean =>
    set !== undefined && words.some((word) => set.has(word.lower));
  return {
    passage,
    list,
    figures,
    dates,
    names,
    polarity,
    poles: words.map((word) => polesOf(word.stem, language)),
    groups: words.map((word) => synonymGroups(word.stem, language)),
    weights,
    weight,
    slots,
    published: daysOfIso(passage.published),
    future: says(modal?.future),
    possible: says(modal?.possible),
    past:
      modal !== undefined &&
      words.some((word) => modal.past.has(word.lower) || (word.content && modal.pastEnding.test(word.lower))),
  };
}
