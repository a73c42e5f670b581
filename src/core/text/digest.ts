import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** `sha256-` and 64 lower-case hex digits of the text as UTF-8. The text is to be normalised: see `normaliseText`. */
export function digestOf(text: string): string {
  return digestOfBytes(utf8ToBytes(text));
}

/** The same of bytes as they lie in a file. */
export function digestOfBytes(bytes: Uint8Array): string {
  return `sha256-${bytesToHex(sha256(bytes))}`;
}
