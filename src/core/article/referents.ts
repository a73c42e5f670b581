import { stateOf } from '../language/countries.ts';
import type { Gender } from '../language/firstNames.ts';
import { ANONYMOUS, BODY_WORDS, genderOfNoun, LEADERS, TITLES } from '../language/titles.ts';
import { type Name, nameText } from './name.ts';
import { isPersonNoun, type Subject } from './nounPhrases.ts';

/** Somebody spoken of: by name, or by the words that describe him where the article names nobody. */
export interface Referent {
  readonly text: string;
  readonly name?: Name;
  readonly gender: Gender | undefined;
  readonly plural: boolean;
}

/** How a referent stood in its sentence: the likelier to be taken up by a pronoun, the higher. */
export type Role = 'speaker' | 'subject' | 'other';

const WEIGHT: Readonly<Record<Role, number>> = { speaker: 3, subject: 2.6, other: 1 };
/** What one sentence further back costs. */
const DECAY = 1.1;
const FURTHEST = 6;
const KNOWN_GENDER = 0.6;
const MOST_FOCUS = 60;

/** Offices an article seldom gives to somebody it calls by another: "the senator" is not the governor. */
const OFFICES = new Set(
  'president chancellor premier minister secretary senator representative congressman congresswoman governor mayor king queen pope judge ambassador'.split(
    ' ',
  ),
);

interface Focus {
  readonly referent: Referent;
  readonly unit: number;
  readonly role: Role;
  readonly at: number;
}

/**
 * Whom pronouns and descriptions mean, by salience: recency, the part in the sentence, gender as far as known, and
 * the titles an article gives its people.
 */
export class Referents {
  private focus: Focus[] = [];
  /** Those somebody's words were attributed to. */
  private readonly spoken = new Set<Name>();
  private readonly described = new Map<string, Referent>();
  private readonly byDescriptor = new Map<string, Name[]>();

  constructor(
    private readonly text: string,
    names: readonly Name[],
  ) {
    for (const name of names) {
      for (const word of name.descriptors) this.index(word, name);
      if (name.kind === 'body' && name.words.length > 1)
        this.index(`body:${(name.words[name.words.length - 1] ?? '').toLowerCase()}`, name);
    }
  }

  private index(word: string, name: Name): void {
    const known = this.byDescriptor.get(word);
    if (known === undefined) this.byDescriptor.set(word, [name]);
    else known.push(name);
  }

  /** Notes that somebody was spoken of at this offset. */
  note(referent: Referent, unit: number, role: Role, at: number): void {
    if (role === 'speaker' && referent.name !== undefined) this.spoken.add(referent.name);
    this.focus.push({ referent, unit, role, at });
    if (this.focus.length > MOST_FOCUS * 2) this.focus = this.focus.slice(-MOST_FOCUS);
  }

  ofName(name: Name): Referent {
    return { text: nameText(name), name, gender: name.gender, plural: false };
  }

  /** Undefined where a pronoun has no antecedent. */
  resolve(subject: Subject, unit: number): Referent | undefined {
    const [first, ...others] = subject.mentions;
    if (first !== undefined) {
      if (others.length === 0) return this.ofName(first.name);
      return {
        text: subject.mentions.map((mention) => nameText(mention.name)).join(' and '),
        gender: undefined,
        plural: true,
      };
    }
    switch (subject.pronoun) {
      case undefined:
        return this.describe(subject, unit);
      case 'self':
        return undefined;
      case 'thing':
        return this.best(unit, subject.start, thingFit);
      case 'plural':
        return (
          this.best(unit, subject.start, (referent) => (referent.plural ? 0 : undefined)) ??
          this.asWritten(subject, true)
        );
      default: {
        const gender = subject.pronoun;
        const found = this.best(unit, subject.start, (referent) => this.genderFit(referent, gender));
        // Taken up by "she" once, nobody is "he" later on.
        if (found?.name?.kind === 'person') found.name.gender ??= gender;
        return found ?? this.asWritten(subject, false);
      }
    }
  }

  private describe(subject: Subject, unit: number): Referent {
    const { words } = subject;
    const head = words.findLast(isPersonNoun) ?? words[words.length - 1] ?? '';
    const indefinite =
      /^(?:a|an|one|another|some|several|many|two|three|four|five|six|no|every|ein|eine|un|une|una|um|uma)$/.test(
        words[0] ?? '',
      );
    const plural = /(?:[^su]s|people|police|men|women)$/.test(head) && genderOfNoun(head) === undefined;
    // A spokesman "for" somebody is nobody the article named before.
    const own = subject.end > subject.start && !this.text.slice(subject.start, subject.end).includes(' for ');
    if (!indefinite && !plural && own) {
      const found = this.named(head, words, unit, subject.start);
      if (found !== undefined) return found;
    }
    const definite = words[0] === 'the' && !plural && own;
    const again = definite ? this.again(head, words, unit, subject.start) : undefined;
    if (again !== undefined) return again;
    const written = this.asWritten(subject, plural, genderOfNoun(head));
    const key = written.text.toLowerCase();
    const known = this.described.get(key);
    if (known !== undefined) return known;
    this.described.set(key, written);
    return written;
  }

