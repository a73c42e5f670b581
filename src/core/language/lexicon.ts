/** The languages there are word lists for. In any other, figures in digits and plain word comparison still work. */
export const LEXICON_LANGUAGES = ['en', 'de', 'fr', 'es', 'ru'] as const;
export type LexiconLanguage = (typeof LEXICON_LANGUAGES)[number];

/** Splits a list written as running text, so that word lists read like word lists. */
export const list = (words: string): readonly string[] => words.trim().split(/\s+/u);

export const setOf = (words: string): ReadonlySet<string> => new Set(list(words));

export type PerLanguage<T> = Readonly<Record<LexiconLanguage, T>>;

/** What is worked out from a language's lists, once somebody asks for it: a window that opens waits for none of it. */
export function onceAsked<T>(workOut: (language: LexiconLanguage) => T): (language: LexiconLanguage) => T {
  const known = new Map<LexiconLanguage, T>();
  return (language) => {
    const there = known.get(language);
    if (there !== undefined) return there;
    const made = workOut(language);
    known.set(language, made);
    return made;
  };
}

/** The lexicon of a BCP 47 tag, or undefined where there is none for it. */
export function lexiconLanguage(tag: string | undefined): LexiconLanguage | undefined {
  const primary = tag?.toLowerCase().split('-', 1)[0];
  return LEXICON_LANGUAGES.find((known) => known === primary);
}
