import type { Particulars } from '../model/annotation.ts';
import type { Range } from '../model/range.ts';
import type { RecordedArticle, RecordedAttribution, RecordedQuotes } from './articleRecord.ts';
import { ArticleScratch, type ArticleWords } from './articleWords.ts';
import type { Fingerprint } from './independence.ts';
import type { IndexedArticle } from './indexedArticle.ts';
import type { Names } from './names.ts';
import { codesOf, fromCodes, isWide } from './stringCodes.ts';
import type { StringTable } from './stringTable.ts';
import type { TextMark } from './textMark.ts';

/*
 * One article is one run of 32-bit words, so that a hundred thousand of them are a few large arrays which are written
 * to disk and read again as they are. First come these numbers, then the 32-bit arrays, then the narrower ones; of the
 * marks of words two share a byte.
 */
const TEXT_LENGTH = 0;
const TEXT_HASH = 1;
const LANGUAGE = 2;
const PUBLISHED = 3;
const AGENCIES = 4;
const SENTENCES = 5;
const TERMS = 6;
/** Distinct terms: the content terms of the article, ascending, then those that only its sentences have. */
const DISTINCT = 7;
const ARTICLE_TERMS = 8;
/** 1 once it is known whose words its sentences and quotes are. */
const ATTRIBUTED = 9;
const SHINGLES = 10;
const SHINGLED_WORDS = 11;
/** Bytes a place in the text and a place among the distinct terms take. */
const TEXT_WIDTH = 12;
const TERM_WIDTH = 13;
const QUOTES = 14;
/** Bytes of what the article states of itself, and how many a character takes. */
const STATED = 15;
const STATED_WIDTH = 16;
const HEADER = 17;

/** The numbers of these that stand for a name. */
const NAMES = [LANGUAGE, PUBLISHED, AGENCIES];

const BESIDE = 1;
const QUOTED = 2;

type Narrow = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

function narrow(width: number | undefined, buffer: ArrayBuffer, from: number, length: number): Narrow {
  if (width === 1) return new Uint8Array(buffer, from, length);
  return width === 2 ? new Uint16Array(buffer, from, length) : new Uint32Array(buffer, from, length);
}

/** Where the parts of an article lie, in bytes from the start of its buffer, and how many 32-bit words it takes. */
function layoutOf(head: Int32Array, start: number) {
  const count = (field: number): number => head[field] ?? 0;
  // Widest first, so that each part stands where its numbers may stand.
  const distinct = start + 4 * HEADER;
  const speakers = distinct + 4 * count(DISTINCT);
  const shingles = speakers + 4 * count(SENTENCES);
  const quoteSpeakers = shingles + 4 * count(SHINGLES);
  const narrower = quoteSpeakers + 4 * count(QUOTES);
  const placesBytes = count(TEXT_WIDTH) * (placesIn(count(SENTENCES)) + 4 * count(QUOTES));
  const termsBytes = count(TERM_WIDTH) * count(TERMS);
  const placesFirst = count(TEXT_WIDTH) >= count(TERM_WIDTH);
  const places = placesFirst ? narrower : narrower + termsBytes;
  const terms = placesFirst ? narrower + placesBytes : narrower;
  const counts = narrower + placesBytes + termsBytes;
  const marks = counts + count(ARTICLE_TERMS);
  const flags = marks + Math.ceil(count(TERMS) / 2);
  const outermost = flags + count(SENTENCES);
  const stated = outermost + count(QUOTES);
  const length = Math.ceil((stated + count(STATED) - start) / 4);
  return {
    distinct,
    speakers,
    shingles,
    quoteSpeakers,
    places,
    terms,
    counts,
    marks,
    flags,
    outermost,
    stated,
    length,
  };
}

/** Of each sentence its two ends and where its terms begin; and where the last one's terms end. */
const placesIn = (sentences: number): number => 3 * sentences + 1;

/** Writes an article into as many 32-bit words as it asks for, all of which are 0. */
export type Packing = (room: (length: number) => Int32Array<ArrayBuffer>) => void;

