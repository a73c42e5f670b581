import { COPYRIGHT, RELATED_HEADER, reservesRights, STORY_FROM } from '../language/furniture.ts';
import type { SectionKind } from '../model/article.ts';
import type { Block } from './blocks.ts';
import { endCredit, isProse, type Kinds, isStopped } from './prose.ts';

/** After the article's end: promos, repeated titles, links. */
export function markTail(text: string, blocks: readonly Block[], kinds: Kinds, headline: number): void {
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
    if (COPYRIGHT.test(block.head) || STORY_FROM.test(block.head) || reservesRights(block.head)) return true;
    // A header of links: only where no paragraph of any length follows.
    return RELATED_HEADER.test(block.head) && at >= lastLong;
  }
  if (kind !== undefined) return false;
  if (next !== undefined && block.short && !isStopped(block.head) && block.head === next.head) return true;
  return (
    isProse(block) &&
    endCredit(text.slice(Math.max(block.range.start, block.range.end - 60), block.range.end)) !== undefined
  );
}
