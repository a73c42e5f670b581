import type { UnattributedArticle } from '../article/readArticle.ts';
import type { SectionKind, Sentence } from '../model/article.ts';
import type { Range } from '../model/range.ts';
import { fnv1a } from '../text/fnv.ts';
import { TokenList } from './tokens.ts';

/** What of an article shows whether another derives from it. */
export interface Fingerprint {
  /** Selected hashes of its word shingles, ascending and distinct. */
  readonly shingles: Uint32Array;
  /** Words the shingles were made of: quotes and boilerplate left out. */
  readonly words: number;
  /** Agencies credited, lower case. */
  readonly agencies: readonly string[];
}

/** Words a shingle: independent reporters seldom hit on many of the same four in a row, and an edit spoils no more than four. */
const SHINGLE = 4;
/** Of every so many neighbouring shingles the least hash is kept, so that any shared run long enough shares one. */
const WINDOW = 3;
/** No hash is greater. */
const NO_HASH = 0xffffffff;
const BASIS = 0x9e3779b9;
/** Fewer words than this show nothing. */
const LEAST_WORDS = 20;
/** Share of the shorter text found in the other: at least this much is reuse, at most that much is none. */
const REUSE = 0.27;
const NO_REUSE = 0.1;
/** Of a brief one phrase that both took from a statement is a third: more has to be found of it. */
const BRIEF_WORDS = 60;
const BRIEF_REUSE = 0.45;

const APART: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'front-matter',
  'timestamp',
  'byline',
  'credit',
  'caption',
  'pull-quote',
  'boilerplate',
  'promo',
]);

/**
 * Takes an article's fingerprint by winnowing (Schleimer, Wilkerson & Aiken 2003). What is quoted is left out: two
 * outlets that quote one speaker need not know of each other.
 */
export function fingerprintOf(
  article: UnattributedArticle,
  stated?: { readonly agency?: readonly string[] },
): Fingerprint {
  const writer = new FingerprintWriter(article);
  for (const sentence of article.sentences) writer.add(sentence);
  return writer.fingerprint(stated);
}

/** Those of the run of words that is read, and the hashes of their forms. */
const tokens = new TokenList();
const hashes: number[] = [];

/** The same of an article that is taken apart sentence by sentence. */
export class FingerprintWriter {
  private readonly kept: number[] = [];
  private words = 0;

  constructor(private readonly article: UnattributedArticle) {}

  /**
   * @param hashes of the forms of the sentence's tokens, where somebody has them
   * @param count how many they are
   */
  add({ section, range }: Sentence, hashes?: readonly number[], count = 0): void {
    if (APART.has(section)) return;
    for (const { start, end } of unquoted(this.article, range.start, range.end)) {
      const isWhole = start === range.start && end === range.end;
      if (isWhole && hashes !== undefined) this.winnow(hashes, count);
      else this.read(this.article.text.slice(start, end));
    }
  }

  fingerprint({ agency }: { readonly agency?: readonly string[] } = this.article.stated): Fingerprint {
    const agencies = agency ?? this.article.stated.agency ?? [];
    return {
      shingles: distinctOf(this.kept),
      words: this.words,
      agencies: agencies.map((name) => name.toLowerCase()),
    };
  }

  private read(text: string): void {
    tokens.read(text);
    for (let at = 0; at < tokens.length; at++) hashes[at] = hashOfForm(tokens.forms[at] ?? '');
    this.winnow(hashes, tokens.length);
  }

  private winnow(hashes: readonly number[], count: number): void {
    this.words += count;
    winnow(hashes, count, this.kept);
  }
}

/** The share of the smaller fingerprint that is in the other. 0..1 */
export function reuseBetween(a: Fingerprint, b: Fingerprint): number {
  const least = Math.min(a.shingles.length, b.shingles.length);
  if (least === 0) return 0;
  let shared = 0;
  let at = 0;
  let bt = 0;
  while (at < a.shingles.length && bt < b.shingles.length) {
    const left = a.shingles[at] ?? 0;
    const right = b.shingles[bt] ?? 0;
    if (left === right) {
      shared++;
      at++;
      bt++;
    } else if (left < right) at++;
    else bt++;
  }
  return shared / least;
}

/**
 * Whether two articles' texts are independent of each other: false where one derives from the other or both from a
 * third, undefined where nothing shows it either way.
 */
export function independenceOf(a: Fingerprint, b: Fingerprint): boolean | undefined {
  const agency = a.agencies.some((name) => b.agencies.includes(name));
  if (Math.min(a.words, b.words) < LEAST_WORDS) return agency ? false : undefined;
  const reuse = reuseBetween(a, b);
  const brief = Math.min(a.words, b.words) < BRIEF_WORDS;
  if (reuse >= (brief ? BRIEF_REUSE : REUSE)) return false;
  // A common credit and some common wording: both were written up from the same wire.
  if (agency) return reuse >= NO_REUSE ? false : undefined;
  return reuse <= NO_REUSE ? true : undefined;
}

function unquoted(article: UnattributedArticle, start: number, end: number): Range[] {
  const runs: Range[] = [];
  let at = start;
  for (const { outer, depth } of article.quotes) {
    if (depth > 0 || outer.end <= at || outer.start >= end) continue;
    if (outer.start > at) runs.push({ start: at, end: outer.start });
    at = Math.max(at, outer.end);
  }
  if (at < end) runs.push({ start: at, end });
  return runs;
}

/** Keeps of every so many neighbouring shingles of a run the one with the least hash. */
function winnow(words: readonly number[], length: number, kept: number[]): void {
  const count = length - SHINGLE + 1;
  // The latest words, and the latest shingles: as many as `SHINGLE` and `WINDOW`.
  let first = 0;
  let second = 0;
  let third = 0;
  let oldest = NO_HASH;
  let older = NO_HASH;
  let latest = NO_HASH;
  for (let at = 0; at < length; at++) {
    const fourth = words[at] ?? 0;
    const shingle = at - SHINGLE + 1;
    if (shingle >= 0) {
      oldest = older;
      older = latest;
      latest = mixed(mixed(mixed(mixed(BASIS, first), second), third), fourth) >>> 0;
      if (shingle + 1 >= Math.min(WINDOW, count)) keep(Math.min(oldest, older, latest), kept);
    }
    first = second;
    second = third;
    third = fourth;
  }
}

function mixed(hash: number, word: number): number {
  const next = Math.imul(hash ^ word, 0x85ebca6b);
  return next ^ (next >>> 13);
}

/** Neighbours mostly keep the same one. */
function keep(hash: number, kept: number[]): void {
  if (kept[kept.length - 1] !== hash) kept.push(hash);
}

/** What shingles are made of: a hash of a word's form in lower case. */
export const hashOfForm = (form: string): number => fnv1a(form.toLowerCase());

/** Ascending, each once. */
function distinctOf(hashes: readonly number[]): Uint32Array {
  const sorted = new Uint32Array(hashes).sort();
  let count = 0;
  for (let at = 0; at < sorted.length; at++) {
    const hash = sorted[at] ?? 0;
    if (at === 0 || hash !== sorted[count - 1]) sorted[count++] = hash;
  }
  return sorted.subarray(0, count);
}
