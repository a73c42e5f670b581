import { agenciesOf } from '../language/agencies.ts';
import type { SectionKind } from '../model/article.ts';
import { unitsOf } from '../text/characters.ts';
import type { Block } from './blocks.ts';

/** What the blocks of a text have been found to be so far, by their index. */
export type Kinds = (SectionKind | undefined)[];

const STOPS = unitsOf('.!?…。！？؟।۔:;');
const AFTER_STOP = unitsOf(')]"\'”’»›*_」』');

/** Whether a line ends like a sentence. */
export function isStopped(line: string): boolean {
  let at = line.length - 1;
  while (at >= 0 && (AFTER_STOP.has(line.charCodeAt(at)) || /\s/.test(line.charAt(at)))) at--;
  return at >= 0 && STOPS.has(line.charCodeAt(at));
}
/** A paragraph of this length is prose whatever it ends with. */
export const PROSE = 140;

/** Whether a block is a paragraph of running text by its length or end. */
export const isProse = (block: Block): boolean =>
  !block.short || block.head.length >= PROSE || isStopped(block.head) || endCredit(block.head) !== undefined;

/** The agency credit a last paragraph ends with: "(dpa)", "– Reuters", "[AP]", "/AFP". */
export function endCredit(tail: string): { length: number; agencies: readonly string[] } | undefined {
  const match =
    /(?<=[.!?…"”»])\s*(?:[([]([\p{L} /.,&-]{2,40})[)\]]|[–—-]{1,2}\s?(\p{Lu}[\p{L} /.,&-]{1,38}))\.?$/u.exec(
      tail.slice(-60),
    );
  const agencies = match === null ? undefined : agenciesOf(match[1] ?? match[2] ?? '');
  return match === null || agencies === undefined
    ? undefined
    : { length: match[0].trimStart().length, agencies };
}
