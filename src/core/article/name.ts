import type { Gender } from '../language/firstNames.ts';

/** One place where a name stands. */
export interface Mention {
  readonly unit: number;
  /** Index into the unit's tokens of the first and the last word of the name proper. */
  readonly first: number;
  readonly last: number;
  /** Offsets of the name with the honorific before it. */
  readonly start: number;
  readonly end: number;
  /** Offset where the title before it begins: "council spokeswoman Anna Holm". */
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

/** A name where it stands, before it is known whose it is. */
export interface RawMention {
  readonly unit: number;
  readonly first: number;
  readonly last: number;
  readonly titleFrom: number;
  readonly words: string[];
  readonly descriptors: string[];
  readonly honorific: string | undefined;
  readonly inQuote: boolean;
}
