import type { LexiconLanguage } from '../language/lexicon.ts';
import { type NegationWords, negationWords } from '../language/negation.ts';
import { phraseAt } from '../language/phrases.ts';
import { BREAK, type Word, type Wordlist } from '../language/words.ts';
import type { Range } from '../model/range.ts';
import {
  conceded,
  counterfactual,
  expletive,
  hyphened,
  inTitle,
  limits,
  restricts,
  supposed,
} from './idleNegators.ts';

/** A word or phrase that denies, and what it denies. Word indices are into the list it was read from. */
export interface Negation {
  readonly range: Range;
  readonly words: readonly [first: number, end: number];
  /** Where its second part stands, if it has one: "schließt … aus". */
  readonly second?: number;
  /** The words it acts on, first inclusive, end exclusive. */
  readonly scope: readonly [first: number, end: number];
  /** The word it falls on; -1 where the clause has none. */
  readonly focus: number;
  /** Qualifies what happened and does not deny it: "without", "instead of". */
  readonly aside: boolean;
}

/** What a passage denies. */
export interface Polarity {
  readonly negations: readonly Negation[];
  /** For each word 1 where it stands under an odd number of negations, else 0. */
  readonly parity: Uint8Array;
  /** For each word 1 where it is part of a negation itself. */
  readonly cue: Uint8Array;
}

const REACH = 12;

/** Particles that reinforce one another instead of cancelling: "ne … pas", "no … nadie", "никто не". */
const CONCORD: Readonly<Partial<Record<LexiconLanguage, ReadonlySet<string>>>> = {
  fr: new Set([
    'ne',
    "n'",
    'pas',
    'jamais',
    'aucun',
    'aucune',
    'rien',
    'personne',
    'ni',
    'nul',
    'nulle',
    'plus',
    'guère',
    'aucunement',
    'nullement',
  ]),
  es: new Set(['no', 'nunca', 'jamás', 'nadie', 'nada', 'ningún', 'ninguna', 'ninguno', 'ni', 'tampoco']),
  ru: new Set([
    'не',
    'ни',
    'никто',
    'ничто',
    'ничего',
    'никого',
    'никому',
    'никогда',
    'нигде',
    'никуда',
    'никакой',
    'никаких',
    'никакого',
    'никакие',
  ]),
};

const ASIDE = new Set([
  'without',
  'instead',
  'rather',
  'lack',
  'ohne',
  'statt',
  'anstatt',
  'sans',
  'faute',
  'plutôt',
  'lieu',
  'sin',
  'без',
  'вместо',
]);

const COORDINATORS = new Set(['nor', 'ni', 'noch', 'ни']);

/** The negations of a passage with their scopes. */
export function polarityOf(list: Wordlist): Polarity {
  const { words } = list;
  const parity = new Uint8Array(words.length);
  const cue = new Uint8Array(words.length);
  const lexicon = negationWords(list.language);
  if (lexicon === undefined || list.language === undefined) return { negations: [], parity, cue };
  const negations = read(list, lexicon, list.language, cue);
  for (const { words: own, second, scope } of negations) {
    for (let at = own[0]; at < own[1]; at++) cue[at] = 1;
    if (second !== undefined) cue[second] = 1;
    for (let at = scope[0]; at < scope[1]; at++)
      if (at < own[0] || at >= own[1]) parity[at] = (parity[at] ?? 0) ^ 1;
  }
  return { negations, parity, cue };
}