/** An article as one run of 32-bit words, with room for who says what. */
export const packArticle =
  (record: RecordedArticle, words: ArticleWords, names: Names, scratch = new ArticleScratch()): Packing =>
  (room) => {
    const { distinct, places: termPlaces } = distinctTerms(record, words, scratch);
    const sentences = record.besides.length;
    const head = new Int32Array(HEADER);
    head[TEXT_LENGTH] = record.mark.length;
    head[TEXT_HASH] = record.mark.hash;
    head[LANGUAGE] = names.idOf(record.language);
    head[PUBLISHED] = names.idOf(record.published);
    head[AGENCIES] = names.idOf(record.agencies.length === 0 ? undefined : record.agencies.join('\n'));
    head[SENTENCES] = sentences;
    head[TERMS] = record.words.length;
    head[DISTINCT] = distinct.length;
    head[ARTICLE_TERMS] = words.articleTerms.length;
    head[SHINGLES] = record.shingles.length;
    head[SHINGLED_WORDS] = record.shingledWords;
    const { quotes } = record;
    const { stated } = record;
    head[QUOTES] = quotes.outermost.length;
    head[STATED_WIDTH] = isWide(stated) ? 2 : 1;
    head[STATED] = stated.length * head[STATED_WIDTH];
    head[TEXT_WIDTH] = Math.max(record.mark.length, record.words.length) > 0xffff ? 4 : 2;
    head[TERM_WIDTH] = distinct.length > 0x10000 ? 4 : distinct.length > 0x100 ? 2 : 1;
    const packed = room(layoutOf(head, 0).length);
    const { buffer } = packed;
    packed.set(head);
    const layout = layoutOf(head, packed.byteOffset);
    new Int32Array(buffer, layout.distinct, distinct.length).set(distinct);
    new Uint32Array(buffer, layout.shingles, record.shingles.length).set(record.shingles);
    const places = narrow(
      head[TEXT_WIDTH],
      buffer,
      layout.places,
      placesIn(sentences) + quotes.places.length,
    );
    places.set(record.ranges);
    places.set(record.offsets, 2 * sentences);
    places.set(quotes.places, placesIn(sentences));
    const terms = narrow(head[TERM_WIDTH], buffer, layout.terms, record.words.length);
    for (let at = 0; at < terms.length; at++) terms[at] = termPlaces[record.words[at] ?? 0] ?? 0;
    new Uint8Array(buffer, layout.counts, words.articleCounts.length).set(words.articleCounts);
    const marks = new Uint8Array(buffer, layout.marks, Math.ceil(record.marks.length / 2));
    for (let at = 0; at < record.marks.length; at++)
      marks[at >> 1] = (marks[at >> 1] ?? 0) | ((record.marks[at] ?? 0) << (at % 2 === 0 ? 0 : 4));
    const flags = new Uint8Array(buffer, layout.flags, sentences);
    for (let sentence = 0; sentence < sentences; sentence++)
      flags[sentence] =
        (record.besides[sentence] === 1 ? BESIDE : 0) | (record.quoted[sentence] === 1 ? QUOTED : 0);
    new Uint8Array(buffer, layout.outermost, quotes.outermost.length).set(quotes.outermost);
    new Uint8Array(buffer, layout.stated, head[STATED]).set(codesOf(stated, head[STATED_WIDTH] === 2));
  };

/** Whether it is known whose words those of the article are that begins at a place in memory. */
export const isAttributedAt = (memory: Int32Array, at: number): boolean => memory[at + ATTRIBUTED] === 1;

/** The terms of an article, its content terms first; and for each form of a sentence the place of its term among them. */
function distinctTerms(
  { words }: RecordedArticle,
  { ids, articleTerms }: ArticleWords,
  scratch: ArticleScratch,
) {
  const distinct = scratch.distinct.of(ids.length);
  let count = articleTerms.length;
  distinct.set(articleTerms);
  /** Per term its place and one. */
  const placeOf = scratch.perTerm(ids);
  for (let place = 0; place < count; place++) placeOf[distinct[place] ?? 0] = place + 1;
  const places = scratch.places.of(ids.length).fill(-1);
  for (let at = 0; at < words.length; at++) {
    const form = words[at] ?? 0;
    if (places[form] !== -1) continue;
    const term = ids[form] ?? 0;
    if (placeOf[term] === 0) {
      distinct[count++] = term;
      placeOf[term] = count;
    }
    places[form] = (placeOf[term] ?? 0) - 1;
  }
  for (let place = 0; place < count; place++) placeOf[distinct[place] ?? 0] = 0;
  return { distinct: distinct.subarray(0, count), places };
}

