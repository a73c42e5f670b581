import { stateOf } from '../language/countries.ts';
import { isFirstName } from '../language/firstNames.ts';
import { BREAK, type Word, type Wordlist } from '../language/words.ts';
import type { Range } from '../model/range.ts';

/** A run of capitalised words that names a person, place or body. */
export interface Name {
  readonly range: Range;
  readonly words: readonly [first: number, end: number];
  /** Lower-case words of the name without titles, and without words many names share. */
  readonly parts: readonly string[];
  /** First letters of all its words, for names of two words and more; else empty. */
  readonly initials: string;
  /** The same of all its words, titles included: "GE" of "General Electric". */
  readonly allInitials: string;
}

const TITLES =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|lord|lady|president|präsident|président|presidente|chancellor|minister|prime|king|queen|pope|senator|sen|gov|governor|judge|general|gen|captain|herr|frau|mme|m|monsieur|madame|sr|sra|don|doña|г-н|г-жа)$/u;
/** Words many names share, which name nobody alone. */
const GENERIC =
  /^(?:hotel|hôtel|lake|river|mount|street|university|bank|saint|st|san|santa|fort|port|new|north|south|east|west|the|club|fc|united|city|national|international|party|party's|court|council|hospital|airport|museum|rue|lac|banque|straße|platz|calle)$/u;
const LINKS = /^(?:of|de|del|della|di|da|van|von|der|du|la|le|bin|al|el|dos)$/u;

/** The names of a passage outside the words `taken`, in order. German capitalises every noun, so there only runs of two words count. */
export function namesOfWords(list: Wordlist, taken: Uint8Array): readonly Name[] {
  const { words } = list;
  const names: Name[] = [];
  for (let at = 0; at < words.length; at++) {
    if (taken[at] !== 0 || !opens(words, at)) continue;
    let end = at + 1;
    while (end < words.length) {
      const word = words[end];
      if (word === undefined || word.before > 0) break;
      if (taken[end] !== 0) break;
      if (isCapital(word)) end++;
      else if (LINKS.test(word.lower) && isCapital(words[end + 1]) && words[end + 1]?.before === 0) end += 2;
      else break;
    }
    const bare = words
      .slice(at, end)
      .map((word) => word.lower)
      .filter((lower) => !TITLES.test(lower));
    const own = bare.filter((lower) => !GENERIC.test(lower));
    const parts = own.length > 0 ? own : bare;
    const initial = at === 0 || (words[at]?.before ?? 0) >= BREAK.sentence;
    const single = end - at === 1;
    if (parts.length > 0 && !(single && (initial || list.language === 'de')))
      names.push({
        range: { start: words[at]?.start ?? 0, end: words[end - 1]?.end ?? 0 },
        words: [at, end],
        parts,
        initials: initialsOf(bare),
        allInitials: initialsOf(words.slice(at, end).map((word) => word.lower)),
      });
    at = end - 1;
  }
  return names;
}

const isCapital = (word: Word | undefined): boolean => word !== undefined && word.capital && word.content;

const opens = (words: readonly Word[], at: number): boolean =>
  isCapital(words[at]) && words[at]?.value === undefined;

/**
 * Whether two names may name one bearer: a shared part, initials, or spellings close enough to be two
 * transcriptions of one name. Errs on the side of yes.
 */
export function mayBeOneName(a: Name, b: Name): boolean {
  if (sharesGivenOnly(a, b)) return false;
  for (const one of a.parts)
    for (const other of b.parts) if (one.length > 2 && (one === other || alike(one, other))) return true;
  if (
    a.parts.some(
      (one) => stateOf(one) !== undefined && b.parts.some((other) => stateOf(other) === stateOf(one)),
    )
  )
    return true;
  const joinedA = a.parts.join('');
  const joinedB = b.parts.join('');
  return (
    joinedA === joinedB ||
    [b.initials, b.allInitials].some((initials) => abbreviates(joinedA, initials)) ||
    [a.initials, a.allInitials].some((initials) => abbreviates(joinedB, initials))
  );
}

/** "Bob Denver" and "Bob Barker": two first names alike, two last names not. */
function sharesGivenOnly({ parts: [givenA, ...a] }: Name, { parts: [givenB, ...b] }: Name): boolean {
  const [familyA, familyB] = [a.at(-1), b.at(-1)];
  if (givenA !== givenB || familyA === undefined || familyB === undefined) return false;
  return isFirstName(givenA ?? '') && !alike(familyA, familyB);
}

const BODIES =
  /^(?:department|ministry|administration|agency|commission|office|government|bureau|authority|parliament|ministerium|amt|behörde|ministère|agence|ministerio|agencia)$/u;

const isBody = ({ parts }: Name): boolean => parts.some((part) => BODIES.test(part));

/** Whether news often puts one such name for the other: the Defense Department is the Pentagon, George is Harrison. */
export function standsFor(a: Name, b: Name): boolean {
  const single = a.parts.length === 1 || b.parts.length === 1;
  if (isBody(a) !== isBody(b)) return single;
  return (
    a.parts.length === 1 &&
    b.parts.length === 1 &&
    isFirstName(a.parts[0] ?? '') !== isFirstName(b.parts[0] ?? '')
  );
}

/** "UN", and "CHOGM" of a name cut short. */
const abbreviates = (short: string, initials: string): boolean =>
  short === initials ||
  (initials.length >= 3 && short.length <= 6 && short.startsWith(initials)) ||
  (short.length >= 2 && initials.startsWith(short));

const initialsOf = (parts: readonly string[]): string =>
  parts.length < 2 ? '' : parts.map((part) => part.charAt(0)).join('');

/** "Medvedev" and "Medwedew", "Russia" and "Russian". */
function alike(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < 4) return false;
  if (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))) return true;
  let shared = 0;
  while (shared < a.length && shared < b.length && a.charAt(shared) === b.charAt(shared)) shared++;
  return shared >= 4 && shared >= longest * 0.55 ? true : editDistance(a, b) <= longest * 0.34;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          (previous[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (previous[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
        ),
      );
    previous = row;
  }
  return previous[b.length] ?? 0;
}
