import type { Random } from '../ports.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;

export const isAnnotationId = (id: string): boolean => /^[a-z][a-z0-9]{7}$/.test(id);

/** A random id, `[a-z][a-z0-9]{7}`, that is not among those taken. */
export function newAnnotationId(random: Random, taken: ReadonlySet<string> = new Set()): string {
  for (;;) {
    let id = LETTERS.charAt(random.below(LETTERS.length));
    while (id.length < 8) id += LETTERS_AND_DIGITS.charAt(random.below(LETTERS_AND_DIGITS.length));
    if (!taken.has(id)) return id;
  }
}

/** Whether a text can name a claim: words of any script in lower case and digits, joined by single hyphens. */
export const isClaimKey = (key: string): boolean =>
  key.length <= 100 &&
  key === key.normalize('NFC') &&
  key === key.toLowerCase() &&
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u.test(key);

const MOST_WORDS = 6;
const MOST_CHARACTERS = 60;

/** Words that say little of a claim; negations are not among them, for they turn it round. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those of in on at by to from for with as into onto upon about over than and or but nor so
  is are was were be been being am has have had having do does did will would shall should can could may might must
  it its he his him she her hers they their them we our us i my me you your who whom whose which what there here
  said says say told tells according also just very finally already seem seems seemed like someone something
  mr mrs ms miss dr prof
  der die das den dem des ein eine einen einem einer und oder in im am an auf zu zum zur von vom mit bei als ist sind war
  le la les un une des du de et ou au aux en est sont el los las del y o en un una es son il lo gli e di da`.split(
    /\s+/,
  ),
);

/** "US", "IT", "WHO": no stop words. */
const ACRONYM = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu;

/**
 * A readable claim key made from the words of a passage: up to six words that say something, each once, Latin letters
 * without their marks, other scripts as they are, in lower case.
 * @param taken keys that are in use; a number is appended where the words alone are one of them
 */
export function slugOf(words: string, taken: ReadonlySet<string> = new Set()): string {
  const all = plainWords(words);
  // in a headline all in capitals none stands out
  const stress = words !== words.toUpperCase();
  const acronyms = new Set(stress ? words.match(ACRONYM)?.map((word) => word.toLowerCase()) : []);
  const telling = Array.from(new Set(all)).filter((word) => acronyms.has(word) || !STOP_WORDS.has(word));
  const kept: string[] = [];
  for (const word of telling.length > 0 ? telling : all) {
    if (kept.length === MOST_WORDS || [...kept, word].join('-').length > MOST_CHARACTERS) break;
    kept.push(word);
  }
  const first = (telling[0] ?? all[0] ?? '').slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
  const slug = kept.length > 0 ? kept.join('-') : first === '' ? 'claim' : first;
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}

function plainWords(text: string): readonly string[] {
  const folded = text
    .normalize('NFD')
    // Marks are dropped from Latin letters only: elsewhere they are part of the spelling.
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[æœßøđðþłıŋ]/g, (letter) => LATIN[letter] ?? letter)
    // "don't" and "Holm's" are one word each, and 1.5 and 20,000 one number.
    .replace(/(?<=\p{L})['\u2018\u2019\u02BC](?=\p{L})/gu, '')
    .replace(/(?<=\p{N})[,\u00A0\u202F](?=\p{N}{3})/gu, '');
  return (folded.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []).filter(
    (word) => word === word.toLowerCase(),
  );
}

const LATIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ŋ: 'n',
};
