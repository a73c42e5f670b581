import { agenciesOf } from '../language/agencies.ts';
import { isFirstName } from '../language/firstNames.ts';
import { MONTHS } from '../language/months.ts';
import type { Range } from '../model/range.ts';
import { isWhite } from '../text/characters.ts';
import { inText, letterShape } from '../text/letterShape.ts';

export interface Dateline {
  /** With its dash and the space before the text proper left out. */
  readonly range: Range;
  /** The place as written: "Oslo/Bergen", "LONDON". */
  readonly place?: string;
  readonly agency: readonly string[];
}

/** Over the shape of a text: see `letterShape`. */
const KEPT = 'ина';
const LETTER = String.raw`A-Za-z${KEPT}`;
const PLACE_WORD = String.raw`(?:[A-Z][${LETTER}.'’-]*|de|del|la|le|les|sur|am|an|der|upon|of|the|и|на)`;
const PLACE = String.raw`${PLACE_WORD}(?:[ \u00a0]${PLACE_WORD}){0,4}(?:/${PLACE_WORD}(?:[ \u00a0]${PLACE_WORD}){0,2}){0,3}`;
const DATELINE = new RegExp(
  String.raw`^(?:(${PLACE})((?:,[ \u00a0]?${PLACE}){0,2})(?:[,\s]\s?((?:[${LETTER}]{3,9}\.?\s\d{1,2}|\d{1,2}\.?\s[${LETTER}]{3,9})(?:,?\s\d{4})?))?)?\s*(?:[([]([${LETTER} /.,&-]{2,40})[)\]])?\s*(?:[,.]\s*)?(--|[-–—―:]|\u2013)(?=[\s${LETTER}"“„«])`,
  'd',
);

/** The dateline a paragraph begins with, such as `Oslo/Bergen - `, `LONDON (Reuters) —`, `BERLIN, May 4 (dpa) -`. */
export function readDateline(text: string, paragraph: Range): Dateline | undefined {
  const head = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 120));
  const match = DATELINE.exec(letterShape(head, KEPT));
  if (match === null) return undefined;
  const [whole = '', place, region, day, bracket, dash] = inText(match, head);
  const month = day?.match(/\p{L}{3,}/u)?.[0].toLowerCase();
  if (month !== undefined && !MONTHS.has(month)) return undefined;
  const agency = bracket === undefined ? undefined : agenciesOf(bracket);
  if (place === undefined && agency === undefined) return undefined;
  // Who is in the brackets after a place in capitals, or with a date, wrote it, known or not.
  const credited =
    place !== undefined && (day !== undefined || /^\p{Lu}{3,}/u.test(place)) ? bracket : undefined;
  if (bracket !== undefined && agency === undefined && credited === undefined) return undefined;
  const spaced = isWhite(head.charCodeAt(whole.length));
  if (agency === undefined && !standsAlone(head, whole.length, place ?? '', region ?? '', dash ?? '', spaced))
    return undefined;
  let end = paragraph.start + whole.length;
  while (end > paragraph.start && isWhite(text.charCodeAt(end - 1))) end--;
  return {
    range: { start: paragraph.start, end },
    ...(place !== undefined && { place: place + (region ?? '') }),
    agency: agency ?? (credited === undefined ? [] : [credited]),
  };
}

/** Without an agency, a dash after capitalised words is a dateline only where a sentence begins after it. */
function standsAlone(
  head: string,
  end: number,
  place: string,
  region: string,
  dash: string,
  spaced: boolean,
): boolean {
  const after = head.slice(end).trimStart();
  const capitals = place.toUpperCase() === place && /\p{Lu}{3}/u.test(place);
  if (dash === ':')
    return (
      capitals &&
      region === '' &&
      place.split(/\s/).length <= 2 &&
      /^\p{Lu}\p{Ll}/u.test(after) &&
      after.length > 60
    );
  if (!spaced) return capitals && (dash === '—' || dash === '--');
  const before = head.charAt(end - dash.length - 1);
  if (!capitals && !/\s/.test(before) && dash !== '--') return false;
  // A place has few words, and is no person.
  if (!capitals && (place.split(/\s/).length > 3 || isFirstName(place.split(/\s/)[0] ?? ''))) return false;
  return /^["“„«'‘]?[\p{Lu}\p{Lo}\d]/u.test(after);
}
