import { attributionVerb } from '../language/attributionVerbs.ts';
import { stateOf } from '../language/countries.ts';
import { BETWEEN, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, PRONOUNS } from '../language/grammar.ts';
import { WEEKDAYS } from '../language/months.ts';
import { TITLE_PARTS } from '../language/titles.ts';
import type { Mention } from './name.ts';
import {
  isAdverb,
  isPersonNoun,
  isPersonNounOrPlural,
  LONGEST_PHRASE,
  named,
  phrase,
  phraseEndingAt,
  type Subject,
  type UnitMentions,
} from './nounPhrases.ts';
import type { Token } from './tokens.ts';

const LONGEST_APPOSITION = 40;

/**
 * The noun phrase before a verb, past adverbs and auxiliaries, a relative pronoun, and an apposition between commas.
 * @param tokens words and marks outside quotations
 */
export function subjectBefore(
  tokens: readonly Token[],
  verb: number,
  mentions: UnitMentions,
): Subject | undefined {
  let at = verb - 1;
  while (at >= 0) {
    const token = tokens[at];
    if (token === undefined || !token.word || !isAdverb(token) || PRONOUNS.has(token.lower)) break;
    at--;
  }
  at = beforeOccasion(tokens, at);
  const token = tokens[at];
  if (token === undefined || token.quote >= 0) return undefined;
  if (token.lower === 'who' || token.lower === 'which') {
    const before = tokens[at - 1]?.text === ',' ? at - 2 : at - 1;
    return phraseEndingAt(tokens, closedBracket(tokens, before), mentions);
  }
  if (token.text === ',' || token.text === ')' || token.text === '—' || token.text === '–') {
    if (token.text === ')') return phraseEndingAt(tokens, closedBracket(tokens, at), mentions);
    return beforeApposition(tokens, at, mentions);
  }
  return phraseEndingAt(tokens, at, mentions);
}

const OCCASIONS = new Set(
  'statement interview speech tweet letter email e-mail post briefing report memo message note'.split(' '),
);

/** "Holm on Tuesday said", "the ministry in a statement said": what tells when or where stands between. */
function beforeOccasion(tokens: readonly Token[], from: number): number {
  const token = tokens[from];
  if (token === undefined) return from;
  if (WEEKDAYS.has(token.lower)) {
    const before = tokens[from - 1]?.lower ?? '';
    return ['on', 'late', 'early', 'last'].includes(before) ? from - 2 : from - 1;
  }
  const article = tokens[from - 1]?.lower;
  if (OCCASIONS.has(token.lower) && (article === 'a' || article === 'an') && tokens[from - 2]?.lower === 'in')
    return from - 3;
  return from;
}

function closedBracket(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== ')') return at;
  for (let back = at - 1; back >= Math.max(0, at - 12); back--)
    if (tokens[back]?.text === '(') return back - 1;
  return at;
}

/** "Jane Holm, the warden of the light, said": tries each earlier comma, the nearest that follows a name first. */
function beforeApposition(
  tokens: readonly Token[],
  comma: number,
  mentions: UnitMentions,
): Subject | undefined {
  const mark = tokens[comma]?.text;
  for (let at = comma - 1; at >= Math.max(0, comma - LONGEST_APPOSITION); at--) {
    const token = tokens[at];
    if (token === undefined || token.quote >= 0 || token.text === ';' || token.text === ':') return undefined;
    if (token.text !== mark) continue;
    // Commas inside the apposition ("the mayor of Paris, Texas") do not follow a person's name.
    const name = mentions.endingAt(tokens[closedBracket(tokens, at - 1)]);
    if (name !== undefined && name.name.kind !== 'place')
      return phraseEndingAt(tokens, closedBracket(tokens, at - 1), mentions);
    const subject = phraseEndingAt(tokens, at - 1, mentions);
    if (subject === undefined || (subject.pronoun === undefined && !subject.words.some(isPersonNoun))) {
      // "The dredging company, Norddyp, said": the apposition is a name and nothing else.
      const whole = mentions.at(tokens[at + 1]);
      const closes = whole !== undefined && whole === mentions.endingAt(tokens[comma - 1]);
      if (closes && subject !== undefined && whole.name.kind !== 'place')
        return named(tokens, comma - 1, whole, mentions);
      continue;
    }
    // "The pastor, Lars Krohn, declined": the apposition is the name.
    const inner = mentions.endingAt(tokens[comma - 1]);
    const begins = tokens[at + 1];
    if (inner !== undefined && begins !== undefined && mentions.at(begins) === inner)
      return named(tokens, comma - 1, inner, mentions);
    return subject;
  }
  // "The keeper of keys, Lars Krohn, declined": whatever stood before, the apposition is a name.
  const inner = mentions.endingAt(tokens[comma - 1]);
  if (inner === undefined || inner.name.kind === 'place' || inner.name.words.length < 2) return undefined;
  const subject = named(tokens, comma - 1, inner, mentions);
  return tokens[subject.from - 1]?.text === mark ? subject : undefined;
}

