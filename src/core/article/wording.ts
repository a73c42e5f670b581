import { finish, Pace, type Work } from '../work.ts';
import { isSurrogate, isWordPart } from '../text/characters.ts';
import { FNV_BASIS, FNV_PRIME, fnv1a } from '../text/fnv.ts';

const SPACE = 0x20;
const APOSTROPHE = 0x27;
const TYPED_APOSTROPHE = 0x2019;

/** Words of a text for finding repeats: lower case, letters and digits only. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  let start = -1;
  let apostrophes = false;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : SPACE;
    if (isWordPart(code)) {
      if (start < 0) start = at;
    } else if (code === APOSTROPHE || code === TYPED_APOSTROPHE) {
      // Left out, so that what it joins is one word.
      apostrophes ||= start >= 0;
    } else if (isSurrogate(code)) {
      return lower.replace(/[’']/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    } else if (start >= 0) {
      const word = lower.slice(start, at);
      words.push(apostrophes ? word.replace(/[’']/g, '') : word);
      start = -1;
      apostrophes = false;
    }
  }
  return words;
}

/** How many words a text has, and a number that texts of the same words share: both without making the words. */
export interface WordMark {
  readonly count: number;
  readonly hash: number;
}

/** What {@link wordsOf} finds in a text. */
export function wordMark(text: string): WordMark {
  const lower = text.toLowerCase();
  let count = 0;
  let hash = FNV_BASIS;
  let isInside = false;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (isWordPart(code)) {
      if (!isInside) {
        count++;
        hash = Math.imul(hash ^ SPACE, FNV_PRIME);
      }
      isInside = true;
      hash = Math.imul(hash ^ code, FNV_PRIME);
    } else if (isSurrogate(code)) {
      const words = wordsOf(text);
      return { count: words.length, hash: fnv1a(words.map((word) => ` ${word}`).join('')) };
    } else if (code !== APOSTROPHE && code !== TYPED_APOSTROPHE) isInside = false;
  }
  return { count, hash };
}

/** How many words decide where to look closer. */
const KEY = 4;
const CHARACTERS_A_WORD = 6;
/** Places looked at for one key: what repeats more often is furniture whichever copy it is. */
const MOST_PLACES = 40;

/** Some words, and a number that says whose they are, so that a run can be looked for elsewhere. */
export interface Owned {
  readonly words: readonly string[];
  readonly owner: number;
}

/** Finds runs of words in a text, in time proportional to the run. */
export class WordIndex {
  private readonly words: string[] = [];
  private readonly owners: number[] = [];
  private places: Map<string, number[]> | undefined;

  /** @param owned the text's words in order; asked for with the first question, which many a text never has */
  constructor(private readonly owned: () => Iterable<Owned>) {}

  /** Indexes the words, unless that was done; the first question does it otherwise. */
  *ready(): Work<void> {
    if (this.places !== undefined) return;
    const pace = new Pace();
    const places = new Map<string, number[]>();
    this.places = places;
    for (const { words, owner } of this.owned()) {
      for (const word of words) {
        this.words.push(word);
        this.owners.push(owner);
        const at = this.words.length - KEY;
        if (at < 0) continue;
        const key = this.words.slice(at, at + KEY).join(' ');
        const known = places.get(key);
        if (known === undefined) places.set(key, [at]);
        else if (known.length < MOST_PLACES) known.push(at);
      }
      if (pace.due(words.length * CHARACTERS_A_WORD)) yield undefined;
    }
  }

  /** Whether all the words, four at least, stand in this order with another owner that is accepted. */
  includes(run: readonly string[], owner: number, accepts: (owner: number) => boolean = () => true): boolean {
    if (run.length < KEY) return false;
    finish(this.ready());
    const places = this.places?.get(run.slice(0, KEY).join(' ')) ?? [];
    return places.some(
      (at) =>
        this.owners[at] !== owner &&
        accepts(this.owners[at] ?? -1) &&
        run.every((word, index) => this.words[at + index] === word),
    );
  }
}
