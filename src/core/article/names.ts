import { SENTENCE_OPENERS } from '../language/abbreviations.ts';
import { attributionVerb } from '../language/attributionVerbs.ts';
import { isDemonym, stateOf } from '../language/countries.ts';
import { BETWEEN, DETERMINERS, PREPOSITIONS } from '../language/grammar.ts';
import { type Gender, genderOfFirstName, isFirstName } from '../language/firstNames.ts';
import { MONTHS, WEEKDAYS } from '../language/months.ts';
import {
  BODY_WORDS,
  FULL_TITLES,
  genderOfNoun,
  HONORIFICS,
  TITLE_PARTS,
  TITLES,
} from '../language/titles.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './units.ts';

/** One place where a name stands. */
export interface Mention {
  readonly unit: number;
  /** Index into the unit's tokens of the first and the last word of the name proper. */
  readonly first: number;
  readonly last: number;
  /** Offsets of the name with the honorific before it. */
  readonly start: number;
  readonly end: number;
  /** Offset where the title before it begins: "Kremlin spokesperson Dmitry Peskov". */
  readonly titleStart: number;
  readonly possessive: boolean;
  readonly name: Name;
}

/** Somebody or something named in an article. */
export interface Name {
  /** The words of the fullest mention, without title. */
  words: string[];
  kind: 'person' | 'place' | 'body' | undefined;
  gender: Gender | undefined;
  /** Words by which the article describes the bearer: title, function, apposition. Lower case. */
  readonly descriptors: Set<string>;
  readonly states: Set<string>;
  readonly mentions: Mention[];
}

export const nameText = (name: Name): string => name.words.join(' ');

interface Raw {
  readonly unit: number;
  readonly first: number;
  readonly last: number;
  readonly titleFrom: number;
  readonly words: string[];
  readonly descriptors: string[];
  readonly honorific: string | undefined;
  readonly inQuote: boolean;
}

const PARTICLES = new Set('de da del della di la le van von der den bin ibn al el ter zu of'.split(' '));
const SUFFIXES = new Set('jr sr ii iii iv'.split(' '));
const BEFORE_PLACE = new Set('in at from near to across outside inside into around'.split(' '));
const NO_NAMES = new Set(
  'i mr mrs ms dr yes no oh well ok god english nobody everybody monday internet web tv am pm gmt est bst lord today yesterday tomorrow ago meanwhile according speaking instead once due good true never do does did is are was were have has had will would can could should may might nearly almost rather quite perhaps whether without within let thank thanks please asked standing including following'.split(
    ' ',
  ),
);