/** The noun phrase after a verb: "said Anna Holm, the warden", "added the minister". */
export function subjectAfter(
  tokens: readonly Token[],
  verb: number,
  mentions: UnitMentions,
): Subject | undefined {
  let at = verb + 1;
  while (
    tokens[at]?.word === true &&
    tokens[at] !== undefined &&
    ['also', 'then', 'later', 'auch', 'aussi', 'également', 'también', 'также'].includes(
      tokens[at]?.lower ?? '',
    )
  )
    at++;
  const first = tokens[at];
  if (first === undefined || !first.word || first.quote >= 0) return undefined;
  const pronoun = PRONOUNS.get(first.lower);
  if (pronoun !== undefined && !DETERMINERS.has(first.lower) && pronoun !== 'thing')
    return { start: first.start, end: first.end, pronoun, mentions: [], words: [first.lower], from: at };
  if (CLAUSE_WORDS.has(first.lower) && !DETERMINERS.has(first.lower)) return undefined;
  let end = at;
  let best: Mention | undefined;
  for (; end < Math.min(tokens.length, at + LONGEST_PHRASE); end++) {
    const token = tokens[end];
    if (token === undefined || token.quote >= 0) break;
    if (!token.word && token.text !== "'s" && token.text !== '-') break;
    // "Said Falk's mentor, the general Otto Brekke": who is said to be whose.
    if (token.text === "'s" && best?.end === token.start) {
      const owned = possessed(tokens, at, end, mentions);
      if (owned !== undefined) return owned;
    }
    const mention = mentions.at(token);
    if (mention !== undefined) {
      if (best === undefined || (best.name.kind !== 'person' && mention.name.kind === 'person'))
        best = mention;
      continue;
    }
    // "a Finch spokesman" is not Finch.
    if (best !== undefined && (tokens[end - 1]?.end ?? 0) === best.end && isPersonNoun(token.lower)) {
      return phrase(tokens, at, end);
    }
    if (best?.name.kind === 'person' && end > at && (tokens[end - 1]?.end ?? 0) === best.end) break;
    if (
      end > at &&
      (CLAUSE_WORDS.has(token.lower) ||
        (PREPOSITIONS.has(token.lower) && token.lower !== 'of' && token.lower !== 'for'))
    )
      break;
    if (attributionVerb(token.lower) !== undefined && !token.capital && !isPersonNoun(token.lower)) break;
  }
  if (end === at) return undefined;
  if (best !== undefined && !(best.name.kind !== 'person' && describesPerson(tokens, at, end, best))) {
    const start = Math.max(first.start, Math.min(best.titleStart, best.start));
    return { start, end: best.end, mentions: [best], words: [], from: at };
  }
  const found = phrase(tokens, at, end - 1);
  const determined = DETERMINERS.has(first.lower);
  return determined ||
    found.words.some(isPersonNounOrPlural) ||
    stateOf(first.lower) !== undefined ||
    TITLE_PARTS.has(first.lower)
    ? found
    : undefined;
}

/** The noun phrase after a possessor, or the name in apposition to it; undefined where it is no person's. */
function possessed(
  tokens: readonly Token[],
  from: number,
  mark: number,
  mentions: UnitMentions,
): Subject | undefined {
  let end = mark + 1;
  while (end < tokens.length && tokens[end]?.word === true && !isPersonNoun(tokens[end]?.lower ?? '')) end++;
  const person = isPersonNoun(tokens[end]?.lower ?? '');
  // "Falk's mentor,": no noun known to be a person's, unless a name follows.
  if (!person) end--;
  const own = mentions.at(tokens[end + 1]);
  if (person && own !== undefined) return named(tokens, lastTokenOf(tokens, end + 1, own), own, mentions);
  if (tokens[end + 1]?.text === ',')
    for (let at = end + 2; at < Math.min(tokens.length, end + 2 + LONGEST_PHRASE); at++) {
      const token = tokens[at];
      if (token === undefined || !token.word || PREPOSITIONS.has(token.lower)) break;
      const mention = mentions.at(token);
      if (mention !== undefined && mention.name.kind !== 'place')
        return named(tokens, lastTokenOf(tokens, at, mention), mention, mentions);
    }
  return person ? phrase(tokens, from, end) : undefined;
}