/** What many ask for again and again. */
type Unpacked = Pick<
  IndexedArticle,
  'ranges' | 'terms' | 'distinct' | 'termPlaces' | 'offsets' | 'marks' | 'articleTerms' | 'articleCounts'
> & { readonly flags: Uint8Array };

/** An article as it lies in memory, taken apart as far as somebody asks. */
export class PackedArticle implements IndexedArticle {
  private readonly head: Int32Array;
  private readonly layout: ReturnType<typeof layoutOf>;
  private readonly unpacked: { -readonly [Part in keyof Unpacked]?: Unpacked[Part] } = {};

  /**
   * @param ids where its id is found by its number, which hardly anybody asks for
   * @param at where in `memory` the article begins
   */
  constructor(
    private readonly ids: StringTable,
    private readonly number: number,
    private readonly memory: Int32Array<ArrayBuffer>,
    at: number,
    private readonly names: Names,
  ) {
    this.head = memory.subarray(at, at + HEADER);
    this.layout = layoutOf(this.head, memory.byteOffset + 4 * at);
  }

  get id(): string {
    return this.ids.at(this.number);
  }

  /** How many 32-bit words it takes. */
  get length(): number {
    return this.layout.length;
  }

  /** Marks the terms and the names it needs. */
  markUsed(terms: Uint8Array, names: Uint8Array): void {
    for (const term of this.distinct) terms[term] = 1;
    for (const field of NAMES) names[this.field(field)] = 1;
    for (const name of this.speakers) names[name] = 1;
    for (const name of this.quoteSpeakers) names[name] = 1;
  }

  /** A copy in which each term and name is the one it becomes. Terms keep their order. */
  renumbered(terms: Int32Array, names: Int32Array): Int32Array<ArrayBuffer> {
    const start = this.head.byteOffset;
    const copy = new Int32Array(this.memory.buffer, start, this.length).slice();
    for (const field of NAMES) copy[field] = names[this.field(field)] ?? 0;
    const distinct = (this.layout.distinct - start) / 4;
    for (let at = distinct; at < distinct + this.field(DISTINCT); at++) copy[at] = terms[copy[at] ?? 0] ?? 0;
    for (const { byteOffset, length } of [this.speakers, this.quoteSpeakers]) {
      const first = (byteOffset - start) / 4;
      for (let at = first; at < first + length; at++) copy[at] = names[copy[at] ?? 0] ?? 0;
    }
    return copy;
  }

  get mark(): TextMark {
    return { length: this.field(TEXT_LENGTH), hash: this.field(TEXT_HASH) };
  }

  get language(): string | undefined {
    return this.names.of(this.field(LANGUAGE));
  }

  get published(): string | undefined {
    return this.names.of(this.field(PUBLISHED));
  }

  get sentenceCount(): number {
    return this.field(SENTENCES);
  }

  get ranges(): Uint16Array | Uint32Array {
    return (this.unpacked.ranges ??= this.places(0, 2 * this.sentenceCount));
  }

  get offsets(): Uint16Array | Uint32Array {
    return (this.unpacked.offsets ??= this.places(2 * this.sentenceCount, this.sentenceCount + 1));
  }

  get terms(): Int32Array {
    return (this.unpacked.terms ??= this.unpackTerms());
  }

  get distinct(): Int32Array {
    return (this.unpacked.distinct ??= this.integers(this.layout.distinct, this.field(DISTINCT)));
  }

  get termPlaces(): Uint8Array | Uint16Array | Uint32Array {
    return (this.unpacked.termPlaces ??= narrow(
      this.field(TERM_WIDTH),
      this.memory.buffer,
      this.layout.terms,
      this.field(TERMS),
    ));
  }

  get marks(): Uint8Array {
    return (this.unpacked.marks ??= this.unpackMarks());
  }

