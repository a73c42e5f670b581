import { irregularVerb } from '../language/irregularVerbs.ts';
import { modalWords } from '../language/modality.ts';
import { polesOf } from '../language/opposites.ts';
import { synonymGroups } from '../language/synonyms.ts';
import { BREAK, type Wordlist, wordsOf } from '../language/words.ts';
import { finish, type Work } from '../work.ts';
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
  /** For each word: 1 where it stands in the future, 2 where it is left open, 4 where it is past, added up. */
  readonly times: Uint8Array;
}

/** Words, figures, dates, names, negations and modality of a passage. */
export const analyse = (passage: PassageInContext): AnalysedPassage => finish(analysisWork(passage));

/** The same with pauses: the first of a session, before any of it is compiled, takes tens of milliseconds. */
export function* analysisWork(passage: PassageInContext): Work<AnalysedPassage> {
  const list = wordsOf(passage.text, passage.language);
  const { words, language } = list;
  yield;
  const dates = datesOfWords(list, passage.published);
  yield;
  const figures = figuresOfWords(
    list,
    dates.map((date) => date.words),
  );
  yield;
  const polarity = polarityOf(list);
  yield;
  const slots = new Uint8Array(words.length);
  for (const { words: span } of figures) slots.fill(1, span[0], span[1]);
  for (const { words: span } of dates) slots.fill(2, span[0], span[1]);
  const names = namesOfWords(list, slots);
  yield;
  const weights = new Float32Array(words.length);
  let weight = 0;
  words.forEach((word, at) => {
    const own = !word.content || polarity.cue[at] === 1 ? 0 : slots[at] === 2 ? 0.5 : 1;
    weights[at] = own;
    weight += own;
  });
  return {
    passage,
    list,
    figures,
    dates,
    names,
    polarity,
    poles: words.map((word) => polesOf(word.stem, language)),
    groups: words.map(({ lower, stem }) => {
      const verb = irregularVerb(lower, language);
      const groups = synonymGroups(stem, language);
      return verb === undefined ? groups : [...groups, verb];
    }),
    weights,
    weight,
    slots,
    published: daysOfIso(passage.published),
    times: timesOf(list),
  };
}

/** Bits of `AnalysedPassage.times`. */
export const TIME = { future: 1, open: 2, past: 4 } as const;

/** How far a modal or an auxiliary reaches. */
const MODAL_REACH = 6;

/** When what each content word says takes place, by the modals, auxiliaries and endings around it. */
function timesOf(list: Wordlist): Uint8Array {
  const { words, language } = list;
  const times = new Uint8Array(words.length);
  const modal = modalWords(language);
  if (modal === undefined) return times;
  let future = -1;
  let open = -1;
  let past = -1;
  words.forEach((word, at) => {
    if (word.before >= BREAK.comma) {
      future = -1;
      open = -1;
      past = -1;
    }
    const own = word.content && modal.pastEnding.test(word.lower) ? TIME.past : 0;
    if (modal.future.has(word.lower)) future = at;
    else if (modal.possible.has(word.lower)) open = at;
    else if (modal.past.has(word.lower)) past = at;
    const within = (since: number, reach: number): boolean => since >= 0 && at - since <= reach;
    times[at] =
      (within(future, MODAL_REACH) ? TIME.future : 0) |
      (within(open, MODAL_REACH) ? TIME.open : 0) |
      (within(past, 3) ? TIME.past : own);
  });
  return times;
}
