/** Tells whether a text is the one an index was made of; no proof against somebody who wants to deceive it. */
export interface TextMark {
  /** In UTF-16 code units. */
  readonly length: number;
  /** 32 bits. */
  readonly hash: number;
}

/** FNV-1a over UTF-16 units. */
export function textMark(text: string): TextMark {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return { length: text.length, hash };
}

export const hasMark = (text: string, { length, hash }: TextMark): boolean =>
  text.length === length && textMark(text).hash === hash;
