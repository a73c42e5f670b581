import { SENTENCE_OPENERS } from '../language/abbreviations.ts';
import { stateOf } from '../language/countries.ts';
import { DETERMINERS, PREPOSITIONS } from '../language/grammar.ts';
import { genderOfNoun, TITLE_PARTS, TITLES } from '../language/titles.ts';
import type { Token } from './tokens.ts';

/** Lower-case title before a name, with what goes before it: "Harbour Council spokeswoman Anna Holm". */
export function descriptorsBefore(tokens: readonly Token[], from: number, descriptors: string[]): number {
  const title = tokens[from - 1];
  if (title === undefined || !title.word || title.capital || !TITLES.has(title.lower)) {
    if (title?.text === ',') describedBefore(tokens, from - 2, descriptors);
    const owner = tokens[from - 1]?.text === "'s" ? tokens[from - 2] : undefined;
    if (owner !== undefined && stateOf(owner.lower) !== undefined) descriptors.push(owner.lower);
    return from;
  }
  let at = from - 1;
  descriptors.push(title.lower);
  while (at > 0 && from - at < 6) {
    const before = tokens[at - 1];
    if (
      before === undefined ||
      !before.word ||
      (!before.capital && !TITLE_PARTS.has(before.lower) && !TITLES.has(before.lower))
    )
      break;
    if (SENTENCE_OPENERS.has(before.lower)) break;
    descriptors.push(before.lower);
    at--;
  }
  return at;
}

/** "The pastor, Larry Krohn," or "the Danish chancellor, Karla Lund,": title words back to the determiner. */
function describedBefore(tokens: readonly Token[], end: number, descriptors: string[]): void {
  const head = tokens[end];
  if (head === undefined || !head.word || !(TITLES.has(head.lower) || genderOfNoun(head.lower) !== undefined))
    return;
  const words: string[] = [];
  for (let at = end; at >= Math.max(0, end - 5); at--) {
    const token = tokens[at];
    if (token === undefined || !token.word) return;
    if (DETERMINERS.has(token.lower)) {
      descriptors.push(...words);
      return;
    }
    words.push(token.lower);
  }
}

/** "Jane Holm, the warden of the light, …": the words up to the next comma, where they describe somebody. */
export function descriptorsAfter(tokens: readonly Token[], last: number, descriptors: string[]): void {
  if (tokens[last + 1]?.text !== ',') return;
  const words: string[] = [];
  for (let at = last + 2; at < Math.min(tokens.length, last + 16); at++) {
    const token = tokens[at];
    if (token === undefined || (!token.word && token.text !== "'s" && token.text !== '-')) break;
    // "Holm, standing beside the leader" does not describe Holm as one.
    if (at === last + 2 && (PREPOSITIONS.has(token.lower) || /(?:ing|ed)$/.test(token.lower))) break;
    if (token.lower === 'who' || token.lower === 'and') break;
    if (token.word) words.push(token.lower);
  }
  if (words.some((word) => TITLES.has(word) || genderOfNoun(word) !== undefined))
    descriptors.push(...words.filter((word) => word.length > 2 && !SENTENCE_OPENERS.has(word)));
}
