import { fileNameOf } from '../core/corpus/articleNames.ts';
import type { FileId } from '../core/ports.ts';

/** Characters that reorder or hide text on screen: bidirectional controls, C0/C1 controls, zero-width ones. */
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const DECEPTIVE = /[\u0000-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * Text of an article or a sidecar as Markdown that shows it and does nothing else: no emphasis, no link, not even
 * from a bare address, no HTML, no entity, one line. CommonMark lets every ASCII punctuation character be escaped,
 * so all of them are.
 */
export function escapeMarkdown(text: string): string {
  return flatten(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A quotation: in quotation marks, unless it begins with one of its own. `shown`: the text as it is to be written. */
export const quotation = (text: string, shown = text): string =>
  /^\s*["“”„«»]/.test(text) ? shown : `“${shown}”`;

/** One line without characters that deceive the eye; line breaks and tabs become spaces. */
export function flatten(text: string): string {
  return text.replace(/\s+/g, ' ').replace(DECEPTIVE, '').trim();
}

/**
 * A text of somebody else's in a quick pick or the status bar, which draw `$(name)` as an icon. `limit` in UTF-16
 * code units.
 */
export const withoutIcons = (text: string, limit = 200): string =>
  shorten(text, limit).replaceAll('$(', String.raw`\$(`);

/** A text of somebody else's in a notification, which makes links, even to commands, of `[words](address)`. */
export const withoutLinks = (text: string, limit = 500): string =>
  shorten(text, limit).replaceAll('](', '] (');

/** The name of a file in a notification. */
export const toldName = (file: FileId): string => withoutLinks(decodeURIComponent(fileNameOf(file)));

/** Text as it stands, without characters that deceive the eye and no longer than `limit` UTF-16 code units. */
export function undeceiving(text: string, limit: number): string {
  return text
    .slice(0, limit)
    .replace(/[\r\n\t]/g, ' ')
    .replace(DECEPTIVE, '');
}

/** Cuts a long text at a word, with an ellipsis. `limit` in UTF-16 code units. */
export function shorten(text: string, limit: number): string {
  const flat = flatten(text);
  if (flat.length <= limit) return flat;
  const cut = flat.lastIndexOf(' ', limit);
  const end = cut > limit / 2 ? cut : limit;
  // Never between the halves of a surrogate pair.
  const whole = /[\uD800-\uDBFF]/.test(flat.charAt(end - 1)) ? end - 1 : end;
  return `${flat.slice(0, whole)}…`;
}
