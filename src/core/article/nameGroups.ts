import { stateOf } from '../language/countries.ts';
import { genderOfFirstName, isFirstName } from '../language/firstNames.ts';
import { ANONYMOUS, BODY_WORDS, FULL_TITLES, genderOfNoun, HONORIFICS, TITLES } from '../language/titles.ts';
import { DETERMINERS } from '../language/grammar.ts';
import { type Mention, type Name, nameText, type RawMention } from './name.ts';
import { Pace, type Work } from '../work.ts';
import type { Unit } from './units.ts';

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
/** "the Council" is the one council an article names; "the House" is seldom the White House. */
const SHORTENED = new Set(
  'council ministry commission committee court bank union party board agency university company authority assembly federation association institute'.split(
    ' ',
  ),
);
const CHARACTERS_A_NAME = 20;
const BEFORE_PLACE = new Set('in at from near to across outside inside into around'.split(' '));

/** A name with what is compared of it, worked out once. */
interface Known {
  readonly name: Name;
  readonly first: string;
  readonly lower: string;
}

/** Longer names first, so that "Holm" finds "Anna Holm". */
export function* groupMentions(units: readonly Unit[], raws: readonly RawMention[]): Work<Name[]> {
  const pace = new Pace();
  const names: Name[] = [];
  const byLast = new Map<string, Known[]>();
  const byFirst = new Map<string, Known[]>();
  const order = raws
    .map((_, index) => index)
    .sort((a, b) => (raws[b]?.words.length ?? 0) - (raws[a]?.words.length ?? 0) || a - b);
  const owner = new Map<RawMention, Name>();
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
      const known = { name, first: key(raw.words[0] ?? ''), lower: nameText(name).toLowerCase() };
      add(byLast, key(lastWord(raw.words)), known);
      if (raw.words.length > 1) add(byFirst, known.first, known);
      if (raw.words.length > 2)
        add(
          byLast,
          key(
            raw.words
              .filter((word) => /^\p{Lu}/u.test(word))
              .map((word) => word.charAt(0))
              .join(''),
          ),
          known,
        );
    }
    owner.set(raw, name);
    describe(name, raw);
    if (pace.due(CHARACTERS_A_NAME)) yield undefined;
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
    if (pace.due(CHARACTERS_A_NAME)) yield undefined;
  }
  for (const name of names) {
    settle(name, units);
    if (pace.due(CHARACTERS_A_NAME * name.mentions.length)) yield undefined;
  }
  return names.sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}

const key = (word: string): string => {
  const lower = word.toLowerCase();
  return lower.includes('.') || lower.includes('’') || lower.includes("'")
    ? lower.replace(/[.’']/g, '')
    : lower;
};

function lastWord(words: readonly string[]): string {
  for (let at = words.length - 1; at > 0; at--)
    if (!SUFFIXES.has(key(words[at] ?? ''))) return words[at] ?? '';
  return words[0] ?? '';
}

function add(map: Map<string, Known[]>, at: string, name: Known): void {
  const known = map.get(at);
  if (known === undefined) map.set(at, [name]);
  // Under its last word and then under its initials: where these are the same, one after the other.
  else if (known[known.length - 1] !== name) known.push(name);
}

function find(
  raw: RawMention,
  byLast: ReadonlyMap<string, Known[]>,
  byFirst: ReadonlyMap<string, Known[]>,
): Name | undefined {
  const [word = ''] = raw.words;
  const own = { first: key(word), lower: raw.words.join(' ').toLowerCase() };
  const candidates = byLast.get(key(lastWord(raw.words))) ?? [];
  const alone = raw.words.length === 1 && candidates.length === 1 && SHORTENED.has(own.first);
  let fitting: Name | undefined;
  for (const known of candidates) {
    const { name } = known;
    if (!alone && !compatible(known, raw, own)) continue;
    if (raw.words.length > 1 || name.kind === 'person' || name.words.length > 1) return name;
    fitting ??= name;
  }
  if (fitting !== undefined) return fitting;
  if (raw.words.length > 1 || raw.honorific !== undefined || !isFirstName(word)) return undefined;
  const first =
    byFirst.get(own.first)?.filter(({ name }) => !BODY_WORDS.has(key(lastWord(name.words)))) ?? [];
  return first.length === 1 ? first[0]?.name : undefined;
}

function compatible({ name, first, lower }: Known, raw: RawMention, own: Omit<Known, 'name'>): boolean {
  const gender = raw.honorific === undefined ? undefined : HONORIFICS.get(raw.honorific);
  if (gender !== undefined && name.gender !== undefined && gender !== name.gender) return false;
  if (raw.words.length === 1) {
    // "Bank" is not "World Bank", nor "States" the "United States".
    if (name.words.length > 1 && BODY_WORDS.has(own.first) && !/^\p{Lu}{2,}$/u.test(raw.words[0] ?? ''))
      return false;
    return true;
  }
  if (name.words.length === 1) return true;
  const [a, b] = [first, own.first];
  return (
    a === b ||
    (a.length === 1 || b.length === 1 ? a.charAt(0) === b.charAt(0) : a.startsWith(b) || b.startsWith(a)) ||
    lower.includes(own.lower)
  );
}

function describe(name: Name, raw: RawMention): void {
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
    // "The Norland leader", "a Finch spokesman": what has people is none.
    else if (name.words.length === 1 && name.mentions.some((mention) => hasPeople(mention, units)))
      name.kind = 'body';
  }
}

function hasPeople({ unit, first, last }: Mention, units: readonly Unit[]): boolean {
  const tokens = units[unit]?.tokens;
  const next = tokens?.[last + 1];
  return (
    DETERMINERS.has(tokens?.[first - 1]?.lower ?? '') &&
    next !== undefined &&
    next.word &&
    !next.capital &&
    (TITLES.has(next.lower) || ANONYMOUS.has(next.lower))
  );
}
