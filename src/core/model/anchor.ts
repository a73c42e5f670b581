import { overlaps, type Range } from './range.ts';

/** See the documentation: only `exact` and `moved` are silent. */
export const ANCHOR_STATES = ['exact', 'moved', 'altered', 'ambiguous', 'orphaned'] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** The kinds of detail in which two wordings can disagree. */
export type SlotKind = 'number' | 'date' | 'name' | 'negation' | 'unit' | 'wording';

/**
 * One detail in which two passages disagree. `from` and `to` are the words of either side, an empty string where
 * that side has none; the ranges say where they stand, relative to the start of each passage.
 */
export interface Difference {
  readonly kind: SlotKind;
  readonly from: string;
  readonly to: string;
  readonly fromRange: Range;
  readonly toRange: Range;
}

/** A place an annotation might belong to, `score` in 0..1. */
export interface Candidate {
  readonly range: Range;
  readonly text: string;
  readonly score: number;
}

/** What an annotation's selectors resolve to in the text at hand. */
export interface Anchoring {
  readonly state: AnchorState;
  /** Present for `exact`, `moved` and `altered` only. */
  readonly range?: Range;
  /** `altered` only: each differing detail, old wording to new. */
  readonly changes: readonly Difference[];
  /** `ambiguous`: the equal places; `orphaned`: the best of the unacceptable ones, best first. */
  readonly candidates: readonly Candidate[];
}

/** Whether what resolved to a place has some of the range's text. */
export const touches = ({ range }: Anchoring, other: Range): boolean =>
  range !== undefined && overlaps(range, other);

/** Whether a state needs nobody's attention. */
export const isSilent = (state: AnchorState): boolean => state === 'exact' || state === 'moved';
