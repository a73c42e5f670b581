import { attributionVerb } from '../language/attributionVerbs.ts';
import {
  BETWEEN,
  CLAUSE_WORDS,
  DETERMINERS,
  PREPOSITIONS,
  type PronounNumber,
  PRONOUNS,
} from '../language/grammar.ts';
import { WEEKDAYS } from '../language/months.ts';
import { ANONYMOUS, genderOfNoun, TITLE_PARTS, TITLES } from '../language/titles.ts';
import { stateOf } from '../language/countries.ts';
import type { Mention } from './names.ts';
import type { Token } from './tokens.ts';

/** A noun phrase somebody is named by. */
export interface Subject {
  readonly start: number;
  readonly end: number;
  readonly pronoun?: PronounNumber;
  /** Of one name; several where "and" joins them. */
  readonly mentions: readonly Mention[];
  /** Its words where it is a description: "the Russian leader". */
  readonly words: readonly string[];
  /** Index of its first token. */
  readonly from: number;
}

/** The mentions of one unit, by the offset at which they begin and end. */
export class UnitMentions {
  private readonly byEnd = new Map<number, Mention>();
  private readonly byInside = new Map<number, Mention>();

  constructor(mentions: readonly Mention[], tokens: readonly Token[]) {
    for (const mention of mentions) {
      this.byEnd.set(mention.end, mention);
      for (let at = mention.first; at <= mention.last; at++)
        this.byInside.set(tokens[at]?.start ?? -1, mention);
    }
  }

  endingAt(token: Token | undefined): Mention | undefined {
    return token === undefined ? undefined : this.byEnd.get(token.end);
  }

  at(token: Token | undefined): Mention | undefined {
    return token === undefined ? undefined : this.byInside.get(token.start);
  }
}

const ADVERB = /ly$/;
const NO_ADVERB = new Set([
  'family',
  'ally',
  'italy',
  'assembly',
  'kelly',
  'billy',
  'sally',
  'emily',
  'holly',
  'molly',
  'july',
  'lilly',
  'reilly',
  'connolly',
  'daly',
  'police',
  'elderly',
  'early',
  'only',
  'friendly',
  'daily',
  'weekly',
  'monthly',
  'likely',
  'lonely',
  'deadly',
  'costly',
  'supply',
]);
const NO_OWNERS = new Set(['what', 'that', 'it', 'he', 'she', 'who', 'there', 'here', 'let', 'how']);
/** These are as often conjunctions: what they govern may be the subject of a clause of its own. */
const CONJUNCTIVE = new Set([
  'as',
  'before',
  'after',
  'since',
  'until',
  'than',
  'like',
  'following',
  'with',
  'without',
]);
const attaches = (token: Token): boolean => PREPOSITIONS.has(token.lower) && !CONJUNCTIVE.has(token.lower);
const INDEFINITE = new Set(['someone', 'somebody', 'anyone', 'everyone', 'nobody', 'others']);
const LONGEST_PHRASE = 12;
const LONGEST_APPOSITION = 40;

export function isAdverb(token: Token): boolean {
  return (
    BETWEEN.has(token.lower) || (!token.capital && ADVERB.test(token.lower) && !NO_ADVERB.has(token.lower))
  );
}

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
    if (subject === undefined || (subject.pronoun === undefined && !subject.words.some(isPersonNoun)))
      continue;
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

export const isPersonNoun = (word: string): boolean =>
  TITLES.has(word) || ANONYMOUS.has(word) || genderOfNoun(word) !== undefined;

/** The noun phrase whose last token is `end`. */
export function phraseEndingAt(
  tokens: readonly Token[],
  end: number,
  mentions: UnitMentions,
): Subject | undefined {
  const token = tokens[end];
  if (token === undefined || !token.word || token.quote >= 0) return undefined;
  const pronoun = PRONOUNS.get(token.lower);
  if (
    pronoun !== undefined &&
    !(token.text.length > 1 && token.text === token.text.toUpperCase()) &&
    !isDeterminerUse(tokens, end)
  )
    return { start: token.start, end: token.end, pronoun, mentions: [], words: [token.lower], from: end };
  const mention = mentions.endingAt(token);
  return mention === undefined ? description(tokens, end) : named(tokens, end, mention, mentions);
}

const isDeterminerUse = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.capital === true && tokens[at]?.lower === 'her';

