import { type AttributionKind, attributionVerb } from '../language/attributionVerbs.ts';
import {
  AUXILIARIES,
  CLAUSE_WORDS,
  DETERMINERS,
  NOUN_VERBS,
  PASSIVES,
  PREPOSITIONS,
  PRONOUNS,
  SOURCE_WORDS,
  SPEECH_NOUNS,
  TAKES_PERSON,
} from '../language/grammar.ts';
import { isAdverb, isPersonNoun, phraseEndingAt, type Subject, type UnitMentions } from './nounPhrases.ts';
import { subjectAfter, subjectBefore } from './subjects.ts';
import type { Token } from './tokens.ts';

/** A place that says whose words stand beside it. */
export interface Cue {
  readonly kind: AttributionKind | 'source' | 'possessive';
  readonly verb?: string;
  /** Index of the verb among the tokens outside quotations. */
  readonly at: number;
  /** Undefined: the participle of a subject that stands elsewhere in the sentence. */
  readonly subject: Subject | undefined;
  /** In a clause that only says more of somebody: "Holm, who has advised three mayors". */
  readonly relative?: boolean;
  /** Whether the subject follows the verb. */
  readonly inverted: boolean;
}

/** Finds the attributions of a unit, in text order. */
export function findCues(text: string, tokens: readonly Token[], mentions: UnitMentions): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !token.word) continue;
    const source = sourceCue(tokens, at, mentions) ?? possessiveCue(tokens, at, mentions);
    if (source !== undefined) {
      cues.push(source);
      continue;
    }
    if (token.capital && !token.first) continue;
    const inverted = invertedCue(tokens, at);
    if (inverted !== undefined) {
      cues.push(inverted);
      continue;
    }
    const kind = attributionVerb(token.lower);
    if (kind === undefined) continue;
    const cue = verbCue(text, tokens, at, kind, mentions);
    if (cue !== undefined) cues.push(cue);
  }
  return cues;
}

/** French "ajoute-t-elle", "a-t-elle ajouté": the pronoun hangs on the verb. */
function invertedCue(tokens: readonly Token[], at: number): Cue | undefined {
  const token = tokens[at];
  if (token?.lower.includes('-') !== true) return undefined;
  const hung = /^(\p{L}+?)(?:-t)?-(il|elle|ils|elles)$/u.exec(token.lower);
  const [, stem = '', word = ''] = hung ?? [];
  const pronoun = PRONOUNS.get(word);
  if (pronoun === undefined) return undefined;
  const full = AUXILIARIES.has(stem) ? tokens[at + 1]?.lower : stem;
  const kind = full === undefined ? undefined : attributionVerb(full);
  if (kind === undefined || full === undefined) return undefined;
  const subject = {
    start: token.end - word.length,
    end: token.end,
    pronoun,
    mentions: [],
    words: [word],
    from: at,
  };
  return { kind, verb: full, at, subject, inverted: true };
}

function sourceCue(tokens: readonly Token[], at: number, mentions: UnitMentions): Cue | undefined {
  const token = tokens[at];
  const english = token?.lower === 'according' && tokens[at + 1]?.lower === 'to';
  if (
    !english &&
    !(token !== undefined && SOURCE_WORDS.has(token.lower)) &&
    !(token?.lower === 'словам' && tokens[at - 1]?.lower === 'по')
  )
    return undefined;
  const subject =
    subjectAfter(tokens, english ? at + 1 : at, mentions) ?? bareNoun(tokens, english ? at + 2 : at + 1);
  return subject === undefined ? undefined : { kind: 'source', at, subject, inverted: true };
}

function bareNoun(tokens: readonly Token[], at: number): Subject | undefined {
  const first = tokens[at];
  if (first === undefined || !first.word || DETERMINERS.has(first.lower)) return undefined;
  const words: string[] = [];
  let end = at;
  for (; end < at + 5; end++) {
    const token = tokens[end];
    if (token === undefined || !token.word || CLAUSE_WORDS.has(token.lower) || PREPOSITIONS.has(token.lower))
      break;
    words.push(token.lower);
  }
  const last = tokens[end - 1];
  return last === undefined || words.length === 0
    ? undefined
    : { start: first.start, end: last.end, mentions: [], words, from: at };
}

