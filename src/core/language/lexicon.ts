/** The languages there are word lists for. In any other, figures in digits and plain word comparison still work. */
export const LEXICON_LANGUAGES = ['en', 'de', 'fr', 'es', 'ru'] as const;
export type LexiconLanguage = (typeof LEXICON_LANGUAGES)[number];

/** Splits a list written as running text, so that word lists read like word lists. */
export const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

export const setOf = (words: string): ReadonlySet<string> => new Set(list(words));

export type PerLanguage<T> = Readonly<Record<LexiconLanguage, T>>;

/** The lexicon of a BCP 47 tag, or undefined where there is none for it. */
export function lexiconLanguage(tag: string | undefined): LexiconLanguage | undefined {
  const primary = tag?.toLowerCase().split('-', 1)[0];
  return LEXICON_LANGUAGES.find((known) => known === primary);
}
