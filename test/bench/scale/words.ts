/** Words of an invented language, as frequent as words are, and the names that events are about. */
import { randomFrom } from '../anchoring/article.ts';

const ONSETS = 'b br ch cl d dr f fl g gr h j k l m n p pl qu r s sh sk sp st t th tr v w'.split(' ');
const VOWELS = 'a e i o u ai ea ee ie oa ou'.split(' ');
const CODAS = ['', '', '', 'ck', 'd', 'l', 'll', 'm', 'n', 'nd', 'ng', 'nt', 'p', 'r', 'rd', 's', 'st', 't'];
const ENDINGS = ['', '', '', '', 's', 's', 'ed', 'ing', 'ly', 'er', 'tion', 'ment'];
const FUNCTION_WORDS =
  `the the the the the the of of of of to to to and and and in in in a a a for for on on that that with with by by
  from at as was is were has have had been will would which but not it its he his she her they their who after before
  over under into about more than this these also when while since because there could may should no all some`.split(
    /\s+/,
  );
const FIRST_NAMES =
  `Anna David Maria Peter Elena Thomas Helen Robert Laura Daniel Sofia Martin Nina Victor Clara Paul Irene Simon
  Julia Oscar Emma Henry Alice Felix Diana Hugo Sarah Karl Lucy Ivan`.split(/\s+/);

/** Where content words begin among the words of English by frequency. */
const CONTENT_OFFSET = 60;

/** Draws from a seed. */
export class Draw {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  /** An integer in 0..limit-1. */
  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  of<T>(all: readonly T[]): T {
    const one = all[this.below(all.length)];
    if (one === undefined) throw new Error('nothing to draw from');
    return one;
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  /**
   * A rank in 0..limit-1; rank r about as likely as 1 / (r + offset): Zipf's law, with Mandelbrot's offset for words
   * whose most frequent ones are left out.
   */
  zipf(limit: number, offset = 1): number {
    const rank = offset * ((limit + offset) / offset) ** this.random() - offset;
    return Math.min(limit - 1, Math.floor(rank));
  }
}

const syllable = (draw: Draw): string => draw.of(ONSETS) + draw.of(VOWELS) + draw.of(CODAS);

/** Words to write with: `size` distinct content words of falling frequency, and English between them. */
export class Lexicon {
  private readonly content: readonly string[];

  constructor(size: number) {
    const draw = new Draw(1);
    const words = new Set<string>();
    // Frequent words are short.
    while (words.size < size) {
      const syllables = words.size < size / 50 ? 1 : 1 + draw.below(3);
      words.add(Array.from({ length: syllables }, () => syllable(draw)).join('') + draw.of(ENDINGS));
    }
    this.content = [...words];
  }

  word(draw: Draw): string {
    return this.content[draw.zipf(this.content.length, CONTENT_OFFSET)] ?? 'thing';
  }

  /** A rare word, such as tells one event from another. */
  rareWord(draw: Draw): string {
    const half = this.content.length >> 1;
    return this.content[half + draw.below(half)] ?? 'thing';
  }

  /** So many words as a clause has them: no capital, no stop. */
  clause(draw: Draw, length: number): string {
    let previousIsContent = true;
    return Array.from({ length }, () => {
      previousIsContent = !previousIsContent || draw.chance(0.35);
      return previousIsContent ? this.word(draw) : draw.of(FUNCTION_WORDS);
    }).join(' ');
  }
}

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** "Quinderst" */
export const properName = (draw: Draw): string =>
  capitalised(syllable(draw) + syllable(draw) + draw.of(CODAS));

export interface Person {
  readonly first: string;
  readonly last: string;
}

export const person = (draw: Draw): Person => ({ first: draw.of(FIRST_NAMES), last: properName(draw) });
