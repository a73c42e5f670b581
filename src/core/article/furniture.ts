import { agenciesOf } from '../language/agencies.ts';
import { isFirstName } from '../language/firstNames.ts';
import {
  ADDRESS_LINE,
  BYLINE,
  CAPTION_CREDIT,
  CAPTION_START,
  COPYRIGHT,
  PAGE_FURNITURE,
  LONGEST_BYLINE,
  isDeskCredit,
  isPaywall,
  LONGEST_STAFF_BYLINE,
  reservesRights,
  SOURCE_LINE,
  STAFF_BYLINE,
  STORY_FROM,
} from '../language/furniture.ts';
import type { SectionKind } from '../model/article.ts';
import { isWhite, unitsOf } from '../text/characters.ts';
import { inText, letterShape } from '../text/letterShape.ts';
import type { Pace, Work } from '../work.ts';
import type { Block } from './blocks.ts';
import { splitNames } from './frontMatter.ts';
import { isStopped } from './prose.ts';
import { isDateLine } from './statedDate.ts';

/** What the text around the article says of it, by the line that says it. */
export interface Statements {
  title?: string;
  authors: string[];
  publisher?: string;
  agencies: string[];
  /** Lines of date and time, in text order. */
  dates: string[];
  url?: string;
  dateline?: string;
}

/** What parts a date from what else is said in its line. */
const PARTED = /\s[·•|]\s/u;
const PARTING = ['·', '•', '|'];

/** A way of telling what a line is for; states what it says of the article. */
type Reader = (line: string, statements: Statements, text: string, block: Block) => SectionKind | undefined;

/**
 * What a block is for that shows it by itself.
 * @param pace pauses between one way of telling and the next where nothing of them has run yet
 */
export function* furnitureKind(
  text: string,
  block: Block,
  statements: Statements,
  pace: Pace,
): Work<SectionKind | undefined> {
  if (!block.short) return undefined;
  for (const read of READERS) {
    const kind = read(block.head, statements, text, block);
    if (kind !== undefined) return kind;
    if (pace.due(0)) yield;
  }
  return undefined;
}

const readDate: Reader = (line, statements) => {
  if (line === '' || !/[\p{L}\p{N}]/u.test(line)) return 'boilerplate';
  const isParted = PARTING.some((mark) => line.includes(mark));
  if (!isDateLine(line) && !(isParted && line.split(PARTED).some(isDateLine))) return undefined;
  statements.dates.push(line);
  return 'timestamp';
};

const readOutlet: Reader = (line, statements, _, block) => {
  if (block.linkOnly) return 'boilerplate';
  const address = line.includes('://') ? ADDRESS_LINE.exec(line)?.[1] : undefined;
  if (address !== undefined) {
    statements.url ??= address;
    return 'boilerplate';
  }
  const from = line.length < 140 ? STORY_FROM.exec(line)?.[1] : undefined;
  if (from !== undefined) {
    statements.publisher ??= from.replace(/^the (?=[a-z])/, '');
    return 'boilerplate';
  }
  if (line.length < 200 && isPaywall(line)) return 'boilerplate';
  return line.length <= LONGEST_STAFF_BYLINE && STAFF_BYLINE.test(line) ? 'byline' : undefined;
};

const readCredit: Reader = (line, statements) => {
  const bare = bareOf(line);
  const source = SOURCE_LINE.exec(line);
  const agencies = agenciesOf(source?.[2] ?? bare);
  if (agencies !== undefined && bare.length > 1) {
    statements.agencies.push(...agencies);
    return 'credit';
  }
  return source !== null || (line.length < 250 && isDeskCredit(line)) ? 'credit' : undefined;
};

const readRights: Reader = (line, statements) => {
  if (!COPYRIGHT.test(line) && !(line.length < 300 && reservesRights(line))) return undefined;
  readCopyright(line, statements);
  return 'boilerplate';
};

const readPage: Reader = (line, _, text, block) => {
  const bare = bareOf(line);
  if (
    line.length <= 160 &&
    (PAGE_FURNITURE.test(line) || (bare !== line && PAGE_FURNITURE.test(bare))) &&
    !(block.mark === 'none' && line.length > 60 && isStopped(line))
  )
    return 'boilerplate';
  if (CAPTION_START.test(line) || text.startsWith('![', block.range.start)) return 'caption';
  const credit = line.length < 300 && /[\])]$/.test(line) ? CAPTION_CREDIT.exec(line) : null;
  return credit !== null && !/[.!?]["”]?$/.test(line.slice(0, credit.index)) ? 'caption' : undefined;
};

const BEFORE_BARE = unitsOf('([–—-');
const AFTER_BARE = unitsOf(')].');

