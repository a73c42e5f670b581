import { stemmer as arabicStem } from '@orama/stemmers/arabic';
import { stemmer as dutchStem } from '@orama/stemmers/dutch';
import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as frenchStem } from '@orama/stemmers/french';
import { stemmer as germanStem } from '@orama/stemmers/german';
import { stemmer as italianStem } from '@orama/stemmers/italian';
import { stemmer as portugueseStem } from '@orama/stemmers/portuguese';
import { stemmer as russianStem } from '@orama/stemmers/russian';
import { stemmer as spanishStem } from '@orama/stemmers/spanish';
import { stopwords as dutchStops } from '@orama/stopwords/dutch';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as frenchStops } from '@orama/stopwords/french';
import { stopwords as germanStops } from '@orama/stopwords/german';
import { stopwords as italianStops } from '@orama/stopwords/italian';
import { stopwords as portugueseStops } from '@orama/stopwords/portuguese';
import { stopwords as russianStops } from '@orama/stopwords/russian';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';

/** What is known of a language's words. A language without an entry is matched by its word forms as they stand. */
export interface WordLore {
  readonly stem: (word: string) => string;
  /** Function words, lower case, diacritics as written. */
  readonly stops: ReadonlySet<string>;
}

/** What any word ends with that the English stemmer changes: it tries all its rules on each, and most words have none. */
const ENGLISH_ENDING = /(?:[sye]|ed|ing|al|ful|ll|nci|li|iti|logi|er|ator|ism|ic|ant|ent|ou|ion)$/;

/** As the stemmer does, in half the time. */
export const stemEnglish = (word: string): string => (ENGLISH_ENDING.test(word) ? englishStem(word) : word);

const asIs = (word: string): string => word;

/** Reporting verbs and bits that contraction leaves behind: as empty as articles when claims are compared. */
const ENGLISH_EXTRAS = [
  'said',
  'says',
  'say',
  'told',
  'll',
  've',
  're',
  'don',
  'didn',
  'isn',
  'also',
  'an',
  'a',
];
const FRENCH_EXTRAS = ['a', 'ont', 'dit', 'où', 'été', 'selon'];
const GERMAN_EXTRAS = ['sagte', 'sagten', 'wurde', 'wurden', 'laut'];
const SPANISH_EXTRAS = ['dijo', 'según'];

const LORE: Readonly<Record<string, () => WordLore>> = {
  ar: () => ({ stem: arabicStem, stops: new Set() }),
  nl: () => ({ stem: dutchStem, stops: new Set(dutchStops) }),
  en: () => ({ stem: stemEnglish, stops: new Set([...englishStops, ...ENGLISH_EXTRAS]) }),
  fr: () => ({ stem: frenchStem, stops: new Set([...frenchStops, ...FRENCH_EXTRAS]) }),
  de: () => ({ stem: germanStem, stops: new Set([...germanStops, ...GERMAN_EXTRAS]) }),
  it: () => ({ stem: italianStem, stops: new Set(italianStops) }),
  pt: () => ({ stem: portugueseStem, stops: new Set(portugueseStops) }),
  ru: () => ({ stem: russianStem, stops: new Set(russianStops) }),
  es: () => ({ stem: spanishStem, stops: new Set([...spanishStops, ...SPANISH_EXTRAS]) }),
};

/** Of languages somebody asked about: a window that opens waits for none of them. */
const known = new Map<string, WordLore>();

const NO_LORE: WordLore = { stem: asIs, stops: new Set<string>() };

/** By BCP 47 primary subtag; of an unknown or undetected language nothing is known. */
export function loreOf(language: string | undefined): WordLore {
  if (language === undefined) return NO_LORE;
  let lore = known.get(language);
  if (lore === undefined) {
    lore = (Object.hasOwn(LORE, language) ? LORE[language]?.() : undefined) ?? NO_LORE;
    known.set(language, lore);
  }
  return lore;
}
