import type { Speaker } from '../model/article.ts';
import { type Cue, findCues } from './cues.ts';
import type { QuoteSpan } from './quotes.ts';
import { type Referent, Referents } from './referents.ts';
import type { Unit } from './units.ts';
import { wordsOf } from './wording.ts';
import { type Mention } from './name.ts';
import { phraseEndingAt, type Subject, UnitMentions } from './nounPhrases.ts';
import { sentenceSubject, subjectAfter } from './subjects.ts';

/** Who said something, and the verb that says so. */
export interface Attribution {
  readonly speaker?: Speaker;
  readonly verb?: string;
}

/** A noun phrase and whom it means. */
interface Who {
  readonly subject: Subject;
  readonly referent: Referent;
}

export const NOBODY: Attribution = {};

/** Reads unit after unit, remembering who spoke last. */
export class AttributionReader {
  /** By index of the quotation. */
  readonly ofQuote = new Map<number, Attribution>();
  /** By index of the sentence: indirect speech. */
  readonly ofSentence = new Map<number, Attribution>();
  /** Counts the units of running text. */
  private order = 0;
  private lastSpeaker:
    | { readonly speaker: Speaker; readonly referent: Referent; readonly order: number }
    | undefined;
  private lastSubject:
    | { readonly speaker: Speaker; readonly referent: Referent; readonly order: number }
    | undefined;

  constructor(
    private readonly text: string,
    private readonly spans: readonly QuoteSpan[],
    private readonly referents: Referents,
    private readonly mentions: ReadonlyMap<number, readonly Mention[]>,
  ) {}

  read(unit: Unit, index: number, previous: Unit | undefined, running: boolean): void {
    const { outside } = unit;
    if (running) this.order++;
    const found = this.mentions.get(index) ?? [];
    const mentions = new UnitMentions(found, unit.tokens);
    const cues = findCues(this.text, outside, mentions);
    const subject = sentenceSubject(outside, mentions);
    const subjectReferent = subject === undefined ? undefined : this.referents.resolve(subject, index);
    if (subject !== undefined && subjectReferent !== undefined)
      this.referents.note(subjectReferent, index, 'subject', subject.start);
    const main =
      subject === undefined || subjectReferent === undefined
        ? undefined
        : { subject, referent: subjectReferent };
    let before: Subject | undefined;
    const resolved = cues.map((cue) => {
      const who = this.resolveCue(cue, before, main, index);
      if (cue.kind !== 'possessive' && cue.kind !== 'source') before = cue.subject ?? before;
      return who;
    });
    outside.forEach((token, at) => {
      if (token.quote < 0) return;
      const attribution = this.attributeQuote(unit, index, previous, at, cues, resolved, main, mentions);
      if (attribution !== undefined) this.ofQuote.set(token.quote, attribution);
    });
    this.attributeSentences(unit, cues, resolved);
    // "Among the rescued was …": whom alone a sentence names is what it is about.
    if (main === undefined) this.noteOnlyPerson(found, index);
    const spokenOf = new Set(found.length === 0 ? [] : outside.map((token) => token.start));
    for (const mention of found)
      if (spokenOf.has(unit.tokens[mention.first]?.start ?? -1))
        this.referents.note(this.referents.ofName(mention.name), index, 'other', mention.start);
    if (main !== undefined)
      this.lastSubject = {
        speaker: speakerOf(main.referent, main.subject),
        referent: main.referent,
        order: this.order,
      };
  }

  private noteOnlyPerson(found: readonly Mention[], unit: number): void {
    const persons = new Set(found.map(({ name }) => name).filter((name) => name.kind === 'person'));
    const [only, ...others] = persons;
    const mention = found.find(({ name }) => name === only);
    if (only !== undefined && mention !== undefined && others.length === 0)
      this.referents.note(this.referents.ofName(only), unit, 'subject', mention.start);
  }

  /** @param before the subject of the verb of attribution before it in the unit */
  private resolveCue(
    cue: Cue,
    before: Subject | undefined,
    main: Who | undefined,
    unit: number,
  ): Who | undefined {
    if (cue.subject === undefined) {
      // A participle or second verb: the subject of the verb before it, else that of the sentence.
      const referent = before === undefined ? undefined : this.referents.resolve(before, unit);
      return before === undefined || referent === undefined ? main : { subject: before, referent };
    }
    const referent = this.referents.resolve(cue.subject, unit);
    if (referent === undefined) return undefined;
    if (cue.kind !== 'source') this.referents.note(referent, unit, 'speaker', cue.subject.start);
    return { subject: cue.subject, referent };
  }

  private attributeQuote(
    unit: Unit,
    index: number,
    previous: Unit | undefined,
    at: number,
    cues: readonly Cue[],
    resolved: readonly (Who | undefined)[],
    main: Who | undefined,
    mentions: UnitMentions,
  ): Attribution | undefined {
    const { outside } = unit;
    const chosen = chooseCue(outside, at, cues);
    const cue = chosen === undefined ? undefined : cues[chosen];
    const who = chosen === undefined ? undefined : resolved[chosen];
    if (cue !== undefined && who !== undefined) return this.speaks(who, index, cue.verb);
    const words = wordsUpTo(outside, 2);
    // A verb alone, without a subject, carries on as well.
    const bare = cue !== undefined && cue.subject === undefined && words === 1;
    if (words === 0 || bare) return this.carry(unit, index, previous);
    const before = outside[at - 1];
    const after = outside[at + 1];
    const span = this.spans[outside[at]?.quote ?? -1];
    const quoted = span === undefined ? '' : this.text.slice(span.range.start, span.range.end);
    if (before?.text === ':') {
      const subject = phraseEndingAt(outside, at - 2, mentions);
      const referent = subject === undefined ? undefined : this.referents.resolve(subject, index);
      if (subject !== undefined && referent !== undefined && subject.from === 0)
        return this.speaks({ subject, referent }, index);
      if (main !== undefined) return this.speaks(main, index);
    }
    const sentence = /^\p{Lu}/u.test(quoted) && wordsOf(quoted.slice(0, 200)).length >= 4;
    if (sentence && (before?.text === ',' || before?.lower === 'that') && main !== undefined)
      return this.speaks(main, index);
    if (/[,?!—–-]$/.test(quoted) && after !== undefined) {
      const subject = subjectAfter(outside, at, mentions);
      const referent = subject === undefined ? undefined : this.referents.resolve(subject, index);
      if (subject !== undefined && referent !== undefined) return this.speaks({ subject, referent }, index);
    }
    return undefined;
  }

