import type { Vocabulary } from './vocabulary.ts';

const SHORTEST = 3;
const LONGEST = 5;
/** Grams are counted by hash: a rare collision costs less than a table of all of them. A power of two. */
const BUCKETS = 1 << 17;

/**
 * How often each run of three to five characters occurs in a workspace. Runs of characters find what stems miss:
 * compounds, hashtags run together, misspellings, names in other spellings (McNamee & Mayfield 2004).
 */
export class CharacterGrams {
  private counts = new Int32Array(BUCKETS);
  private sentences = 0;
  private stale = true;
  private readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** To be called after the vocabulary changed; counts anew once somebody asks. */
  clear(): void {
    this.stale = true;
  }

  /** How seldom sentences hold a gram, as a logarithm. */
  weight(gram: number): number {
    this.refresh();
    return Math.log((this.sentences + 1) / ((this.counts[gram] ?? 0) + 1)) + 1;
  }

  /** A gram counts once for every sentence that holds a word with it. */
  private refresh(): void {
    if (!this.stale) return;
    this.stale = false;
    this.counts.fill(0);
    this.sentences = this.vocabulary.sentences;
    for (let term = 0; term < this.vocabulary.size; term++) {
      const count = this.vocabulary.sentenceCount(term);
      if (count === 0) continue;
      for (const gram of gramsOf(this.vocabulary.word(term)))
        this.counts[gram] = (this.counts[gram] ?? 0) + count;
    }
  }
}

/** Compares passages with one query by the characters of their words. Each word is taken apart once. */
export class CharacterComparer {
  private readonly query = new Map<number, number>();
  private readonly length: number;
  private readonly memo = new Map<number, { readonly dot: number; readonly square: number }>();
  private readonly grams: CharacterGrams;
  private readonly vocabulary: Vocabulary;

  /** @param distinct the query's words */
  constructor(distinct: Int32Array, grams: CharacterGrams, vocabulary: Vocabulary) {
    this.grams = grams;
    this.vocabulary = vocabulary;
    const counts = new Map<number, number>();
    for (const term of distinct)
      if (!vocabulary.isStop(term))
        for (const gram of gramsOf(vocabulary.word(term))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    let squares = 0;
    for (const [gram, count] of counts) {
      const weight = (1 + Math.log(count)) * grams.weight(gram);
      this.query.set(gram, weight);
      squares += weight * weight;
    }
    this.length = Math.sqrt(squares);
  }

  /** Cosine over the grams' weights, 0..1; what a passage's own words have in common is not looked at. */
  cosine(terms: Int32Array): number {
    let dot = 0;
    let squares = 0;
    for (const term of new Set(terms)) {
      const word = this.of(term);
      dot += word.dot;
      squares += word.square;
    }
    return squares > 0 && this.length > 0 ? Math.min(1, dot / (Math.sqrt(squares) * this.length)) : 0;
  }

  private of(term: number): { readonly dot: number; readonly square: number } {
    const known = this.memo.get(term);
    if (known !== undefined) return known;
    let dot = 0;
    let square = 0;
    if (!this.vocabulary.isStop(term))
      for (const gram of gramsOf(this.vocabulary.word(term))) {
        const weight = this.grams.weight(gram);
        square += weight * weight;
        dot += weight * (this.query.get(gram) ?? 0);
      }
    const found = { dot, square };
    this.memo.set(term, found);
    return found;
  }
}

/** The buckets of a word's grams, its ends marked. */
function gramsOf(word: string): number[] {
  const marked = `#${word}#`;
  const found: number[] = [];
  for (let start = 0; start + Math.min(SHORTEST, marked.length) <= marked.length; start++) {
    // FNV-1a
    let hash = 0x811c9dc5;
    for (let at = start; at < Math.min(start + LONGEST, marked.length); at++) {
      hash = Math.imul(hash ^ marked.charCodeAt(at), 0x01000193);
      if (at - start + 1 >= SHORTEST) found.push((hash ^ (hash >>> 15)) & (BUCKETS - 1));
    }
  }
  return found;
}
