import type { Difference, SlotKind } from '../model/anchor.ts';
import type { Range } from '../model/range.ts';
import { fold } from './fold.ts';
import { datesNeighbour, slotOf } from './slotWords.ts';
import { alignTokens } from './wordDiff.ts';

/** A word of a passage as the classification reads it: a figure with its separators is one word. Offsets are the passage's. */
interface Word extends Range {
  readonly text: string;
  /** Its capital says nothing. */
  readonly opensSentence: boolean;
}

/** A changed word and what it is. */
interface Detail extends Word {
  readonly kind: SlotKind;
}

const WORD =
  /\p{N}+(?:[.,:/-]\p{N}+)*|[\p{L}\p{M}\p{N}_]+(?:['-][\p{L}\p{M}\p{N}_]+)*|[^\s\p{L}\p{M}\p{N}_]/gu;
const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;
/** A stretch rewritten beyond this many words on a side is one difference in wording: details no longer correspond. */
const LONGEST = 40;

/**
 * Every detail in which two wordings of a passage disagree, in the order of the new one, each with its kind. Ranges
 * are relative to the passages given. Empty where both are the same words.
 */
export function classifyChanges(oldPassage: string, newPassage: string): Difference[] {
  if (oldPassage === newPassage) return [];
  const from = words(oldPassage);
  const to = words(newPassage);
  const found: Difference[] = [];
  let fromAt = 0;
  let toAt = 0;
  const differ = (fromEnd: number, toEnd: number): void => {
    if (fromEnd === fromAt && toEnd === toAt) return;
    const gone = details(from, fromAt, fromEnd);
    const come = details(to, toAt, toEnd);
    const emptyFrom = from[fromAt]?.start ?? oldPassage.length;
    const emptyTo = to[toAt]?.start ?? newPassage.length;
    for (const [kind, left, right] of pairUp(gone, come)) {
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
  };
  alignWords(from, to).forEach((place, index) => {
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
  let opensSentence = true;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const start = offsets[match.index] ?? 0;
    // What follows may be folded space: the word ends where its last unit does.
    const last = match.index + word.length - 1;
    const end = Math.max(
      (offsets[last] ?? start) + 1,
      Math.min(offsets[last + 1] ?? passage.length, passage.length),
    );
    found.push({ start, end, text: word, opensSentence });
    if (/[.!?:]/.test(word) && !LETTER_OR_FIGURE.test(word)) opensSentence = true;
    else if (opensSentence && LETTER_OR_FIGURE.test(word)) opensSentence = false;
  }
  return found;
}

/** The words [start, end) of a passage with what they are. */
function details(list: readonly Word[], start: number, end: number): Detail[] {
  return list.slice(start, end).map((word, index) => {
    const kind = slotOf(word.text, word.opensSentence);
    const at = start + index;
    const isDate = kind === 'number' && isDay(word.text, list[at - 1]?.text, list[at + 1]?.text);
    return { ...word, kind: isDate ? 'date' : kind };
  });
}

/** Whether a figure beside a month is its day or year. */
function isDay(figure: string, before = '', after = ''): boolean {
  return /^(?:\d{1,2}|\d{4})$/.test(figure) && (datesNeighbour(before) || datesNeighbour(after));
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
  return joinOneSided(pairs);
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
