import { fnv1a } from '../text/fnv.ts';

/** Tells whether a text is the one an index was made of; no proof against somebody who wants to deceive it. */
export interface TextMark {
  /** In UTF-16 code units. */
  readonly length: number;
  /** 32 bits. */
  readonly hash: number;
}

export const textMark = (text: string): TextMark => ({ length: text.length, hash: fnv1a(text) });

export const hasMark = (text: string, { length, hash }: TextMark): boolean =>
  text.length === length && textMark(text).hash === hash;
