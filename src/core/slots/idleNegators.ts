import { BREAK, type Word, type Wordlist } from '../language/words.ts';

// Negators that deny nothing where they stand.

const PERFECT = /^(?:has|have|had|hasn't|haven't|hadn't|never)$/u;

/** Words that bound what is denied in time. */
const UNTIL: Readonly<Record<string, RegExp>> = {
  en: /^(?:until|till|unless)$/u,
  fr: /^(?:avant)$/u,
  es: /^(?:antes|hasta)$/u,
};

/** "Not … until May" says when, "never so many" says how many: neither denies. */
export function limits(words: readonly Word[], at: number, language: string): boolean {
  const bound = UNTIL[language];
  if (bound === undefined) return false;
  if (language !== 'en') {
    for (let next = at + 1; next < Math.min(words.length, at + 12); next++) {
      const word = words[next];
      if (word === undefined || word.before >= BREAK.comma) return false;
      if (bound.test(word.lower)) return true;
    }
    return false;
  }
  const never = words[at]?.lower === 'never';
  for (let next = at + 1; next < Math.min(words.length, at + 9); next++) {
    const word = words[next];
    if (word === undefined || word.before >= BREAK.comma) return false;
    if (bound.test(word.lower)) return true;
    // "Has not seen such a protest since": there is one now.
    const perfect = words.slice(Math.max(0, at - 1), at + 1).some(({ lower }) => PERFECT.test(lower));
    if (perfect && word.lower === 'such' && words[next + 1]?.lower === 'a') return true;
    if (never && next - at < 6 && /^(?:so|such|more|better|greater|higher|stronger|worse)$/u.test(word.lower))
      return true;
  }
  return false;
}

/** "The do-not-call list": part of a compound. */
export const hyphened = (text: string, word: Word | undefined): boolean =>
  word !== undefined && (text.charAt(word.start - 1) === '-' || text.charAt(word.end) === '-');

/** A negator inside the capitalised name of a book or a product, in a text that is no headline itself. */
export function inTitle(words: readonly Word[], at: number): boolean {
  const capital = (index: number): boolean => words[index]?.capital === true;
  if (
    at === 0 ||
    (words[at]?.before ?? 0) >= BREAK.sentence ||
    !capital(at) ||
    !capital(at - 1) ||
    !capital(at + 1)
  )
    return false;
  return words.filter((word) => word.capital).length < words.length * 0.5;
}

/** "Would not have … if": what would have been denies nothing that was. */
export function counterfactual(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 2), at + 1);
  const would = before.some((word) => /^(?:would|wouldn't)$/u.test(word.lower));
  const could = before.some((word) => /^(?:could|couldn't)$/u.test(word.lower));
  const have = words.slice(at + 1, at + 4).some((word) => word.lower === 'have');
  return (would || (could && have)) && words.some((word) => word.lower === 'if');
}

/** "Despite reports that he would not return": what is conceded is not said. */
export function conceded(words: readonly Word[], at: number): boolean {
  for (let index = at; index >= Math.max(0, at - 10); index--) {
    if (/^(?:despite|trotz|malgré|pese|несмотря)$/u.test(words[index]?.lower ?? '')) return true;
    if ((words[index]?.before ?? 0) >= BREAK.comma) return false;
  }
  return false;
}

const INVERTED = /^(?:had|were|should)$/u;

/** "Whether the truce would not break" asks, as "didn't he?" does; "if the rules are not changed" supposes. */
export function supposed(list: Wordlist, at: number): boolean {
  const { words } = list;
  const opens = (index: number): boolean => index === 0 || (words[index]?.before ?? 0) >= BREAK.sentence;
  if ((opens(at) || words[at]?.capital === true) && words[at]?.lower.endsWith("n't") === true)
    return list.text.includes('?', words[at]?.end);
  for (let index = at - 1; index >= Math.max(0, at - 8); index--) {
    const lower = words[index]?.lower ?? '';
    if (/^(?:whether|if|ob|falls)$/u.test(lower)) return true;
    if (lower === 'case' && words[index - 1]?.lower === 'in') return true;
    if (list.language === 'en' && opens(index) && INVERTED.test(lower)) return true;
    if ((words[index]?.before ?? 0) >= BREAK.comma) return false;
  }
  return false;
}

/** "Avant qu'elle ne coule", "à moins qu'il ne vienne": a "ne" that denies nothing. */
export function expletive(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at).map(({ lower }) => lower);
  const opened = before.some((word) =>
    /^(?:avant|moins|peur|crainte|évite|éviter|empêche|empêcher)$/u.test(word),
  );
  const that = before.some((word) => word === 'que' || word === "qu'");
  const denied = words
    .slice(at + 1, at + 5)
    .some(({ lower }) => /^(?:pas|plus|jamais|rien|aucune?|personne)$/u.test(lower));
  return opened && that && !denied;
}

/** How far "que" may stand from its "ne". */
const RESTRICTED = 14;

/** French "ne … que" limits and does not deny. */
export function restricts(words: readonly Word[], at: number): boolean {
  for (let index = at + 1; index < Math.min(words.length, at + RESTRICTED); index++) {
    const word = words[index];
    if (word === undefined || word.before >= BREAK.comma) return false;
    if (/^(?:seulement|uniquement|simplement)$/u.test(word.lower)) return true;
    if (word.lower === 'pas' && /^(?:seulement|uniquement|simplement)$/u.test(words[index + 1]?.lower ?? ''))
      return true;
    if (/^(?:pas|plus|jamais|aucune?|rien|personne|point|ni)$/u.test(word.lower)) return false;
    if (word.lower === 'que' || word.lower === "qu'") return true;
  }
  return false;
}
