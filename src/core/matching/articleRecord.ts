import type { Particulars } from '../model/annotation.ts';
import type { UnattributedArticle } from '../article/readArticle.ts';
import type { Article, SectionKind } from '../model/article.ts';
import { FormTable } from './formTable.ts';
import { FingerprintWriter } from './independence.ts';
import { textMark, type TextMark } from './textMark.ts';
import { CAPITAL, CLAUSE, NUMBER, SENTENCE, TokenList } from './tokens.ts';

/**
 * Plain arrays where an article is read: the engine makes them in a fraction of the time of typed ones, which lie outside of
 * what it collects by itself.
 */
export type Numbers = ArrayLike<number>;

/** What matching keeps of an article whose words are known by some number or other. */
export interface RecordedArticle {
  readonly language: string | undefined;
  /** ISO, possibly partial. */
  readonly published: string | undefined;
  /** Agencies credited, lower case. */
  readonly agencies: readonly string[];
  /** Of the text the ranges are into. */
  readonly mark: TextMark;
  /** Per form how often the article has it outside its boilerplate, up to 255. */
  readonly counts: Numbers;
  /** [start, end) of each matchable sentence in the text, in turn. */
  readonly ranges: Numbers;
  /** Words of all matchable sentences one after another, as places of forms; sentence i has [offsets[i], offsets[i + 1]). */
  readonly words: Numbers;
  readonly offsets: Numbers;
  /** What is known of each word's place: see `OPENS_CLAUSE` and its like. */
  readonly marks: Numbers;
  /** Per sentence 1 where it announces or repeats what the body says: headlines, captions, pull quotes. */
  readonly besides: Numbers;
  /** Per sentence 1 where most of it is inside quotation marks. */
  readonly quoted: Numbers;
  /** What the article states of itself: its particulars as JSON. */
  readonly stated: string;
  readonly quotes: RecordedQuotes;
  /** See `Fingerprint`. */
  readonly shingles: Numbers;
  readonly shingledWords: number;
}

/**
 * What matching keeps of an article: its words by number, where its sentences stand, whose they are. Knows of no other
 * article and holds nothing but strings and numbers, so that one thread can read articles for another, and what
 * was read once can be stored.
 */
export interface ArticleRecord extends RecordedArticle {
  /** Distinct word forms, in the order in which the article brings them up. */
  readonly forms: readonly string[];
  /** Per form 1 where it is a number. */
  readonly numbers: Numbers;
  /** Absent where the article was not read for it. */
  readonly attribution?: RecordedAttribution;
}

/** The same where forms are told by their numbers in a table. */
export interface NumberedRecord extends RecordedArticle {
  /** Distinct, in the order in which the article brings them up. */
  readonly forms: Numbers;
}

/** An article's quotes, in the order of the text. */
export interface RecordedQuotes {
  /** Of each quote [start, end) with its marks and [start, end) without them. */
  readonly places: Numbers;
  /** Per quote 1 where it is an outermost one. */
  readonly outermost: Numbers;
}

/** Whose words an article's sentences and quotes are, by the names it gives them. */
export interface RecordedAttribution {
  /** Speakers of sentences, by where the sentence starts in the text. */
  readonly ofSentences: ReadonlyMap<number, string>;
  /** Per quote its speaker. */
  readonly ofQuotes: readonly (string | undefined)[];
}

/** The term begins a clause. */
export const OPENS_CLAUSE = 1;
/** The term has a capital where that tells something. */
export const COUNTED_CAPITAL = 2;
export const COUNTED_LOWER = 4;

/** Sections that tell nothing of the event an article reports. */
const APART: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'front-matter',
  'timestamp',
  'byline',
  'credit',
  'boilerplate',
  'promo',
]);

const BESIDES: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'headline',
  'subheading',
  'caption',
  'pull-quote',
]);

/** Takes from an article as read what matching needs of it. */
export const attributedRecordOf = (
  article: Article,
  particulars: Particulars | undefined,
): ArticleRecord => ({
  ...recordOf(article, particulars),
  attribution: attributionOf(article),
});

/** The same but whose words are whose, which nothing is found by. */
export function recordOf(article: UnattributedArticle, particulars: Particulars | undefined): ArticleRecord {
  const table = new FormTable();
  const { forms: _, ...record } = numberedRecordOf(article, particulars, table);
  const { forms, areNumbers } = table.since(0);
  return { ...record, forms, numbers: areNumbers };
}

/** Those of the sentence an article is read at, and the hashes of their forms. */
const tokens = new TokenList();
const hashes: number[] = [];

/** The same for one of many, whose forms have their numbers in a table. */
export function numberedRecordOf(
  article: UnattributedArticle,
  particulars: Particulars | undefined,
  table: FormTable,
): NumberedRecord {
  const ranges: number[] = [];
  const words: number[] = [];
  const offsets: number[] = [0];
  const marks: number[] = [];
  const besides: number[] = [];
  const quoted: number[] = [];
  const fingerprint = new FingerprintWriter(article);
  for (const sentence of article.sentences) {
    const { matchable, section } = sentence;
    if (APART.has(section)) continue;
    const { start, end } = sentence.range;
    tokens.read(article.text.slice(start, end));
    for (let at = 0; at < tokens.length; at++) {
      const flags = tokens.flags[at] ?? 0;
      const place = table.count(tokens.forms[at] ?? '', (flags & NUMBER) !== 0);
      hashes[at] = table.hashAt(place);
      if (!matchable) continue;
      words.push(place);
      const telling = (flags & (SENTENCE | NUMBER)) === 0 && section !== 'headline';
      const spelling = !telling ? 0 : (flags & CAPITAL) === 0 ? COUNTED_LOWER : COUNTED_CAPITAL;
      marks.push(((flags & CLAUSE) === 0 ? 0 : OPENS_CLAUSE) | spelling);
    }
    fingerprint.add(sentence, hashes, tokens.length);
    if (!matchable || tokens.length === 0) continue;
    ranges.push(start, end);
    offsets.push(words.length);
    besides.push(BESIDES.has(section) ? 1 : 0);
    quoted.push(isQuoted(article, start, end) ? 1 : 0);
  }
  const { shingles, words: shingledWords, agencies } = fingerprint.fingerprint(particulars);
  return {
    language: article.language,
    published: particulars?.published ?? article.stated.published,
    agencies,
    mark: textMark(article.text),
    ...table.counted(),
    ranges,
    words,
    offsets,
    marks,
    besides,
    quoted,
    stated: JSON.stringify(article.stated),
    quotes: quotesOf(article),
    shingles,
    shingledWords,
  };
}

/** The rest of it: whose words are whose. */
export function attributionOf({ sentences, quotes }: Article): RecordedAttribution {
  const ofSentences = new Map<number, string>();
  for (const { range, speaker } of sentences) if (speaker) ofSentences.set(range.start, speaker.name);
  return { ofSentences, ofQuotes: quotes.map(({ speaker }) => speaker?.name) };
}

function quotesOf({ quotes }: UnattributedArticle): RecordedQuotes {
  const places: number[] = [];
  const outermost: number[] = [];
  for (const { outer, range, depth } of quotes) {
    places.push(outer.start, outer.end, range.start, range.end);
    outermost.push(depth === 0 ? 1 : 0);
  }
  return { places, outermost };
}

function isQuoted(article: UnattributedArticle, start: number, end: number): boolean {
  let inside = 0;
  for (const quote of article.quotes)
    if (quote.depth === 0)
      inside += Math.max(0, Math.min(end, quote.range.end) - Math.max(start, quote.range.start));
  return inside * 2 > end - start;
}
