import type { Difference, SlotKind } from '../model/anchor.ts';
import type { Range } from '../model/range.ts';
import { fold } from './fold.ts';
import { SlotReader, WITHOUT_CAPITALS } from './slotWords.ts';
import { alignTokens } from './wordDiff.ts';

/** A word of a passage as the classification reads it: a figure with its separators is one word. Offsets are the passage's. */
interface Word extends Range {
  readonly text: string;
  /** How many words of its sentence stand before it. */
  readonly place: number;
}

/** A changed word and what it is. */
interface Detail extends Word {
  readonly kind: SlotKind;
  /** The words around it are those of the other wording: a negation negates what that one says. */
  readonly isAmongKept: boolean;
}

/**
 * Figures with their separators ("1.234,5", "12 000") and ordinal endings ("1er", "3rd"); elided words before an
 * apostrophe ("l'", "qu'"); words; marks.
 */
const WORD =
  /\p{N}{1,3}(?: \p{N}{3})+(?:[.,]\p{N}+)*(?!\p{N})|\p{N}+(?:[.,:/-]\p{N}+)*(?:(?:ers?|re|ère|e|ème|st|nd|rd|th|º|ª)(?!\p{L}))?|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)'(?=\p{L})|[\p{L}\p{M}\p{N}_\u200c]+(?:['-][\p{L}\p{M}\p{N}_]+)*|[^\s\p{L}\p{M}\p{N}_]/gu;
/** The same for scripts written without spaces, in which a negation or else a single character is a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_WORD = new RegExp(
  `ない|なかっ|なく|なし|ません|ไม่|${UNSPACED.source}\\p{M}*|\\p{N}+(?:[.,:/-]\\p{N}+)*|[A-Za-z\\u00c0-\\u024f]+|[^\\s]`,
  'gu',
);
const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;
const DAY_OR_YEAR = /^(?:\p{Nd}{1,2}\p{L}*|\p{Nd}{4}|[一二三四五六七八九十])$/u;
/** How many words are looked back on to tell what a word is. */
const BEFORE = 8;
/** A stretch rewritten beyond this many words on a side is one difference in wording: details no longer correspond. */
const LONGEST = 40;

/**
 * Every detail in which two wordings of a passage disagree, in the order of the new one, each with its kind. Ranges
 * are relative to the passages given. Empty where both are the same words.
 * @param language BCP 47, of the article; guessed from the passages where absent
 */
export function classifyChanges(oldPassage: string, newPassage: string, language?: string): Difference[] {
  const found: Difference[] = [];
  for (const { gone, come, emptyFrom, emptyTo } of replacements(oldPassage, newPassage, language))
    for (const [kind, left, right] of joinOneSided(pairUp(gone, come))) {
      const fromRange = spanOf(left, emptyFrom);
      const toRange = spanOf(right, emptyTo);
      found.push({
        kind,
        from: oldPassage.slice(fromRange.start, fromRange.end),
        to: newPassage.slice(toRange.start, toRange.end),
        fromRange,
        toRange,
      });
    }
  return found;
}

/**
 * Whether two wordings speak of different things: both name a detail of one kind, and not the same, or one denies what
 * the other says. A detail that only one of them has makes the other vaguer, and so does a denial of something else. In a script without capitals any word put in another's
 * place may be a name.
 * @param language as for {@link classifyChanges}
 */
export function areInConflict(oldPassage: string, newPassage: string, language?: string): boolean {
  return replacements(oldPassage, newPassage, language).some(({ gone, come }) =>
    pairUp(gone, come).some(
      ([kind, left, right]) =>
        (kind === 'negation' && [...left, ...right].some(({ isAmongKept }) => isAmongKept)) ||
        (left.length > 0 && right.length > 0 && (kind !== 'wording' || (mayName(left) && mayName(right)))),
    ),
  );
}

const mayName = (run: readonly Word[]): boolean => run.some(({ text }) => WITHOUT_CAPITALS.test(text));

/** Words of one wording that stand in the place of words of the other, and where either would be, had it any. */
interface Replacement {
  readonly gone: readonly Detail[];
  readonly come: readonly Detail[];
  readonly emptyFrom: number;
  readonly emptyTo: number;
}

function replacements(oldPassage: string, newPassage: string, language?: string): Replacement[] {
  if (oldPassage === newPassage) return [];
  const reader = new SlotReader(`${oldPassage}\n${newPassage}`, language);
  const from = words(oldPassage);
  const to = words(newPassage);
  const found: Replacement[] = [];
  let fromAt = 0;
  let toAt = 0;
  const places = alignWords(from, to);
  const reached = new Set(places);
  const differ = (fromEnd: number, toEnd: number): void => {
    if (fromEnd === fromAt && toEnd === toAt) return;
    found.push({
      gone: details(from, fromAt, fromEnd, reader, (index) => (places[index] ?? -1) >= 0),
      come: details(to, toAt, toEnd, reader, (index) => reached.has(index)),
      emptyFrom: from[fromAt]?.start ?? oldPassage.length,
      emptyTo: to[toAt]?.start ?? newPassage.length,
    });
  };
  places.forEach((place, index) => {
    if (place < 0) return;
    differ(index, place);
    fromAt = index + 1;
    toAt = place + 1;
  });
  differ(from.length, to.length);
  return found;
}

function spanOf(run: readonly Word[], empty: number): Range {
  const start = run[0]?.start ?? empty;
  return { start, end: run.at(-1)?.end ?? start };
}

