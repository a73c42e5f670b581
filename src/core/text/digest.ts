import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Work } from '../work.ts';
import { finish } from '../work.ts';

/** Characters hashed between two pauses: some ten milliseconds of work. */
const PIECE = 50_000;

/** `sha256-` and 64 lower-case hex digits of the text as UTF-8. The text is to be normalised: see `normaliseText`. */
export function digestOf(text: string): string {
  return finish(digesting(text));
}

/** The same in pieces: ten million characters take a second. */
export function* digesting(text: string): Work<string> {
  const hash = sha256.create();
  for (let start = 0; start < text.length;) {
    let end = Math.min(text.length, start + PIECE);
    // The halves of a surrogate pair are encoded together.
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end++;
    hash.update(utf8ToBytes(text.slice(start, end)));
    if (end < text.length) yield;
    start = end;
  }
  return named(hash.digest());
}

/** The same of bytes as they lie in a file. */
export function digestOfBytes(bytes: Uint8Array): string {
  return finish(digestingBytes(bytes));
}

/** The same of bytes, in pieces. */
export function* digestingBytes(bytes: Uint8Array): Work<string> {
  const hash = sha256.create();
  for (let start = 0; start < bytes.length; start += PIECE) {
    hash.update(bytes.subarray(start, start + PIECE));
    yield;
  }
  return named(hash.digest());
}

const named = (hash: Uint8Array): string => `sha256-${bytesToHex(hash)}`;

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
