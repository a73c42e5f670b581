import type { UnattributedArticle } from '../article/readArticle.ts';
import type { SectionKind, Sentence } from '../model/article.ts';
import { tokenise, type Token } from './tokens.ts';

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
 * @param known tokens of whole sentences, as far as somebody has them
 */
export function fingerprintOf(
  article: UnattributedArticle,
  stated: { readonly agency?: readonly string[] } = article.stated,
  known: ReadonlyMap<Sentence, readonly Token[]> = new Map(),
): Fingerprint {
  const hashes: number[] = [];
  let words = 0;
  for (const sentence of article.sentences) {
    if (APART.has(sentence.section)) continue;
    const { start, end } = sentence.range;
    for (const run of unquoted(article, start, end)) {
      const whole = run.length === end - start ? known.get(sentence) : undefined;
      const forms = (whole ?? tokenise(run)).map(({ form }) => hashOf(form.toLowerCase()));
      words += forms.length;
      winnow(shinglesOf(forms), hashes);
    }
  }
  return {
    shingles: Uint32Array.from(new Set(hashes)).sort(),
    words,
    agencies: (stated.agency ?? article.stated.agency ?? []).map((name) => name.toLowerCase()),
  };
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

function unquoted(article: UnattributedArticle, start: number, end: number): string[] {
  const runs: string[] = [];
  let at = start;
  for (const { outer, depth } of article.quotes) {
    if (depth > 0 || outer.end <= at || outer.start >= end) continue;
    if (outer.start > at) runs.push(article.text.slice(at, outer.start));
    at = Math.max(at, outer.end);
  }
  if (at < end) runs.push(article.text.slice(at, end));
  return runs;
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function shinglesOf(words: readonly number[]): number[] {
  const shingles: number[] = [];
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    let hash = 0x9e3779b9;
    for (let word = at; word < at + SHINGLE; word++) {
      hash = Math.imul(hash ^ (words[word] ?? 0), 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    shingles.push(hash >>> 0);
  }
  return shingles;
}

function winnow(shingles: readonly number[], into: number[]): void {
  for (let at = 0; at + Math.min(WINDOW, shingles.length) <= shingles.length && at < shingles.length; at++) {
    let least = 0xffffffff;
    for (let next = at; next < Math.min(at + WINDOW, shingles.length); next++)
      least = Math.min(least, shingles[next] ?? least);
    into.push(least);
  }
}
