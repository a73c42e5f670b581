import type { Check } from './protocol/checks.ts';

/** The version of the messages between a webview and its host; a message of another version is refused. */
const PROTOCOL_VERSION = 1;

interface Envelope<T> {
  readonly version: typeof PROTOCOL_VERSION;
  readonly message: T;
}

/** A message as it is posted. */
export const enclose = <T>(message: T): Envelope<T> => ({ version: PROTOCOL_VERSION, message });

/**
 * Opens what was posted.
 * @returns undefined where it is of another version or not a message the receiver knows: it is then to be refused
 */
export function open<T>(posted: unknown, check: Check<T>): T | undefined {
  if (typeof posted !== 'object' || posted === null) return undefined;
  const { version, message } = posted as Readonly<Record<string, unknown>>;
  return version === PROTOCOL_VERSION && check(message) ? message : undefined;
}