function read(
  list: Wordlist,
  lexicon: NegationWords,
  language: LexiconLanguage,
  cue: Uint8Array,
): readonly Negation[] {
  const { words } = list;
  const concord = CONCORD[language];
  const negations: Negation[] = [];
  let concordUntil = -1;
  for (let at = 0; at < words.length; at++) {
    const idle = phraseAt(words, at, lexicon.idle);
    const forward = phraseAt(words, at, lexicon.forward);
    const clause = phraseAt(words, at, lexicon.clause);
    const backward = phraseAt(words, at, lexicon.backward);
    const count = Math.max(forward, clause, backward);
    if (idle > 0 && idle >= count) {
      cue.fill(1, at, at + idle);
      at += idle - 1;
      continue;
    }
    if (count === 0) {
      const found = inTwoParts(words, at, lexicon) ?? endingSomething(words, at, lexicon, language);
      if (found !== undefined) negations.push(found);
      continue;
    }
    const lower = words[at]?.lower ?? '';
    // "No. 4" numbers and denies nothing.
    if (
      language === 'en' &&
      lower === 'no' &&
      words[at + 1]?.value !== undefined &&
      list.text.charAt(words[at]?.start ?? 0) === 'N'
    )
      continue;
    if (
      language === 'fr' &&
      (lower === 'ne' || lower === "n'") &&
      (restricts(words, at) || expletive(words, at))
    )
      continue;
    if (forward === 1 && limits(words, at, language)) continue;
    // The second part of a negation found already.
    if (negations.some(({ words: own, second }) => own[0] === at || second === at)) {
      cue[at] = 1;
      continue;
    }
    if (count === 1 && concord?.has(lower) === true && at < concordUntil) {
      // A second particle of the same clause belongs to the first.
      cue[at] = 1;
      continue;
    }
    if (
      hyphened(list.text, words[at]) ||
      inTitle(words, at) ||
      counterfactual(words, at) ||
      conceded(words, at) ||
      supposed(list, at)
    )
      continue;
    const [first, last] = clauseAround(words, at, at + count, lexicon);
    let scope: [number, number];
    let focus: number;
    // "It is not true that …" denies what follows.
    const introduces = COMPLEMENT.test(words[at + count]?.lower ?? '');
    if (backward === count && !introduces && !(forward === count && hasContent(words, at + count, last))) {
      const told = toldBefore(words, at);
      scope = [told ?? first, at];
      focus =
        told === undefined ? lastContent(words, first, at, lexicon) : firstContent(words, told, at, lexicon);
    } else if (clause === count && !introduces) {
      scope = [first, last];
      focus = firstContent(words, at + count, last, lexicon);
      if (focus < 0) focus = lastContent(words, first, at, lexicon);
    } else {
      const end = forwardEnd(words, at + count, lexicon);
      scope = [at + count, end];
      focus = firstContent(words, at + count, end, lexicon);
      // "Turned up nothing": an object that is nobody or nothing denies its verb.
      const object = focus < 0 || (at > first && AFTER_OBJECT.test(words[at + 1]?.lower ?? ''));
      if (object && OBJECTS.has(lower)) {
        scope = [first, at];
        focus = lastContent(words, first, at, lexicon);
      }
    }
    if (concord?.has(lower) === true && count <= 2) concordUntil = last;
    negations.push({
      range: { start: words[at]?.start ?? 0, end: words[at + count - 1]?.end ?? 0 },
      words: [at, at + count],
      scope,
      focus,
      aside: ASIDE.has(lower),
    });
    at += count - 1;
  }
  return negations;
}

/** How far apart the two parts of a negation stand at most. */
const PARTED_REACH = 12;

/** "Prevented the tug from entering", "schließt Neuwahlen aus". */
function inTwoParts(words: readonly Word[], at: number, lexicon: NegationWords): Negation | undefined {
  const parted = lexicon.parted.get(words[at]?.lower ?? '');
  if (parted === undefined) return undefined;
  for (let next = at + 1; next < Math.min(words.length, at + PARTED_REACH); next++) {
    const word = words[next];
    if (word === undefined || word.before >= BREAK.comma) return undefined;
    if (word.lower !== parted.second) continue;
    if (phraseAt(words, next - 1, lexicon.idle) > 1) return undefined;
    const after = parted.acts === 'after';
    // "Schließt die Tür aus Holz": a particle ends its clause.
    if (!after && next + 1 < words.length && (words[next + 1]?.before ?? 0) < BREAK.comma) continue;
    // "Kept it from Monday": what is prevented is a doing.
    if (after && words[next + 1]?.lower.endsWith('ing') !== true) return undefined;
    const scope: [number, number] = after ? [next + 1, forwardEnd(words, next + 1, lexicon)] : [at + 1, next];
    return {
      range: after
        ? { start: words[at]?.start ?? 0, end: word.end }
        : { start: words[at]?.start ?? 0, end: words[at]?.end ?? 0 },
      words: [at, at + 1],
      second: next,
      scope,
      focus: firstContent(words, scope[0], scope[1], lexicon),
      // What was prevented may have been tried.
      aside: after,
    };
  }
  return undefined;
}

