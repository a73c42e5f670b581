import { withRoom } from './withRoom.ts';

/** Room for so many terms and some more: a question may bring new words, and so may the next one. */
const roomFor = (terms: number): number => terms + (terms >> 5);

/** A number a term, 0 for most. */
export class Sparse<Numbers extends Int32Array | Float64Array> {
  private touched = new Int32Array(64);
  private count = 0;

  /** @param values one a term; to be read, and written by `set` alone */
  constructor(
    public values: Numbers,
    private readonly make: (length: number) => Numbers,
  ) {}

  /** All 0 again, with room for so many terms. */
  clear(terms: number): this {
    const { values, touched, count } = this;
    for (let at = 0; at < count; at++) values[touched[at] ?? 0] = 0;
    this.count = 0;
    if (values.length < terms) this.values = this.make(roomFor(terms));
    return this;
  }

  set(term: number, value: number): void {
    this.touched = withRoom(this.touched, this.count + 1);
    this.touched[this.count++] = term;
    this.values[term] = value;
  }
}

/** Passes after which the numbers they are told apart by start anew. */
const MOST_PASSES = 2 ** 30;

/** Tells which terms a pass over a passage has met already. */
export class Seen {
  /** Per term the pass that met it last. */
  in = new Int32Array(0);
  private pass = 0;

  /** Begins a pass: a term was met in it where `in` holds the number that is returned. */
  begin(terms: number): number {
    if (this.in.length < terms || this.pass >= MOST_PASSES) {
      this.in = new Int32Array(Math.max(roomFor(terms), this.in.length));
      this.pass = 0;
    }
    return ++this.pass;
  }
}

/** Words for which there is room at first. */
const ROOM = 4096;

const integers = (): Sparse<Int32Array> => new Sparse(new Int32Array(0), (length) => new Int32Array(length));
const doubles = (): Sparse<Float64Array> =>
  new Sparse(new Float64Array(0), (length) => new Float64Array(length));

/**
 * What one query after the other works in: making room for every term of a large archive anew would cost more than
 * the rest of a query.
 */
export class QueryScratch {
  readonly seen = new Seen();
  readonly placeOf = integers();
  readonly telling = doubles();
  readonly heldBySeeds = integers();
  readonly heldByOwn = integers();
  /** What an article holds while others are compared with it, and after that what is around the passage. */
  readonly held = doubles();
  /** What the bags made next lie in, their terms and the squares of their weights: see `Bag`. */
  distinct = new Int32Array(0);
  squares = new Float64Array(0);

  /** Room for more bags, these of so many words; those made before keep theirs. */
  makeRoom(words: number): void {
    this.distinct = new Int32Array(Math.max(ROOM, words, 2 * this.distinct.length));
    this.squares = new Float64Array(this.distinct.length);
  }
}