/** "We're", "That'd". */
const CONTRACTION = /^(?:i|you|he|she|it|we|they|that|there|who|what|let|don|isn|can|won)['’]\p{L}+$/u;

/** Finds every name in the units of an article and groups the mentions of one bearer. */
export function findNames(units: readonly Unit[]): Name[] {
  const lowerWords = new Set<string>();
  const capitals = new Set<string>();
  for (const unit of units)
    for (const token of unit.tokens) {
      if (token.word && !token.capital) lowerWords.add(token.lower);
      else if (token.word && !token.first) capitals.add(token.lower);
    }
  const raws: Raw[] = [];
  units.forEach((unit, index) => collect(unit, index, lowerWords, capitals, raws));
  return group(units, raws);
}

function collect(
  unit: Unit,
  index: number,
  lowerWords: ReadonlySet<string>,
  capitals: ReadonlySet<string>,
  raws: Raw[],
): void {
  const { tokens } = unit;
  for (let at = 0; at < tokens.length; at++) {
    if (!isNameWord(tokens[at], lowerWords, capitals, tokens[at + 1])) continue;
    let last = at;
    for (;;) {
      const next = tokens[last + 1];
      if (
        next !== undefined &&
        joins(tokens[last], next) &&
        next.word &&
        next.capital &&
        !NO_NAMES.has(next.lower) &&
        !WEEKDAYS.has(next.lower)
      )
        last++;
      else if (possessiveFollows(tokens, last)) last += 2;
      else if (particleFollows(tokens, last)) last += tokens[last + 2]?.capital === true ? 2 : 3;
      else break;
    }
    pushRaw(tokens, index, at, last, raws);
    at = last;
  }
}

function isNameWord(
  token: Token | undefined,
  lowerWords: ReadonlySet<string>,
  capitals: ReadonlySet<string>,
  next: Token | undefined,
): boolean {
  if (token === undefined || !token.word || !token.capital) return false;
  const { lower } = token;
  if (NO_NAMES.has(lower) && !HONORIFICS.has(lower)) return false;
  if (CONTRACTION.test(lower)) return false;
  if (WEEKDAYS.has(lower) || (MONTHS.has(lower) && !(isFirstName(lower) && next?.capital === true)))
    return false;
  if (!token.first)
    return !(SENTENCE_OPENERS.has(lower) && token.text.length > 1 && token.text.toUpperCase() !== token.text);
  if (SENTENCE_OPENERS.has(lower)) return false;
  if (lowerWords.has(lower) && !isFirstName(lower)) return TITLES.has(lower) && next?.capital === true;
  // At the start of a sentence a capital proves nothing: the word is a name where it is one elsewhere.
  if (capitals.has(lower) || next?.capital === true || next?.text === "'s" || isFirstName(lower)) return true;
  if (stateOf(lower) !== undefined) return true;
  return (
    next !== undefined &&
    next.word &&
    lower.length > 2 &&
    !/(?:s|ing|ed|ly)$/.test(lower) &&
    (BETWEEN.has(next.lower) || attributionVerb(next.lower) !== undefined)
  );
}

function joins(token: Token | undefined, next: Token): boolean {
  return token !== undefined && next.start - token.end <= 2 && next.quote === token.quote;
}

/** "Seafarers’ Union": a plural possessive inside the name of a body. */
function possessiveFollows(tokens: readonly Token[], last: number): boolean {
  const mark = tokens[last + 1];
  const next = tokens[last + 2];
  if (mark === undefined || next === undefined || (mark.text !== "'" && mark.text !== '’')) return false;
  return (
    tokens[last]?.lower.endsWith('s') === true &&
    mark.start === tokens[last]?.end &&
    BODY_WORDS.has(next.lower) &&
    next.capital
  );
}

/** "Charles de Gaulle", "University of the North". */
function particleFollows(tokens: readonly Token[], last: number): boolean {
  const particle = tokens[last + 1];
  const next = tokens[last + 2];
  if (
    particle === undefined ||
    next === undefined ||
    !PARTICLES.has(particle.lower) ||
    !joins(tokens[last], particle)
  )
    return false;
  if (particle.lower === 'of') {
    const head = tokens[last]?.lower ?? '';
    if (!BODY_WORDS.has(head)) return false;
    return next.capital && !SENTENCE_OPENERS.has(next.lower);
  }
  return next.capital || (PARTICLES.has(next.lower) && tokens[last + 3]?.capital === true);
}

function pushRaw(tokens: readonly Token[], unit: number, from: number, last: number, raws: Raw[]): void {
  let first = from;
  let honorific: string | undefined;
  const descriptors: string[] = [];
  // What stands before the last title of the sequence is no name: "US President George W Bush".
  const body = BODY_WORDS.has(tokens[last]?.lower ?? '');
  let titleEnd = -1;
  if (!body)
    for (let at = from; at < last; at++) {
      const lower = tokens[at]?.lower ?? '';
      if (TITLES.has(lower) || HONORIFICS.has(lower)) titleEnd = at;
    }
  if (titleEnd >= 0 && !SUFFIXES.has(tokens[titleEnd + 1]?.lower ?? '')) {
    for (let at = from; at <= titleEnd; at++) descriptors.push(tokens[at]?.lower ?? '');
    const word = tokens[titleEnd]?.lower ?? '';
    if (HONORIFICS.has(word)) honorific = word;
    first = titleEnd + 1;
  } else if (!body)
    while (
      first < last &&
      isAttributive(tokens[first]?.lower ?? '') &&
      !isFirstName(tokens[first]?.lower ?? '') &&
      (isFirstName(tokens[first + 1]?.lower ?? '') || TITLE_PARTS.has(tokens[first]?.lower ?? ''))
    ) {
      descriptors.push(tokens[first]?.lower ?? '');
      first++;
    }
  // French "M. Girard"; an English initial has a first name or another initial beside it as a rule.
  if (first === last - 1 && tokens[first]?.text === 'M.') {
    honorific ??= 'monsieur';
    first = last;
  }
  const words: string[] = [];
  for (let at = first; at <= last; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.word) words.push(token.text);
    else words[words.length - 1] += token.text;
  }
  if (
    words.length === 1 &&
    (TITLES.has(words[0]?.toLowerCase() ?? '') || TITLE_PARTS.has(words[0]?.toLowerCase() ?? '')) &&
    honorific === undefined &&
    descriptors.length === 0
  )
    return;
  if (
    words.every((word) => TITLES.has(word.toLowerCase()) || TITLE_PARTS.has(word.toLowerCase())) &&
    descriptors.length === 0
  )
    return;
  if (words.length === 1 && honorific === undefined && isDemonym(words[0] ?? '')) return;
  const titleFrom = descriptorsBefore(tokens, from, descriptors);
  descriptorsAfter(tokens, last, descriptors);
  raws.push({
    unit,
    first,
    last,
    titleFrom,
    words,
    descriptors,
    honorific,
    inQuote: (tokens[first]?.quote ?? -1) >= 0,
  });
}

