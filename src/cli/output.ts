/** Where a command writes: results to `result`, everything else to `message`. */
export interface Output {
  result(text: string): void;
  bytes(bytes: Uint8Array): void;
  /** One line for people. */
  message(text: string): void;
}

export const EXIT = { fine: 0, findings: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** One JSON value, on lines people can read. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Words of an article or a sidecar as a terminal may be shown them: on one line, without control characters, which
 * a terminal would obey.
 */
export function printable(text: string, limit = 200): string {
  const line = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD');
  return line.length > limit ? `${line.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
