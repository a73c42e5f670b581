import { stateOf } from '../language/countries.ts';
import {
  BETWEEN,
  CLAUSE_WORDS,
  DETERMINERS,
  PREPOSITIONS,
  type PronounNumber,
  PRONOUNS,
} from '../language/grammar.ts';
import { PERSON_NOUNS } from '../language/titles.ts';
import type { Mention } from './name.ts';
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
/** Noun phrases are looked for this many words back or on. */
export const LONGEST_PHRASE = 12;
export function isAdverb(token: Token): boolean {
  return (
    BETWEEN.has(token.lower) || (!token.capital && token.lower.endsWith('ly') && !NO_ADVERB.has(token.lower))
  );
}

/** Takes a word in lower case. */
export const isPersonNoun = (word: string): boolean => PERSON_NOUNS.has(word);

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

export function named(
  tokens: readonly Token[],
  end: number,
  mention: Mention,
  mentions: UnitMentions,
): Subject {
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

const PLURAL_FOR_PEOPLE = /(?:ers|ors|ists|ians|ials|ees|ents|ants)$/;

export const isPersonNounOrPlural = (word: string): boolean =>
  isPersonNoun(word) || (word.endsWith('s') && PLURAL_FOR_PEOPLE.test(word));

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
  // "One of them said".
  if (
    head.lower === 'them' &&
    tokens[end - 1]?.lower === 'of' &&
    DETERMINERS.has(tokens[end - 2]?.lower ?? '')
  )
    return phrase(tokens, end - 2, end);
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
  // Without a determiner only nouns for people, or plurals at the beginning of a clause or a sentence.
  if (
    (tokens[from]?.first === true && /[^su]s$/.test(head.lower) && !head.capital) ||
    isPersonNoun(head.lower) ||
    /(?:ers|ors|ists|ians|ials|ees|ents|ants|men|women|people)$/.test(head.lower)
  )
    return phrase(tokens, Math.max(from, end - 4), end);
  return undefined;
}

export function phrase(tokens: readonly Token[], from: number, end: number): Subject {
  const words: string[] = [];
  for (let at = from; at <= end; at++) if (tokens[at]?.word === true) words.push(tokens[at]?.lower ?? '');
  return { start: tokens[from]?.start ?? 0, end: tokens[end]?.end ?? 0, mentions: [], words, from };
}
