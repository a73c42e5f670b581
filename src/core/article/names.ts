import { SENTENCE_OPENERS } from '../language/abbreviations.ts';
import { attributionVerb } from '../language/attributionVerbs.ts';
import { isDemonym, stateOf } from '../language/countries.ts';
import { isFirstName } from '../language/firstNames.ts';
import { BETWEEN } from '../language/grammar.ts';
import { MONTHS, WEEKDAYS } from '../language/months.ts';
import { BODY_WORDS, HONORIFICS, TITLE_PARTS, TITLES } from '../language/titles.ts';
import { Pace, type Work } from '../work.ts';
import type { Name, RawMention } from './name.ts';
import { descriptorsAfter, descriptorsBefore } from './nameDescriptors.ts';
import { groupMentions } from './nameGroups.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './units.ts';

const PARTICLES = new Set('de da del della di la le van von der den bin ibn al el ter zu of'.split(' '));
const SUFFIXES = new Set('jr sr ii iii iv'.split(' '));
const NO_NAMES = new Set(
  'i mr mrs ms dr yes no oh well ok god english nobody everybody monday internet web tv am pm gmt est bst lord today yesterday tomorrow ago meanwhile according speaking instead once due good true never do does did is are was were have has had will would can could should may might nearly almost rather quite perhaps whether without within let thank thanks please asked standing including following'.split(
    ' ',
  ),
);

/** "Rep. Tom Okafor, R-Harlan": party and seat. */
const PARTY_TAG = /^[RDI]-\p{Lu}/u;

/** "We're", "That'd". */
const CONTRACTION = /^(?:i|you|he|she|it|we|they|that|there|who|what|let|don|isn|can|won)['’]\p{L}+$/u;

/** Finds every name in the units of an article and groups the mentions of one bearer. */
export function* findNames(units: readonly Unit[]): Work<Name[]> {
  const pace = new Pace();
  const lowerWords = new Set<string>();
  const capitals = new Set<string>();
  for (const unit of units) {
    for (const token of unit.tokens) {
      if (token.word && !token.capital) lowerWords.add(token.lower);
      else if (token.word && !token.first) capitals.add(token.lower);
    }
    if (pace.due(unit.end - unit.start)) yield undefined;
  }
  const raws: RawMention[] = [];
  for (const [index, unit] of units.entries()) {
    collect(unit, index, lowerWords, capitals, raws);
    if (pace.due(unit.end - unit.start)) yield undefined;
  }
  return yield* groupMentions(units, raws);
}

function collect(
  unit: Unit,
  index: number,
  lowerWords: ReadonlySet<string>,
  capitals: ReadonlySet<string>,
  raws: RawMention[],
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
  if (CONTRACTION.test(lower) || PARTY_TAG.test(token.text)) return false;
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

function pushRaw(
  tokens: readonly Token[],
  unit: number,
  from: number,
  last: number,
  raws: RawMention[],
): void {
  let first = from;
  let honorific: string | undefined;
  const descriptors: string[] = [];
  // What stands before the last title of the sequence is no name: "Council President Karl J Berg".
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