/** "the spokesman for Harbour Council": a description in which a body's name stands. */
function describesPerson(tokens: readonly Token[], from: number, end: number, mention: Mention): boolean {
  for (let at = from; at < end; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (mention.start <= token.start && token.end <= mention.end) continue;
    if (isPersonNoun(token.lower)) return true;
  }
  return false;
}

/** The first noun phrase that can be the subject of a sentence: not possessed, not after a preposition. */
export function sentenceSubject(tokens: readonly Token[], mentions: UnitMentions): Subject | undefined {
  for (let at = 0; at < Math.min(tokens.length, 40); at++) {
    const token = tokens[at];
    if (token === undefined || !token.word) continue;
    const before = tokens[at - 1];
    const governed = before !== undefined && PREPOSITIONS.has(before.lower);
    const pronoun = PRONOUNS.get(token.lower);
    if (pronoun !== undefined && pronoun !== 'thing' && pronoun !== 'self' && !governed)
      return { start: token.start, end: token.end, pronoun, mentions: [], words: [token.lower], from: at };
    const mention = mentions.at(token);
    if (mention !== undefined) {
      let last = lastTokenOf(tokens, at, mention);
      const joined =
        tokens[last + 1]?.lower === 'and' ? titledMention(tokens, last + 2, mentions) : undefined;
      if (joined !== undefined) last = joined;
      const subject = phraseEndingAt(tokens, last, mentions);
      if (
        mention.name.kind !== 'place' &&
        !mention.possessive &&
        !governed &&
        !governedTitle(tokens, mention, at) &&
        subject !== undefined
      )
        return subject;
      at = last;
      continue;
    }
    // "Ministers in both capitals defended the meeting."
    if (token.first && isPersonNounOrPlural(token.lower) && token.lower.endsWith('s'))
      return phrase(tokens, at, at);
    if (DETERMINERS.has(token.lower) && !governed) {
      let end = at + 1;
      while (
        end < Math.min(tokens.length, at + 6) &&
        tokens[end]?.word === true &&
        (mentions.at(tokens[end]) === undefined || isPersonNoun(tokens[end + 1]?.lower ?? '')) &&
        !isPersonNounOrPlural(tokens[end]?.lower ?? '') &&
        !endsPhrase(tokens[end]) &&
        !PREPOSITIONS.has(tokens[end]?.lower ?? '')
      )
        end++;
      if (isPersonNounOrPlural(tokens[end]?.lower ?? '') && mentions.at(tokens[end + 1]) === undefined)
        return phrase(tokens, at, end);
    }
  }
  return undefined;
}

/** A verb or conjunction: no part of the noun phrase before it. */
function endsPhrase(token: Token | undefined): boolean {
  if (token === undefined) return true;
  return (
    BETWEEN.has(token.lower) ||
    CLAUSE_WORDS.has(token.lower) ||
    token.lower.endsWith("n't") ||
    token.lower.endsWith('n’t') ||
    attributionVerb(token.lower) !== undefined
  );
}

/** Last token of a name at `at` or after a title there. */
function titledMention(tokens: readonly Token[], at: number, mentions: UnitMentions): number | undefined {
  for (let next = at; next < Math.min(tokens.length, at + 4); next++) {
    const token = tokens[next];
    const mention = mentions.at(token);
    if (mention !== undefined)
      return mention.titleStart <= (tokens[at]?.start ?? 0) ? lastTokenOf(tokens, next, mention) : undefined;
    if (token === undefined || !token.word) return undefined;
  }
  return undefined;
}

function lastTokenOf(tokens: readonly Token[], at: number, mention: Mention): number {
  let last = at;
  while ((tokens[last + 1]?.end ?? Infinity) <= mention.end) last++;
  return last;
}

function governedTitle(tokens: readonly Token[], mention: Mention, at: number): boolean {
  let from = at;
  while (from > 0 && (tokens[from - 1]?.start ?? -1) >= mention.titleStart) from--;
  return PREPOSITIONS.has(tokens[from - 1]?.lower ?? '');
}