const isAttributive = (lower: string): boolean => TITLE_PARTS.has(lower) || stateOf(lower) !== undefined;

/** Lower-case title before a name, with what goes before it: "White House spokeswoman Dana Perino". */
function descriptorsBefore(tokens: readonly Token[], from: number, descriptors: string[]): number {
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
function descriptorsAfter(tokens: readonly Token[], last: number, descriptors: string[]): void {
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

/** Longer names first, so that "Putin" finds "Vladimir Putin". */
function group(units: readonly Unit[], raws: readonly Raw[]): Name[] {
  const names: Name[] = [];
  const byLast = new Map<string, Name[]>();
  const byFirst = new Map<string, Name[]>();
  const order = raws
    .map((_, index) => index)
    .sort((a, b) => (raws[b]?.words.length ?? 0) - (raws[a]?.words.length ?? 0) || a - b);
  const owner = new Map<Raw, Name>();
  for (const index of order) {
    const raw = raws[index];
    if (raw === undefined) continue;
    let name = find(raw, byLast, byFirst);
    if (name === undefined) {
      name = {
        words: raw.words,
        kind: undefined,
        gender: undefined,
        descriptors: new Set(),
        states: new Set(),
        mentions: [],
      };
      names.push(name);
      add(byLast, key(lastWord(raw.words)), name);
      if (raw.words.length > 1) add(byFirst, key(raw.words[0] ?? ''), name);
      if (raw.words.length > 2)
        add(
          byLast,
          key(
            raw.words
              .filter((word) => /^\p{Lu}/u.test(word))
              .map((word) => word.charAt(0))
              .join(''),
          ),
          name,
        );
    }
    owner.set(raw, name);
    describe(name, raw);
  }
  for (const raw of raws) {
    const name = owner.get(raw);
    const tokens = units[raw.unit]?.tokens;
    if (name === undefined || tokens === undefined) continue;
    const honorificAt = raw.honorific === undefined ? raw.first : raw.first - 1;
    const start = tokens[honorificAt]?.start ?? 0;
    const end = tokens[raw.last]?.end ?? start;
    name.mentions.push({
      unit: raw.unit,
      first: raw.first,
      last: raw.last,
      start,
      end,
      titleStart: Math.min(start, tokens[raw.titleFrom]?.start ?? start),
      possessive: tokens[raw.last + 1]?.text === "'s" || tokens[raw.last + 1]?.text === '’',
      name,
    });
  }
  for (const name of names) settle(name, units);
  return names.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

const key = (word: string): string => word.toLowerCase().replace(/[.’']/g, '');

function lastWord(words: readonly string[]): string {
  for (let at = words.length - 1; at > 0; at--)
    if (!SUFFIXES.has(key(words[at] ?? ''))) return words[at] ?? '';
  return words[0] ?? '';
}

function add(map: Map<string, Name[]>, at: string, name: Name): void {
  const known = map.get(at);
  if (known === undefined) map.set(at, [name]);
  else if (!known.includes(name)) known.push(name);
}

function find(
  raw: Raw,
  byLast: ReadonlyMap<string, Name[]>,
  byFirst: ReadonlyMap<string, Name[]>,
): Name | undefined {
  const candidates = byLast.get(key(lastWord(raw.words))) ?? [];
  const fits = candidates.filter((name) => compatible(name, raw));
  if (fits.length > 0)
    return raw.words.length === 1
      ? (fits.find((name) => name.kind === 'person' || name.words.length > 1) ?? fits[0])
      : fits[0];
  if (raw.words.length > 1 || raw.honorific !== undefined) return undefined;
  const first =
    byFirst
      .get(key(raw.words[0] ?? ''))
      ?.filter((name) => isFirstName(raw.words[0] ?? '') && !BODY_WORDS.has(key(lastWord(name.words)))) ?? [];
  return first.length === 1 ? first[0] : undefined;
}

function compatible(name: Name, raw: Raw): boolean {
  const gender = raw.honorific === undefined ? undefined : HONORIFICS.get(raw.honorific);
  if (gender !== undefined && name.gender !== undefined && gender !== name.gender) return false;
  if (raw.words.length === 1) {
    // "Bank" is not "World Bank", nor "States" the "United States".
    const word = key(raw.words[0] ?? '');
    if (name.words.length > 1 && BODY_WORDS.has(word) && !/^\p{Lu}{2,}$/u.test(raw.words[0] ?? ''))
      return false;
    return true;
  }
  if (name.words.length === 1) return true;
  const a = key(name.words[0] ?? '');
  const b = key(raw.words[0] ?? '');
  return (
    a === b ||
    (a.length === 1 || b.length === 1 ? a.charAt(0) === b.charAt(0) : a.startsWith(b) || b.startsWith(a)) ||
    name.words.join(' ').toLowerCase().includes(raw.words.join(' ').toLowerCase())
  );
}

function describe(name: Name, raw: Raw): void {
  for (const word of raw.descriptors) {
    name.descriptors.add(word);
    const full = FULL_TITLES.get(word);
    if (full !== undefined) name.descriptors.add(full);
    const state = stateOf(word);
    if (state !== undefined) name.states.add(state);
    name.gender ??= genderOfNoun(word);
  }
  if (raw.descriptors.includes('house') && raw.descriptors.includes('white')) name.states.add('us');
  if (raw.honorific !== undefined) {
    name.gender ??= HONORIFICS.get(raw.honorific);
    name.kind = 'person';
  }
  const acronym = raw.words.length === 1 && /^\p{Lu}{3,}$/u.test(raw.words[0] ?? '');
  if (!acronym && raw.descriptors.some((word) => TITLES.has(word))) name.kind = 'person';
  if (raw.words.length > 1) name.gender ??= genderOfFirstName(raw.words[0] ?? '');
}

function settle(name: Name, units: readonly Unit[]): void {
  const last = key(lastWord(name.words));
  const only = key(name.words[0] ?? '');
  if (name.words.some((word) => BODY_WORDS.has(key(word))) && name.words.length > 1) name.kind = 'body';
  else if (name.kind === undefined && name.words.length > 1 && isFirstName(name.words[0] ?? ''))
    name.kind = 'person';
  else if (name.kind === undefined && (BODY_WORDS.has(last) || /^\p{Lu}{2,}$/u.test(name.words.join(''))))
    name.kind = stateOf(last) === undefined ? 'body' : 'place';
  else if (
    name.kind === undefined &&
    (stateOf(only) !== undefined || name.words.join(' ') === 'United States')
  )
    name.kind = 'place';
  else if (name.kind === undefined) {
    let placed = 0;
    for (const mention of name.mentions)
      if (BEFORE_PLACE.has(units[mention.unit]?.tokens[mention.first - 1]?.lower ?? '')) placed++;
    if (placed * 2 >= name.mentions.length) name.kind = 'place';
  }
}
