import type { UnattributedArticle } from '../article/readArticle.ts';
import type { Particulars } from '../model/annotation.ts';
import { numberedRecordOf, type Numbers, type RecordedArticle } from './articleRecord.ts';
import { FormTable } from './formTable.ts';
import { FormTerms } from './formTerms.ts';
import type { Vocabulary } from './vocabulary.ts';
import { withRoom } from './withRoom.ts';

/**
 * Articles that one thread read for another. Most words recur: each is sent once, by the number it has from then on,
 * and everything else that is a number lies in one array that changes hands without being copied.
 */
export interface RecordBatch {
  /** Word forms that earlier batches of the same writer have not; and per form 1 where it is a number. */
  readonly forms: readonly string[];
  readonly areNumbers: Uint8Array;
  /** The same for what recurs besides: languages, dates, agencies. */
  readonly names: readonly string[];
  /** Per article what it states of itself. */
  readonly stated: readonly string[];
  /** What comes after the numbers of the last article means nothing. */
  readonly numbers: Int32Array<ArrayBuffer>;
}

/** Stands for no name. */
const NONE = -1;
/** Numbers a few dozen articles take. */
const ROOM = 1 << 15;

/** Packs what matching keeps of articles; remembers which forms and names were sent. */
export class BatchWriter {
  private readonly forms = new FormTable();
  /** Forms of earlier batches. */
  private sent = 0;
  private readonly names = new Map<string, number>();
  private newNames: string[] = [];
  private stated: string[] = [];
  private numbers = new Int32Array(ROOM);
  private used = 0;

  add(article: UnattributedArticle, particulars: Particulars | undefined): void {
    const record = numberedRecordOf(article, particulars, this.forms);
    this.one(this.nameOf(record.language));
    this.one(this.nameOf(record.published));
    this.all(record.agencies.map((name) => this.nameOf(name)));
    this.one(record.mark.length);
    this.one(record.mark.hash);
    this.all(record.forms);
    this.all(record.counts);
    this.all(record.ranges);
    this.all(record.words);
    this.all(record.offsets);
    this.all(record.marks);
    this.all(record.besides);
    this.all(record.quoted);
    this.all(record.quotes.places);
    this.all(record.quotes.outermost);
    this.all(record.shingles);
    this.one(record.shingledWords);
    this.stated.push(record.stated);
  }

  /**
   * What was added since the last time.
   * @param next what the numbers of an earlier batch lay in, if nobody reads them any more: those added from now on do
   */
  take(next?: Int32Array<ArrayBuffer>): RecordBatch {
    const batch = {
      ...this.forms.since(this.sent),
      names: this.newNames,
      stated: this.stated,
      numbers: this.numbers,
    };
    this.numbers = next ?? new Int32Array(ROOM);
    this.sent = this.forms.size;
    this.newNames = [];
    this.stated = [];
    this.used = 0;
    return batch;
  }

  private nameOf(name: string | undefined): number {
    if (name === undefined) return NONE;
    let id = this.names.get(name);
    if (id === undefined) {
      this.names.set(name, (id = this.names.size));
      this.newNames.push(name);
    }
    return id;
  }

  private one(value: number): void {
    this.reserve(1);
    this.numbers[this.used++] = value;
  }

  private all(values: Numbers | readonly number[]): void {
    this.reserve(values.length + 1);
    this.numbers[this.used++] = values.length;
    this.numbers.set(values, this.used);
    this.used += values.length;
  }

  private reserve(count: number): void {
    this.numbers = withRoom(this.numbers, this.used + count);
  }
}

/** Unpacks the batches of one writer, in the order they were written in. */
export class BatchReader {
  private readonly forms: FormTerms;
  private readonly names: string[] = [];
  private numbers = new Int32Array(0);
  private at = 0;

  constructor(vocabulary: Vocabulary) {
    this.forms = new FormTerms(vocabulary);
  }

  /** Each article, and per form of it its term. What it is made of is a view of the batch. */
  *read(batch: RecordBatch): IterableIterator<{
    readonly record: RecordedArticle;
    readonly terms: Int32Array;
  }> {
    this.forms.add(batch.forms, batch.areNumbers);
    this.names.push(...batch.names);
    this.numbers = batch.numbers;
    this.at = 0;
    for (const stated of batch.stated) yield this.article(stated);
  }

  private article(stated: string): { readonly record: RecordedArticle; readonly terms: Int32Array } {
    const language = this.name(this.one());
    const published = this.name(this.one());
    const agencies = this.allNames();
    const mark = { length: this.one(), hash: this.one() };
    const terms = this.forms.termsOf(this.all(), language);
    const counts = this.all();
    const ranges = this.all();
    const words = this.all();
    const offsets = this.all();
    const marks = this.all();
    const besides = this.all();
    const quoted = this.all();
    const quotes = { places: this.all(), outermost: this.all() };
    const record = {
      language,
      published,
      agencies,
      mark,
      counts,
      ranges,
      words,
      offsets,
      marks,
      besides,
      quoted,
      stated,
      quotes,
      shingles: this.all(),
      shingledWords: this.one(),
    };
    return { record, terms };
  }

  private one(): number {
    return this.numbers[this.at++] ?? 0;
  }

  private all(): Int32Array {
    const length = this.one();
    return this.numbers.subarray(this.at, (this.at += length));
  }

  private allNames(): string[] {
    return Array.from(this.all(), (name) => this.names[name] ?? '');
  }

  private name(name: number): string | undefined {
    return this.names[name];
  }
}