const ENDING = /^(?:stop|stops|stopped|quit|quits)$/u;

/** "Stopped supplying": what was ended is no longer so. */
function endingSomething(
  words: readonly Word[],
  at: number,
  lexicon: NegationWords,
  language: LexiconLanguage,
): Negation | undefined {
  if (language !== 'en' || !ENDING.test(words[at]?.lower ?? '')) return undefined;
  const next = words[at + 1];
  if (next === undefined || next.before > 0 || !/\p{L}{3}ing$/u.test(next.lower)) return undefined;
  const scope: [number, number] = [at + 1, forwardEnd(words, at + 1, lexicon)];
  return {
    range: { start: words[at]?.start ?? 0, end: words[at]?.end ?? 0 },
    words: [at, at + 1],
    scope,
    focus: firstContent(words, scope[0], scope[1], lexicon),
    // What was stopped went on before.
    aside: true,
  };
}

const TELLINGS =
  /^(?:reports?|claims?|allegations?|suggestions?|rumou?rs?|story|stories|news|meldung|meldungen|bericht|berichte|behauptung|behauptungen|gerücht|gerüchte|nouvelle|rumeur|affirmation|noticia|rumor|afirmación)$/u;

/** "The report that … is false": where what is reported begins. */
function toldBefore(words: readonly Word[], to: number): number | undefined {
  for (let at = to - 1; at > 0; at--) {
    if ((words[at]?.before ?? 0) >= BREAK.sentence) return undefined;
    if (COMPLEMENT.test(words[at]?.lower ?? '') && TELLINGS.test(words[at - 1]?.lower ?? '')) return at + 1;
  }
  return undefined;
}

const COMPLEMENT = /^(?:that|dass|que|qu'|что)$/u;

/** After a negator that is an object: "found nothing in the well". */
const AFTER_OBJECT = /^(?:about|after|at|before|beyond|from|in|near|on|under|until|with)$/u;

const OBJECTS = new Set(['nothing', 'none', 'neither']);

const ends = (word: Word, lexicon: NegationWords): boolean =>
  word.before >= BREAK.comma || lexicon.stops.has(word.lower);

/** Where the reach of a forward negator ends. */
function forwardEnd(words: readonly Word[], from: number, lexicon: NegationWords): number {
  let seen = false;
  for (let at = from; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (word.before >= BREAK.clause || at - from >= REACH) return at;
    if (COORDINATORS.has(word.lower)) return at;
    // "did not, however, agree": a comma ends the reach only once something is denied.
    // "It is not true that although …": no word right after "that" ends anything.
    const opens = COMPLEMENT.test(words[at - 1]?.lower ?? '');
    if (ends(word, lexicon) && (seen || (lexicon.stops.has(word.lower) && !opens))) return at;
    if (word.content && !lexicon.light.has(word.lower)) seen = true;
  }
  return words.length;
}

function clauseAround(
  words: readonly Word[],
  from: number,
  to: number,
  lexicon: NegationWords,
): readonly [number, number] {
  let first = from;
  while (first > 0) {
    const word = words[first];
    if (word === undefined || ends(word, lexicon)) break;
    first--;
  }
  let last = to;
  while (last < words.length) {
    const word = words[last];
    if (word === undefined || ends(word, lexicon)) break;
    last++;
  }
  return [first, last];
}

/** Adverbs of manner: "was not officially opened" denies the opening. */
const MANNER = /(?<=\p{L}{3})(?:ly|ment|mente)$/u;

const carries = (word: Word | undefined, lexicon: NegationWords): boolean =>
  word !== undefined && word.content && !lexicon.light.has(word.lower) && !MANNER.test(word.lower);

const hasContent = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(from, to).some((word) => word.content);

function firstContent(words: readonly Word[], from: number, to: number, lexicon: NegationWords): number {
  for (let at = from; at < to; at++) if (carries(words[at], lexicon)) return at;
  return -1;
}

function lastContent(words: readonly Word[], from: number, to: number, lexicon: NegationWords): number {
  for (let at = to - 1; at >= from; at--) if (carries(words[at], lexicon)) return at;
  return -1;
}