/** "Holm's promise that", "his remark:", "in Holm's words". */
function possessiveCue(tokens: readonly Token[], at: number, mentions: UnitMentions): Cue | undefined {
  const token = tokens[at];
  if (token === undefined || !SPEECH_NOUNS.has(token.lower) || token.capital) return undefined;
  for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
    const owner = tokens[back];
    if (owner === undefined || owner.quote >= 0) return undefined;
    if (owner.text === "'s" || owner.text === '’' || owner.text === "'") {
      const subject = phraseEndingAt(tokens, back - 1, mentions);
      return subject === undefined ? undefined : { kind: 'possessive', at, subject, inverted: false };
    }
    if (owner.lower === 'his' || owner.lower === 'her' || owner.lower === 'their') {
      const pronoun = owner.lower === 'his' ? 'm' : owner.lower === 'her' ? 'f' : 'plural';
      return {
        kind: 'possessive',
        at,
        subject: {
          start: owner.start,
          end: owner.end,
          pronoun,
          mentions: [],
          words: [owner.lower],
          from: back,
        },
        inverted: false,
      };
    }
    if (!owner.word || PREPOSITIONS.has(owner.lower) || CLAUSE_WORDS.has(owner.lower)) return undefined;
  }
  return undefined;
}

function verbCue(
  text: string,
  tokens: readonly Token[],
  at: number,
  kind: AttributionKind,
  mentions: UnitMentions,
): Cue | undefined {
  const token = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (token === undefined) return undefined;
  const verb = text.slice(token.start, token.end);
  const make = (subject: Subject | undefined, inverted: boolean): Cue => ({
    kind,
    verb,
    at,
    subject,
    inverted,
  });
  if (before?.lower === 'as') return quotedAs(tokens, at, mentions, make);
  if (
    before !== undefined &&
    (DETERMINERS.has(before.lower) || before.lower === 'of') &&
    !beginsAfterQuote(tokens, at)
  )
    return undefined;
  const infinitive = before?.lower === 'to';
  const quoteNear = introducesQuote(tokens, at);
  if (infinitive) return quoteNear ? make(undefined, false) : undefined;
  const participle = token.lower.endsWith('ing');
  if (!participle && passive(tokens, at)) return undefined;
  const parted = before?.text === ',' || (before !== undefined && before.quote >= 0);
  if (participle && parted) return make(undefined, false);
  if (beginsAfterQuote(tokens, at)) {
    const subject = subjectAfter(tokens, at, mentions);
    if (subject !== undefined) return make(subject, true);
    // Spanish «…», añadió: whoever spoke before.
    if (before?.text !== undefined && (after === undefined || !after.word)) return make(undefined, true);
  }
  const subject = relativeSubject(tokens, at, mentions) ?? subjectBefore(tokens, at, mentions);
  if (participle && NOUN_VERBS.has(token.lower)) return undefined;
  // "calmed the crowd saying": what stands before a participle speaks only if it can.
  if (participle && subject !== undefined && !canSpeak(subject)) return make(undefined, false);
  if (subject !== undefined) {
    // "What the warden said" names her words and does not give them.
    if (tokens[subject.from - 1]?.lower === 'what' && !quoteNear) return undefined;
    if (NOUN_VERBS.has(token.lower) && !fitsNounVerb(tokens, at, subject, quoteNear)) return undefined;
    return { ...make(subject, false), relative: afterRelative(tokens, at) };
  }
  if (participle && (quoteNear || after?.lower === 'that' || token.first)) return make(undefined, false);
  // German, Spanish and Russian put the subject after the verb within a sentence too.
  if (!participle && !/^[a-z]+(?:ed|s|id)$/.test(token.lower)) {
    const later = subjectAfter(tokens, at, mentions);
    if (later !== undefined && later.mentions.length > 0) return make(later, true);
  }
  if (NOUN_VERBS.has(token.lower) || token.first) return undefined;
  // A second verb of the same subject: "welcomed the visit and said".
  const joined =
    before === undefined || !before.word || /^(?:and|but|or|then|und|aber|et|y|и)$/.test(before.lower);
  return joined && (quoteNear || after?.lower === 'that' || before?.word === true)
    ? make(undefined, false)
    : undefined;
}