  /**
   * "The official" after "a senior official", and "the senator" in an article that calls nobody so: whoever was
   * spoken of last.
   */
  private again(head: string, words: readonly string[], unit: number, at: number): Referent | undefined {
    if (words.length > 2 || !isPersonNoun(head)) return undefined;
    const described = this.best(unit, at, ({ name, plural, text }) =>
      name === undefined && !plural && text.toLowerCase().split(' ').pop() === head ? 0 : undefined,
    );
    if (described !== undefined || ANONYMOUS.has(head)) return described;
    const gender = genderOfNoun(head);
    return this.best(unit, at, (referent) => {
      const { name } = referent;
      if (
        name?.kind !== 'person' ||
        [...name.descriptors].some((word) => TITLES.has(word) && OFFICES.has(word))
      )
        return undefined;
      return this.genderFit(referent, gender);
    });
  }

  private named(head: string, words: readonly string[], unit: number, at: number): Referent | undefined {
    const states = new Set(words.map(stateOf).filter((state) => state !== undefined));
    const fits = (name: Name): boolean =>
      states.size === 0 || name.states.size === 0 || [...name.states].some((state) => states.has(state));
    const gender = genderOfNoun(head);
    const described = isPersonNoun(head) ? (this.byDescriptor.get(head) ?? []) : [];
    // "The Norland leader" is nobody the article comes to later; "the mayor" may be.
    const introduced = (name: Name): boolean => words.length <= 2 || (name.mentions[0]?.unit ?? 0) <= unit;
    let candidates = described.filter(
      (name) => name.kind !== 'body' && name.kind !== 'place' && introduced(name) && fits(name),
    );
    if (candidates.length === 0 && head === 'leader')
      candidates = [...LEADERS]
        .flatMap((word) => this.byDescriptor.get(word) ?? [])
        .filter((name) => introduced(name) && fits(name));
    const titled = candidates.filter(
      (name) => gender === undefined || name.gender === undefined || name.gender === gender,
    );
    const exact =
      states.size > 0 ? titled.filter((name) => [...name.states].some((state) => states.has(state))) : [];
    const pool = new Set(exact.length > 0 ? exact : titled);
    if (pool.size === 1) return this.ofName([...pool][0] as Name);
    if (pool.size > 1)
      return (
        this.best(unit, at, (referent) =>
          referent.name !== undefined && pool.has(referent.name) ? 2 : undefined,
        ) ?? this.ofName([...pool][0] as Name)
      );
    const body = BODY_WORDS.has(head) ? this.byDescriptor.get(`body:${head}`) : undefined;
    if (body?.length === 1 && words.length <= 2) return this.ofName(body[0] as Name);
    // "the Russian leader" in an article that calls its leaders by surname only, as known to everybody.
    if (!LEADERS.has(head)) return undefined;
    return this.best(unit, at, (referent) =>
      referent.name !== undefined &&
      referent.name.kind !== 'place' &&
      referent.name.kind !== 'body' &&
      referent.name.words.length === 1 &&
      this.spoken.has(referent.name) &&
      ![...referent.name.descriptors].some((word) => TITLES.has(word)) &&
      fits(referent.name)
        ? this.genderFit(referent, gender)
        : undefined,
    );
  }

  private asWritten(subject: Subject, plural: boolean, gender?: Gender): Referent {
    const text = this.text
      .slice(subject.start, subject.end)
      .replace(/[*_\s]+/g, ' ')
      .trim();
    return { text, gender, plural };
  }

  /** The most salient referent before an offset among those the fit accepts (undefined: never). */
  private best(
    unit: number,
    at: number,
    fit: (referent: Referent) => number | undefined,
  ): Referent | undefined {
    let best: Referent | undefined;
    let highest = 0;
    for (let index = this.focus.length - 1; index >= 0; index--) {
      const one = this.focus[index];
      if (one === undefined || unit - one.unit > FURTHEST) break;
      if (one.at >= at) continue;
      const fitness = fit(one.referent);
      if (fitness === undefined) continue;
      const frequency = Math.min(5, one.referent.name?.mentions.length ?? 0) * 0.08;
      const score = 4 + WEIGHT[one.role] - DECAY * (unit - one.unit) + fitness + frequency;
      if (score > highest) {
        highest = score;
        best = one.referent;
      }
    }
    return best;
  }

  private genderFit(referent: Referent, gender: Gender | undefined): number | undefined {
    if (referent.plural) return undefined;
    if (referent.name !== undefined && (referent.name.kind === 'place' || referent.name.kind === 'body'))
      return undefined;
    if (gender === undefined) return 0;
    const known = referent.name?.gender ?? referent.gender;
    if (known !== undefined) return known === gender ? KNOWN_GENDER : undefined;
    if (referent.name === undefined) return 0;
    if (this.spoken.has(referent.name)) return 0;
    // A single word that nothing shows to be a person may be anything.
    return referent.name.kind === 'person' ? 0.3 : referent.name.words.length > 1 ? 0.2 : -0.6;
  }
}

/** "It" for a body or a document, never for a person. */
function thingFit(referent: Referent): number | undefined {
  if (referent.plural || referent.gender !== undefined) return undefined;
  if (referent.name !== undefined) return referent.name.kind === 'body' ? 0.3 : undefined;
  const head = referent.text.toLowerCase().split(' ').pop() ?? '';
  return ANONYMOUS.has(head) || TITLES.has(head)
    ? /^(?:reports?|sources?)$/.test(head)
      ? 0.3
      : undefined
    : 0.3;
}
