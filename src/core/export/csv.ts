import { claimsOf, type ExportedCorpus } from './corpus.ts';

/** The columns of *Export claim*, in order. */
export const COLUMNS = [
  'claim',
  'statement',
  'verdict',
  'outlet',
  'agency',
  'published',
  'url',
  'archive',
  'retrieved',
  'speaker',
  'via',
  'stance',
  'speakerStance',
  'relation',
  'quote',
  'state',
  'creator',
] as const;

/**
 * One row an appearance, RFC 4180 (CRLF line ends, no byte order mark). The quote is empty where the saved copy does
 * not prove it; the state says why. Several names in one cell are separated by `; `.
 */
export function toCsv(corpus: ExportedCorpus): string {
  const rows = claimsOf(corpus).flatMap(({ key, entry, appearances }) =>
    appearances.map(({ article: { particulars }, annotation, anchoring, proof }) => [
      key,
      entry?.statement,
      entry?.verdict,
      particulars.publisher,
      particulars.agency?.join('; '),
      particulars.published,
      particulars.url,
      particulars.archive,
      particulars.retrieved,
      annotation.speaker.join('; '),
      annotation.via.join('; '),
      annotation.stance,
      annotation.speakerStance,
      annotation.relation,
      proof.proven ? proof.quote : '',
      anchoring.state,
      annotation.creator,
    ]),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/**
 * A cell that a spreadsheet takes for text: one that begins like a formula gets an apostrophe in front, which
 * spreadsheets read as "text" (OWASP, "CSV Injection"). The words of an article are somebody else's.
 */
function cell(value: string | undefined): string {
  const text = value ?? '';
  const safe = /^[\s\p{Cc}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
