import type { Block } from './blocks.ts';
import type { Work } from '../work.ts';
import type { Kinds } from './prose.ts';
import { type WordIndex, wordsOf } from './wording.ts';

const WHOLLY_QUOTED = /^["“„«‘'][^"“”„«»]*["”“»’'][.!?]?$/u;

/** Pull quotes: set apart, saying again what the body says, or followed by a line with a name. */
export function* findPullQuotes(
  text: string,
  blocks: readonly Block[],
  kinds: Kinds,
  index: WordIndex,
): Work<Map<number, 'words' | 'speaker'>> {
  const pulled = new Map<number, 'words' | 'speaker'>();
  let names: ReadonlySet<string> | undefined;
  const recurring = (): ReadonlySet<string> => (names ??= recurringNames(text));
  for (let at = 1; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined || kinds[at] !== undefined || !block.short || block.head.length > 320) continue;
    const next = blocks[at + 1];
    const quoted = WHOLLY_QUOTED.test(block.head);
    const set = block.bold || block.mark === 'quote';
    const named = next !== undefined && kinds[at + 1] === undefined && isNameLine(next, recurring);
    const mayRepeat = set || (named && block.mark !== 'heading') || (quoted && !block.apart);
    if (!named && !mayRepeat) continue;
    const words = wordsOf(block.head);
    if (mayRepeat && words.length >= 4) yield* index.ready();
    if (
      (named && (quoted || block.mark === 'quote' || (block.bold && words.length >= 4))) ||
      (mayRepeat && words.length >= 4 && index.includes(words, at))
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
  for (const [at, block] of blocks.entries()) {
    if (kinds[at] !== undefined || !block.short || !WHOLLY_QUOTED.test(block.head) || at === 0) continue;
    const words = wordsOf(block.head);
    const holds = (owner: number): boolean =>
      kinds[owner] === undefined && (blocks[owner]?.head.length ?? 0) > block.head.length + 10;
    if (words.length < 4) continue;
    yield* index.ready();
    if (!index.includes(words, at, holds)) continue;
    kinds[at] = 'pull-quote';
    pulled.set(at, 'words');
  }
  return pulled;
}

/** Capitalised words that stand in a text more than once. */
function recurringNames(text: string): ReadonlySet<string> {
  const once = new Set<string>();
  const more = new Set<string>();
  for (const [word] of text.matchAll(/\p{Lu}\p{L}+/gu)) (once.has(word) ? more : once).add(word);
  return more;
}

/** "Mayor Lund", "— Jane Holm, warden": a name as an article gives it under a pull quote. */
function isNameLine(block: Block, recurring: () => ReadonlySet<string>): boolean {
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
  return last.length > 2 && recurring().has(last);
}