  rangeOf(sentence: number): Range {
    const { ranges } = this;
    return { start: ranges[2 * sentence] ?? 0, end: ranges[2 * sentence + 1] ?? 0 };
  }

  isBeside(sentence: number): boolean {
    return this.hasFlag(sentence, BESIDE);
  }

  isQuoted(sentence: number): boolean {
    return this.hasFlag(sentence, QUOTED);
  }

  get isAttributed(): boolean {
    return isAttributedAt(this.head, 0);
  }

  attribute({ ofSentences, ofQuotes }: RecordedAttribution): void {
    const { speakers, quoteSpeakers } = this;
    for (let sentence = 0; sentence < speakers.length; sentence++)
      speakers[sentence] = this.names.idOf(ofSentences.get(this.rangeOf(sentence).start));
    for (let quote = 0; quote < quoteSpeakers.length; quote++)
      quoteSpeakers[quote] = this.names.idOf(ofQuotes[quote]);
    this.head[ATTRIBUTED] = 1;
  }

  speakerOf(sentence: number): string | undefined {
    return this.names.of(this.speakers[sentence] ?? 0);
  }

  quoteSpeakerOf(quote: number): string | undefined {
    return this.names.of(this.quoteSpeakers[quote] ?? 0);
  }

  get articleTerms(): Int32Array {
    return (this.unpacked.articleTerms ??= this.integers(this.layout.distinct, this.field(ARTICLE_TERMS)));
  }

  get articleCounts(): Uint8Array {
    return (this.unpacked.articleCounts ??= this.bytes(this.layout.counts, this.field(ARTICLE_TERMS)));
  }

  get fingerprint(): Fingerprint {
    const agencies = this.names.of(this.field(AGENCIES));
    return {
      shingles: new Uint32Array(this.memory.buffer, this.layout.shingles, this.field(SHINGLES)),
      words: this.field(SHINGLED_WORDS),
      agencies: agencies?.split('\n') ?? [],
    };
  }

  get stated(): Particulars {
    const codes = this.bytes(this.layout.stated, this.field(STATED));
    return JSON.parse(fromCodes(codes, this.field(STATED_WIDTH) === 2)) as Particulars;
  }

  get quotes(): RecordedQuotes {
    const count = this.field(QUOTES);
    return {
      places: Uint32Array.from(this.places(placesIn(this.sentenceCount), 4 * count)),
      outermost: this.bytes(this.layout.outermost, count),
    };
  }

  private unpackTerms(): Int32Array {
    const { distinct, termPlaces: places } = this;
    const terms = new Int32Array(places.length);
    for (let at = 0; at < terms.length; at++) terms[at] = distinct[places[at] ?? 0] ?? 0;
    return terms;
  }

  private unpackMarks(): Uint8Array {
    const marks = new Uint8Array(this.field(TERMS));
    const packed = this.bytes(this.layout.marks, Math.ceil(marks.length / 2));
    for (let at = 0; at < marks.length; at++)
      marks[at] = ((packed[at >> 1] ?? 0) >> (at % 2 === 0 ? 0 : 4)) & 0xf;
    return marks;
  }

  /** Per sentence the name of its speaker. */
  private get speakers(): Int32Array {
    return this.integers(this.layout.speakers, this.sentenceCount);
  }

  /** The same per quote. */
  private get quoteSpeakers(): Int32Array {
    return this.integers(this.layout.quoteSpeakers, this.field(QUOTES));
  }

  private field(field: number): number {
    return this.head[field] ?? 0;
  }

  private places(from: number, length: number): Uint16Array | Uint32Array {
    const { buffer } = this.memory;
    return this.field(TEXT_WIDTH) === 4
      ? new Uint32Array(buffer, this.layout.places + 4 * from, length)
      : new Uint16Array(buffer, this.layout.places + 2 * from, length);
  }

  private integers(from: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, from, length);
  }

  private bytes(from: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, from, length);
  }

  private hasFlag(sentence: number, flag: number): boolean {
    this.unpacked.flags ??= this.bytes(this.layout.flags, this.sentenceCount);
    return ((this.unpacked.flags[sentence] ?? 0) & flag) !== 0;
  }
}