/** "a woman, who wept and cried": the second verb of a relative clause. */
function relativeSubject(tokens: readonly Token[], at: number, mentions: UnitMentions): Subject | undefined {
  if (tokens[at - 1]?.lower !== 'and') return undefined;
  for (let back = at - 2; back >= Math.max(0, at - 8); back--) {
    const token = tokens[back];
    if (token === undefined || !token.word) return undefined;
    if (token.lower === 'who') return subjectBefore(tokens, back + 1, mentions);
  }
  return undefined;
}

function afterRelative(tokens: readonly Token[], at: number): boolean {
  let back = at - 1;
  while (back > 0 && tokens[back]?.word === true && isAdverb(tokens[back] as Token)) back--;
  return tokens[back]?.lower === 'who' || tokens[back]?.lower === 'which';
}

const canSpeak = (subject: Subject): boolean =>
  subject.pronoun !== undefined ||
  subject.words.some(isPersonNoun) ||
  subject.mentions.some((mention) => mention.name.kind !== 'place');

/** "Holm was quoted as saying", "the agency quoted Holm as saying". */
function quotedAs(
  tokens: readonly Token[],
  at: number,
  mentions: UnitMentions,
  make: (subject: Subject | undefined, inverted: boolean) => Cue,
): Cue | undefined {
  if (tokens[at]?.lower.endsWith('ing') !== true) return undefined;
  const previous = tokens[at - 2];
  if (previous === undefined) return undefined;
  if (/^(?:quoted|cited|reported|described)$/.test(previous.lower))
    return make(subjectBefore(tokens, at - 2, mentions), false);
  return make(phraseEndingAt(tokens, at - 2, mentions), false);
}

/** Whether a quotation, perhaps with a comma, stands directly before. */
function beginsAfterQuote(tokens: readonly Token[], verb: number): boolean {
  let at = verb;
  // "« … », a déclaré Mme Morel": past an auxiliary.
  while (
    at > 0 &&
    verb - at < 3 &&
    tokens[at - 1]?.word === true &&
    AUXILIARIES.has(tokens[at - 1]?.lower ?? '')
  )
    at--;
  const before = tokens[at - 1];
  if (before === undefined) return false;
  if (before.quote >= 0) return true;
  if (!/^[,—–-]$/.test(before.text)) return false;
  // Russian sets a comma and a dash.
  const further = tokens[at - 2]?.text === ',' ? tokens[at - 3] : tokens[at - 2];
  return further?.quote !== undefined && further.quote >= 0;
}

/** Whether a quotation follows within a few words: "told reporters: “…”". */
function introducesQuote(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next <= Math.min(tokens.length - 1, at + 5); next++) {
    const token = tokens[next];
    if (token === undefined) return false;
    if (token.quote >= 0) return true;
    if (token.text === '.' || token.text === ';') return false;
  }
  return false;
}

function passive(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--) {
    const token = tokens[back];
    if (token === undefined || !token.word || !isAdverb(token)) return false;
    if (PASSIVES.has(token.lower)) return true;
  }
  return false;
}

function fitsNounVerb(tokens: readonly Token[], at: number, subject: Subject, quoteNear: boolean): boolean {
  const after = tokens[at + 1];
  if (after?.lower === 'of' || after?.lower === 'for') return false;
  if (tokens[at]?.lower.endsWith('ed') === true) return true;
  if (subject.pronoun !== undefined) return true;
  // "Ellen Frost calls it", "Ellen Frost, a historian, calls it".
  if (subject.mentions.length > 0) return subject.end === tokens[at - 1]?.end || tokens[at - 1]?.text === ',';
  // "critics claim", "the records state": a plural before a plain form.
  const last = subject.words[subject.words.length - 1] ?? '';
  if (/(?:s|people|police)$/.test(last) && tokens[at]?.lower.endsWith('s') === false) return true;
  return (
    quoteNear || after?.lower === 'that' || (TAKES_PERSON.has(tokens[at]?.lower ?? '') && after !== undefined)
  );
}
