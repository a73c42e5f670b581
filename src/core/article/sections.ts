import { agenciesOf } from '../language/agencies.ts';
import { isFirstName } from '../language/firstNames.ts';
import {
  ADDRESS_LINE,
  BYLINE,
  CAPTION_CREDIT,
  CAPTION_START,
  COPYRIGHT,
  DESK_CREDIT,
  PAYWALL,
  STAFF_BYLINE,
  PAGE_FURNITURE,
  RELATED_HEADER,
  RIGHTS_RESERVED,
  SOURCE_LINE,
  STORY_FROM,
} from '../language/furniture.ts';
import type { SectionKind } from '../model/article.ts';
import type { Range } from '../model/range.ts';
import { isWhite } from '../text/characters.ts';
import { type Block, splitBlocks } from './blocks.ts';
import { readDateline } from './dateline.ts';
import { splitNames } from './frontMatter.ts';
import { isDateLine } from './statedDate.ts';
import { WordIndex, wordsOf } from './wording.ts';

/** A block with its function, and what of it is a dateline or a credit. */
export interface Part {
  readonly kind: SectionKind;
  /** Without block marks, dateline and credit: what is read as sentences. */
  readonly range: Range;
  /** With block marks. */
  readonly outer: Range;
  readonly dateline?: Range;
  readonly credit?: Range;
  /** A pull quote, or the line that says whose words it is. */
  readonly pullQuote?: 'words' | 'speaker';
  /** Repeats text that stands elsewhere in the article. */
  readonly repeats: boolean;
  readonly mark: Block['mark'];
}

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

export interface Structure {
  readonly parts: readonly Part[];
  readonly statements: Statements;
}

/** A line that ends like a sentence. */
const STOPPED = /[.!?…。！？؟।۔:;][\s)\]"'”’»›*_」』]*$/u;
const LONGEST_HEADLINE = 220;
const LONGEST_CROSSHEAD = 80;
/** A paragraph of this length is prose whatever it ends with. */
const PROSE = 140;

type Kinds = (SectionKind | undefined)[];

/** Finds out what every block of a text is for. */
export function readStructure(text: string, from: number, markdown: boolean): Structure {
  const blocks = splitBlocks(text, from, markdown);
  const statements: Statements = { authors: [], agencies: [], dates: [] };
  const kinds: Kinds = blocks.map((block) => furnitureKind(text, block, statements));
  const headline = findHeadline(text, blocks, kinds);
  if (headline !== undefined) {
    kinds[headline] = 'headline';
    statements.title = blocks[headline]?.head ?? '';
  }
  const index = new WordIndex();
  blocks.forEach((block, at) => {
    if (block.short || isProse(block)) index.add(wordsOf(text.slice(block.range.start, block.range.end)), at);
  });
  const pulled = findPullQuotes(text, blocks, kinds, index);
  markTop(blocks, kinds, headline ?? -1, statements);
  markTail(text, blocks, kinds, headline ?? -1);
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block !== undefined && kinds[at] === undefined)
      kinds[at] = isCrosshead(block, blocks, kinds, at) ? 'subheading' : 'body';
  }
  return { parts: makeParts(text, blocks, kinds, pulled, index, statements), statements };
}

const isProse = (block: Block): boolean =>
  !block.short ||
  block.head.length >= PROSE ||
  STOPPED.test(block.head) ||
  endCredit(block.head) !== undefined;

