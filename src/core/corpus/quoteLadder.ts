import { wordsOf } from '../language/words.ts';
import type { Difference, SlotKind } from '../model/anchor.ts';
import type { Relation } from '../model/claim.ts';
import { daysOfIso } from '../slots/days.ts';
import { classifyChanges } from '../text/changes.ts';
import { folded } from '../text/fold.ts';
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
    pieces: piecesOf(text, classifyChanges(original.text, text, language)),
    ...(compared ? { relation: compared.relation } : {}),
    differences: compared?.differences ?? [],
    carriers,
  };
}

function piecesOf(text: string, changes: readonly Difference[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const same = (end: number): void => {
    if (end > at) pieces.push({ kind: 'same', text: text.slice(at, end), was: '', slot: 'wording' });
    at = Math.max(at, end);
  };
  for (const { kind: slot, from, to, toRange } of changes.toSorted(
    (a, b) => a.toRange.start - b.toRange.start,
  )) {
    same(toRange.start);
    const kind = to === '' ? 'missing' : from === '' ? 'added' : 'changed';
    if (toRange.start === at) pieces.push({ kind, text: to, was: from, slot });
    at = Math.max(at, toRange.end);
  }
  same(text.length);
  return pieces;
}
