import { wordsOf } from '../language/words.ts';
import { alignWords, type Segment } from '../matching/alignment.ts';
import type { Difference, SlotKind } from '../model/anchor.ts';
import type { Relation } from '../model/claim.ts';
import { daysOfIso } from '../slots/days.ts';
import { folded } from '../text/fold.ts';
import { SlotReader } from '../text/slotWords.ts';
import type { AnchoredAnnotation } from './anchoredAnnotation.ts';
import { comparePassages, type ArticlePassage } from './comparePassages.ts';

/** An appearance as the ladder needs it. */
export interface LadderAppearance {
  readonly appearance: AnchoredAnnotation;
  /** The words as they stand in the article, or as they were tagged where they have no place. */
  readonly text: string;
  /** Where the words stand; undefined where they have no place. */
  readonly passage: ArticlePassage | undefined;
  /** ISO, possibly partial. */
  readonly published: string | undefined;
}

/** A stretch of a wording as it stands to the wording compared with. The pieces' texts add up to the wording. */
export interface Piece {
  readonly kind: 'same' | 'changed' | 'added' | 'missing';
  /** Empty for what is missing. */
  readonly text: string;
  /** The words in the stead of which these stand; empty for what is the same or added. */
  readonly was: string;
  /** What kind of detail it is. */
  readonly slot: SlotKind;
}

/** A wording with everybody who carries it in the same words. */
export interface Rung {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** How it stands to the wording compared with; undefined for that one, and where it has no place. */
  readonly relation?: Relation;
  /** The details that cannot both be right. */
  readonly differences: readonly Difference[];
  readonly carriers: readonly LadderAppearance[];
}

export interface QuoteLadder {
  /** The wording all others are compared with, and then those from the fullest to the shortest. */
  readonly rungs: readonly Rung[];
  /** Why the first is the first: surely published before the others, or else the fullest. */
  readonly basis: 'first' | 'fullest';
}

/** All wordings of a claim, aligned word by word with the original, which stands first. */
export function quoteLadder(appearances: readonly LadderAppearance[]): QuoteLadder {
  const wordings = gather(appearances).toSorted((a, b) => b.words - a.words);
  const first = wordings.find((one) => wordings.every((other) => other === one || isBefore(one, other)));
  const original = first ?? wordings[0];
  if (!original) return { rungs: [], basis: 'fullest' };
  const others = wordings.filter((one) => one !== original);
  return {
    rungs: [original, ...others].map((one) => rung(one, original)),
    basis: first && others.length > 0 ? 'first' : 'fullest',
  };
}

interface GatheredWording {
  readonly text: string;
  readonly words: number;
  readonly carriers: readonly LadderAppearance[];
}

function gather(appearances: readonly LadderAppearance[]): GatheredWording[] {
  const byWords = new Map<string, LadderAppearance[]>();
  for (const one of appearances) {
    const words = folded(one.text);
    const known = byWords.get(words);
    if (known) known.push(one);
    else byWords.set(words, [one]);
  }
  return Array.from(byWords.values(), (carriers) => {
    const sorted = carriers.toSorted((a, b) => (a.published ?? '~').localeCompare(b.published ?? '~'));
    const text = sorted[0]?.text ?? '';
    return { text, words: wordsOf(text).words.length, carriers: sorted };
  });
}

/** Whether a wording was surely published before another: dates count as far as they are known. */
function isBefore(a: GatheredWording, b: GatheredWording): boolean {
  const [earliest] = a.carriers
    .flatMap(({ published }) => daysOfIso(published) ?? [])
    .toSorted((one, other) => one.to - other.to);
  return (
    earliest !== undefined &&
    b.carriers.every(({ published }) => {
      const days = daysOfIso(published);
      return days !== undefined && earliest.to < days.from;
    })
  );
}

function rung(wording: GatheredWording, original: GatheredWording): Rung {
  const { text, carriers } = wording;
  if (wording === original) {
    return { text, pieces: [{ kind: 'same', text, was: '', slot: 'wording' }], differences: [], carriers };
  }
  const own = carriers.find(({ passage }) => passage)?.passage;
  const other = original.carriers.find(({ passage }) => passage)?.passage;
  const compared = own && other ? comparePassages(other, own) : undefined;
  const language = own?.article.language;
  return {
    text,
    pieces: piecesOf(original.text, text, alignWords(original.text, text, language), language),
    ...(compared ? { relation: compared.relation } : {}),
    differences: compared?.differences ?? [],
    carriers,
  };
}

function piecesOf(
  from: string,
  to: string,
  segments: readonly Segment[],
  language: string | undefined,
): Piece[] {
  const reader = new SlotReader(`${from}\n${to}`, language);
  const pieces: Piece[] = [];
  let at = 0;
  const same = (end: number): void => {
    const last = pieces.at(-1);
    const text = to.slice(at, end);
    if (text !== '' && last?.kind === 'same') pieces[pieces.length - 1] = { ...last, text: last.text + text };
    else if (text !== '') pieces.push({ kind: 'same', text, was: '', slot: 'wording' });
    at = end;
  };
  for (const { kind, aRange, bRange } of segments) {
    same(kind === 'same' ? bRange.end : bRange.start);
    if (kind === 'same') continue;
    const was = from.slice(aRange.start, aRange.end);
    const text = to.slice(bRange.start, bRange.end);
    pieces.push({ kind: KINDS[kind], text, was, slot: gravest(reader, was, text) });
    at = bRange.end;
  }
  same(to.length);
  return pieces;
}

const KINDS = { changed: 'changed', 'only-a': 'missing', 'only-b': 'added' } as const;

/** In the order in which they matter to somebody who checks: a stretch of several kinds is of the first. */
const GRAVITY: readonly SlotKind[] = ['negation', 'number', 'date', 'name', 'unit'];

function gravest(reader: SlotReader, was: string, text: string): SlotKind {
  const kinds = new Set([was, text].flatMap((words) => kindsOf(reader, words)));
  return GRAVITY.find((kind) => kinds.has(kind)) ?? 'wording';
}

function kindsOf(reader: SlotReader, text: string): SlotKind[] {
  const words = text.match(WORD) ?? [];
  return words.map((word, index) => reader.kindOf(word, false, () => words.slice(0, index)));
}

/** With the marks inside of figures and contractions, without those at its end. */
const WORD = /[\p{L}\p{N}](?:[^\s]*[\p{L}\p{M}\p{N}])?/gu;
