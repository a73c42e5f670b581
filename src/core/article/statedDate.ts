import { MONTHS, WEEKDAYS } from '../language/months.ts';
import { inText, letterShape } from '../text/letterShape.ts';
import { remembering } from '../text/remembering.ts';

interface Day {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

interface Found extends Day {
  /** What of the text is the date. */
  readonly match: string;
}

/** Over the shape of a text: see `letterShape`. */
const KEPT = 'º年月日';
const WORD = String.raw`([A-Za-z${KEPT}]{3,12})\.?`;
const YEAR = String.raw`((?:1[5-9]|20|21)\d\d)`;
const ANY_YEAR = new RegExp(YEAR);
const DATES: readonly (readonly [RegExp, (groups: readonly (string | undefined)[]) => Day | undefined])[] = [
  [
    new RegExp(String.raw`(?<!\d)${YEAR}([-/.])(\d{1,2})\2(\d{1,2})(?!\d)`, 'd'),
    ([year, , month, day]) => dayOf(year, month, day),
  ],
  [
    new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[\s-]+(?:of\s+|de\s+)?${WORD}[\s,-]+(?:de\s+)?${YEAR}(?!\d)`,
      'd',
    ),
    ([day, month, year]) => dayOf(year, monthOf(month), day),
  ],
  [
    new RegExp(String.raw`${WORD}\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+${YEAR}(?!\d)`, 'd'),
    ([month, day, year]) => dayOf(year, monthOf(month), day),
  ],
  [
    new RegExp(String.raw`(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?${YEAR}(?!\d)`, 'd'),
    ([day, month, year]) => dayOf(year, month, day),
  ],
  [
    new RegExp(String.raw`(?<!\d)(\d{1,2})([/-])(\d{1,2})\2${YEAR}(?!\d)`, 'd'),
    ([first, , second, year]) => eitherWay(first, second, year),
  ],
  [
    new RegExp(String.raw`(?<!\d)${YEAR}年(\d{1,2})月(\d{1,2})日`, 'd'),
    ([year, month, day]) => dayOf(year, month, day),
  ],
  [
    new RegExp(String.raw`${WORD}\s*,?\s+(?:de\s+)?${YEAR}(?!\d)`, 'd'),
    ([month, year]) => dayOf(year, monthOf(month)),
  ],
  [new RegExp(String.raw`(?<![\d-])${YEAR}-(\d{2})(?![\d-])`, 'd'), ([year, month]) => dayOf(year, month)],
  [new RegExp(String.raw`^\s*${YEAR}\s*$`, 'd'), ([year]) => dayOf(year)],
];

const TIME =
  /(?<![\d:])(\d{1,2})\s?[:.h]\s?(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?\s?m\b\.?)?\s*(Z\b|(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d|[A-Z]{2,4}\b)?/iu;

/** Zones that mean one offset wherever they are written; others ("IST", "CST") are left unstated. */
const ZONES: Readonly<Record<string, string>> = {
  Z: 'Z',
  GMT: 'Z',
  UTC: 'Z',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  EST: '-05:00',
  EDT: '-04:00',
  PST: '-08:00',
  PDT: '-07:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
};

/** Words a line of date and time is made of besides the figures. */
const FURNITURE = new Set(
  `published publish posted updated update last modified first created date time on at of am pm uhr stand veröffentlicht aktualisiert
   erstellt vom publié mis à jour le modifié publicado actualizado el de h hrs hours опубликовано обновлено дата в г
   gmt utc est edt et pt ct pst pdt cet cest bst mez mesz msk z t st nd rd th local eastern pubblicato gepubliceerd min read`.split(
    /\s+/,
  ),
);

/**
 * Reads a date as an article or its front matter states it: ISO, `2008/04/06 10:37:55 GMT`, `6 April 2008`,
 * `April 6, 2008, 7:35 am`, `06.04.2008`, the like in German, French, Spanish, Italian and Russian.
 * @returns ISO 8601 as far as stated: `2031`, `2031-05`, `2031-05-04`, `2031-05-04T19:09`, with seconds and zone where
 * they stand; undefined where no year is stated. Where day and month could be either, only the year.
 */
export const parseStatedDate = remembering((text: string): string | undefined => {
  const sample = text.slice(0, 300);
  const date = findDate(sample);
  if (date === undefined) return undefined;
  const { year, month, day } = date;
  if (month === undefined) return String(year);
  if (day === undefined) return `${year}-${two(month)}`;
  return `${year}-${two(month)}-${two(day)}${timeOf(sample.replace(date.match, ' '))}`;
});

/** Whether a line is nothing but a date, a time, or both, with words such as "Published:" and "Updated". */
export const isDateLine = (line: string): boolean =>
  line.length <= 120 && /\d/.test(line) && (ANY_YEAR.test(line) ? isDatedLine(line) : statesDateOnly(line));

/** With a year, and so perhaps a date, which many lines of an archive share. */
const isDatedLine = remembering(statesDateOnly);

function statesDateOnly(line: string): boolean {
  let rest = line;
  let dated = false;
  for (let date = findDate(rest); date !== undefined; date = findDate(rest)) {
    dated = true;
    rest = rest.replace(date.match, ' ');
  }
  for (let time = TIME.exec(rest); time !== null && isClock(time); time = TIME.exec(rest)) {
    dated = true;
    rest = rest.replace(time[0], ' ');
  }
  const words = rest.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const named = words.some((word) => WEEKDAYS.has(word) || MONTHS.has(word));
  return (
    (dated || named) &&
    words.every(
      (word) =>
        FURNITURE.has(word) || WEEKDAYS.has(word) || MONTHS.has(word) || (named && /^\d{1,2}$/.test(word)),
    )
  );
}

function findDate(text: string): Found | undefined {
  if (!ANY_YEAR.test(text)) return undefined;
  const shape = letterShape(text, KEPT);
  for (const [pattern, read] of DATES) {
    const found = pattern.exec(shape);
    if (found === null) continue;
    const [match = '', ...groups] = inText(found, text);
    const day = read(groups);
    if (day !== undefined) return { ...day, match };
  }
  return undefined;
}

function monthOf(word: string | undefined): string | undefined {
  const month = MONTHS.get((word ?? '').toLowerCase());
  return month === undefined ? 'none' : String(month);
}

function dayOf(year: string | undefined, month?: string, day?: string): Day | undefined {
  const y = Number(year);
  if (month === undefined) return { year: y };
  const m = Number(month);
  if (!(m >= 1 && m <= 12)) return undefined;
  if (day === undefined) return { year: y, month: m };
  const d = Number(day);
  const days = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return d >= 1 && d <= days ? { year: y, month: m, day: d } : undefined;
}

/** `04/06/2008` may be April or June; `13/06/2008` may not. */
function eitherWay(
  first: string | undefined,
  second: string | undefined,
  year: string | undefined,
): Day | undefined {
  const european = dayOf(year, second, first);
  const american = dayOf(year, first, second);
  if (european !== undefined && american !== undefined && first !== second) return { year: Number(year) };
  return european ?? american;
}

function isClock(time: readonly (string | undefined)[]): boolean {
  return Number(time[1]) < 24 && Number(time[2]) < 60;
}

function timeOf(text: string): string {
  const time = TIME.exec(text.replace(/^(\s*[^\d]{0,40}?)\bT(?=\d)/, '$1 ').replace(/T(?=\d\d:\d\d)/, ' '));
  if (time === null || !isClock(time)) return '';
  const [, hour = '', minute = '', second, half, zone] = time;
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours > 12 || hours === 0) return '';
    hours = (hours % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  return `T${two(hours)}:${minute}${second === undefined ? '' : `:${second}`}${zoneOf(zone)}`;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  const named = ZONES[zone.toUpperCase()];
  if (named !== undefined) return named;
  const offset = /([+-])(\d{1,2}):?(\d\d)?$/.exec(zone);
  return offset === null ? '' : `${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
