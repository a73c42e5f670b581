/** Text decoded from the bytes of a file. */
export interface Decoded {
  /** Line ends as they are, a byte order mark dropped. */
  readonly text: string;
  /** Some bytes are none in this encoding; U+FFFD stands in their place. */
  readonly replaced: boolean;
}

/**
 * Decodes by the byte order mark where there is one (UTF-8, UTF-16), else as `encoding`.
 * @param encoding a label of the WHATWG Encoding Standard
 */
export function decode(bytes: Uint8Array, encoding = 'utf-8'): Decoded {
  const label = markedEncoding(bytes) ?? encoding;
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), replaced: false };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return { text: new TextDecoder(label).decode(bytes), replaced: true };
  }
}

export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** A text as UTF-8, with a byte order mark where the file it replaces has one. */
export function encodeLike(replaced: Uint8Array | undefined, text: string): Uint8Array {
  const marked = replaced !== undefined && markedEncoding(replaced) === 'utf-8';
  return Buffer.from(marked && !text.startsWith('\uFEFF') ? `\uFEFF${text}` : text);
}