function alignWords(from: readonly Word[], to: readonly Word[]): Int32Array {
  const numbers = new Map<string, number>();
  const weights: number[] = [];
  const keys = (list: readonly Word[]): Int32Array =>
    Int32Array.from(list, ({ text }) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, weights.length);
      weights.push(LETTER_OR_FIGURE.test(text) ? Math.min(4, text.length) / 4 : 0.1);
      return weights.length - 1;
    });
  return alignTokens(keys(from), keys(to), (key) => weights[key] ?? 0);
}

function words(passage: string): Word[] {
  const { text, offsets } = fold(passage);
  const found: Word[] = [];
  let place = 0;
  for (const match of text.matchAll(UNSPACED.test(text) ? UNSPACED_WORD : WORD)) {
    const word = match[0];
    const start = offsets[match.index] ?? 0;
    // What follows may be folded space: the word ends where its last unit does.
    const last = match.index + word.length - 1;
    const end = Math.max(
      (offsets[last] ?? start) + 1,
      Math.min(offsets[last + 1] ?? passage.length, passage.length),
    );
    found.push({ start, end, text: word, place });
    if (LETTER_OR_FIGURE.test(word)) place++;
    // A stop behind a figure may make it an ordinal, as in "3. März".
    else if (/[!?:。！？]/.test(word) || (word === '.' && !/^\p{N}/u.test(found.at(-2)?.text ?? '')))
      place = 0;
  }
  return found;
}

/** The words [start, end) of a passage with what they are. `isKept` tells which words the other wording has as well. */
function details(
  list: readonly Word[],
  start: number,
  end: number,
  reader: SlotReader,
  isKept: (index: number) => boolean,
): Detail[] {
  return list.slice(start, end).map((word, index) => {
    const at = start + index;
    const kind = reader.kindOf(word.text, word.place === 0, () => sentenceBefore(list, at));
    const isDate = kind === 'number' && isDay(list, at, reader);
    return { ...word, kind: isDate ? 'date' : kind, isAmongKept: isAmongKept(list, at, isKept) };
  });
}

/** How many words are looked at to tell what a negation negates. */
const NEGATED = 3;

/** Whether at least half of the next few words of the sentence are kept: of the words before, where none follows. */
function isAmongKept(list: readonly Word[], at: number, isKept: (index: number) => boolean): boolean {
  for (const step of [1, -1]) {
    let count = 0;
    let kept = 0;
    for (let next = at + step; count < NEGATED; next += step) {
      const word = list[next];
      if (!word || (step > 0 ? word.place === 0 : word.place >= (list[at]?.place ?? 0))) break;
      if (!LETTER_OR_FIGURE.test(word.text)) continue;
      count++;
      if (isKept(next)) kept++;
    }
    if (count > 0) return kept * 2 >= count;
  }
  return true;
}

/** The last few words of its sentence before a word. */
function sentenceBefore(list: readonly Word[], at: number): string[] {
  const { place = 0 } = list[at] ?? {};
  if (place === 0) return [];
  const before = list.slice(Math.max(0, at - BEFORE), at).filter(({ text }) => LETTER_OR_FIGURE.test(text));
  return before.slice(-place).map(({ text }) => text);
}

/** Whether a figure beside a month is its day or year: "4 May", "3. März", "1er mai", "3 de mayo", "5月". */
function isDay(list: readonly Word[], at: number, reader: SlotReader): boolean {
  const figure = list[at]?.text ?? '';
  if (!DAY_OR_YEAR.test(figure)) return false;
  const neighbour = (step: 1 | -1): string => {
    let next = at + step;
    while (/^(?:[.,]|de|of)$/.test(list[next]?.text ?? '') && Math.abs(next - at) < 3) next += step;
    return list[next]?.text ?? '';
  };
  return reader.isDate(neighbour(1)) || reader.isDate(neighbour(-1));
}

type Pair = readonly [kind: SlotKind, gone: readonly Detail[], come: readonly Detail[]];

/** Pairs the details of a replaced stretch kind by kind, in the order they stand; what is no detail is wording. */
function pairUp(gone: readonly Detail[], come: readonly Detail[]): Pair[] {
  if (gone.length > LONGEST || come.length > LONGEST) return [['wording', gone, come]];
  const left = runs(gone);
  const right = runs(come);
  const used = new Set<Detail[]>();
  const pairs: Pair[] = [];
  for (const run of right) {
    const kind = kindOf(run);
    const partner = left.find((other) => !used.has(other) && kindOf(other) === kind);
    if (partner) used.add(partner);
    pairs.push([kind, partner ?? [], run]);
  }
  for (const run of left) if (!used.has(run)) pairs.push([kindOf(run), run, []]);
  return pairs;
}

/** A word put in another's place is one difference, though the two be of different kinds: the graver kind names it. */
function joinOneSided(pairs: readonly Pair[]): Pair[] {
  const come = pairs.filter(([, gone]) => gone.length === 0);
  const gone = pairs.filter(([, , come]) => come.length === 0);
  const [added, dropped] = [come[0], gone[0]];
  if (pairs.length !== 2 || !added || !dropped || come.length !== 1 || gone.length !== 1) return [...pairs];
  const graver = [added[0], dropped[0]].includes('negation')
    ? 'negation'
    : added[0] === 'wording'
      ? dropped[0]
      : added[0];
  return [[graver, dropped[1], added[2]]];
}

const kindOf = (run: readonly Detail[]): SlotKind => run[0]?.kind ?? 'wording';

/** Neighbouring words of one kind. */
function runs(list: readonly Detail[]): Detail[][] {
  const found: Detail[][] = [];
  for (const word of list) {
    const open = found.at(-1);
    if (open && kindOf(open) === word.kind) open.push(word);
    else found.push([word]);
  }
  return found;
}