/** Without brackets and dashes before it, and brackets and stops after it. */
function bareOf(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && (isWhite(line.charCodeAt(start)) || BEFORE_BARE.has(line.charCodeAt(start)))) start++;
  while (end > start && (isWhite(line.charCodeAt(end - 1)) || AFTER_BARE.has(line.charCodeAt(end - 1))))
    end--;
  return line.slice(start, end);
}

/** "© Harbour Post 2031. All rights reserved." names the outlet, unless the holder is an agency. */
function readCopyright(line: string, statements: Statements): void {
  const holder =
    /^(?:©|\(c\)|copyright|&copy;)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?([^.,;|]{2,50})/iu
      .exec(line)?.[1]
      ?.replace(/\s+(?:\d{4}(?:\s*[-–]\s*\d{4})?|M[MDCLXVI]+)$/u, '')
      .trim();
  if (holder === undefined || !/^\p{Lu}/u.test(holder) || /^M[MDCLXVI]+$/.test(holder)) return;
  const agencies = agenciesOf(holder);
  if (agencies !== undefined) statements.agencies.push(...agencies);
  else statements.publisher ??= holder;
}

/** Over the shape of a line: see `letterShape`. */
const KEPT = 'и';
const NAME_WORD = String.raw`[A-Z][A-Za-z${KEPT}.'’-]*`;
const NAME = String.raw`${NAME_WORD}(?:\s(?:de|da|del|la|le|van|von|der|den|bin|al|el|ter|${NAME_WORD})){1,4}`;
const NAMES = new RegExp(
  String.raw`^(${NAME}(?:(?:,\s|\s(?:and|und|et|y|e|en|и|&)\s)${NAME}){0,4})(.*)$`,
  'd',
);
/** The names a line begins with, and the rest of it. */
function namesIn(line: string): { readonly names: string; readonly rest: string } | undefined {
  const match = NAMES.exec(letterShape(line, KEPT));
  if (match === null) return undefined;
  const [, names = '', rest = ''] = inText(match, line);
  return { names, rest };
}

/** What may follow the names of a byline: a place, a function, an outlet, a date. */
const AFTER_NAMES =
  /^\s*(?:$|in\s\p{Lu}|\(|[|,·•/–—-]\s?\S|for\s(?:the\s)?\p{Lu}|at\s\p{Lu}|and\s(?:agencies|wires)|\p{Lu}|[\w-]+\s(?:correspondent|editor|reporter|writer)$|(?:is|was)\s+an?\s)/u;

const readByline: Reader = (line, statements) => {
  const named = line.length <= LONGEST_BYLINE ? BYLINE.exec(line)?.[1] : undefined;
  if (named === undefined || isStopped(line.replace(/\b\p{L}{1,3}\.$/u, ''))) return undefined;
  const agencies = agenciesOf(named);
  if (agencies !== undefined) {
    statements.agencies.push(...agencies);
    return 'byline';
  }
  const cased = /^\p{Lu}{2,}[\s'’-]/u.test(named) ? titleCase(named) : named;
  const found = namesIn(cased);
  if (found === undefined || !AFTER_NAMES.test(found.rest)) return undefined;
  stateAuthors(found.names, statements);
  for (const piece of found.rest.split(/[|,·•/()–—-]|\bfor\b/))
    statements.agencies.push(...(agenciesOf(piece.trim()) ?? []));
  return 'byline';
};

/** In the order in which they are asked. */
const READERS: readonly Reader[] = [readDate, readOutlet, readCredit, readRights, readPage, readByline];

function stateAuthors(names: string, statements: Statements): void {
  for (const name of splitNames(names))
    if (agenciesOf(name) === undefined && !statements.authors.includes(name)) statements.authors.push(name);
}

/** "JANE DOE and PER LUND": words in capitals as names are written. */
const titleCase = (text: string): string =>
  text.replace(/\p{Lu}{2,}/gu, (word) =>
    word === 'AND' ? 'and' : word === 'IN' ? 'in' : word.charAt(0) + word.slice(1).toLowerCase(),
  );

/** "Jane Doe in Paris", "Jane Doe, political editor", "Jane Doe": only with a first name that is known as one. */
export function isNamedByline(block: Block, statements: Statements): boolean {
  if (!block.short || block.head.length > 100 || isStopped(block.head)) return false;
  const found = namesIn(block.head);
  if (found === undefined || !AFTER_NAMES.test(found.rest)) return false;
  if (!isFirstName(found.names.split(/\s/)[0] ?? '')) return false;
  if (/^\s*\p{Lu}/u.test(found.rest)) return false;
  stateAuthors(found.names, statements);
  return true;
}