/** Lines that show their function by themselves. */
function furnitureKind(text: string, block: Block, statements: Statements): SectionKind | undefined {
  if (!block.short) return undefined;
  const line = block.head;
  if (line === '' || !/[\p{L}\p{N}]/u.test(line)) return 'boilerplate';
  const dated = [line, ...line.split(/\s[·•|]\s/u)].find(isDateLine);
  if (dated !== undefined) {
    statements.dates.push(line);
    return 'timestamp';
  }
  if (block.linkOnly) return 'boilerplate';
  const address = ADDRESS_LINE.exec(line)?.[1];
  if (address !== undefined) {
    statements.url ??= address;
    return 'boilerplate';
  }
  const from = STORY_FROM.exec(line)?.[1];
  if (from !== undefined && line.length < 140) {
    statements.publisher ??= from.replace(/^the (?=[a-z])/, '');
    return 'boilerplate';
  }
  if (PAYWALL.test(line) && line.length < 200) return 'boilerplate';
  if (STAFF_BYLINE.test(line)) return 'byline';
  const bare = line.replace(/^[\s([–—-]+|[\s)\].]+$/g, '');
  const agencies = agenciesOf(SOURCE_LINE.exec(line)?.[2] ?? bare);
  if (agencies !== undefined && bare.length > 1) {
    statements.agencies.push(...agencies);
    return 'credit';
  }
  if (SOURCE_LINE.test(line) || (DESK_CREDIT.test(line) && line.length < 250)) return 'credit';
  if (COPYRIGHT.test(line) || (RIGHTS_RESERVED.test(line) && line.length < 300)) {
    readCopyright(line, statements);
    return 'boilerplate';
  }
  if (
    line.length <= 160 &&
    (PAGE_FURNITURE.test(line) || PAGE_FURNITURE.test(bare)) &&
    !(block.mark === 'none' && line.length > 60 && STOPPED.test(line))
  )
    return 'boilerplate';
  if (CAPTION_START.test(line) || text.startsWith('![', block.range.start)) return 'caption';
  const credit = CAPTION_CREDIT.exec(line);
  if (credit !== null && line.length < 300 && !/[.!?]["”]?$/.test(line.slice(0, credit.index)))
    return 'caption';
  return readByline(line, statements);
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

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s(?:de|da|del|la|le|van|von|der|den|bin|al|el|ter|\p{Lu}[\p{L}.'’-]*)){1,4}`;
const NAMES = new RegExp(
  String.raw`^(${NAME}(?:(?:,\s|\s(?:and|und|et|y|e|en|и|&)\s)${NAME}){0,4})(.*)$`,
  'u',
);
/** What may follow the names of a byline: a place, a function, an outlet, a date. */
const AFTER_NAMES =
  /^\s*(?:$|in\s\p{Lu}|\(|[|,·•/–—-]\s?\S|for\s(?:the\s)?\p{Lu}|at\s\p{Lu}|and\s(?:agencies|wires)|\p{Lu}|[\w-]+\s(?:correspondent|editor|reporter|writer)$|(?:is|was)\s+an?\s)/u;

function readByline(line: string, statements: Statements): SectionKind | undefined {
  const named = BYLINE.exec(line)?.[1];
  if (named === undefined || STOPPED.test(line.replace(/\b\p{L}{1,3}\.$/u, ''))) return undefined;
  const agencies = agenciesOf(named);
  if (agencies !== undefined) {
    statements.agencies.push(...agencies);
    return 'byline';
  }
  const cased = /^\p{Lu}{2,}[\s'’-]/u.test(named) ? titleCase(named) : named;
  const match = NAMES.exec(cased);
  if (match === null || !AFTER_NAMES.test(match[2] ?? '')) return undefined;
  stateAuthors(match[1] ?? '', statements);
  for (const piece of (match[2] ?? '').split(/[|,·•/()–—-]|\bfor\b/))
    statements.agencies.push(...(agenciesOf(piece.trim()) ?? []));
  return 'byline';
}

function stateAuthors(names: string, statements: Statements): void {
  for (const name of splitNames(names))
    if (agenciesOf(name) === undefined && !statements.authors.includes(name)) statements.authors.push(name);
}

/** "JANE DOE and PER LUND": words in capitals as names are written. */
const titleCase = (text: string): string =>
  text.replace(/\p{Lu}{2,}/gu, (word) =>
    word === 'AND' ? 'and' : word === 'IN' ? 'in' : word.charAt(0) + word.slice(1).toLowerCase(),
  );

function findHeadline(text: string, blocks: readonly Block[], kinds: Kinds): number | undefined {
  for (let at = 0; at < Math.min(blocks.length, 8); at++) {
    const block = blocks[at];
    if (block === undefined) break;
    if (
      kinds[at] !== undefined &&
      !(block.mark === 'heading' && (kinds[at] === 'caption' || kinds[at] === 'boilerplate'))
    )
      continue;
    if (block.mark === 'heading') return at;
    if (!block.short || block.head.length > LONGEST_HEADLINE || readDateline(text, block.range) !== undefined)
      return undefined;
    const others = blocks.length - 1 - at;
    if (others === 0) return undefined;
    const stopped = /[.。।]["'”’»)]*$/u.test(block.head) && !/\b(?:\p{Lu}\.)+$/u.test(block.head);
    const rest = blocks.slice(at + 1, at + 12).filter(isProse).length;
    if (stopped && (block.head.length > 110 || rest < 2 || /^["“„«]/u.test(block.head))) return undefined;
    return !stopped && block.head.length > PROSE && rest < 1 ? undefined : at;
  }
  return undefined;
}

/** Between the headline and the first paragraph: decks, teasers, bylines without "By". */
function markTop(blocks: readonly Block[], kinds: Kinds, headline: number, statements: Statements): void {
  if (headline < 0) return;
  for (let at = headline + 1; at < Math.min(blocks.length, headline + 10); at++) {
    const block = blocks[at];
    if (block === undefined || kinds[at] !== undefined) continue;
    if (block.head === blocks[headline]?.head) {
      kinds[at] = 'headline';
      continue;
    }
    if (isNamedByline(block, statements)) kinds[at] = 'byline';
    else if (/(?:…|\.\.\.)$/.test(block.head) || !isProse(block)) kinds[at] = 'subheading';
    else {
      const next = blocks[at + 1];
      const deck =
        block.short &&
        block.head.length <= 150 &&
        at === headline + 1 &&
        next !== undefined &&
        !block.bold &&
        !/["“”]/.test(block.head);
      if (
        deck &&
        (kinds[at + 1] !== undefined
          ? kinds[at + 1] !== 'boilerplate' && kinds[at + 1] !== 'pull-quote'
          : !isProse(next) && !isCrossheadLine(next))
      )
        kinds[at] = 'subheading';
      else return;
    }
  }
}

/** "Jane Doe in Paris", "Jane Doe, political editor", "Jane Doe": only with a first name that is known as one. */
function isNamedByline(block: Block, statements: Statements): boolean {
  if (!block.short || block.head.length > 100 || STOPPED.test(block.head)) return false;
  const match = NAMES.exec(block.head);
  if (match === null || !AFTER_NAMES.test(match[2] ?? '')) return false;
  if (!isFirstName((match[1] ?? '').split(/\s/)[0] ?? '')) return false;
  if (/^\s*\p{Lu}/u.test(match[2] ?? '')) return false;
  stateAuthors(match[1] ?? '', statements);
  return true;
}

/** After the article's end: promos, repeated titles, links. */
function markTail(text: string, blocks: readonly Block[], kinds: Kinds, headline: number): void {
  const prose = blocks.map((block, at) =>
    at !== headline && kinds[at] === undefined && isProse(block) ? block.range.end - block.range.start : 0,
  );
  const total = prose.reduce((sum, one) => sum + one, 0);
  const lastLong = prose.findLastIndex((length) => length > 200);
  let before = 0;
  let end = blocks.length;
  for (let at = 0; at < blocks.length && end === blocks.length; at++) {
    before += prose[at] ?? 0;
    const block = blocks[at];
    if (block === undefined || before === 0) continue;
    // What follows the end of an article is shorter than the article.
    const late = total - before <= before * 0.75;
    if (late && endsArticle(text, block, blocks[at + 1], kinds[at], lastLong, at))
      end = kinds[at] === undefined && !isProse(block) ? at : at + 1;
  }
  let last = end - 1;
  while (last > headline && (kinds[last] !== undefined || !isProse(blocks[last] ?? neverBlock))) last--;
  const enoughProse = prose.filter((one) => one > 0).length >= 2;
  for (let at = last + 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined || kinds[at] !== undefined) continue;
    if (at >= end || (enoughProse && !block.bold && block.mark !== 'heading')) kinds[at] = 'promo';
  }
}

const neverBlock: Block = {
  range: { start: 0, end: 0 },
  outer: { start: 0, end: 0 },
  mark: 'none',
  bold: false,
  apart: true,
  head: '',
  short: true,
  linkOnly: false,
};

function endsArticle(
  text: string,
  block: Block,
  next: Block | undefined,
  kind: SectionKind | undefined,
  lastLong: number,
  at: number,
): boolean {
  if (kind === 'credit') return true;
  if (kind === 'boilerplate') {
    if (COPYRIGHT.test(block.head) || STORY_FROM.test(block.head) || RIGHTS_RESERVED.test(block.head))
      return true;
    // A header of links: only where no paragraph of any length follows.
    return RELATED_HEADER.test(block.head) && at >= lastLong;
  }
  if (kind !== undefined) return false;
  if (next !== undefined && block.short && !STOPPED.test(block.head) && block.head === next.head) return true;
  return (
    isProse(block) &&
    endCredit(text.slice(Math.max(block.range.start, block.range.end - 60), block.range.end)) !== undefined
  );
}

/** The agency credit a last paragraph ends with: "(dpa)", "– Reuters", "[AP]", "/AFP". */
function endCredit(tail: string): { length: number; agencies: readonly string[] } | undefined {
  const match =
    /(?<=[.!?…"”»])\s*(?:[([]([\p{L} /.,&-]{2,40})[)\]]|[–—-]{1,2}\s?(\p{Lu}[\p{L} /.,&-]{1,38}))\.?$/u.exec(
      tail.slice(-60),
    );
  const agencies = match === null ? undefined : agenciesOf(match[1] ?? match[2] ?? '');
  return match === null || agencies === undefined
    ? undefined
    : { length: match[0].trimStart().length, agencies };
}

const isCrossheadLine = (block: Block): boolean =>
  block.short && block.head.length <= LONGEST_CROSSHEAD && !STOPPED.test(block.head);

function isCrosshead(block: Block, blocks: readonly Block[], kinds: Kinds, at: number): boolean {
  if (block.mark === 'heading') return block.short;
  if (block.mark === 'item' || !isCrossheadLine(block)) return false;
  if (/^["“„«].*["”“»]$/u.test(block.head) && !block.bold) return false;
  let following = at + 1;
  while (following < at + 6 && (kinds[following] === 'caption' || kinds[following] === 'boilerplate'))
    following++;
  const next = blocks[following];
  return next !== undefined && (isProse(next) || next.mark === 'item') && wordsOf(block.head).length <= 10;
}

const WHOLLY_QUOTED = /^["“„«‘'][^"“”„«»]*["”“»’'][.!?]?$/u;

/** Pull quotes: set apart, saying again what the body says, or followed by a line with a name. */
function findPullQuotes(
  text: string,
  blocks: readonly Block[],
  kinds: Kinds,
  index: WordIndex,
): Map<number, 'words' | 'speaker'> {
  const pulled = new Map<number, 'words' | 'speaker'>();
  const recurring = recurringNames(text);
  for (let at = 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined || kinds[at] !== undefined || !block.short || block.head.length > 320) continue;
    const next = blocks[at + 1];
    const words = wordsOf(block.head);
    const quoted = WHOLLY_QUOTED.test(block.head);
    const set = block.bold || block.mark === 'quote';
    const named = next !== undefined && kinds[at + 1] === undefined && isNameLine(next, recurring);
    const repeated = words.length >= 4 && index.includes(words, at);
    if (
      repeated && (set || (named && block.mark !== 'heading') || (quoted && !block.apart))
        ? true
        : named && (quoted || block.mark === 'quote' || (block.bold && words.length >= 4))
    ) {
      kinds[at] = 'pull-quote';
      pulled.set(at, 'words');
      if (named) {
        kinds[at + 1] = 'pull-quote';
        pulled.set(at + 1, 'speaker');
      }
    }
  }
  // A quotation by itself that a longer paragraph holds: the body's, unless that one was pulled from this.
  blocks.forEach((block, at) => {
    if (kinds[at] !== undefined || !block.short || !WHOLLY_QUOTED.test(block.head) || at === 0) return;
    const words = wordsOf(block.head);
    const holds = (owner: number): boolean =>
      kinds[owner] === undefined && (blocks[owner]?.head.length ?? 0) > block.head.length + 10;
    if (words.length < 4 || !index.includes(words, at, holds)) return;
    kinds[at] = 'pull-quote';
    pulled.set(at, 'words');
  });
  return pulled;
}

/** Capitalised words that stand in a text more than once. */
function recurringNames(text: string): ReadonlySet<string> {
  const once = new Set<string>();
  const more = new Set<string>();
  for (const [word] of text.matchAll(/\p{Lu}\p{L}+/gu)) (once.has(word) ? more : once).add(word);
  return more;
}

/** "President Bush", "— Jane Holm, warden": a name as an article gives it under a pull quote. */
function isNameLine(block: Block, recurring: ReadonlySet<string>): boolean {
  if (
    !block.short ||
    block.head.length > 90 ||
    block.mark === 'heading' ||
    /[.!?:;…"”]$/.test(block.head.replace(/\b\p{L}{1,2}\.$/u, ''))
  )
    return false;
  const name =
    /^[-–—~\s]*((?:the\s)?\p{Lu}[\p{L}.'’-]*(?:\s(?:of|de|da|del|la|le|van|von|der|den|bin|al|el|the|\p{Lu}[\p{L}.'’-]*)){0,6})(?:\s*[,(–—-]\s*.{2,60})?$/u.exec(
      block.head,
    )?.[1];
  if (name === undefined) return false;
  if (/^[-–—~]/.test(block.head)) return true;
  // A name stands in the article besides; a crosshead's words seldom do, with the same capitals.
  const last = name.match(/\p{L}+/gu)?.pop() ?? '';
  return last.length > 2 && recurring.has(last);
}

function makeParts(
  text: string,
  blocks: readonly Block[],
  kinds: Kinds,
  pulled: ReadonlyMap<number, 'words' | 'speaker'>,
  index: WordIndex,
  statements: Statements,
): Part[] {
  const parts: Part[] = [];
  let bodies = 0;
  const lastBody = kinds.lastIndexOf('body');
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    const kind = kinds[at];
    if (block === undefined || kind === undefined) continue;
    let range = block.range;
    let dateline: Range | undefined;
    let credit: Range | undefined;
    if (kind === 'body') {
      bodies++;
      const line = bodies <= 2 && statements.dateline === undefined ? readDateline(text, range) : undefined;
      if (line !== undefined) {
        if (line.place !== undefined) statements.dateline = line.place;
        statements.agencies.push(...line.agency);
        dateline = line.range;
        range = afterWhite(text, line.range.end, range.end);
      }
      const end = endCredit(text.slice(Math.max(range.start, range.end - 60), range.end));
      if (end !== undefined && (at >= lastBody - 1 || kinds.length < 4)) {
        statements.agencies.push(...end.agencies);
        credit = { start: range.end - end.length, end: range.end };
        range = beforeWhite(text, range.start, credit.start);
      }
    } else if (kind === 'caption') {
      const bracket = CAPTION_CREDIT.exec(text.slice(range.start, range.end));
      if (bracket !== null && bracket.index > 0) {
        const start = range.start + bracket.index;
        credit = afterWhite(text, start, range.end);
        range = beforeWhite(text, range.start, start);
      }
    }
    const pullQuote = pulled.get(at);
    parts.push({
      kind,
      range,
      outer: block.outer,
      ...(dateline !== undefined && { dateline }),
      ...(credit !== undefined && { credit }),
      ...(pullQuote !== undefined && { pullQuote }),
      repeats: repeatsElsewhere(text, block, kind, pullQuote, index, at),
      mark: block.mark,
    });
  }
  return parts;
}

function repeatsElsewhere(
  text: string,
  block: Block,
  kind: SectionKind,
  pullQuote: Part['pullQuote'],
  index: WordIndex,
  at: number,
): boolean {
  if (pullQuote === 'speaker') return true;
  if (kind !== 'subheading' && pullQuote === undefined) return false;
  const words = wordsOf(text.slice(block.range.start, block.range.end));
  // A teaser may have been cut in the middle of a word.
  return index.includes(/(?:…|\.\.\.)$/.test(block.head) ? words.slice(0, -1) : words, at);
}

function afterWhite(text: string, from: number, end: number): Range {
  let start = from;
  while (start < end && isWhite(text.charCodeAt(start))) start++;
  return { start, end };
}

function beforeWhite(text: string, start: number, to: number): Range {
  let end = to;
  while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
  return { start, end };
}
