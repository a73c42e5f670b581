import type { Word } from './words.ts';

type Lexicon = ReadonlySet<string> | ReadonlyMap<string, unknown>;

/** The words phrases of a lexicon begin and end with: most words begin none, which is quickly told. */
const edges = new WeakMap<
  Lexicon,
  { readonly first: ReadonlySet<string>; readonly last: ReadonlySet<string> }
>();

function edgesOf(lexicon: Lexicon): {
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
} {
  const known = edges.get(lexicon);
  if (known !== undefined) return known;
  const phrases = [...lexicon.keys()].map((phrase) => phrase.split(' '));
  const found = {
    first: new Set(phrases.map((words) => words[0] ?? '')),
    last: new Set(phrases.map((words) => words.at(-1) ?? '')),
  };
  edges.set(lexicon, found);
  return found;
}

/** How many words the longest phrase of any lexicon has. */
const LONGEST = 5;

/**
 * The longest phrase of a lexicon that starts at a word, as a count of words (0: none). A phrase does not run over
 * a comma or a full stop.
 */
export function phraseAt(words: readonly Word[], at: number, lexicon: Lexicon): number {
  if (!edgesOf(lexicon).first.has(words[at]?.lower ?? '')) return 0;
  let phrase = '';
  let found = 0;
  for (let count = 1; count <= LONGEST; count++) {
    const word = words[at + count - 1];
    if (word === undefined || (count > 1 && word.before > 0)) break;
    phrase = count === 1 ? word.lower : `${phrase} ${word.lower}`;
    if (lexicon.has(phrase)) found = count;
  }
  return found;
}

/** The longest phrase of a lexicon that ends just before a word, as a count of words (0: none). */
export function phraseBefore(words: readonly Word[], at: number, lexicon: Lexicon): number {
  if (!edgesOf(lexicon).last.has(words[at - 1]?.lower ?? '')) return 0;
  let phrase = '';
  let found = 0;
  for (let count = 1; count <= LONGEST; count++) {
    const word = words[at - count];
    const next = words[at - count + 1];
    if (word === undefined || (next !== undefined && next.before > 0)) break;
    phrase = count === 1 ? word.lower : `${word.lower} ${phrase}`;
    if (lexicon.has(phrase)) found = count;
  }
  return found;
}