function named(tokens: readonly Token[], end: number, mention: Mention, mentions: UnitMentions): Subject {
  let from = end;
  while (from > 0 && (tokens[from - 1]?.start ?? -1) >= mention.titleStart) from--;
  const before = tokens[from - 1];
  const all = [mention];
  let start = mention.titleStart;
  let first = from;
  if (
    before !== undefined &&
    (before.lower === 'and' ||
      before.lower === 'und' ||
      before.lower === 'et' ||
      before.lower === 'y' ||
      before.lower === 'и' ||
      before.text === '&')
  ) {
    const other = mentions.endingAt(tokens[from - 2]);
    if (other !== undefined && other.name.kind !== 'place') {
      all.unshift(other);
      start = other.titleStart;
      while (first > 0 && (tokens[first - 1]?.start ?? -1) >= start) first--;
    }
  }
  const article = before !== undefined && before.lower === 'the' ? 1 : 0;
  const preposition = tokens[from - 1 - article];
  if (preposition !== undefined && PREPOSITIONS.has(preposition.lower) && preposition.lower !== 'as') {
    // "a spokesman for Mr Holm", "a report by the Council": the head stands before the preposition.
    const head = description(tokens, from - 2 - article);
    if (head !== undefined && head.words.some(isPersonNounOrPlural))
      return { ...head, end: mention.end, words: head.words, mentions: [] };
    const headName = mentions.endingAt(tokens[from - 2 - article]);
    if (headName !== undefined && headName.name.kind === 'person')
      return {
        start: headName.titleStart,
        end: headName.end,
        mentions: [headName],
        words: [],
        from: from - 2 - article,
      };
  }
  return { start, end: mention.end, mentions: all, words: [], from: first };
}

const isPersonNounOrPlural = (word: string): boolean =>
  isPersonNoun(word) || /(?:ers|ors|ists|ians|ials|ees|ents|ants)$/.test(word);

/** "the Russian leader", "police", "three officials", "the head of the agency". */
function description(tokens: readonly Token[], end: number): Subject | undefined {
  const head = tokens[end];
  if (
    head === undefined ||
    !head.word ||
    head.quote >= 0 ||
    PREPOSITIONS.has(head.lower) ||
    DETERMINERS.has(head.lower) ||
    CLAUSE_WORDS.has(head.lower)
  )
    return undefined;
  let from = end;
  let determined = -1;
  let possessed = false;
  const floor = Math.max(0, end - LONGEST_PHRASE);
  for (let at = end; at >= floor; at--) {
    const token = tokens[at];
    if (token === undefined || token.quote >= 0) break;
    if (token.text === "'s" || token.text === '’') {
      // "what's called", "it's said": no owner.
      if (NO_OWNERS.has(tokens[at - 1]?.lower ?? '')) return undefined;
      from = at;
      possessed = true;
      continue;
    }
    if (!token.word) break;
    if (DETERMINERS.has(token.lower) && at < end) {
      const twice = DETERMINERS.has(tokens[at - 1]?.lower ?? '');
      determined = twice ? at - 1 : at;
      const before = tokens[determined - 1];
      // "the head of the agency", "the plate beside the door": on to the head, while it is a noun phrase too.
      if (before !== undefined && attaches(before) && at - 2 >= floor) {
        const outer = description(tokens, determined - 2);
        if (outer !== undefined) return { ...outer, end: head.end };
      }
      break;
    }
    const joined =
      token.lower === 'and' &&
      stateOf(tokens[at - 1]?.lower ?? '') !== undefined &&
      tokens[at + 1]?.capital === true;
    if (at < end && !joined && (CLAUSE_WORDS.has(token.lower) || PREPOSITIONS.has(token.lower))) {
      if (token.lower === 'of' || token.lower === 'for' || token.lower === 'in') {
        const outer = description(tokens, at - 1);
        if (outer !== undefined && outer.words.some(isPersonNounOrPlural)) return { ...outer, end: head.end };
      }
      break;
    }
    if (at < end && (isAdverb(token) || PRONOUNS.has(token.lower))) break;
    if (INDEFINITE.has(head.lower) && at < end) break;
    from = at;
  }
  // "Holm's office" has its owner for a determiner.
  if (determined < 0 && possessed) determined = from;
  if (determined >= 0) return phrase(tokens, determined, end);
  // Without a determiner only nouns for people, or plurals at the beginning of a clause.
  if (
    isPersonNoun(head.lower) ||
    /(?:ers|ors|ists|ians|ials|ees|ents|ants|men|women|people)$/.test(head.lower)
  )
    return phrase(tokens, Math.max(from, end - 4), end);
  return undefined;
}

function phrase(tokens: readonly Token[], from: number, end: number): Subject {
  const words: string[] = [];
  for (let at = from; at <= end; at++) if (tokens[at]?.word === true) words.push(tokens[at]?.lower ?? '');
  return { start: tokens[from]?.start ?? 0, end: tokens[end]?.end ?? 0, mentions: [], words, from };
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
    if (token.lower === 'told' || token.lower === 'said') break;
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
    if (DETERMINERS.has(token.lower) && !governed) {
      let end = at + 1;
      while (
        end < Math.min(tokens.length, at + 6) &&
        tokens[end]?.word === true &&
        mentions.at(tokens[end]) === undefined &&
        !isPersonNoun(tokens[end]?.lower ?? '') &&
        !endsPhrase(tokens[end]) &&
        !PREPOSITIONS.has(tokens[end]?.lower ?? '')
      )
        end++;
      if (isPersonNoun(tokens[end]?.lower ?? '') && mentions.at(tokens[end + 1]) === undefined)
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
    /n['’]t$/.test(token.lower) ||
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