  private speaks(who: Who, unit: number, verb?: string): Attribution {
    const speaker = speakerOf(who.referent, who.subject);
    this.lastSpeaker = { speaker, referent: who.referent, order: this.order };
    this.referents.note(who.referent, unit, 'speaker', who.subject.start);
    return { speaker, ...(verb !== undefined && { verb }) };
  }

  /** A quotation alone in its sentence goes on with whoever spoke before. */
  private carry(unit: Unit, index: number, previous: Unit | undefined): Attribution | undefined {
    if (previous === undefined) return undefined;
    const last = this.lastSpeaker;
    const same = unit.paragraph === previous.paragraph;
    const back = same ? 2 : 1;
    if (last !== undefined && last.order >= this.order - back) {
      this.lastSpeaker = { ...last, order: this.order };
      this.referents.note(last.referent, index, 'speaker', unit.start);
      return { speaker: last.speaker };
    }
    const subject = this.lastSubject;
    if (subject === undefined || subject.order < this.order - 1 || !isSomebody(subject.referent))
      return undefined;
    this.lastSpeaker = { ...subject, order: this.order };
    return { speaker: subject.speaker };
  }

  private attributeSentences(unit: Unit, cues: readonly Cue[], resolved: readonly (Who | undefined)[]): void {
    const states = (relative: boolean): number =>
      cues.findIndex(
        (cue, at) =>
          cue.kind !== 'possessive' && (relative || cue.relative !== true) && resolved[at] !== undefined,
      );
    const main = states(false) >= 0 ? states(false) : states(true);
    const cue = cues[main];
    const who = resolved[main];
    if (cue === undefined || who === undefined) return;
    const attribution = {
      speaker: speakerOf(who.referent, who.subject),
      ...(cue.verb !== undefined && { verb: cue.verb }),
    };
    const [first, last] = unit.sentences;
    for (let sentence = first; sentence <= last; sentence++) this.ofSentence.set(sentence, attribution);
    if (this.lastSpeaker?.order !== this.order)
      this.lastSpeaker = { speaker: attribution.speaker, referent: who.referent, order: this.order };
  }
}

/** Whether somebody is likely to speak of whom nothing has been quoted yet. */
const isSomebody = ({ name, plural }: Referent): boolean =>
  !plural &&
  (name === undefined || name.kind === 'person' || (name.kind === undefined && name.words.length > 1));

const speakerOf = (referent: Referent, subject: Subject): Speaker => ({
  name: referent.text,
  mention: { start: subject.start, end: subject.end },
});

/** The attribution a quotation belongs to: one directly after it, else the nearest before, else one later in the sentence. */
function chooseCue(outside: Unit['outside'], at: number, cues: readonly Cue[]): number | undefined {
  const begins = (cue: Cue): number => Math.min(cue.at, cue.subject?.from ?? cue.at);
  const next = firstAfter(cues, at);
  // "Holm's promise that “…”", "said: “…”": a verb right before is nearer than one right after.
  const leading = cues[next - 1];
  if (leading !== undefined && introduces(outside, leading.at, at)) {
    // "called her remarks “sad”" judges remarks and does not give them.
    const judged = leading.kind === 'possessive' && cues[next - 2]?.kind === 'describes';
    return judged && leading.at - (cues[next - 2]?.at ?? 0) < 5 ? next - 2 : next - 1;
  }
  for (let index = next; index < Math.min(cues.length, next + 3); index++) {
    const cue = cues[index];
    if (cue !== undefined && begins(cue) > at && marksOnly(outside, at + 1, begins(cue))) return index;
  }
  if (next > 0) return next - 1;
  for (let index = next; index < Math.min(cues.length, next + 5); index++) {
    const kind = cues[index]?.kind;
    if (kind !== undefined && kind !== 'possessive' && kind !== 'describes') return index;
  }
  return undefined;
}

/** Index of the first cue after a token; they are in text order. */
function firstAfter(cues: readonly Cue[], at: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.at ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many words there are, counted no further than needed. */
function wordsUpTo(tokens: Unit['outside'], most: number): number {
  let words = 0;
  for (const token of tokens) if (token.word && ++words === most) break;
  return words;
}

function introduces(tokens: Unit['outside'], verb: number, quote: number): boolean {
  if (quote - verb > 3) return false;
  for (let at = verb + 1; at < quote; at++) {
    const token = tokens[at];
    if (token === undefined || token.quote >= 0 || (token.word && token.lower !== 'that')) return false;
  }
  return true;
}

function marksOnly(tokens: Unit['outside'], from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (tokens[at]?.word === true || (tokens[at]?.quote ?? 0) >= 0) return false;
  return true;
}
