import { CAPTION_CREDIT } from '../language/furniture.ts';
import type { SectionKind } from '../model/article.ts';
import type { Range } from '../model/range.ts';
import { isWhite } from '../text/characters.ts';
import { markTail } from './articleEnd.ts';
import { type Block, splitBlocks } from './blocks.ts';
import { readDateline } from './dateline.ts';
import { furnitureKind, isNamedByline, type Statements } from './furniture.ts';
import { endCredit, isProse, type Kinds, PROSE, isStopped } from './prose.ts';
import { findPullQuotes } from './pullQuotes.ts';
import { Pace, type Work } from '../work.ts';
import { WordIndex, wordsOf } from './wording.ts';

/** A block with its function, and what of it is a dateline or a credit. */
export interface Part {
  readonly kind: SectionKind;
  /** Without block marks, dateline and credit: what is read as sentences. */
  readonly range: Range;
  /** With block marks. */
  readonly outer: Range;
  readonly dateline: Range | undefined;
  readonly credit: Range | undefined;
  /** A pull quote, or the line that says whose words it is. */
  readonly pullQuote: 'words' | 'speaker' | undefined;
  /** Repeats text that stands elsewhere in the article. */
  readonly repeats: boolean;
  readonly mark: Block['mark'];
}

export interface Structure {
  readonly parts: readonly Part[];
  readonly statements: Statements;
}

const LONGEST_HEADLINE = 220;
const LONGEST_CROSSHEAD = 80;
/** Finds out what every block of a text is for. */
export function* readStructure(text: string, from: number, markdown: boolean): Work<Structure> {
  const blocks = yield* splitBlocks(text, from, markdown);
  const statements: Statements = { authors: [], agencies: [], dates: [] };
  const pace = new Pace();
  const kinds: Kinds = [];
  for (const block of blocks) {
    kinds.push(yield* furnitureKind(text, block, statements, pace));
    if (pace.due(block.range.end - block.range.start)) yield undefined;
  }
  yield undefined;
  const headline = findHeadline(text, blocks, kinds);
  if (headline !== undefined) {
    kinds[headline] = 'headline';
    statements.title = blocks[headline]?.head ?? '';
  }
  const index = new WordIndex(function* () {
    for (const [owner, { range }] of blocks.entries())
      yield { words: wordsOf(text.slice(range.start, range.end)), owner };
  });
  yield undefined;
  const pulled = yield* findPullQuotes(text, blocks, kinds, index);
  yield undefined;
  markTop(blocks, kinds, headline ?? -1, statements);
  markTail(text, blocks, kinds, headline ?? -1);
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block !== undefined && kinds[at] === undefined)
      kinds[at] = isCrosshead(block, blocks, kinds, at) ? 'subheading' : 'body';
  }
  yield undefined;
  return { parts: makeParts(text, blocks, kinds, pulled, index, statements), statements };
}

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

const isCrossheadLine = (block: Block): boolean =>
  block.short && block.head.length <= LONGEST_CROSSHEAD && !isStopped(block.head);

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
      const mayEnd = at >= lastBody - 1 || kinds.length < 4;
      const end = mayEnd
        ? endCredit(text.slice(Math.max(range.start, range.end - 60), range.end))
        : undefined;
      if (end !== undefined) {
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
    const repeats = repeatsElsewhere(text, block, kind, pullQuote, index, at);
    parts.push({ kind, range, outer: block.outer, dateline, credit, pullQuote, repeats, mark: block.mark });
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
