import { align, type Alignment } from './align.ts';
import type { Passage } from './passage.ts';
import type { PassageIndex } from './passageIndex.ts';

/** How many places a passage is aligned with in full. */
const WINDOWS = 5;
/** How many occurrences of words of a passage are looked at: bounds the cost in texts that repeat themselves. */
const OCCURRENCES = 600;
/** Longer passages are represented by this many of their rarest words. */
const SEEDS = 160;
/** Longest side of an alignment: longer passages are searched by their beginning and their end. */
export const LONGEST = 400;

/** Offsets (folded) at which the very words of a passage stand, in text order, at most `limit`. */
export function occurrences(passage: Passage, text: PassageIndex, limit: number): number[] {
  const { quote } = passage;
  const found: number[] = [];
  if (quote === '') return found;
  const seed = rarestInside(passage, text);
  if (seed < 0) {
    for (
      let at = text.text.indexOf(quote);
      at >= 0 && found.length < limit;
      at = text.text.indexOf(quote, at + 1)
    )
      found.push(at);
    return found;
  }
  const offset = passage.starts[seed] ?? 0;
  for (const place of text.places(passage.keys[seed] ?? -1)) {
    const at = text.start(place) - offset;
    if (at >= 0 && text.text.startsWith(quote, at)) {
      found.push(at);
      if (found.length >= limit) break;
    }
  }
  return found;
}

/** The rarest token of a passage that is whole for certain: the first and the last may be parts of words. */
function rarestInside(passage: Passage, text: PassageIndex): number {
  let rarest = -1;
  let fewest = Infinity;
  for (let token = 1; token < passage.keys.length - 1; token++) {
    const count = text.count(passage.keys[token] ?? -1);
    if (count < fewest) {
      fewest = count;
      rarest = token;
    }
  }
  return rarest;
}

/**
 * The places in a text that hold most of a passage's words in much their order, best first. Words vote for the
 * diagonal they stand on, the rarest first and within a budget; the diagonals with most votes are aligned in full.
 */
export function similarPlaces(
  passage: Passage,
  text: PassageIndex,
  weight: (key: number) => number,
  skip: (token: number) => boolean = () => false,
): Alignment[] {
  const { keys } = passage;
  const length = keys.length;
  if (length === 0 || length > LONGEST) return [];
  const seeds = [...keys.keys()]
    .filter((seed) => text.count(keys[seed] ?? -1) > 0)
    .sort((a, b) => text.count(keys[a] ?? -1) - text.count(keys[b] ?? -1))
    .slice(0, SEEDS);
  const votes: { diagonal: number; weight: number }[] = [];
  for (const seed of seeds) {
    const places = text.places(keys[seed] ?? -1);
    if (votes.length > 0 && votes.length + places.length > OCCURRENCES) break;
    const gain = weight(keys[seed] ?? -1);
    for (const place of places.subarray(0, OCCURRENCES))
      if (!skip(place)) votes.push({ diagonal: place - seed, weight: gain });
  }
  votes.sort((a, b) => a.diagonal - b.diagonal);
  const reach = Math.max(6, Math.ceil(length * 0.4));
  const found: Alignment[] = [];
  for (const diagonal of heaviest(votes, reach)) {
    const start = Math.max(0, diagonal - reach);
    const end = Math.min(text.tokens.count, diagonal + length + 2 * reach);
    const alignment = align(keys, text.tokens.keys, start, end, weight);
    if (alignment && !found.some((other) => other.first <= alignment.last && alignment.first <= other.last))
      found.push(alignment);
  }
  return found;
}

/** The middles of the windows of diagonals with most votes, none within reach of a better one. */
function heaviest(votes: readonly { diagonal: number; weight: number }[], reach: number): number[] {
  const windows: { diagonal: number; weight: number }[] = [];
  let first = 0;
  let sum = 0;
  votes.forEach((vote, index) => {
    sum += vote.weight;
    while (vote.diagonal - (votes[first]?.diagonal ?? 0) > reach) sum -= votes[first++]?.weight ?? 0;
    const middle = votes[(first + index) >> 1];
    if (middle) windows.push({ diagonal: middle.diagonal, weight: sum });
  });
  windows.sort((a, b) => b.weight - a.weight);
  const chosen: number[] = [];
  for (const window of windows) {
    if (chosen.length >= WINDOWS) break;
    if (!chosen.some((other) => Math.abs(other - window.diagonal) <= reach)) chosen.push(window.diagonal);
  }
  return chosen;
}
