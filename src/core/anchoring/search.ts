import { folded } from '../text/fold.ts';
import type { Alignment } from './align.ts';
import { align, LONGEST } from './align.ts';
import type { Passage } from './passage.ts';
import type { PassageIndex } from './passageIndex.ts';
import type { Scratch } from './scratch.ts';

/** How many places a passage is aligned with in full, and a long one, whose words are hardly anywhere by chance. */
const WINDOWS = 5;
const WINDOWS_OF_LONG = 2;
/** How many occurrences of words of a passage are looked at: bounds the cost in texts that repeat themselves. */
const OCCURRENCES = 400;
/** Longer passages are represented by this many of their rarest words. */
const SEEDS = 160;
/** Places with less than this part of the best one's votes are not aligned. */
const WORTH_ALIGNING = 0.35;

/**
 * Offsets (folded) at which the very words of a passage stand: the first `limit`, and where there are more, before them
 * those at which its context stands as well.
 */
export function occurrences(passage: Passage, text: PassageIndex, limit: number): number[] {
  const found = firstOccurrences(passage, text, limit);
  return found.length < limit ? found : [...new Set([...inContext(passage, text), ...found])];
}

/** How many places with the same words and the same context are told apart. */
const IN_CONTEXT = 8;

/** Where the passage stands between its prefix and its suffix, or beside one of them. */
function inContext({ quote, selectors }: Passage, { text }: PassageIndex): number[] {
  const found: number[] = [];
  for (const [prefix, suffix] of [
    [selectors.prefix, selectors.suffix],
    [selectors.prefix, ''],
    ['', selectors.suffix],
  ] as const) {
    const whole = folded(prefix + selectors.quote + suffix);
    const offset = whole.length - folded(selectors.quote + suffix).length;
    if (whole.length <= quote.length) continue;
    for (let at = text.indexOf(whole); at >= 0 && found.length < IN_CONTEXT; at = text.indexOf(whole, at + 1))
      if (text.startsWith(quote, at + offset)) found.push(at + offset);
  }
  return found;
}

function firstOccurrences(passage: Passage, text: PassageIndex, limit: number): number[] {
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
 * The places in a text that hold most of a passage's words in much their order, those with most votes first. Words vote
 * for the diagonal they stand on, the rarest first and within a budget; the diagonals with most votes are aligned in
 * full. Tokens for which `skip` holds have no vote.
 * @param haystack the text's tokens, or a copy in which some are replaced by a key of no word
 */
export function similarPlaces(
  passage: Passage,
  text: PassageIndex,
  weight: (key: number) => number,
  scratch: Scratch,
  skip: (token: number) => boolean = () => false,
  haystack: Int32Array = text.tokens.keys,
): Alignment[] {
  const { keys } = passage;
  const length = keys.length;
  if (length === 0) return [];
  const windows = length > LONGEST ? WINDOWS_OF_LONG : WINDOWS;
  const reach = Math.max(6, Math.ceil(length * 0.4));
  const found: Alignment[] = [];
  for (const band of heaviestBands(votesOf(passage, text, weight, reach, skip), windows)) {
    const start = Math.max(0, band * reach - length - Math.ceil(reach / 2));
    const end = Math.min(text.tokens.count, (band + 2) * reach + Math.ceil(reach / 2));
    const alignment = align(keys, haystack, start, end, weight, scratch);
    if (alignment && !found.some((other) => other.first <= alignment.last && alignment.first <= other.last))
      found.push(alignment);
  }
  return found;
}

/** Votes by band: band b holds the diagonals (text token - passage token + passage length) in [b, b+1) × reach. */
function votesOf(
  passage: Passage,
  text: PassageIndex,
  weight: (key: number) => number,
  reach: number,
  skip: (token: number) => boolean,
): Map<number, number> {
  const { keys } = passage;
  const seeds: { readonly token: number; readonly count: number }[] = [];
  keys.forEach((key, token) => {
    const count = text.count(key);
    if (count > 0) seeds.push({ token, count });
  });
  seeds.sort((a, b) => a.count - b.count);
  const votes = new Map<number, number>();
  let left = OCCURRENCES;
  for (const { token, count } of seeds.slice(0, SEEDS)) {
    if (left < OCCURRENCES && count > left) break;
    left -= count;
    const key = keys[token] ?? -1;
    const gain = weight(key);
    const offset = keys.length - token;
    const places = text.places(key);
    for (let index = 0; index < places.length && index < OCCURRENCES; index++) {
      const place = places[index] ?? 0;
      if (skip(place)) continue;
      const band = Math.floor((place + offset) / reach);
      votes.set(band, (votes.get(band) ?? 0) + gain);
    }
  }
  return votes;
}

/** The pairs of neighbouring bands with most votes, by their first band, none overlapping a better one. */
function heaviestBands(votes: ReadonlyMap<number, number>, windows: number): number[] {
  let most = 0;
  for (const [band, sum] of votes) most = Math.max(most, sum + (votes.get(band + 1) ?? 0));
  const worth = most * WORTH_ALIGNING;
  const good: { readonly band: number; readonly votes: number }[] = [];
  for (const [band, sum] of votes) {
    const pair = sum + (votes.get(band + 1) ?? 0);
    if (pair >= worth) good.push({ band, votes: pair });
    if (sum >= worth && !votes.has(band - 1)) good.push({ band: band - 1, votes: sum });
  }
  good.sort((a, b) => b.votes - a.votes);
  const chosen: number[] = [];
  for (const { band } of good) {
    if (chosen.length >= windows) break;
    if (!chosen.some((other) => Math.abs(other - band) <= 1)) chosen.push(band);
  }
  return chosen;
}
